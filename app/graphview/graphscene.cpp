#include "app/graphview/graphscene.h"

#include "app/graphview/edgelabel.h"
#include "app/graphview/imageitem.h"
#include "app/graphview/imageshape.h"
#include "app/graphview/stageitem.h"
#include "core/language/layout/labels.h"

#include <algorithm>
#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kMargin = 400;
constexpr std::size_t kCrowd = 12; ///< edges; above, a selection fades what it does not touch

/// Removes the items whose key `isKnown` does not know.
template<typename Map, typename IsKnown>
void removeUnknown(Map &items, const IsKnown &isKnown)
{
    for (auto entry = items.begin(); entry != items.end();) {
        if (isKnown(entry->first)) {
            ++entry;
        } else {
            delete entry->second;
            entry = items.erase(entry);
        }
    }
}

layout::Rect rectOf(const QRectF &rect)
{
    return {rect.left(), rect.top(), rect.right(), rect.bottom()};
}

/// In a crowd a bundle's count stands just before its first row.
layout::LabelPlace countPlace(QPointF tip)
{
    return layout::LabelPlace{{tip.x() - 52, tip.y()}};
}

layout::Size sizeOf(const EdgeItem &edge)
{
    const QSizeF size = EdgeLabel::sizeOf(edge.edge());
    return {size.width(), size.height()};
}

} // namespace

GraphScene::GraphScene(QObject *parent)
    : QGraphicsScene(parent)
{
    setItemIndexMethod(BspTreeIndex);
}

/// Edges delete their labels, which are items of the scene too: edges go first.
GraphScene::~GraphScene()
{
    for (EdgeItem *edge : m_edges)
        delete edge;
}

void GraphScene::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (const auto &entry : m_stages)
        entry.second->setTheme(theme);
    for (const auto &entry : m_images)
        entry.second->setTheme(theme);
    for (EdgeItem *edge : m_edges)
        edge->setTheme(theme);
    update();
}

void GraphScene::setContent(const GraphContent &content, const Extents &extents)
{
    m_content = content;
    syncStages(extents);
    syncImages();
    syncEdges();
    m_selection = m_selection.within(m_content);
    m_hover = {};
    updateLooks();
}

void GraphScene::syncStages(const Extents &extents)
{
    removeUnknown(m_stages, [this](StageId id) { return m_content.stage(id) != nullptr; });
    const std::int64_t largest = m_content.largestRow();
    for (const GraphStage &stage : m_content.stages) {
        StageItem *&item = m_stages[stage.id];
        if (!item) {
            item = new StageItem(stage, m_theme);
            addItem(item);
        }
        item->setStage(stage, extentOf(extents, stage.id), largest);
    }
}

void GraphScene::syncImages()
{
    removeUnknown(m_images,
                  [this](const std::string &key) { return m_content.image(key) != nullptr; });
    for (const GraphImage &image : m_content.images) {
        ImageItem *&item = m_images[image.reference];
        if (!item) {
            item = new ImageItem(image, m_theme);
            addItem(item);
        }
        item->setImage(image);
    }
}

void GraphScene::syncEdges()
{
    while (m_edges.size() > m_content.edges.size()) {
        delete m_edges.back();
        m_edges.pop_back();
    }
    for (std::size_t i = 0; i < m_content.edges.size(); ++i) {
        if (i < m_edges.size()) {
            m_edges[i]->setEdge(m_content.edges[i]);
            continue;
        }
        m_edges.push_back(new EdgeItem(m_content.edges[i], m_theme));
        addItem(m_edges.back());
        addItem(m_edges.back()->label());
    }
}

void GraphScene::place(const PlacedGraph &graph)
{
    for (const auto &[node, place] : graph.places) {
        if (StageItem *stage = stageItem(node.stage))
            stage->setPos(place);
        else if (ImageItem *image = imageItem(node.image))
            image->setPos(place);
    }
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const bool hasRoute = i < graph.routes.size() && graph.routes[i].size() >= 2;
        if (hasRoute)
            setShape(*m_edges[i], shapeAlong(graph.routes[i], m_content.edges[i].key.kind));
        else
            updateDirectEdge(*m_edges[i]);
    }
    placeLabels(graph.labels);
    setSceneRect(contentRect().adjusted(-kMargin, -kMargin, kMargin, kMargin));
}

void GraphScene::moveNode(const NodeKey &node, QPointF place)
{
    if (StageItem *stage = stageItem(node.stage))
        stage->setPos(place);
    else if (ImageItem *image = imageItem(node.image))
        image->setPos(place);
    const bool isCrowd = !showsLabels(m_content);
    for (EdgeItem *edge : m_edges) {
        if (edge->edge().source != node && nodeOf(edge->edge().key.target) != node)
            continue;
        updateDirectEdge(*edge);
        if (isCrowd && edge->edge().isBundle())
            edge->setLabelPlace(countPlace(edge->edgeShape().tip));
    }
    if (!isCrowd)
        placeLabels();
}

QPointF GraphScene::outPortOf(const NodeKey &node) const
{
    if (const StageItem *stage = stageItem(node.stage))
        return stage->outPort();
    const ImageItem *image = imageItem(node.image);
    return image ? image->outPort() : QPointF();
}

void GraphScene::updateDirectEdge(EdgeItem &edge)
{
    const EdgeKey &key = edge.edge().key;
    if (const StageItem *target = stageItem(key.target))
        setShape(edge, shapeBetween(outPortOf(edge.edge().source), target->inPort(key.instruction),
                                    key.kind));
}

/// A bundle ends at every row that it stands for.
void GraphScene::setShape(EdgeItem &edge, EdgeShape shape) const
{
    const StageItem *target = stageItem(edge.edge().key.target);
    std::vector<QPointF> tips;
    for (const EdgeKey &member : edge.edge().members)
        if (const QPointF tip = target ? target->inPort(member.instruction) : shape.tip;
            std::ranges::find(tips, tip) == tips.end())
            tips.push_back(tip);
    addBranches(shape, tips, edge.edge().key.kind);
    edge.setShape(std::move(shape));
}

/// The layout's places first; what moved looks for its own. The only thing that one stage copies
/// from another keeps its label even where it covers something.
void GraphScene::placeLabels(const std::vector<std::optional<layout::LabelPlace>> &known)
{
    std::vector<layout::Rect> taken;
    for (const auto &entry : m_stages)
        taken.push_back(rectOf(entry.second->card()));
    for (const auto &entry : m_images)
        taken.push_back(rectOf(entry.second->card()));
    const bool isShown = showsLabels(m_content);
    std::vector<layout::Label> open(m_edges.size());
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        EdgeItem &edge = *m_edges[i];
        edge.setLabelPlace(isShown && i < known.size() ? known[i] : std::nullopt);
        if (edge.hasLabelPlace())
            taken.push_back(rectOf(edge.labelBox()));
        else if (isShown && EdgeLabel::isAlwaysShown(edge.edge()))
            open[i] = {edge.edgeShape().curve, sizeOf(edge)};
    }
    auto places = layout::placeLabels(std::move(taken), open);
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        if (!places[i] && !open[i].size.isEmpty() && isOnlyCopy(m_edges[i]->edge()))
            places[i] = layout::LabelPlace{layout::middleOf(open[i].curve)};
        if (places[i])
            m_edges[i]->setLabelPlace(places[i]);
        else if (m_edges[i]->edge().isBundle() && !m_edges[i]->hasLabelPlace())
            m_edges[i]->setLabelPlace(countPlace(m_edges[i]->edgeShape().tip));
    }
}

bool GraphScene::isOnlyCopy(const GraphEdge &edge) const
{
    const auto isSibling = [&edge](const GraphEdge &other) {
        return other.key.kind == EdgeKind::CopyFrom && other.source == edge.source &&
               other.key.target == edge.key.target;
    };
    return edge.source.stage != 0 && isSibling(edge) &&
           std::ranges::count_if(m_content.edges, isSibling) == 1;
}

void GraphScene::setSelection(const GraphSelection &selection, bool hasFocus)
{
    m_selection = selection;
    m_hasFocus = hasFocus;
    updateLooks();
}

void GraphScene::setHover(const GraphHit &hit)
{
    if (hit == m_hover)
        return;
    m_hover = hit;
    updateLooks();
}

void GraphScene::setEmphasis(const std::map<NodeKey, Emphasis> &emphasis)
{
    m_emphasis = emphasis;
    updateLooks();
}

void GraphScene::updateLooks()
{
    for (const auto &[id, item] : m_stages) {
        StageLook look;
        const bool isHovered = m_hover.node.stage == id;
        look.isSelected = m_selection.nodes.contains(nodeOf(id));
        look.hasFocus = look.isSelected && m_hasFocus;
        look.isHovered = isHovered;
        look.isPortHovered = isHovered && m_hover.part == GraphHit::Part::OutPort;
        look.hoveredRow = isHovered ? m_hover.row : std::nullopt;
        if (m_selection.oneStage() == id)
            look.selectedInstruction = m_selection.instruction;
        if (const auto found = m_emphasis.find(nodeOf(id)); found != m_emphasis.end())
            look.emphasis = found->second;
        item->setLook(look);
    }
    for (const auto &[reference, item] : m_images) {
        StageLook look;
        look.isSelected = m_selection.nodes.contains({0, reference});
        look.isHovered = m_hover.isNode() && m_hover.node.image == reference;
        look.isPortHovered = look.isHovered && m_hover.part == GraphHit::Part::OutPort;
        const auto found = m_emphasis.find({0, reference});
        if (found != m_emphasis.end())
            look.emphasis = found->second;
        else
            look.emphasis = m_emphasis.empty() ? Emphasis::Normal : Emphasis::Dimmed;
        item->setLook(look);
    }
    for (EdgeItem *edge : m_edges)
        edge->setLook(lookOf(edge->edge()));
}

EdgeLook GraphScene::lookOf(const GraphEdge &edge) const
{
    EdgeLook look;
    look.isSelected = m_selection.edge && edge.stands(*m_selection.edge);
    look.isHovered = m_hover.edge && edge.stands(*m_hover.edge);
    look.isFocused = m_selection.nodes.contains(edge.source) ||
                     m_selection.nodes.contains(nodeOf(edge.key.target));
    const bool isCrowded = m_content.edges.size() > kCrowd;
    const GraphStage *target = m_content.stage(edge.key.target);
    const bool isUnused = target && target->role == StageRole::Unused;
    look.isFaded = !m_emphasis.empty() || (isUnused && !look.isFocused && !look.isHovered) ||
                   (isCrowded && !m_selection.nodes.empty() && !look.isFocused);
    return look;
}

GraphHit GraphScene::stageHit(const StageItem &item, QPointF point, double reach) const
{
    const QPointF local = point - item.pos();
    const StageGeometry &geometry = item.geometry();
    GraphHit hit;
    hit.node = nodeOf(item.stage().id);
    hit.part = GraphHit::Part::Stage;
    const QPointF toPort = local - geometry.outPort();
    if (std::hypot(toPort.x(), toPort.y()) <= 6 + reach) {
        hit.part = GraphHit::Part::OutPort;
    } else if (geometry.collapseMark().contains(local)) {
        hit.part = GraphHit::Part::CollapseMark;
    } else if (geometry.name().contains(local)) {
        hit.part = GraphHit::Part::Name;
    } else if (geometry.moreRow() && geometry.moreRow()->contains(local)) {
        hit.part = GraphHit::Part::MoreRow;
    } else if (const auto row = geometry.rowAt(local)) {
        hit.part = GraphHit::Part::Row;
        hit.row = row;
        hit.instruction = item.stage().rows[*row].instruction;
    }
    return hit;
}

std::optional<GraphHit> GraphScene::nodeHitAt(QPointF point, double reach) const
{
    const QRectF around = QRectF(point, QSizeF()).adjusted(-reach, -reach, reach, reach);
    for (const QGraphicsItem *item : items(around, Qt::IntersectsItemBoundingRect)) {
        if (const auto *stage = qgraphicsitem_cast<const StageItem *>(item)) {
            GraphHit hit = stageHit(*stage, point, reach);
            if (hit.part == GraphHit::Part::OutPort || stage->card().contains(point))
                return hit;
        } else if (const auto *image = qgraphicsitem_cast<const ImageItem *>(item)) {
            const QPointF toPort = point - image->outPort();
            const bool isPort =
                canBeSource(image->image().kind) && std::hypot(toPort.x(), toPort.y()) <= 4 + reach;
            if (!isPort && !image->card().contains(point))
                continue;
            GraphHit hit;
            hit.part = isPort ? GraphHit::Part::OutPort : GraphHit::Part::Image;
            hit.node.image = image->image().reference;
            return hit;
        }
    }
    return std::nullopt;
}

GraphHit GraphScene::hitAt(QPointF point, double reach) const
{
    if (const auto hit = nodeHitAt(point, reach))
        return *hit;
    GraphHit hit;
    for (const EdgeItem *edge : m_edges) {
        const bool isNear = edge->sceneBoundingRect().contains(point);
        const bool isOnLabel = edge->label()->box().contains(point);
        if (isOnLabel || (isNear && edge->shape().contains(point))) {
            hit.part = GraphHit::Part::Edge;
            hit.edge = edge->edge().key;
            if (isOnLabel)
                break;
        }
    }
    return hit;
}

std::vector<NodeKey> GraphScene::nodesIn(const QRectF &area) const
{
    std::vector<NodeKey> nodes;
    for (const auto &[id, item] : m_stages)
        if (item->card().intersects(area))
            nodes.push_back(nodeOf(id));
    for (const auto &[reference, item] : m_images)
        if (item->card().intersects(area))
            nodes.push_back({0, reference});
    return nodes;
}

QRectF GraphScene::contentRect() const
{
    QRectF rect;
    for (const auto &entry : m_stages)
        rect = rect.united(entry.second->card());
    for (const auto &entry : m_images)
        rect = rect.united(entry.second->card());
    for (const EdgeItem *edge : m_edges)
        if (edge->hasLabelPlace())
            rect = rect.united(edge->labelBox());
    return rect;
}

QRectF GraphScene::nodeRect(const NodeKey &node) const
{
    if (const StageItem *stage = stageItem(node.stage))
        return stage->card();
    const ImageItem *image = imageItem(node.image);
    return image ? image->card() : QRectF();
}

StageItem *GraphScene::stageItem(StageId stage) const
{
    const auto found = m_stages.find(stage);
    return found == m_stages.end() ? nullptr : found->second;
}

ImageItem *GraphScene::imageItem(const std::string &reference) const
{
    const auto found = m_images.find(reference);
    return found == m_images.end() ? nullptr : found->second;
}

EdgeItem *GraphScene::edgeItem(const EdgeKey &edge) const
{
    const auto found = std::find_if(m_edges.begin(), m_edges.end(), [&edge](const EdgeItem *item) {
        return item->edge().stands(edge);
    });
    return found == m_edges.end() ? nullptr : *found;
}

} // namespace stagewright::app
