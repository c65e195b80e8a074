#include "app/graphview/camera.h"

#include <QGraphicsView>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace stagewright::app {

namespace {

constexpr double kFitMargin = 28;
constexpr double kRevealMargin = 24;
constexpr double kSnap = 0.03;

} // namespace

double Camera::zoom() const
{
    return m_view.transform().m11();
}

void Camera::setZoom(double zoom, QPointF anchor)
{
    m_isAutomatic = false;
    double wanted = std::clamp(zoom, kSmallest, kLargest);
    if (std::abs(wanted - 1) < kSnap)
        wanted = 1;
    apply(wanted, m_view.mapToScene(anchor.toPoint()), anchor);
}

void Camera::panBy(QPointF viewDelta)
{
    if (viewDelta.isNull())
        return;
    m_isAutomatic = false;
    auto *horizontal = m_view.horizontalScrollBar();
    auto *vertical = m_view.verticalScrollBar();
    horizontal->setValue(horizontal->value() - int(std::lround(viewDelta.x())));
    vertical->setValue(vertical->value() - int(std::lround(viewDelta.y())));
}

void Camera::fit(const QRectF &area, double reserve, double largest)
{
    m_isAutomatic = false;
    const QSizeF room =
        m_view.viewport()->size() - QSizeF(2 * kFitMargin, 2 * kFitMargin + reserve);
    if (area.isEmpty() || room.isEmpty())
        return;
    const double zoom =
        std::min({room.width() / area.width(), room.height() / area.height(), largest});
    const QPointF centre(m_view.viewport()->width() / 2.0,
                         (m_view.viewport()->height() - reserve) / 2.0);
    apply(std::max(zoom, kSmallest), area.center(), centre);
}

void Camera::fitAlways(const QRectF &area, double reserve, double largest)
{
    fit(area, reserve, largest);
    m_isAutomatic = true;
}

void Camera::reveal(const QRectF &area)
{
    const QRectF room = QRectF(m_view.viewport()->rect())
                            .adjusted(kRevealMargin, kRevealMargin, -kRevealMargin, -kRevealMargin);
    const QRectF box = m_view.mapFromScene(area).boundingRect();
    QPointF delta;
    if (box.right() > room.right())
        delta.setX(room.right() - box.right());
    if (box.left() + delta.x() < room.left())
        delta.setX(room.left() - box.left());
    if (box.bottom() > room.bottom())
        delta.setY(room.bottom() - box.bottom());
    if (box.top() + delta.y() < room.top())
        delta.setY(room.top() - box.top());
    panBy(delta);
}

void Camera::centreOn(QPointF point)
{
    m_isAutomatic = false;
    m_view.centerOn(point);
}

QRectF Camera::seen() const
{
    return m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
}

void Camera::apply(double zoom, QPointF sceneCentre, QPointF viewCentre)
{
    m_view.setTransform(QTransform::fromScale(zoom, zoom));
    const QPointF middle(m_view.viewport()->width() / 2.0, m_view.viewport()->height() / 2.0);
    m_view.centerOn(sceneCentre + (middle - viewCentre) / zoom);
}

} // namespace stagewright::app
