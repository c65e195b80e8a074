// What GraphView shows on top of the graph, and how much of the graph: search, focus, collapse,
// fields to type in, moving pictures.
#include "app/graphview/focuschip.h"
#include "app/graphview/graphsearch.h"
#include "app/graphview/graphview.h"
#include "app/graphview/minimap.h"
#include "app/graphview/nameeditor.h"
#include "app/graphview/quickadd.h"
#include "app/graphview/search.h"
#include "app/graphview/stageitem.h"

#include <QStyle>

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr int kAnimation = 150; ///< ms
constexpr std::size_t kAnimatedNodes = 120;

} // namespace

void GraphView::connectOverlays()
{
    connect(m_minimap, &Minimap::centreRequested, this, [this](QPointF point) {
        m_camera.centreOn(point);
        cameraMoved();
    });
    connect(m_search, &GraphSearch::textChanged, this, [this] {
        m_match = 0;
        showMatches();
    });
    connect(m_search, &GraphSearch::stepRequested, this, &GraphView::stepMatch);
    connect(m_search, &GraphSearch::closed, this, [this] {
        m_scene->setEmphasis({});
        setFocus();
    });
    connect(m_focusChip, &QToolButton::clicked, this, [this] {
        ViewOptions options = m_viewOptions;
        options.onlyNeeded = false;
        setViewOptions(options);
        setFocus();
    });
    m_animation.setDuration(kAnimation);
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    m_animation.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_animation, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &value) { stepAnimation(value.toDouble()); });
}

// -- places, in small steps ---------------------------------------------------------------------

/// Only what the user asked for moves in steps (undo, Tidy, align): typing never does.
void GraphView::placeNodes(const PlacedGraph &graph)
{
    m_animation.stop();
    const bool isWanted = std::exchange(m_animatesNext, false) && m_isAnimated && isVisible() &&
                          style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0 &&
                          graph.places.size() <= kAnimatedNodes;
    m_from = isWanted ? pinnedPlaces() : NodePositions();
    m_goal = graph;
    if (isWanted && m_from != m_goal.places)
        m_animation.start();
    else
        stepAnimation(1);
}

void GraphView::stepAnimation(double progress)
{
    if (progress < 1) {
        for (const auto &[node, place] : m_goal.places)
            if (const auto from = m_from.find(node); from != m_from.end() && from->second != place)
                m_scene->moveNode(node, from->second + (place - from->second) * progress);
    } else {
        m_scene->place(m_goal);
    }
    updateOverlays();
    viewport()->update();
}

// -- how much of the stages ---------------------------------------------------------------------

bool GraphView::isCollapsed(StageId stage) const
{
    return extentOf(m_extents, stage) == StageExtent::Collapsed;
}

void GraphView::toggleCollapsed(StageId stage)
{
    setExtent(stage, isCollapsed(stage) ? StageExtent::Capped : StageExtent::Collapsed);
}

void GraphView::setExtent(StageId stage, StageExtent extent)
{
    m_extents[stage] = extent;
    relayout();
}

void GraphView::setAllCollapsed(bool isCollapsed)
{
    for (const GraphStage &stage : m_whole.stages)
        m_extents[stage.id] = isCollapsed ? StageExtent::Collapsed : StageExtent::Capped;
    relayout();
}

bool GraphView::canToggleBundle(const EdgeKey &edge) const
{
    const GraphEdge *shown = m_content.edge(edge);
    return shown && (shown->isBundle() || m_viewOptions.open.contains(bundleOf(*shown)));
}

void GraphView::toggleBundle(const EdgeKey &edge)
{
    const GraphEdge *shown = m_content.edge(edge);
    if (!shown || !canToggleBundle(edge))
        return;
    ViewOptions options = m_viewOptions;
    const BundleKey key = bundleOf(*shown);
    if (!options.open.erase(key))
        options.open.insert(key);
    setViewOptions(options);
}

void GraphView::showFocusChip()
{
    const auto target = std::ranges::find(m_whole.stages, StageRole::Target, &GraphStage::role);
    const bool isFocused = m_viewOptions.onlyNeeded && target != m_whole.stages.end();
    m_focusChip->showHidden(isFocused ? target->name : QString(),
                            isFocused ? int(m_whole.stages.size() - m_content.stages.size()) : 0);
    placeOverlays();
}

GraphPicture GraphView::picture() const
{
    return {m_content, m_extents, placeGraph(m_request, m_layout, pinnedPlaces())};
}

// -- search -------------------------------------------------------------------------------------

void GraphView::startSearch()
{
    m_search->open();
    placeOverlays();
    showMatches();
}

/// What is not found fades; the view stays where it is until Enter.
void GraphView::showMatches()
{
    const auto found = findInGraph(m_content, m_search->text());
    std::map<NodeKey, Emphasis> emphasis;
    if (!m_search->text().trimmed().isEmpty()) {
        for (const GraphStage &stage : m_content.stages)
            emphasis[nodeOf(stage.id)] = Emphasis::Dimmed;
        for (const GraphSelection &match : found)
            emphasis[*match.nodes.begin()] = Emphasis::Normal;
    }
    m_scene->setEmphasis(emphasis);
    m_search->showCount(std::min(m_match, found.size()), found.size());
    placeOverlays();
}

void GraphView::stepMatch(int step)
{
    const auto found = findInGraph(m_content, m_search->text());
    if (found.empty())
        return;
    const std::size_t count = found.size();
    const std::size_t back = step > 0 ? 1 : count - 1;
    m_match = m_match == 0 ? (step > 0 ? 1 : count) : (m_match - 1 + back) % count + 1;
    select(found[m_match - 1]);
    reveal(*found[m_match - 1].nodes.begin());
    m_search->showCount(m_match, count);
    placeOverlays();
}

// -- fields to type in --------------------------------------------------------------------------

void GraphView::startQuickAdd()
{
    const GraphStage *stage = m_content.stage(m_selection.oneStage());
    const bool isUsable = stage && !stage->isGhost;
    const StageId id = isUsable ? stage->id : 0;
    const auto row = isUsable ? m_selection.instruction : std::nullopt;
    delete m_quickAdd;
    m_quickAdd = new QuickAdd(isUsable ? tr("Add to %1").arg(stage->name) : tr("Add a stage"),
                              m_suggestions, m_scene->theme(), viewport());
    const QRectF box = isUsable ? m_scene->nodeRect(nodeOf(id)) : QRectF();
    const QPoint at = isUsable ? mapFromScene(QPointF(box.left() + 20, box.top() + 44))
                               : viewport()->rect().center();
    const QSize room = viewport()->size() - m_quickAdd->size();
    m_quickAdd->move(std::clamp(at.x(), 0, std::max(room.width(), 0)),
                     std::clamp(at.y(), 0, std::max(room.height(), 0)));
    connect(m_quickAdd, &QuickAdd::accepted, this, [this, id, row](const QString &text) {
        InsertWish wish;
        wish.text = text;
        wish.stage = id;
        if (row)
            wish.before = RowPlace{id, *row + 1};
        setFocus();
        emit insertRequested(wish);
    });
    connect(m_quickAdd, &QObject::destroyed, this, [this] {
        if (isVisible() && !focusWidget())
            setFocus();
    });
    m_quickAdd->show();
    m_quickAdd->setFocus();
}

void GraphView::startRename(StageId stage)
{
    const StageItem *item = m_scene->stageItem(stage);
    if (!item || item->stage().isGhost)
        return;
    reveal(nodeOf(stage));
    delete m_nameEditor;
    m_nameEditor = new NameEditor(item->stage().name, m_scene->theme(), viewport());
    const QRectF header = item->geometry().header().translated(item->pos());
    const QRect box = mapFromScene(header.adjusted(24, 3, -8, -3)).boundingRect();
    m_nameEditor->setGeometry(box.x(), box.y(), std::max(box.width(), 160),
                              std::max(box.height(), 28));
    connect(m_nameEditor, &NameEditor::accepted, this,
            [this, stage](const QString &name) { emit renameRequested(stage, name); });
    connect(m_nameEditor, &QObject::destroyed, this, [this] {
        if (isVisible() && !focusWidget())
            setFocus();
    });
    m_nameEditor->show();
    m_nameEditor->setFocus();
}

void GraphView::arrange(Arrangement arrangement)
{
    std::map<NodeKey, QRectF> nodes;
    for (const NodeKey &node : m_selection.nodes)
        nodes[node] = m_scene->nodeRect(node);
    const NodePositions places = arranged(nodes, arrangement);
    if (places.empty()) {
        announce(tr("Select more nodes first: drag a frame around them, or click with Ctrl"));
        return;
    }
    m_animatesNext = true;
    requestMove(places);
}

} // namespace stagewright::app
