/// What a build of this very text found out; plain values, so that rules stay pure.
#pragma once

#include "core/base/support/result.h"
#include "core/image/oci/digest.h"
#include "core/language/dockerfile/dockerfile.h"
#include "core/language/text/textrange.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

/// A path that a layer writes or removes.
struct FileFact
{
    std::string path;        ///< absolute
    std::uint64_t bytes = 0; ///< of the content; 0 for all but regular files
    bool isDirectory = false;
    bool isRemoved = false; ///< hides what lower layers hold here, and below

    bool operator==(const FileFact &) const = default;
};

/// The layer of one instruction.
struct LayerFacts
{
    std::size_t instruction = 0; ///< index in dockerfile::Stage::instructions
    std::uint64_t bytes = 0;     ///< of the regular files in it
    /// What the layer removes, and what a layer above it removes of it; sorted by path.
    std::vector<FileFact> files;

    bool operator==(const LayerFacts &) const = default;
};

struct StageFacts
{
    text::TextRange range;          ///< of the stage in the text that was built
    std::vector<LayerFacts> layers; ///< of the instructions that made one, in order
    /// Every path that the finished stage holds, absolute and sorted; nothing where no one looked.
    std::optional<std::vector<std::string>> paths;

    bool operator==(const StageFacts &) const = default;
};

struct BuildFacts
{
    oci::Digest text; ///< of the Dockerfile's bytes
    /// By stage index; nullptr for a stage that was not built, or of which too little is known.
    std::vector<std::shared_ptr<const StageFacts>> stages;
};

/// One JSON document in one line; paths that are no UTF-8 are left out.
std::string serialise(const BuildFacts &facts);

/// Errors: Corrupt; Unsupported for another version of the format.
Result<BuildFacts> parseBuildFacts(std::string_view json);

/// A text, and what a build of it found out.
struct BuiltText
{
    std::string text; ///< without a byte order mark
    BuildFacts facts;
};

/// `bytes`: the Dockerfile as it is on disk. Nothing where the facts are of other bytes.
std::optional<BuiltText> joinWithText(std::string bytes, BuildFacts facts);

/// What of it surely holds for another version of the text: all of the stages up to whose end
/// nothing differs, as a stage depends on nothing below it.
BuildFacts factsFor(const BuiltText &built, const dockerfile::Dockerfile &model,
                    std::string_view text);

} // namespace stagewright::lint
