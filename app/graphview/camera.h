/// Zoom and place of the paper under the window of the view.
#pragma once

#include <QPointF>
#include <QRectF>

class QGraphicsView;

namespace stagewright::app {

/// Fits by itself until the user zooms, pans or arranges nodes.
class Camera
{
public:
    static constexpr double kSmallest = 0.1;
    static constexpr double kLargest = 4;

    explicit Camera(QGraphicsView &view)
        : m_view(view)
    {}

    double zoom() const;
    bool isAutomatic() const { return m_isAutomatic; }

    /// Keeps the scene point under `anchor` (viewport coordinates) where it is. Snaps at 100 %.
    void setZoom(double zoom, QPointF anchor);
    void panBy(QPointF viewDelta);

    /// Shows `area` whole, at the zoom `largest` at most, `reserve` pixels above the lower border.
    void fit(const QRectF &area, double reserve, double largest);
    /// The same, and from now on automatically again.
    void fitAlways(const QRectF &area, double reserve, double largest);
    /// Nothing but the user moves it from now on.
    void hold() { m_isAutomatic = false; }
    /// Scrolls as little as needed.
    void reveal(const QRectF &area);
    void centreOn(QPointF point);

    /// The seen part of the scene.
    QRectF seen() const;

private:
    void apply(double zoom, QPointF sceneCentre, QPointF viewCentre);

    QGraphicsView &m_view;
    bool m_isAutomatic = true;
};

} // namespace stagewright::app
