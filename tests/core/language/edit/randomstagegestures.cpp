#include "core/language/edit/clipboard.h"
#include "core/language/edit/stages.h"
#include "tests/core/language/edit/gesturechooser.h"

namespace stagewright::tests {

void Chooser::deleteUnused()
{
    const auto stage = anyStage();
    if (!did("deleteStage unused", std::to_string(stage), edit::deleteStage(m_source, stage)))
        return;
    takeStage(stage);
    m_trial.keepsValues = true;
}

void Chooser::deleteWithUses()
{
    const auto stage = anyStage();
    if (!did("deleteStage with uses", std::to_string(stage),
             edit::deleteStage(m_source, stage, edit::DeleteMode::WithUses)))
        return;
    std::vector<std::string> gone = {GraphModel::link(stageAt(stage).id)};
    takeStage(stage);
    const auto isGone = [&](const std::string &source) {
        return std::ranges::find(gone, source) != gone.end();
    };
    for (std::size_t i = 0; i < graph().stages.size();) {
        if (isGone(stageAt(i).base)) {
            gone.push_back(GraphModel::link(stageAt(i).id));
            takeStage(i);
        } else {
            ++i;
        }
    }
    for (auto &each : graph().stages) {
        // A trigger is a use where a stage is built on it.
        const bool hasChild =
            std::ranges::any_of(m_text.model.graph.edges, [&](const dockerfile::StageEdge &edge) {
                return edge.kind == EdgeKind::Base &&
                       edge.source == dockerfile::NodeId{dockerfile::NodeId::Kind::Stage,
                                                         static_cast<std::size_t>(each.id)} &&
                       graph().indexOf(static_cast<int>(edge.target)) < graph().stages.size();
            });
        std::erase_if(each.rows, [&](GraphRow &row) {
            const auto count = std::erase_if(row.sources, isGone);
            const bool isRun = row.kind == InstructionKind::Run;
            if (count > 0 && isRun)
                row.raw = kAnything;
            if (count > 0 && row.kind == InstructionKind::OnBuild && !hasChild) {
                row.sources.emplace_back(kAnything);
                return false;
            }
            return count > 0 && !isRun;
        });
    }
}

void Chooser::deleteRebase()
{
    const auto stage = anyStage();
    if (!did("deleteStage rebase", std::to_string(stage),
             edit::deleteStage(m_source, stage, edit::DeleteMode::RebaseChildren)))
        return;
    const auto gone = takeStage(stage);
    for (auto &child : graph().stages) {
        if (child.base != GraphModel::link(gone.id))
            continue;
        child.base = gone.base;
        if (child.platform.empty())
            child.platform = gone.platform;
    }
}

void Chooser::moveStage()
{
    const auto stage = anyStage();
    const auto index = anyStage();
    if (!did("moveStage", concat(std::to_string(stage), " to ", std::to_string(index)),
             edit::moveStage(m_source, stage, index)))
        return;
    insertStage(index, takeStage(stage));
    m_trial.keepsValues = true;
}

void Chooser::moveAbove()
{
    const auto stage = anyStage();
    const auto other = anyStage();
    if (!did("moveStageAbove", concat(std::to_string(stage), " above ", std::to_string(other)),
             edit::moveStageAbove(m_source, stage, other)))
        return;
    auto place = other;
    for (const auto needed : m_text.model.reachableFrom(stage)) {
        if (needed > other && needed <= stage)
            insertStage(place++, takeStage(needed));
    }
    m_trial.keepsValues = true;
}

void Chooser::makeLast()
{
    const auto stage = anyStage();
    if (!did("makeLast", std::to_string(stage), edit::makeLast(m_source, stage)))
        return;
    insertStage(stageCount() - 1, takeStage(stage));
    m_trial.keepsValues = true;
}

void Chooser::split()
{
    const auto at = anyRow();
    const auto name = anyName();
    if (!did("splitStage", concat(show(at), " ", name), edit::splitStage(m_source, at, name)))
        return;
    auto &first = stageAt(at.stage);
    GraphStage second;
    second.id = graph().newId();
    second.name = toLowerAscii(name);
    const auto middle = first.rows.begin() + static_cast<std::ptrdiff_t>(at.instruction) - 1;
    second.rows.assign(middle, first.rows.end());
    first.rows.erase(middle, first.rows.end());
    if (first.name.empty())
        first.name = kAnything;
    const auto link = GraphModel::link(first.id);
    const auto newLink = GraphModel::link(second.id);
    insertStage(at.stage + 1, std::move(second));
    redirect(link, newLink);
    stageAt(at.stage + 1).base = link;
    m_trial.keepsValues = true;
}

void Chooser::splitRuntime()
{
    const auto stage = anyStage();
    const auto name = anyName();
    if (!did("splitIntoBuildAndRuntime", concat(std::to_string(stage), " ", name),
             edit::splitIntoBuildAndRuntime(m_source, stage, "alpine", name, "",
                                            {{"/a", "/b"}, {"/c", "/d"}})))
        return;
    auto &first = stageAt(stage);
    if (first.name.empty())
        first.name = kAnything;
    auto at = behindFiles(first.rows);
    for (auto i = at; i < first.rows.size(); ++i) {
        if (first.rows[i].kind == InstructionKind::OnBuild)
            at = i + 1;
    }
    GraphStage second;
    second.id = graph().newId();
    second.name = toLowerAscii(name);
    second.base = baseOf("alpine", stage + 1);
    const auto middle = first.rows.begin() + static_cast<std::ptrdiff_t>(at);
    second.rows.assign(middle, first.rows.end());
    first.rows.erase(middle, first.rows.end());
    const auto link = GraphModel::link(first.id);
    insertRow(second, 0,
              newRow(InstructionKind::Copy, concat("COPY --from=§ /c /d", kCase), {link}));
    insertRow(second, 0,
              newRow(InstructionKind::Copy, concat("COPY --from=§ /a /b", kCase), {link}));
    // Rows that are repeated stand in front: as many as there are more than these.
    const edit::ParsedText after(m_trial.result->edits.apply(m_text.text()));
    const auto count = after.model.stages.size() > stage + 1
                           ? after.model.stages[stage + 1].instructions.size() - 1
                           : 0;
    for (std::size_t i = 0; second.rows.size() < count; ++i) {
        const auto &repeated = after.model.stages[stage + 1].instructions[i + 1];
        const bool isAllowed = repeated.kind == InstructionKind::Workdir ||
                               repeated.kind == InstructionKind::Arg ||
                               repeated.kind == InstructionKind::Env;
        insertRow(second, i, newRow(repeated.kind, isAllowed ? kAnything : "no other row"));
    }
    insertStage(stage + 1, std::move(second));
}

void Chooser::extract()
{
    const auto [one, other] = anyTwins();
    const auto name = anyName();
    if (!did("extractCommonBase",
             concat(std::to_string(one), " ", std::to_string(other), " ", name),
             edit::extractCommonBase(m_source, {one, other}, name)))
        return;
    const auto first = std::min(one, other);
    const auto second = std::max(one, other);
    // As many rows as the common stage got: at least one, and as many as both start with.
    const edit::ParsedText after(m_trial.result->edits.apply(m_text.text()));
    const auto count = after.model.stages.at(first).instructions.size() - 1;
    GraphStage common;
    common.id = graph().newId();
    common.name = toLowerAscii(name);
    common.base = stageAt(first).base;
    common.platform = stageAt(first).platform;
    for (std::size_t i = 0; i < count; ++i) {
        common.rows.push_back(takeRow(stageAt(first), 0));
        const auto same = takeRow(stageAt(second), 0);
        if (same.sources != common.rows.back().sources || same.kind != common.rows.back().kind)
            common.rows.back().raw = "not equal";
    }
    if (count == 0)
        common.name = "without rows";
    for (const auto index : {first, second}) {
        stageAt(index).base = GraphModel::link(common.id);
        stageAt(index).platform.clear();
    }
    insertStage(first, std::move(common));
    m_trial.keepsValues = true;
}

void Chooser::duplicateStage()
{
    const auto stage = anyStage();
    const auto name = chance(2) ? std::string() : anyName();
    if (!did("duplicateStage", concat(std::to_string(stage), " ", name),
             edit::duplicateStage(m_source, stage, name)))
        return;
    auto copy = copyOf(stageAt(stage));
    copy.name = name.empty() ? kAnything : toLowerAscii(name);
    insertStage(stage + 1, std::move(copy));
    m_trial.keepsValues = true;
}

/// A stage of this file once more: it uses what the stage uses, under another name.
void Chooser::pasteStage()
{
    const auto stage = anyStage();
    const auto after = anyStage();
    const auto clip = edit::copyStages(m_source, {stage});
    if (!did("pasteStages", concat(std::to_string(stage), " behind ", std::to_string(after)),
             edit::pasteStages(m_source, clip, after)))
        return;
    auto copy = copyOf(stageAt(stage));
    copy.name = copy.name.empty() ? "" : kAnything;
    copy.base = kAnything; // a stage behind is an image, and so is a stage without a name
    for (auto &row : copy.rows) {
        std::ranges::replace_if(
            row.sources,
            [&](const std::string &source) {
                if (!source.starts_with('#'))
                    return true;
                // A number may stand for a stage that no name means.
                const auto index = std::stoul(source.substr(1));
                return m_text.model.findStage(stageAt(index).name) != index;
            },
            kAnything);
        row.raw =
            m_source.snapshot.text().find('\r') == std::string_view::npos ? row.raw : kAnything;
        if (row.raw != kAnything)
            row.raw += kCase;
        // A copy that reads from itself reads from itself.
        std::ranges::replace(row.sources, GraphModel::link(stageAt(stage).id),
                             std::string(kAnything));
    }
    insertStage(after + 1, std::move(copy));
}

void Chooser::pasteSnippet()
{
    const auto after = chance(4) ? std::nullopt : std::optional(anyStage());
    const auto result = edit::pasteStages(m_source,
                                          "FROM busybox:9 AS fresh\nRUN x\n\nFROM fresh\n"
                                          "COPY --from=0 /a /b\nCOPY --from=fresh /c /d\n",
                                          after);
    if (!did("pasteStages snippet", after ? std::to_string(*after) : "end", result))
        return;
    GraphStage first;
    first.id = graph().newId();
    first.name = kAnything;
    first.base = "busybox:9";
    first.rows.push_back(newRow(InstructionKind::Run, concat("RUN x", kCase)));
    const auto link = GraphModel::link(first.id);
    GraphStage second;
    second.id = graph().newId();
    second.base = link;
    for (const auto *raw : {"COPY --from=§ /a /b", "COPY --from=§ /c /d"})
        second.rows.push_back(newRow(InstructionKind::Copy, concat(raw, kCase), {link}));
    const auto index = after ? *after + 1 : stageCount();
    insertStage(index, std::move(second));
    insertStage(index, std::move(first));
    m_trial.keepsValues = true;
}

void Chooser::pasteRows()
{
    const auto before = anyPlace();
    const auto result =
        edit::pasteInstructions(m_source, before, "# c\nRUN one\n\nENV two=2 \\\n# in\n three=3\n");
    if (m_text.model.escape != '\\' || !did("pasteInstructions", show(before), result))
        return;
    auto &stage = stageAt(before.stage);
    insertRow(stage, before.instruction - 1, newRow(InstructionKind::Env, kAnything));
    auto row = newRow(InstructionKind::Run, concat("RUN one", kCase));
    row.comments = {"# c"};
    insertRow(stage, before.instruction - 1, std::move(row));
}

} // namespace stagewright::tests
