/// The pill on an edge: what crosses it, and how much.
#pragma once

#include <QFont>
#include <QGraphicsItem>

namespace stagewright::app {

class EdgeItem;
struct GraphEdge;

class EdgeLabel : public QGraphicsItem
{
public:
    enum { Type = UserType + 4 };
    static constexpr double kHeight = 22;
    static constexpr double kPadding = 12;

    explicit EdgeLabel(const EdgeItem &edge);

    static QFont font();
    /// Without measuring anything.
    static bool hasText(const GraphEdge &edge);
    /// Empty while it is not shown.
    const QRectF &box() const { return m_box; }
    static QString textOf(const GraphEdge &edge);
    /// Not only while the edge is looked at.
    static bool isAlwaysShown(const GraphEdge &edge);
    /// Empty where there is no text.
    static QSizeF sizeOf(const GraphEdge &edge);
    /// Room for every text that builds may give it: sizes come and go, and nothing moves.
    static QSizeF roomOf(const GraphEdge &edge);
    /// After every change of the edge.
    void follow();

    QRectF boundingRect() const override { return m_box.adjusted(-2, -2, 2, 2); }
    int type() const override { return Type; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const EdgeItem &m_edge;
    QRectF m_box;
};

} // namespace stagewright::app
