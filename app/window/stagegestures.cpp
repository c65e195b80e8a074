// GraphPane: gestures on whole stages, as edits of the text.
#include "app/qtsupport/text.h"
#include "app/window/artifactguess.h"
#include "app/window/editchain.h"
#include "app/window/graphpane.h"
#include "core/language/draw/draw.h"
#include "core/language/edit/clipboard.h"
#include "core/language/edit/rows.h"
#include "core/language/edit/stages.h"

#include <QRegularExpression>

#include <algorithm>

namespace stagewright::app {

namespace {

const char *const kRuntimeBase = "debian:bookworm-slim";

/// "line 14, final: COPY --from=builder /app ."
QString useText(const dockerfile::Dockerfile &model, const dockerfile::StageEdge &edge)
{
    const auto &stage = model.stages[edge.target];
    return GraphPane::tr("line %1, %2: %3")
        .arg(draw::lineOf(model, edge))
        .arg(fromUtf8(stage.displayName()),
             fromUtf8(stage.instructions[edge.instruction].summary()));
}

} // namespace

void GraphPane::rename(StageId stage, const QString &name)
{
    if (const auto index = known(stage))
        perform([&](const edit::Source &text) {
            return edit::renameStage(text, *index, toUtf8(name.trimmed()));
        });
}

void GraphPane::moveNodes(const NodePositions &places)
{
    const auto *stage =
        places.size() == 1 ? m_view.content().stage(places.begin()->first.stage) : nullptr;
    const auto label = stage ? tr("Move stage %1").arg(stage->name)
                             : tr("Move %n node(s)", nullptr, static_cast<int>(places.size()));
    m_document.moveNodes(places, label);
}

/// The last one first: what is in front of it keeps its index.
void GraphPane::removeNodes(const std::set<NodeKey> &nodes)
{
    const auto analysis = m_document.currentAnalysis();
    std::set<std::size_t> stages;
    for (const NodeKey &node : nodes)
        if (const auto index = m_document.indexOf(node.stage))
            stages.insert(*index);
    if (stages.empty()) {
        emit refused(tr("An image goes from the graph when no line names it any more."));
        return;
    }
    const auto &model = analysis->dockerfile;
    QStringList uses;
    for (const std::size_t stage : stages)
        for (const auto &edge : edit::usesOf(model, stage))
            if (!stages.contains(edge.target))
                uses << useText(model, edge);
    auto mode = edit::DeleteMode::WithUses;
    if (!uses.isEmpty()) {
        const QString name = fromUtf8(model.stages[*stages.begin()].displayName());
        const auto answer =
            m_ask ? m_ask(tr("Delete %1, although other lines need it?").arg(name), uses)
                  : Deletion::Cancel;
        if (answer == Deletion::Cancel)
            return;
        if (answer == Deletion::Rebase)
            mode = edit::DeleteMode::RebaseChildren;
    }
    perform([&](const edit::Source &text) {
        std::vector<EditStep> steps;
        for (auto stage = stages.rbegin(); stage != stages.rend(); ++stage)
            steps.emplace_back([index = *stage, mode](const edit::Source &now) {
                return edit::deleteStage(now, index, mode);
            });
        return chained(text, steps);
    });
}

void GraphPane::duplicate(StageId stage)
{
    if (const auto index = known(stage))
        perform([&](const edit::Source &text) { return edit::duplicateStage(text, *index); });
}

void GraphPane::splitAt(const RowPlace &row)
{
    if (const auto stage = known(row.stage))
        perform([&](const edit::Source &text) {
            const std::string wish = text.model.stages[*stage].displayName() + "-rest";
            return edit::splitStage(text, rowOf(row, *stage),
                                    edit::freeStageName(text.model, wish));
        });
}

void GraphPane::splitIntoRuntime(StageId stage)
{
    const auto index = known(stage);
    if (!index)
        return;
    perform([&](const edit::Source &text) {
        const auto &old = text.model.stages[*index];
        const auto guess = guessArtifact(old, old);
        return edit::splitIntoBuildAndRuntime(
            text, *index, kRuntimeBase, edit::freeStageName(text.model, "runtime"),
            edit::freeStageName(text.model, "build"), {{guess.path, guess.path}});
    });
}

void GraphPane::extractBase(const std::set<NodeKey> &nodes)
{
    m_document.currentAnalysis();
    std::vector<std::size_t> stages;
    for (const NodeKey &node : nodes)
        if (const auto index = m_document.indexOf(node.stage))
            stages.push_back(*index);
    std::ranges::sort(stages);
    if (stages.size() < 2) {
        emit refused(tr("Select the stages that start alike first: a click with Ctrl adds one."));
        return;
    }
    perform([&](const edit::Source &text) {
        return edit::extractCommonBase(text, stages, edit::freeStageName(text.model, "base"));
    });
}

void GraphPane::makeLast(StageId stage)
{
    if (const auto index = known(stage))
        perform([&](const edit::Source &text) { return edit::makeLast(text, *index); });
}

void GraphPane::moveStage(StageId stage, int step)
{
    const auto index = known(stage);
    if (!index)
        return;
    const std::size_t count = m_document.analysis()->dockerfile.stages.size();
    const bool isAtEnd = step < 0 ? *index == 0 : *index + 1 >= count;
    if (isAtEnd) {
        emit refused(step < 0 ? tr("This stage is the first one.")
                              : tr("This stage is the last one."));
        return;
    }
    perform([&](const edit::Source &text) {
        return edit::moveStage(text, *index, step < 0 ? *index - 1 : *index + 1);
    });
}

// -- clipboard ----------------------------------------------------------------------------------

QString GraphPane::copied() const
{
    const auto analysis = m_document.currentAnalysis();
    const edit::Source source{analysis->snapshot, analysis->dockerfile, &m_document.modelOptions()};
    const GraphSelection &selection = m_view.selection();
    const auto one = m_document.indexOf(selection.oneStage());
    if (one && selection.instruction)
        return fromUtf8(edit::copyRows(source, {{*one, *selection.instruction}}));
    std::vector<std::size_t> stages;
    for (const NodeKey &node : selection.nodes)
        if (const auto index = m_document.indexOf(node.stage))
            stages.push_back(*index);
    std::ranges::sort(stages);
    return stages.empty() ? QString() : fromUtf8(edit::copyStages(source, stages));
}

/// Text with a FROM becomes stages; instructions go below the selected row or into the stage.
void GraphPane::paste(const QString &text, std::optional<QPointF> place)
{
    if (text.trimmed().isEmpty())
        return;
    const auto analysis = m_document.currentAnalysis();
    const GraphSelection &selection = m_view.selection();
    const auto stage = m_document.indexOf(selection.oneStage());
    static const QRegularExpression kFrom(QStringLiteral("^\\s*FROM\\s"),
                                          QRegularExpression::MultilineOption |
                                              QRegularExpression::CaseInsensitiveOption);
    if (text.contains(kFrom)) {
        perform(
            [&](const edit::Source &source) {
                return edit::pasteStages(source, toUtf8(text), stage);
            },
            place);
        return;
    }
    if (!stage) {
        emit refused(tr("Select a stage first: an instruction belongs to one."));
        return;
    }
    const StageId id = selection.oneStage();
    const RowPlace before = selection.instruction ? RowPlace{id, *selection.instruction + 1}
                                                  : RowPlace{id, endOfRows(id, text)};
    perform([&](const edit::Source &source) {
        return edit::pasteInstructions(source, rowOf(before, *stage), toUtf8(text));
    });
}

} // namespace stagewright::app
