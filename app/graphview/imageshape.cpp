#include "app/graphview/imageshape.h"

namespace stagewright::app {

namespace {

constexpr double kTab = 6; ///< height of a folder's tab, of a drum's lid
constexpr double kPoint = 12;

QPainterPath folder(const QRectF &box)
{
    QPainterPath path(box.topLeft() + QPointF(0, 3));
    path.lineTo(box.left() + 3, box.top());
    path.lineTo(box.left() + box.width() * 0.34, box.top());
    path.lineTo(box.left() + box.width() * 0.34 + kTab, box.top() + kTab);
    path.lineTo(box.right() - 3, box.top() + kTab);
    path.lineTo(box.right(), box.top() + kTab + 3);
    path.lineTo(box.bottomRight() - QPointF(0, 3));
    path.lineTo(box.bottomRight() - QPointF(3, 0));
    path.lineTo(box.bottomLeft() + QPointF(3, 0));
    path.lineTo(box.bottomLeft() - QPointF(0, 3));
    path.closeSubpath();
    return path;
}

QPainterPath tag(const QRectF &box)
{
    QPainterPath path(box.topLeft());
    path.lineTo(box.right() - kPoint, box.top());
    path.lineTo(box.right(), box.center().y());
    path.lineTo(box.right() - kPoint, box.bottom());
    path.lineTo(box.bottomLeft());
    path.closeSubpath();
    return path;
}

QPainterPath drum(const QRectF &box)
{
    const QRectF lid(box.left(), box.top(), box.width(), 2 * kTab);
    const QRectF floor(box.left(), box.bottom() - 2 * kTab, box.width(), 2 * kTab);
    QPainterPath path(QPointF(box.left(), box.top() + kTab));
    path.arcTo(lid, 180, -180);
    path.lineTo(box.right(), box.bottom() - kTab);
    path.arcTo(floor, 0, -180);
    path.closeSubpath();
    return path;
}

} // namespace

QPainterPath imageOutline(ImageKind kind, const QRectF &box)
{
    switch (kind) {
    case ImageKind::Registry:
    case ImageKind::Unresolved: {
        QPainterPath path;
        path.addRoundedRect(box, box.height() / 2, box.height() / 2);
        return path;
    }
    case ImageKind::NamedContext:
        return tag(box);
    case ImageKind::BuildContext:
        return folder(box);
    case ImageKind::Cache:
        return drum(box);
    }
    return {};
}

QPainterPath imageInnerLines(ImageKind kind, const QRectF &box)
{
    QPainterPath path;
    if (kind == ImageKind::Cache) {
        path.moveTo(box.left(), box.top() + kTab);
        path.arcTo(QRectF(box.left(), box.top(), box.width(), 2 * kTab), 180, 180);
    }
    return path;
}

bool canBeSource(ImageKind kind)
{
    return kind == ImageKind::Registry || kind == ImageKind::NamedContext;
}

} // namespace stagewright::app
