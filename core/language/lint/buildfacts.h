/// What a build of this very text found out; plain values, so that rules stay pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::lint {

/// A path that a layer writes or removes.
struct FileFact
{
    std::string path;        ///< absolute
    std::uint64_t bytes = 0; ///< of the content; 0 for all but regular files
    bool isDirectory = false;
    bool isRemoved = false; ///< hides what lower layers hold here, and below
};

/// The layer of one instruction.
struct LayerFacts
{
    std::size_t instruction = 0; ///< index in dockerfile::Stage::instructions
    std::uint64_t bytes = 0;     ///< of the regular files in it
    std::vector<FileFact> files; ///< sorted by path
};

struct StageFacts
{
    std::vector<LayerFacts> layers; ///< of the instructions that made one, in order
    /// Every path that the finished stage holds, absolute and sorted; nothing where no one looked.
    std::optional<std::vector<std::string>> paths;
};

struct BuildFacts
{
    /// By stage index; nothing for a stage that was not built.
    std::vector<std::optional<StageFacts>> stages;
};

} // namespace stagewright::lint
