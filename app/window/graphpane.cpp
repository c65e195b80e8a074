#include "app/window/graphpane.h"

#include "app/graphview/contentbuilder.h"
#include "app/qtsupport/text.h"
#include "app/window/artifactguess.h"
#include "core/language/analysis/analysis.h"

#include <algorithm>

namespace stagewright::app {

namespace {

const char *const kFallbackBase = "alpine:3.20";

std::string baseForNewStage(const dockerfile::Dockerfile &model)
{
    for (auto stage = model.stages.rbegin(); stage != model.stages.rend(); ++stage) {
        if (!stage->baseIsScratch && !stage->base.empty() && !model.findStage(stage->base))
            return stage->base;
    }
    return kFallbackBase;
}

/// A new stage that copies from `from`: both edits as one.
edit::EditResult addStageWithCopy(const edit::Source &source, std::size_t from,
                                  const std::string &base, const std::string &name)
{
    const auto added = edit::addStage(source, base, name, std::nullopt);
    if (!added)
        return added;
    const auto before = source.snapshot.text();
    const auto between = analysis::analyze(text::TextSnapshot(added->edits.apply(before)));
    const auto &stages = between->dockerfile.stages;
    const auto guess = guessArtifact(stages[from], stages.back());
    auto copied = edit::connect({between->snapshot, between->dockerfile}, from, stages.size() - 1,
                                guess.path, guess.destination);
    if (!copied)
        return copied;
    const auto after = copied->edits.apply(between->snapshot.text());
    return edit::Change{text::difference(before, after), added->title, copied->selection};
}

} // namespace

GraphPane::GraphPane(DockerfileDocument &document, GraphView &view, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_view(view)
{
    connect(&document, &DockerfileDocument::positionsChanged, this,
            [this] { m_view.setPositions(m_document.positions()); });
    connectGestures();
}

void GraphPane::connectGestures()
{
    connect(&m_view, &GraphView::selectionChanged, this, [this](const GraphSelection &selection) {
        emit selectionRequested(selectionOf(selection));
    });
    connect(&m_view, &GraphView::connectRequested, this, &GraphPane::connectStages);
    connect(&m_view, &GraphView::renameRequested, this, &GraphPane::rename);
    connect(&m_view, &GraphView::removeEdgeRequested, this, [this](const EdgeKey &key) {
        if (const auto *edge = m_view.content().edge(key))
            removeEdge(edge->modelEdge);
    });
    connect(&m_view, &GraphView::removeNodesRequested, this, &GraphPane::removeNodes);
    connect(&m_view, &GraphView::nodesMoved, this, &GraphPane::moveNodes);
    connect(&m_view, &GraphView::addStageRequested, this,
            [this](StageId source, QPointF place) { addStage(source, 0, place); });
    connect(&m_view, &GraphView::rowActivated, this, [this](StageId stage, std::size_t row) {
        emit revealRequested(Selection{stage, row, {}, {}});
    });
    connect(&m_view, &GraphView::nodeActivated, this, [this](const NodeKey &node) {
        emit revealRequested(Selection{node.stage, {}, node.image, {}});
    });
}

void GraphPane::refresh(StageId target)
{
    const auto &analysis = m_document.analysis();
    if (!analysis)
        return;
    const auto stages = m_document.shownStages();
    m_view.setPositions(m_document.positions());
    m_view.setContent(makeGraphContent({analysis->dockerfile, analysis->diagnostics, stages,
                                        m_document.buildState(), m_document.indexOf(target)}));
}

void GraphPane::setSelection(const Selection &selection)
{
    m_view.setSelection(graphSelectionOf(selection).within(m_view.content()));
}

Selection GraphPane::selectionOf(const GraphSelection &selection) const
{
    Selection result;
    if (selection.edge) {
        const auto *edge = m_view.content().edge(*selection.edge);
        result.stage = selection.edge->target;
        if (selection.edge->instruction > 0)
            result.instruction = selection.edge->instruction;
        if (edge)
            result.edge = edge->modelEdge;
    } else if (selection.nodes.size() == 1) {
        result.stage = selection.nodes.begin()->stage;
        result.image = selection.nodes.begin()->image;
        result.instruction = selection.instruction;
    }
    return result;
}

GraphSelection GraphPane::graphSelectionOf(const Selection &selection) const
{
    if (selection.edge) {
        const auto &edges = m_view.content().edges;
        const auto edge = std::ranges::find(edges, *selection.edge, &GraphEdge::modelEdge);
        if (edge != edges.end())
            return GraphSelection::ofEdge(edge->key);
    }
    if (!selection.image.empty())
        return GraphSelection::ofNode({0, selection.image});
    if (selection.stage == 0)
        return {};
    return selection.instruction ? GraphSelection::ofRow(selection.stage, *selection.instruction)
                                 : GraphSelection::ofNode(nodeOf(selection.stage));
}

void GraphPane::perform(const DockerfileDocument::Gesture &gesture, std::optional<QPointF> place)
{
    const auto changed = m_document.perform(gesture, place);
    if (changed)
        emit edited(*changed);
    else
        emit refused(translated(changed.error().reason));
}

void GraphPane::connectStages(StageId source, StageId target)
{
    m_document.currentAnalysis();
    const auto from = m_document.indexOf(source);
    const auto to = m_document.indexOf(target);
    if (!from || !to) {
        emit refused(tr("Mend the line of that stage first: it does not parse."));
        return;
    }
    perform([&](const edit::Source &text) {
        const auto guess = guessArtifact(text.model.stages[*from], text.model.stages[*to]);
        return edit::connect(text, *from, *to, guess.path, guess.destination);
    });
}

void GraphPane::removeEdge(std::size_t modelEdge)
{
    perform([modelEdge](const edit::Source &text) -> edit::EditResult {
        const auto &edges = text.model.graph.edges;
        if (modelEdge >= edges.size())
            return tl::unexpected(edit::Refusal{Message("This edge is not there any more")});
        return edit::removeEdge(text, edges[modelEdge]);
    });
}

void GraphPane::rename(StageId stage, const QString &name)
{
    m_document.currentAnalysis();
    if (const auto index = m_document.indexOf(stage))
        perform([&](const edit::Source &text) {
            return edit::renameStage(text, *index, toUtf8(name.trimmed()));
        });
}

void GraphPane::addStage(StageId source, StageId after, std::optional<QPointF> place)
{
    m_document.currentAnalysis();
    const auto from = m_document.indexOf(source);
    const auto behind = m_document.indexOf(after);
    perform(
        [&](const edit::Source &text) {
            const auto name = edit::freeStageName(text.model, "stage");
            const auto base = baseForNewStage(text.model);
            return from ? addStageWithCopy(text, *from, base, name)
                        : edit::addStage(text, base, name, behind);
        },
        place);
}

void GraphPane::moveNodes(const NodePositions &places)
{
    const auto *stage =
        places.size() == 1 ? m_view.content().stage(places.begin()->first.stage) : nullptr;
    const auto label = stage ? tr("Move stage %1").arg(stage->name)
                             : tr("Move %n node(s)", nullptr, static_cast<int>(places.size()));
    m_document.moveNodes(places, label);
}

/// Deleting a stage with all that refers to it is no gesture yet: its lines are shown instead.
void GraphPane::removeNodes(const std::set<NodeKey> &nodes)
{
    if (nodes.empty())
        return;
    emit revealRequested(Selection{nodes.begin()->stage, {}, nodes.begin()->image, {}});
    emit refused(tr("A stage is deleted in the text, where you see what refers to it. Its lines "
                    "are selected: press Delete there."));
}

} // namespace stagewright::app
