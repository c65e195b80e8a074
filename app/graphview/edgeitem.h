/// One edge of the graph, with its arrow and its label.
#pragma once

#include "app/graphview/edgeshape.h"
#include "app/graphview/graphcontent.h"
#include "app/qtsupport/theme.h"

#include <QGraphicsItem>

#include <optional>

namespace stagewright::app {

struct EdgeLook
{
    bool isSelected = false;
    bool isHovered = false;
    bool isFaded = false;   ///< another stage is selected, or its target is not built
    bool isFocused = false; ///< it belongs to the selected stage

    bool operator==(const EdgeLook &) const = default;
};

class EdgeLabel;

/// FROM: solid with a filled arrow. COPY --from: dashed with an open arrow. Mounts: dotted with a
/// diamond. The build context: thin with an open arrow; caches: thin and dotted. Faulty ones red
/// with a question mark.
class EdgeItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 3 };

    EdgeItem(const GraphEdge &edge, const Theme &theme);
    ~EdgeItem() override;

    /// An item of its own, for it lies above all lines; add it to the scene too.
    EdgeLabel *label() const { return m_label; }
    QColor color() const;
    const EdgeLook &look() const { return m_look; }
    const Theme &theme() const { return m_theme; }

    const GraphEdge &edge() const { return m_edge; }
    void setEdge(const GraphEdge &edge);
    void setShape(EdgeShape shape);
    const EdgeShape &edgeShape() const { return m_shape; }
    void setLook(const EdgeLook &look);
    void setTheme(const Theme &theme);

    /// Where the label is shown always; nothing: only while hovered or selected.
    void setLabelPlace(std::optional<layout::LabelPlace> place);
    bool hasLabelPlace() const { return m_labelPlace.has_value(); }
    QRectF labelBox() const;
    bool isLabelShown() const;

    QRectF boundingRect() const override;
    QPainterPath shape() const override { return m_shape.touch; }
    int type() const override { return Type; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintLine(QPainter &painter, const QRectF &seen) const;
    void paintArrow(QPainter &painter, QPointF tip) const;
    bool isThin() const { return m_edge.key.kind == EdgeKind::Context || isCache(); }
    bool isCache() const { return m_edge.key.kind == EdgeKind::Cache; }
    void updateDepth();

    EdgeLabel *m_label;
    GraphEdge m_edge;
    EdgeShape m_shape;
    EdgeLook m_look;
    Theme m_theme;
    std::optional<layout::LabelPlace> m_labelPlace;
};

} // namespace stagewright::app
