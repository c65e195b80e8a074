#include "app/document/stageidentities.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr std::size_t kRememberedStages = 128;
constexpr double kLeastLikeness = 0.5;

double likeness(const std::set<std::string> &left, const std::set<std::string> &right)
{
    const auto common = static_cast<double>(std::ranges::count_if(
        left, [&right](const std::string &line) { return right.contains(line); }));
    const auto all = static_cast<double>(left.size() + right.size()) - common;
    return all == 0 ? 0 : common / all;
}

} // namespace

std::uint32_t mapThrough(std::uint32_t offset, std::span<const text::TextEdit> edits)
{
    for (const auto &edit : edits) {
        const auto size = static_cast<std::uint32_t>(edit.replacement.size());
        if (offset >= edit.range.end)
            offset = offset - edit.range.length() + size;
        else if (offset > edit.range.begin)
            offset = edit.range.begin + size;
    }
    return offset;
}

StageIdentities::Trace StageIdentities::traceOf(const dockerfile::Stage &stage,
                                                std::string_view text)
{
    Trace trace;
    trace.begin = stage.range.begin;
    trace.name = stage.name;
    for (const auto &instruction : stage.instructions)
        trace.instructions.emplace(text::slice(text, instruction.range));
    return trace;
}

void StageIdentities::update(const dockerfile::Dockerfile &model, std::string_view text,
                             std::span<const text::TextEdit> edits)
{
    std::vector<Trace> fresh;
    for (const auto &stage : model.stages)
        fresh.push_back(traceOf(stage, text));
    matchByPosition(fresh, edits);
    matchByName(fresh);
    matchByLikeness(fresh);
    retire();
    m_ids.clear();
    for (auto &trace : fresh) {
        if (trace.id == 0)
            trace.id = m_next++;
        m_ids.push_back(trace.id);
    }
    m_known = std::move(fresh);
}

void StageIdentities::matchByPosition(std::vector<Trace> &fresh,
                                      std::span<const text::TextEdit> edits)
{
    for (auto &old : m_known)
        old.begin = mapThrough(old.begin, edits);
    for (auto &trace : fresh) {
        // When a whole stage is removed, it and the next one end up at the same place.
        const auto worth = [&trace](const Trace &old) {
            const bool hasSameName = !old.name.empty() && old.name == trace.name;
            return (hasSameName ? 2 : 0) + likeness(trace.instructions, old.instructions);
        };
        auto best = m_known.end();
        for (auto old = m_known.begin(); old != m_known.end(); ++old) {
            if (old->begin == trace.begin && (best == m_known.end() || worth(*old) > worth(*best)))
                best = old;
        }
        // Nothing in common: another stage at the same place.
        if (best == m_known.end() || (worth(*best) == 0 && best->instructions.size() > 1))
            continue;
        trace.id = best->id;
        m_known.erase(best);
    }
}

void StageIdentities::matchByName(std::vector<Trace> &fresh)
{
    for (auto *pool : {&m_known, &m_retired}) {
        std::erase_if(*pool, [&fresh](const Trace &old) {
            const auto match = std::ranges::find_if(fresh, [&old](const Trace &trace) {
                return trace.id == 0 && !old.name.empty() && trace.name == old.name;
            });
            if (match == fresh.end())
                return false;
            match->id = old.id;
            return true;
        });
    }
}

void StageIdentities::matchByLikeness(std::vector<Trace> &fresh)
{
    for (auto *pool : {&m_known, &m_retired}) {
        std::erase_if(*pool, [&fresh](const Trace &old) {
            const auto match = std::ranges::find_if(fresh, [&old](const Trace &trace) {
                return trace.id == 0 &&
                       likeness(trace.instructions, old.instructions) >= kLeastLikeness;
            });
            if (match == fresh.end())
                return false;
            match->id = old.id;
            return true;
        });
    }
}

void StageIdentities::retire()
{
    m_retired.insert(m_retired.begin(), std::make_move_iterator(m_known.begin()),
                     std::make_move_iterator(m_known.end()));
    if (m_retired.size() > kRememberedStages)
        m_retired.resize(kRememberedStages);
}

void StageIdentities::clear()
{
    m_known.clear();
    m_retired.clear();
    m_ids.clear();
}

} // namespace stagewright::app
