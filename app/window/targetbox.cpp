#include "app/window/targetbox.h"

#include "app/qtsupport/icons.h"

#include <QPainter>

namespace stagewright::app {

void TargetBox::setTheme(const Theme &theme)
{
    m_arrow = themedIcon(QStringLiteral("down"), theme);
    update();
}

void TargetBox::paintEvent(QPaintEvent *event)
{
    constexpr int kSize = 13;
    constexpr int kMargin = 9;
    QComboBox::paintEvent(event);
    QPainter painter(this);
    const QRect place(width() - kMargin - kSize, (height() - kSize) / 2, kSize, kSize);
    m_arrow.paint(&painter, place, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace stagewright::app
