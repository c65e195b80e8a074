/// The overview in the corner: rectangles and the part that is seen. No second view on the scene.
#pragma once

#include "app/qtsupport/theme.h"

#include <QList>
#include <QWidget>

namespace stagewright::app {

class Minimap : public QWidget
{
    Q_OBJECT

public:
    struct Node
    {
        QRectF rect;
        bool isImage = false;
        bool isTarget = false;
        bool isSelected = false;

        bool operator==(const Node &) const = default;
    };

    explicit Minimap(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setNodes(const QList<Node> &nodes, const QRectF &content);
    /// The seen part, in scene coordinates.
    void setSeen(const QRectF &seen);

    QSize sizeHint() const override;

signals:
    /// The user asks to see this point (scene coordinates) in the middle.
    void centreRequested(QPointF point);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    QTransform toMap() const;
    void requestCentre(QPointF position);

    Theme m_theme = Theme::light();
    QList<Node> m_nodes;
    QRectF m_content;
    QRectF m_seen;
};

} // namespace stagewright::app
