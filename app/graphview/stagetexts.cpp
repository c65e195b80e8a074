#include "app/graphview/stagepainter.h"
#include "app/graphview/stagestyle.h"
#include "app/qtsupport/text.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace stagewright::app {

namespace {

QString translated(const char *text, int n = -1)
{
    return QCoreApplication::translate("StageItem", text, nullptr, n);
}

QString headline(const GraphStage &stage)
{
    const QString size = stage.bytes >= 0 ? sizeText(stage.bytes) : QString();
    if (stage.role != StageRole::Target)
        return size;
    return size.isEmpty() ? translated(QT_TRANSLATE_NOOP("StageItem", "ships"))
                          : translated(QT_TRANSLATE_NOOP("StageItem", "ships %1")).arg(size);
}

QString moreText(const GraphStage &stage, const StageGeometry &geometry, bool isFull)
{
    if (!geometry.moreRow())
        return {};
    if (isFull)
        return translated(QT_TRANSLATE_NOOP("StageItem", "Show less"));
    const auto hidden = static_cast<int>(stage.rows.size() - geometry.visibleRows());
    return translated(QT_TRANSLATE_N_NOOP("StageItem", "… %n more instruction(s)"), hidden);
}

/// The keyword and the end of a path say most; what is cut is the end, as in the text pane.
QString elided(const QFontMetricsF &metrics, const QString &text, double width)
{
    return metrics.elidedText(text, Qt::ElideRight, std::max(width, 0.0));
}

void cutHeader(StageTexts &texts, const GraphStage &stage)
{
    const StageStyle &style = StageStyle::get();
    const QFontMetricsF name(style.name);
    const QFontMetricsF base(style.base);
    texts.size = headline(stage);
    const double star = stage.role == StageRole::Target ? StageStyle::kGlyph + 4 : 0;
    const double sizeWidth = QFontMetricsF(style.headline).horizontalAdvance(texts.size) + star;
    double right = StageGeometry::kWidth - StageStyle::kPadding - sizeWidth - 8;
    if (stage.problems > 0) {
        texts.problems = QString::number(stage.problems);
        right -= base.horizontalAdvance(texts.problems) + StageStyle::kGlyph + 12;
        texts.problemsX = right + 8;
    }
    const double nameLeft = StageStyle::kTextLeft;
    texts.name = elided(name, stage.name, right - nameLeft);
    texts.baseX = nameLeft + name.horizontalAdvance(texts.name) + 12;
    const double room = right - texts.baseX;
    texts.base = room > 36 ? base.elidedText(stage.base, Qt::ElideMiddle, room) : QString();
}

} // namespace

StageTexts makeStageTexts(const GraphStage &stage, const StageGeometry &geometry, bool isFull,
                          bool withBars)
{
    const StageStyle &style = StageStyle::get();
    StageTexts texts;
    cutHeader(texts, stage);
    const QFontMetricsF row(style.row);
    const double whole = StageGeometry::kWidth - StageStyle::kPadding;
    for (std::size_t i = 0; i < geometry.visibleRows(); ++i) {
        const bool hasBar = withBars && stage.rows[i].bytes >= 0;
        const double right = hasBar ? StageStyle::kBarLeft - 8 : whole;
        texts.rows << elided(row, stage.rows[i].text, right - StageStyle::kTextLeft);
    }
    const QFontMetricsF strip(style.strip);
    const double stripWidth = StageGeometry::kWidth - 2 * StageStyle::kPadding;
    texts.more = moreText(stage, geometry, isFull);
    texts.metadata = elided(strip, stage.metadata, stripWidth);
    texts.footer = elided(strip, stage.footer, stripWidth);
    return texts;
}

} // namespace stagewright::app
