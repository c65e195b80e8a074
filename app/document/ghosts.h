/// Stages whose FROM does not parse while it is being typed: they stay in the graph as ghosts.
#pragma once

#include "app/document/stageidentities.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stagewright::app {

/// What is remembered of a stage whose line is broken now.
struct Ghost
{
    StageId id = 0;
    std::string name; ///< display name of the stage when its line was whole
    std::string base;
    std::uint32_t begin = 0; ///< of the broken line's instruction in the text as it is
    std::uint32_t line = 0;  ///< zero-based
};

/// A stage as graph and outline show it: with its own lines, or a ghost whose lines the parser
/// gave to the stage above.
struct ShownStage
{
    StageId id = 0;
    std::string name; ///< display name
    std::string base;
    /// Stage of the model that holds the lines; nothing where they stand before the first FROM
    /// (Dockerfile::misplaced).
    std::optional<std::size_t> modelStage;
    std::size_t firstInstruction = 0; ///< half-open range of its instructions
    std::size_t endInstruction = 0;
    bool isGhost = false;
    std::uint32_t ghostLine = 0; ///< zero-based line that does not parse
};

/// Follows ghosts through the versions of a document. A ghost lasts while the line that made it
/// is there and broken.
class Ghosts
{
public:
    /// After StageIdentities::update() with the same model and edits; `ids` are its result.
    void update(const dockerfile::Dockerfile &model, std::string_view text,
                std::span<const StageId> ids, std::span<const text::TextEdit> edits);
    void clear();

    const std::vector<Ghost> &ghosts() const { return m_ghosts; }

private:
    std::vector<Ghost> m_last; ///< every stage of the last model that was whole, as if it broke now
    std::vector<Ghost> m_ghosts;
};

/// Stages and ghosts in text order.
std::vector<ShownStage> shownStages(const dockerfile::Dockerfile &model,
                                    std::span<const StageId> ids, std::span<const Ghost> ghosts);

} // namespace stagewright::app
