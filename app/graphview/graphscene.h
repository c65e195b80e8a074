/// The items of the graph and how they look at the moment. Knows no mouse and no keys.
#pragma once

#include "app/graphview/edgeitem.h"
#include "app/graphview/graphhit.h"
#include "app/graphview/graphlayout.h"
#include "app/graphview/stagepainter.h"
#include "app/qtsupport/theme.h"

#include <QGraphicsScene>

#include <map>
#include <memory>
#include <vector>

namespace stagewright::app {

class ImageItem;
class StageItem;

class GraphScene : public QGraphicsScene
{
    Q_OBJECT

public:
    explicit GraphScene(QObject *parent = nullptr);
    ~GraphScene() override;

    const GraphContent &content() const { return m_content; }
    const Theme &theme() const { return m_theme; }

    void setTheme(const Theme &theme);
    /// Makes, updates and removes items; new ones stand at the origin until place().
    void setContent(const GraphContent &content, const Extents &extents);
    void place(const PlacedGraph &graph);
    /// Moves one node; its edges become direct.
    void moveNode(const NodeKey &node, QPointF place);

    void setSelection(const GraphSelection &selection, bool hasFocus);
    void setHover(const GraphHit &hit);
    /// While an edge is drawn, or something is searched; empty: all normal. Images that are not in
    /// it are dimmed.
    void setEmphasis(const std::map<NodeKey, Emphasis> &emphasis);

    /// `reach`: how far beside a port still counts, in scene units.
    GraphHit hitAt(QPointF point, double reach = 8) const;
    std::vector<NodeKey> nodesIn(const QRectF &area) const;

    QRectF contentRect() const;
    QRectF nodeRect(const NodeKey &node) const;
    StageItem *stageItem(StageId stage) const;
    ImageItem *imageItem(const std::string &reference) const;
    EdgeItem *edgeItem(const EdgeKey &edge) const;
    QPointF outPortOf(const NodeKey &node) const;

private:
    void syncStages(const Extents &extents);
    void syncImages();
    void syncEdges();
    void updateLooks();
    EdgeLook lookOf(const GraphEdge &edge) const;
    void updateDirectEdge(EdgeItem &edge);
    void setShape(EdgeItem &edge, EdgeShape shape) const;
    void placeLabels(const std::vector<std::optional<layout::LabelPlace>> &known = {});
    bool isOnlyCopy(const GraphEdge &edge) const;
    std::optional<GraphHit> nodeHitAt(QPointF point, double reach) const;
    GraphHit stageHit(const StageItem &item, QPointF point, double reach) const;

    Theme m_theme = Theme::light();
    GraphContent m_content;
    std::map<StageId, StageItem *> m_stages;
    std::map<std::string, ImageItem *> m_images;
    std::vector<EdgeItem *> m_edges; ///< by index in GraphContent::edges
    GraphSelection m_selection;
    bool m_hasFocus = false;
    GraphHit m_hover;
    std::map<NodeKey, Emphasis> m_emphasis;
};

} // namespace stagewright::app
