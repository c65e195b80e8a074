#include "app/graphview/stagepainter.h"

#include "app/graphview/glyphs.h"
#include "app/graphview/stagestyle.h"
#include "app/qtsupport/sizebar.h"
#include "app/qtsupport/text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr double kUnusedOpacity = 0.5;
constexpr double kDimmedOpacity = 0.3;
constexpr double kPortRadius = 5;
constexpr double kNarrowestName = 30; ///< pixels

class Painting
{
public:
    Painting(QPainter &painter, const StagePicture &picture, double detail)
        : m_painter(painter)
        , m_picture(picture)
        , m_stage(picture.stage)
        , m_geometry(picture.geometry)
        , m_look(picture.look)
        , m_theme(picture.theme)
        , m_style(StageStyle::get())
        , m_detail(detail)
    {}

    void paint()
    {
        m_painter.setOpacity(opacity());
        if (m_detail < kHeaderDetail) {
            paintBlock();
            return;
        }
        paintCard();
        paintHeader();
        paintRows();
        if (m_detail >= kFullDetail)
            paintStrips();
        paintFrame();
        if (m_detail >= kFullDetail)
            paintPort();
    }

private:
    double opacity() const
    {
        if (m_look.emphasis == Emphasis::Dimmed)
            return kDimmedOpacity;
        return m_stage.isGhost || m_stage.role == StageRole::Unused ? kUnusedOpacity : 1;
    }

    bool isTarget() const { return m_stage.role == StageRole::Target; }
    bool isDashed() const { return m_stage.isGhost || m_stage.role == StageRole::Unused; }
    double radius() const { return StageGeometry::kRadius; }

    void paintText(const QRectF &box, const QString &text, const QFont &font, const QColor &color,
                   Qt::Alignment alignment = Qt::AlignLeft)
    {
        m_painter.setFont(font);
        m_painter.setPen(color);
        m_painter.drawText(box, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
    }

    /// Far away: a block in the colour of its role, and the name at a size that can be read.
    void paintBlock()
    {
        const QColor plain = m_theme.isDark ? m_theme.neutral.darker(165) : m_theme.neutral;
        QColor fill = isTarget() ? m_theme.accent : plain;
        if (m_stage.status == StepStatus::Failed)
            fill = m_theme.fail;
        m_painter.setPen(m_look.isSelected ? QPen(m_theme.text, 2 / m_detail) : QPen(Qt::NoPen));
        m_painter.setBrush(fill);
        m_painter.drawRoundedRect(m_geometry.bounds(), radius() * 2, radius() * 2);
        paintBlockName(isTarget() || m_stage.status == StepStatus::Failed ? m_theme.onAccent
                                                                          : m_theme.text);
    }

    void paintBlockName(const QColor &color)
    {
        const QSizeF size = m_geometry.bounds().size() * m_detail;
        const QFont font = interfaceFont(size.width() > 80 ? 12 : 10, QFont::DemiBold);
        const QFontMetricsF metrics(font);
        const double room = size.width() - 4;
        if (room < kNarrowestName || metrics.height() > size.height())
            return;
        m_painter.save();
        m_painter.scale(1 / m_detail, 1 / m_detail);
        paintText(QRectF(QPointF(), size), metrics.elidedText(m_stage.name, Qt::ElideMiddle, room),
                  font, color, Qt::AlignHCenter);
        m_painter.restore();
    }

    void paintCard()
    {
        const QRectF card = m_geometry.bounds();
        if (!isDashed()) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(QColor(0, 0, 0, m_theme.isDark ? 60 : 18));
            m_painter.drawRoundedRect(card.translated(0, 2), radius(), radius());
        }
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.card);
        m_painter.drawRoundedRect(card, radius(), radius());
    }

    QPen framePen() const
    {
        if (m_look.emphasis == Emphasis::Lit)
            return QPen(m_theme.ok, 2.5);
        if (m_stage.status == StepStatus::Failed)
            return QPen(m_theme.fail, 2.5);
        if (isTarget())
            return QPen(m_theme.accent, 2.5);
        if (m_stage.isGhost)
            return QPen(m_theme.warn, 1.5, Qt::DashLine);
        if (isDashed())
            return QPen(m_theme.muted, 1, Qt::DashLine);
        return QPen(m_look.isHovered ? m_theme.neutral : m_theme.border, 1);
    }

    void paintFrame()
    {
        m_painter.setBrush(Qt::NoBrush);
        if (m_stage.role == StageRole::Ships)
            paintStripe();
        const QPen pen = framePen();
        const double inset = pen.widthF() / 2;
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(m_geometry.bounds().adjusted(inset, inset, -inset, -inset),
                                  radius() - inset / 2, radius() - inset / 2);
        if (m_look.isSelected && !m_look.selectedInstruction)
            paintSelectionRing();
    }

    /// Outside of the frame, so that a selected target differs from a target.
    void paintSelectionRing()
    {
        QColor halo = m_theme.accent;
        halo.setAlpha(90);
        m_painter.setPen(QPen(halo, 3));
        m_painter.drawRoundedRect(m_geometry.bounds().adjusted(-2.5, -2.5, 2.5, 2.5), radius() + 2,
                                  radius() + 2);
        if (!m_look.hasFocus)
            return;
        m_painter.setPen(QPen(m_theme.accent, 1));
        m_painter.drawRoundedRect(m_geometry.bounds().adjusted(-4.5, -4.5, 4.5, 4.5), radius() + 4,
                                  radius() + 4);
    }

    /// Layers of this stage are part of the image too.
    void paintStripe()
    {
        QPainterPath card;
        card.addRoundedRect(m_geometry.bounds(), radius(), radius());
        QPainterPath stripe;
        stripe.addRect(QRectF(0, 0, 4, m_geometry.bounds().height()));
        m_painter.fillPath(card.intersected(stripe), m_theme.accent);
    }

    void paintHeader()
    {
        const QRectF header = m_geometry.header();
        const bool isCollapsed = m_geometry.bounds().height() <= header.height();
        if (m_detail >= kFullDetail)
            paintGlyph(m_painter, QRectF(StageStyle::kGlyphLeft, header.center().y() - 4.5, 10, 10),
                       isCollapsed ? Glyph::TriangleRight : Glyph::TriangleDown, m_theme.muted);
        paintName(header);
        if (m_detail >= kFullDetail)
            paintText(QRectF(m_picture.texts.baseX, 1, 200, header.height()), m_picture.texts.base,
                      m_style.base, m_stage.isGhost ? m_theme.warn : m_theme.muted);
        if (m_detail >= kFullDetail) {
            paintHeadline(header);
            paintProblems(header);
        }
        if (isCollapsed)
            return;
        m_painter.fillRect(QRectF(1, header.bottom() - 0.5, StageGeometry::kWidth - 2, 1),
                           m_theme.separator);
        if (m_stage.progress >= 0)
            paintProgress(header);
    }

    void paintName(const QRectF &header)
    {
        QFont font = m_style.name;
        if (font.pixelSize() * m_detail < kSmallestLegibleText)
            font.setPixelSize(int(kSmallestLegibleText / m_detail));
        const double left = m_detail < kFullDetail ? StageStyle::kPadding : StageStyle::kTextLeft;
        const double room = StageGeometry::kWidth - left - StageStyle::kPadding;
        const QString name =
            m_detail < kFullDetail
                ? QFontMetricsF(font).elidedText(m_stage.name, Qt::ElideRight, room)
                : m_picture.texts.name;
        paintText(QRectF(left, 0, room, header.height()), name, font,
                  m_detail < kFullDetail && isTarget() ? m_theme.accent : m_theme.text);
    }

    void paintHeadline(const QRectF &header)
    {
        const double right = StageGeometry::kWidth - StageStyle::kPadding;
        const QRectF box(0, 0, right, header.height());
        paintText(box, m_picture.texts.size, m_style.headline,
                  isTarget() ? m_theme.accent : m_theme.muted, Qt::AlignRight);
        if (!isTarget())
            return;
        const double width =
            QFontMetricsF(m_style.headline).horizontalAdvance(m_picture.texts.size);
        const double left = right - width - StageStyle::kGlyph - 4;
        paintGlyph(m_painter, QRectF(left, header.center().y() - 6.5, 12, 12), Glyph::Star,
                   m_theme.accent);
    }

    void paintProblems(const QRectF &header)
    {
        if (m_stage.problems == 0)
            return;
        const bool isError = m_stage.worst == RowProblem::Error;
        const QColor color = isError ? m_theme.fail : m_theme.warn;
        const double left = m_picture.texts.problemsX;
        paintGlyph(m_painter, QRectF(left, header.center().y() - 5.5, 11, 11),
                   isError ? Glyph::Cross : Glyph::Warning, color);
        paintText(QRectF(left + StageStyle::kGlyph + 2, 0, 40, header.height()),
                  m_picture.texts.problems, m_style.base, color);
    }

    void paintProgress(const QRectF &header)
    {
        const double width = (StageGeometry::kWidth - 2) * std::clamp(m_stage.progress, 0.0, 1.0);
        m_painter.fillRect(QRectF(1, header.bottom() - 1.5, width, 2), m_theme.accent);
    }

    void paintRows()
    {
        for (std::size_t i = 0; i < m_geometry.visibleRows(); ++i)
            paintRow(i);
        if (const auto more = m_geometry.moreRow(); more && m_detail >= kFullDetail)
            paintText(more->adjusted(StageStyle::kTextLeft, 0, 0, 0), m_picture.texts.more,
                      m_style.strip, m_theme.muted);
    }

    void paintRow(std::size_t index)
    {
        const GraphRow &row = m_stage.rows[index];
        const QRectF box = m_geometry.row(index);
        paintRowBackground(row, box, index);
        if (m_detail >= kFullDetail) {
            paintRowGlyph(row, box);
            paintText(box.adjusted(StageStyle::kTextLeft, 0, 0, 0),
                      m_picture.texts.rows.at(qsizetype(index)), m_style.row, m_theme.text);
            if (m_picture.largestRow > 0 && row.bytes >= 0)
                paintText(box.adjusted(0, 0, -StageStyle::kPadding, 0), sizeText(row.bytes),
                          m_style.size, m_theme.muted, Qt::AlignRight);
        }
        if (m_picture.largestRow > 0 && row.bytes >= 0)
            paintRowBar(row, box);
        else if (m_detail < kFullDetail)
            paintFarText(row, box);
    }

    /// What is too small to read is a stroke as long as the text.
    void paintFarText(const GraphRow &row, const QRectF &box)
    {
        constexpr double kLetter = 6.6;
        constexpr double kThickness = 5;
        const double room = StageGeometry::kWidth - 2 * StageStyle::kPadding;
        const double length = std::min(double(row.text.size()) * kLetter, room);
        m_painter.fillRect(
            QRectF(StageStyle::kPadding, box.center().y() - kThickness / 2, length, kThickness),
            m_theme.border);
    }

    void paintRowBackground(const GraphRow &row, const QRectF &box, std::size_t index)
    {
        const QRectF inner = box.adjusted(1, 0, -1, 0);
        if (m_look.selectedInstruction == row.instruction || row.status == StepStatus::Running)
            m_painter.fillRect(inner, m_theme.selection);
        else if (m_look.hoveredRow == index)
            m_painter.fillRect(inner, m_theme.hover);
        if (row.status == StepStatus::Failed || row.problem == RowProblem::Error)
            m_painter.fillRect(QRectF(1, box.top(), 3, box.height()), m_theme.fail);
        if (m_look.hasFocus && m_look.selectedInstruction == row.instruction) {
            m_painter.setPen(QPen(m_theme.accent, 1));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(inner.adjusted(3.5, 0.5, -3.5, -0.5));
        }
    }

    void paintRowGlyph(const GraphRow &row, const QRectF &box)
    {
        const QRectF place(StageStyle::kGlyphLeft, box.center().y() - 5.5, 11, 11);
        if (row.problem == RowProblem::Error || row.problem == RowProblem::Warning) {
            const bool isError = row.problem == RowProblem::Error;
            paintGlyph(m_painter, place, isError ? Glyph::Cross : Glyph::Warning,
                       isError ? m_theme.fail : m_theme.warn);
        } else if (const auto status = glyphOf(row.status)) {
            paintGlyph(m_painter, place, *status, colorOf(row.status, m_theme));
        } else {
            paintGlyph(m_painter, place, glyphOf(row.kind), m_theme.muted);
        }
    }

    void paintRowBar(const GraphRow &row, const QRectF &box)
    {
        const bool isFar = m_detail < kFullDetail;
        const double left = isFar ? StageStyle::kPadding : StageStyle::kBarLeft;
        const double width =
            isFar ? StageGeometry::kWidth - 2 * StageStyle::kPadding : StageStyle::kBarWidth;
        const QRectF track(left, box.center().y() - StageStyle::kBarHeight / 2, width,
                           StageStyle::kBarHeight);
        const bool ships = m_stage.role == StageRole::Target || m_stage.role == StageRole::Ships;
        paintSizeBar(m_painter, track, row.bytes, m_picture.largestRow,
                     ships ? BarFill::Ships : BarFill::Discarded, m_theme);
    }

    void paintStrips()
    {
        if (const auto box = m_geometry.metadata())
            paintStrip(*box, m_picture.texts.metadata, metadataIsSelected());
        if (const auto box = m_geometry.footer())
            paintStrip(*box, m_picture.texts.footer, false);
    }

    bool metadataIsSelected() const
    {
        return m_look.selectedInstruction &&
               m_stage.metadataInstructions.contains(*m_look.selectedInstruction);
    }

    void paintStrip(const QRectF &box, const QString &text, bool isSelected)
    {
        if (isSelected)
            m_painter.fillRect(box.adjusted(1, 0, -1, -2), m_theme.selection);
        m_painter.fillRect(QRectF(1, box.top(), StageGeometry::kWidth - 2, 1), m_theme.separator);
        const bool failed = m_stage.status == StepStatus::Failed;
        const bool isFooter = box.bottom() >= m_geometry.bounds().bottom() && m_geometry.footer();
        paintText(box.adjusted(StageStyle::kPadding, 0, -StageStyle::kPadding, 0), text,
                  m_style.strip, failed && isFooter ? m_theme.fail : m_theme.muted);
    }

    void paintPort()
    {
        m_painter.setPen(QPen(m_theme.accent, 2));
        m_painter.setBrush(m_look.isPortHovered ? m_theme.accent : m_theme.card);
        const double radius = kPortRadius + (m_look.isPortHovered ? 1.5 : 0);
        m_painter.drawEllipse(m_geometry.outPort(), radius, radius);
    }

    QPainter &m_painter;
    const StagePicture &m_picture;
    const GraphStage &m_stage;
    const StageGeometry &m_geometry;
    const StageLook &m_look;
    const Theme &m_theme;
    const StageStyle &m_style;
    double m_detail;
};

} // namespace

const StageStyle &StageStyle::get()
{
    static const StageStyle kStyle{
        interfaceFont(15, QFont::DemiBold),
        interfaceFont(12),
        interfaceFont(13, QFont::DemiBold),
        monospaceFont(11),
        interfaceFont(11),
        interfaceFont(11),
    };
    return kStyle;
}

void paintStage(QPainter &painter, const StagePicture &picture, double detail)
{
    painter.save();
    Painting(painter, picture, detail).paint();
    painter.restore();
}

} // namespace stagewright::app
