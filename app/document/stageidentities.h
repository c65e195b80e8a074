/// Which stage is which across edits: the graph's selection, places and build states hang on it.
#pragma once

#include "core/language/dockerfile/dockerfile.h"
#include "core/language/text/textedit.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace stagewright::app {

/// Lives only in one run of the window; 0 is no stage.
using StageId = std::uint64_t;

/// Follows the stages of one document. A stage keeps its id (1) where its FROM moved through the
/// edits, (2) by its name, (3) by the likeness of its instructions; else it is new. Stages that
/// vanish are remembered, so that undo or cut and paste bring the same id back.
class StageIdentities
{
public:
    /// `edits`: every primitive change since the last update, in order; each range is in the text
    /// just before that change.
    void update(const dockerfile::Dockerfile &model, std::string_view text,
                std::span<const text::TextEdit> edits);
    void clear();

    /// One id per stage of the last model, in file order.
    const std::vector<StageId> &ids() const { return m_ids; }

private:
    /// What is known about a stage that was there.
    struct Trace
    {
        StageId id = 0;
        std::uint32_t begin = 0;
        std::string name;
        std::set<std::string> instructions;
    };

    static Trace traceOf(const dockerfile::Stage &stage, std::string_view text);
    void matchByPosition(std::vector<Trace> &fresh, std::span<const text::TextEdit> edits);
    void matchByName(std::vector<Trace> &fresh);
    void matchByLikeness(std::vector<Trace> &fresh);
    void retire();

    std::vector<Trace> m_known; ///< of the last model; matched ones are taken out
    std::vector<Trace> m_retired;
    std::vector<StageId> m_ids;
    StageId m_next = 1;
};

/// Where an offset goes when the changes happen one after the other.
std::uint32_t mapThrough(std::uint32_t offset, std::span<const text::TextEdit> edits);

} // namespace stagewright::app
