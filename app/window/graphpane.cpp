#include "app/window/graphpane.h"

#include "app/graphview/contentbuilder.h"
#include "app/qtsupport/text.h"

#include <algorithm>

namespace stagewright::app {

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
    connect(&m_view, &GraphView::connectRequested, this, &GraphPane::offerConnection);
    connect(&m_view, &GraphView::reconnectRequested, this, &GraphPane::reconnect);
    connect(&m_view, &GraphView::moveRowRequested, this, &GraphPane::moveRow);
    connect(&m_view, &GraphView::removeRowRequested, this, &GraphPane::removeRow);
    connect(&m_view, &GraphView::insertRequested, this, &GraphPane::insert);
    connect(&m_view, &GraphView::filesDropped, this, &GraphPane::addFiles);
    connect(&m_view, &GraphView::renameRequested, this, &GraphPane::rename);
    connect(&m_view, &GraphView::removeEdgeRequested, this, [this](const EdgeKey &key) {
        if (const auto *edge = m_view.content().edge(key))
            removeEdge(edge->modelEdge);
    });
    connect(&m_view, &GraphView::removeNodesRequested, this, &GraphPane::removeNodes);
    connect(&m_view, &GraphView::nodesMoved, this, &GraphPane::moveNodes);
    connect(&m_view, &GraphView::addStageRequested, this,
            [this](const NodeKey &source, QPointF place) { addStage(source, 0, place); });
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
    m_view.setContent(makeGraphContent({analysis->dockerfile,
                                        analysis->diagnostics,
                                        stages,
                                        m_document.buildState(),
                                        m_document.indexOf(target),
                                        &analysis->conversion,
                                        {}}));
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
        if (edge && edge->modelEdge)
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
        const auto edge = std::ranges::find(edges, selection.edge, &GraphEdge::modelEdge);
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

} // namespace stagewright::app
