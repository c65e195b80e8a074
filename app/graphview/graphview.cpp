#include "app/graphview/graphview.h"

#include "app/graphview/accessiblegraph.h"
#include "app/graphview/focuschip.h"
#include "app/graphview/graphsearch.h"
#include "app/graphview/imageitem.h"
#include "app/graphview/legend.h"
#include "app/graphview/minimap.h"
#include "app/graphview/stageitem.h"
#include "app/graphview/summarycard.h"

#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kPaper = 100000;         ///< the paper has no end that one could reach
constexpr std::size_t kInlineLimit = 100; ///< nodes that are laid out at once
constexpr int kOverlayMargin = 18;
constexpr double kDotStep = 24;
constexpr double kDotDetail = 0.45;
constexpr double kLargestFit = 1.25;
constexpr int kBorderInterval = 30; ///< ms
constexpr QSize kRoomForOverlays(560, 320);

} // namespace

GraphView::GraphView(QWidget *parent)
    : QGraphicsView(parent)
    , m_scene(new GraphScene(this))
    , m_camera(*this)
    , m_summary(new SummaryCard(viewport()))
    , m_minimap(new Minimap(viewport()))
    , m_legend(new Legend(viewport()))
    , m_search(new GraphSearch(viewport()))
    , m_focusChip(new FocusChip(viewport()))
{
    installAccessibleGraph();
    setObjectName(QStringLiteral("graph"));
    setScene(m_scene);
    setInteractive(false);
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(MinimalViewportUpdate);
    setOptimizationFlag(DontSavePainterState);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSceneRect(-kPaper, -kPaper, 2 * kPaper, 2 * kPaper);
    setFocusPolicy(Qt::StrongFocus);
    setLayoutDirection(Qt::LeftToRight);
    viewport()->setMouseTracking(true);
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true);
    viewport()->grabGesture(Qt::PinchGesture);
    m_borderTimer.setInterval(kBorderInterval);
    connect(&m_borderTimer, &QTimer::timeout, this, &GraphView::scrollAtBorder);
    m_minimap->hide();
    m_legend->hide();
    connectOverlays();
    setTheme(Theme::light());
}

GraphView::~GraphView() = default;

void GraphView::setTheme(const Theme &theme)
{
    m_scene->setTheme(theme);
    m_summary->setTheme(theme);
    m_minimap->setTheme(theme);
    m_legend->setTheme(theme);
    m_search->setTheme(theme);
    m_focusChip->setTheme(theme);
    setBackgroundBrush(theme.canvas);
    viewport()->update();
}

void GraphView::setContent(const GraphContent &content)
{
    if (content == m_whole && m_hasLayout)
        return;
    m_whole = content;
    setAccessibleName(tr("Stage graph, %1").arg(m_whole.spoken));
    updateShown();
}

void GraphView::setViewOptions(const ViewOptions &options)
{
    if (options == m_viewOptions)
        return;
    m_viewOptions = options;
    updateShown();
    emit viewOptionsChanged(m_viewOptions);
}

void GraphView::updateShown()
{
    m_content = shownContent(m_whole, m_viewOptions);
    const GraphSelection kept = m_selection.within(m_content);
    relayout();
    showFocusChip();
    if (m_search->isVisible())
        showMatches();
    if (kept != m_selection)
        select(kept);
}

void GraphView::setPositions(const NodePositions &positions)
{
    if (positions == m_positions)
        return;
    m_positions = positions;
    if (m_hasLayout)
        applyPlaces();
}

void GraphView::relayout()
{
    LayoutRequest request = makeLayoutRequest(m_content, m_extents);
    const bool onlyFacts = m_hasLayout && sameStructure(request, m_request);
    if (!onlyFacts)
        cancelTool();
    if (onlyFacts) {
        m_layoutTask.cancel();
        takeLayout(request, layout::LayoutResult(m_layout));
    } else if (request.nodes.size() <= kInlineLimit) {
        m_layoutTask.cancel();
        takeLayout(request, layout::layoutLayered(request.graph, request.options));
    } else {
        m_layoutTask.start(
            [request](std::stop_token stop) {
                return layout::layoutLayered(request.graph, request.options, std::move(stop));
            },
            [this, request](const layout::LayoutResult &result) { takeLayout(request, result); });
    }
}

void GraphView::takeLayout(const LayoutRequest &request, const layout::LayoutResult &result)
{
    const NodePositions before = pinnedPlaces();
    m_request = request;
    m_layout = result;
    m_hasLayout = true;
    m_scene->setContent(m_content, m_extents);
    m_scene->setSelection(m_selection.within(m_content), hasFocus());
    if (m_tool) { // only facts are new: what is being dragged stays under the pointer
        m_summary->setContent(m_content);
        return;
    }
    const bool hasGhosts = std::any_of(m_content.stages.begin(), m_content.stages.end(),
                                       [](const GraphStage &stage) { return stage.isGhost; });
    if (hasGhosts && !before.empty())
        m_scene->place(placeGraph(m_request, m_layout, before));
    else
        m_scene->place(placeGraph(m_request, m_layout, m_positions));
    updateOverlays();
    viewport()->update();
}

/// While a line is half typed nothing moves: everything counts as pinned where it is.
NodePositions GraphView::pinnedPlaces() const
{
    NodePositions places;
    for (const NodeKey &node : m_request.nodes)
        if (const QRectF rect = m_scene->nodeRect(node); !rect.isEmpty())
            places[node] = rect.topLeft();
    return places;
}

void GraphView::applyPlaces()
{
    placeNodes(placeGraph(m_request, m_layout, m_positions));
}

void GraphView::setSelection(const GraphSelection &selection)
{
    const GraphSelection known = selection.within(m_content);
    if (known == m_selection)
        return;
    m_selection = known;
    m_scene->setSelection(m_selection, hasFocus());
    updateOverlays();
}

void GraphView::select(const GraphSelection &selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    m_scene->setSelection(m_selection, hasFocus());
    updateOverlays();
    announceFocus();
    emit selectionChanged(m_selection);
}

QPointF GraphView::freePlace() const
{
    QRectF box(QPointF(), QSizeF(StageGeometry::kWidth, 120));
    box.moveCenter(m_camera.seen().center());
    while (!m_scene->nodesIn(box).empty())
        box.translate(0, 40);
    return box.topLeft();
}

void GraphView::setZoom(double zoom)
{
    m_camera.setZoom(zoom, QRectF(viewport()->rect()).center());
    cameraMoved();
}

void GraphView::fitAll()
{
    fit();
    cameraMoved();
}

/// One stage alone looks best as it is; more fill the view, up to about the size of the window's
/// other texts.
void GraphView::fit()
{
    const double largest = m_content.stages.size() > 1 ? kLargestFit : 1;
    m_camera.fitAlways(m_scene->contentRect(), reserve(), largest);
}

void GraphView::fitSelection()
{
    QRectF area;
    for (const NodeKey &node : m_selection.nodes)
        area = area.united(m_scene->nodeRect(node));
    if (area.isEmpty()) {
        fitAll();
        return;
    }
    m_camera.fit(area, reserve(), kLargestFit);
    cameraMoved();
}

void GraphView::reveal(const NodeKey &node)
{
    if (const QRectF rect = m_scene->nodeRect(node); !rect.isEmpty()) {
        m_camera.reveal(rect);
        cameraMoved();
    }
}

void GraphView::setMinimapEnabled(bool isEnabled)
{
    m_isMinimapEnabled = isEnabled;
    updateOverlays();
}

void GraphView::setLegendVisible(bool isVisible)
{
    m_isLegendVisible = isVisible;
    placeOverlays();
}

/// Room that the summary takes at the lower border.
double GraphView::reserve() const
{
    return m_summary->isVisibleTo(viewport()) ? m_summary->height() + kOverlayMargin : 0;
}

void GraphView::updateOverlays()
{
    m_summary->setContent(m_content);
    if (m_camera.isAutomatic())
        fit();
    QList<Minimap::Node> nodes;
    for (const GraphImage &image : m_content.images) {
        const NodeKey key{0, image.reference};
        nodes.append({m_scene->nodeRect(key), true, false, m_selection.nodes.contains(key)});
    }
    for (const GraphStage &stage : m_content.stages) {
        const NodeKey key = nodeOf(stage.id);
        nodes.append({m_scene->nodeRect(key), false, stage.role == StageRole::Target,
                      m_selection.nodes.contains(key)});
    }
    m_minimap->setNodes(nodes, m_scene->contentRect());
    cameraMoved();
}

/// They are children of the viewport: siblings above it would forbid scrolling by blit.
void GraphView::placeOverlays()
{
    const bool hasRoom =
        width() >= kRoomForOverlays.width() && height() >= kRoomForOverlays.height();
    m_summary->setVisible(m_content.shippedBytes >= 0 && hasRoom);
    m_summary->move(kOverlayMargin, height() - m_summary->height() - kOverlayMargin);
    const bool allFits = m_camera.seen().contains(m_scene->contentRect());
    m_minimap->setVisible(m_isMinimapEnabled && hasRoom && !allFits && !m_content.stages.empty());
    m_minimap->move(width() - m_minimap->width() - kOverlayMargin,
                    height() - m_minimap->height() - kOverlayMargin);
    m_search->move(width() - m_search->width() - kOverlayMargin, kOverlayMargin);
    m_focusChip->move((width() - m_focusChip->width()) / 2, kOverlayMargin);
    m_legend->setVisible(m_isLegendVisible);
    m_legend->move(kOverlayMargin, int(height() - reserve()) - m_legend->height() - kOverlayMargin);
}

void GraphView::cameraMoved()
{
    m_minimap->setSeen(m_camera.seen());
    placeOverlays();
    emit zoomChanged(m_camera.zoom());
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_camera.isAutomatic())
        fit();
    cameraMoved();
}

void GraphView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    placeOverlays(); // scrolling took them along
    if (m_content.stages.empty())
        viewport()->update();
}

void GraphView::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, backgroundBrush());
    if (m_camera.zoom() < kDotDetail)
        return;
    QList<QPointF> dots;
    const double left = std::floor(rect.left() / kDotStep) * kDotStep;
    const double top = std::floor(rect.top() / kDotStep) * kDotStep;
    for (double y = top; y <= rect.bottom(); y += kDotStep)
        for (double x = left; x <= rect.right(); x += kDotStep)
            dots.append(QPointF(x, y));
    painter->setPen(QPen(m_scene->theme().dot, 2, Qt::SolidLine, Qt::RoundCap));
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

/// An empty file says how to begin.
void GraphView::paintInvitation(QPainter &painter) const
{
    const Theme &theme = m_scene->theme();
    painter.save();
    painter.resetTransform();
    QRectF box(0, 0, 340, 84);
    box.moveCenter(QRectF(viewport()->rect()).center());
    painter.setPen(QPen(theme.muted, 1.2, Qt::DashLine));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(box, StageGeometry::kRadius, StageGeometry::kRadius);
    painter.setPen(theme.text);
    painter.setFont(interfaceFont(15, QFont::DemiBold));
    painter.drawText(box.adjusted(0, 16, 0, -44), Qt::AlignCenter, tr("Start with a base image"));
    painter.setPen(theme.muted);
    painter.setFont(interfaceFont(12));
    painter.drawText(box.adjusted(0, 40, 0, -16), Qt::AlignCenter,
                     tr("Double-click here, or type FROM in the text"));
    painter.restore();
}

void GraphView::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_hasLayout && m_content.stages.empty())
        paintInvitation(*painter);
    if (m_tool)
        m_tool->paint(*painter);
    if (m_drop)
        paintRowDrop(*painter, *m_scene, *m_drop);
}

// -- what tools ask for -----------------------------------------------------------------------

void GraphView::panBy(QPointF viewDelta)
{
    m_camera.panBy(viewDelta);
    cameraMoved();
}

void GraphView::reveal(QPointF point)
{
    m_camera.reveal(QRectF(point, QSizeF(1, 1)).adjusted(-40, -40, 40, 40));
    cameraMoved();
}

void GraphView::refresh()
{
    viewport()->update();
}

void GraphView::announce(const QString &text)
{
    emit hintChanged(text);
}

void GraphView::requestMove(const NodePositions &places)
{
    for (const auto &[node, place] : places)
        m_positions[node] = place;
    m_camera.hold(); // what lies under the pointer stays there
    applyPlaces();
    emit nodesMoved(places);
}

void GraphView::requestConnect(const ConnectWish &wish)
{
    emit connectRequested(wish);
}

void GraphView::requestNewStage(const NodeKey &source, QPointF place)
{
    emit addStageRequested(source, place);
}

void GraphView::requestReconnect(const EdgeKey &edge, const NodeKey &source)
{
    emit reconnectRequested(edge, source);
}

void GraphView::requestMoveRow(const RowPlace &row, const RowPlace &before)
{
    emit moveRowRequested(row, before);
}

} // namespace stagewright::app
