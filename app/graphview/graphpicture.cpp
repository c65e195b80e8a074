#include "app/graphview/graphpicture.h"

#include "app/graphview/graphscene.h"
#include "app/graphview/legend.h"

#include <QPainter>

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr double kMargin = 24;

} // namespace

GraphPicture::GraphPicture(const GraphContent &shown, const Extents &extents,
                           const PlacedGraph &places)
    : m_scene(std::make_unique<GraphScene>())
{
    m_scene->setTheme(Theme::light());
    m_scene->setContent(shown, extents);
    m_scene->place(places);
    m_content = m_scene->contentRect().adjusted(-kMargin, -kMargin, kMargin, kMargin);
    m_legend = Legend().sizeHint();
}

GraphPicture::~GraphPicture() = default;

QSizeF GraphPicture::size() const
{
    return {std::max(m_content.width(), m_legend.width() + 2 * kMargin),
            m_content.height() + m_legend.height() + kMargin};
}

void GraphPicture::paint(QPainter &painter, const QRectF &area) const
{
    const QSizeF whole = size();
    const double scale = std::min(area.width() / whole.width(), area.height() / whole.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    painter.fillRect(QRectF(QPointF(), whole), Theme::light().canvas);
    m_scene->render(&painter, QRectF(QPointF(), m_content.size()), m_content);
    Legend legend;
    legend.setTheme(Theme::light());
    painter.translate(kMargin, m_content.height());
    legend.paint(painter);
    painter.restore();
}

} // namespace stagewright::app
