#include "core/base/support/strings.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"
#include "core/language/edit/stages.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using dockerfile::Dockerfile;
using dockerfile::EdgeFault;
using dockerfile::NodeId;
using dockerfile::StageEdge;

/// Edges that are right, and would not be in the new order.
std::vector<StageEdge> brokenBy(const Dockerfile &model, const Outcome &outcome)
{
    std::vector<StageEdge> broken;
    for (const auto &edge : model.graph.edges) {
        const bool isRight =
            edge.source.kind == NodeId::Kind::Stage && edge.fault == EdgeFault::None;
        if (isRight && *outcome.meaningOf(edge.source.index) >= *outcome.meaningOf(edge.target))
            broken.push_back(edge);
    }
    return broken;
}

EditResult finishMove(const Source &source, const Outcome &outcome, Rewrite &rewrite,
                      std::size_t stage, Message title)
{
    auto broken = brokenBy(source.model, outcome);
    if (!broken.empty()) {
        const auto &stages = source.model.stages;
        const auto user = stages[broken.front().target].displayName();
        const auto used = stages[broken.front().source.index].displayName();
        return tl::unexpected(
            Refusal{Message(MSG("edit", "Stage %1 needs %2, which would come behind it: a stage "
                                        "can only use stages that come before it"),
                            {user, used}),
                    std::move(broken)});
    }
    renumber(source, outcome, rewrite);
    return finish(source, rewrite, outcome, std::move(title), {{*outcome.meaningOf(stage), 0}});
}

/// A stage goes up with the blank lines above it, which then stand below.
void moveUp(const Source &source, std::size_t stage, std::uint32_t offset, Rewrite &rewrite)
{
    const auto text = source.snapshot.text();
    const auto lines = linesOf(source, stage);
    const auto all = withBlankLinesAbove(text, lines);
    const bool wouldTouch = isBehindComment(text, all.begin) && !isBlankLineAt(text, lines.end);
    rewrite.copy(lines, offset);
    if (all.begin < lines.begin)
        rewrite.copy({all.begin, lines.begin}, offset);
    else if (isBehindComment(text, lines.end))
        rewrite.insert(offset, "\n");
    rewrite.remove(wouldTouch ? lines : all);
}

/// A stage goes down with the blank lines below it, which then stand above.
void moveDown(const Source &source, std::size_t stage, std::uint32_t offset, Rewrite &rewrite)
{
    const auto text = source.snapshot.text();
    const auto lines = linesOf(source, stage);
    const auto all = withBlankLinesBelow(text, lines);
    if (lines.end < all.end)
        rewrite.copy({lines.end, all.end}, offset);
    else if (isBehindComment(text, offset))
        rewrite.insert(offset, "\n");
    rewrite.copy(lines, offset);
    if (isBehindComment(text, lines.end) && !isBlankLineAt(text, offset))
        rewrite.insert(offset, "\n");
    rewrite.remove(all);
}

/// The stage and what it needs, of the stages from `first` on; in file order.
std::vector<std::size_t> neededFrom(const Dockerfile &model, std::size_t stage, std::size_t first)
{
    auto needed = model.reachableFrom(stage);
    std::erase_if(needed, [&](std::size_t index) { return index < first || index > stage; });
    return needed;
}

} // namespace

EditResult moveStage(const Source &source, std::size_t stage, std::size_t index)
{
    for (const auto each : {stage, index}) {
        if (auto refusal = checkStage(source, each))
            return tl::unexpected(std::move(*refusal));
    }
    const auto name = source.model.stages[stage].displayName();
    if (stage == index)
        return refuse(MSG("edit", "Stage %1 stands there already"), {name});
    Rewrite rewrite(source.snapshot.text());
    if (index < stage)
        moveUp(source, stage, linesOf(source, Row{index, 0}).begin, rewrite);
    else
        moveDown(source, stage, linesOf(source, index).end, rewrite);
    Outcome outcome(source.model);
    outcome.moveStage(stage, index);
    return finishMove(source, outcome, rewrite, stage,
                      Message(MSG("edit", "Move stage %1"), {name}));
}

EditResult moveStageAbove(const Source &source, std::size_t stage, std::size_t other)
{
    for (const auto each : {stage, other}) {
        if (auto refusal = checkStage(source, each))
            return tl::unexpected(std::move(*refusal));
    }
    const auto name = source.model.stages[stage].displayName();
    const auto otherName = source.model.stages[other].displayName();
    if (stage <= other)
        return refuse(MSG("edit", "Stage %1 stands above %2 already"), {name, otherName});
    const auto moved = neededFrom(source.model, stage, other);
    if (moved.front() == other)
        return refuse(MSG("edit", "Stage %1 needs %2 and cannot stand above it"),
                      {name, otherName});
    Rewrite rewrite(source.snapshot.text());
    Outcome outcome(source.model);
    const auto offset = linesOf(source, Row{other, 0}).begin;
    for (std::size_t i = 0; i < moved.size(); ++i) {
        moveUp(source, moved[i], offset, rewrite);
        outcome.moveStage(moved[i], other + i);
    }
    return finishMove(source, outcome, rewrite, stage,
                      Message(MSG("edit", "Move stage %1 above %2"), {name, otherName}));
}

EditResult makeLast(const Source &source, std::size_t stage)
{
    if (auto refusal = checkStage(source, stage))
        return tl::unexpected(std::move(*refusal));
    const auto last = source.model.stages.size() - 1;
    const auto name = source.model.stages[stage].displayName();
    if (stage == last)
        return refuse(MSG("edit", "Stage %1 is the last one already"), {name});
    auto result = moveStage(source, stage, last);
    if (result)
        result->title = Message(MSG("edit", "Make %1 the last stage"), {name});
    return result;
}

} // namespace stagewright::edit
