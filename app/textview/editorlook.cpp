#include "app/textview/editorlook.h"

#include "app/qtsupport/icons.h"
#include "app/qtsupport/sizebar.h"
#include "app/textview/highlighter.h"
#include "app/textview/scintillacall.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QImage>
#include <QPainter>

namespace stagewright::app {

namespace {

enum Margin { SizeMargin, SizeMarkMargin, NumberMargin, ProblemMargin, FoldMargin };

constexpr int kFirstProblemMarker = 3;
constexpr int kFirstIndicator = 8;
constexpr int kProblemMarkers = 0xF << kFirstProblemMarker | 1 << kFixMarker;
constexpr int kSizeMarkers = 1 << kShipsMarker | 1 << kDiscardedMarker;
constexpr double kSizeMultiplier = Sci::SC_FONT_SIZE_MULTIPLIER;
constexpr int kSizePadding = 8;
constexpr int kFontPixels = 13;
constexpr int kBoxAlpha = 60;
constexpr int kLinePadding = 3;
constexpr int kImageScale = 2; ///< marks are drawn for twice the pixels

struct StyleLook
{
    TextStyle style;
    QColor color;
    bool isBold = false;
    bool isItalic = false;
};

std::vector<StyleLook> looksOf(const Theme &theme)
{
    return {{TextStyle::Plain, theme.text},
            {TextStyle::Keyword, theme.keyword},
            {TextStyle::Comment, theme.comment, false, true},
            {TextStyle::Directive, theme.variable, false, true},
            {TextStyle::Flag, theme.flag},
            {TextStyle::StageName, theme.text, true},
            {TextStyle::String, theme.string},
            {TextStyle::Variable, theme.variable},
            {TextStyle::Heredoc, theme.string},
            {TextStyle::Operator, theme.muted},
            {TextStyle::ShellKeyword, theme.keyword},
            {TextStyle::ShellCommand, theme.text},
            {TextStyle::ShellOption, theme.muted}};
}

void setStyleFont(Sci &editor, int style, const QFont &font, double points)
{
    const auto family = QFontInfo(font).family().toUtf8();
    callBytes(editor, Sci::SCI_STYLESETFONT, style, {family.constData()});
    call(editor, Sci::SCI_STYLESETSIZEFRACTIONAL, style,
         static_cast<int>(points * kSizeMultiplier));
}

double pointsOf(const Sci &editor, int pixels)
{
    return pixels * 72.0 / editor.logicalDpiY();
}

/// QScintilla takes a QImage here, not Scintilla's plain bytes.
void defineImage(Sci &editor, int marker, QImage image)
{
    image.setDevicePixelRatio(kImageScale);
    call(editor, Sci::SCI_RGBAIMAGESETWIDTH, image.width());
    call(editor, Sci::SCI_RGBAIMAGESETHEIGHT, image.height());
    call(editor, Sci::SCI_RGBAIMAGESETSCALE, 100 * kImageScale);
    editor.SendScintilla(Sci::SCI_MARKERDEFINERGBAIMAGE, static_cast<unsigned long>(marker), image);
}

QImage barImage(BarFill fill, const Theme &theme)
{
    constexpr int kWidth = 6;
    constexpr int kHeight = 12;
    QImage image(kWidth * kImageScale, kHeight * kImageScale, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(kImageScale, kImageScale);
    paintBar(painter, QRectF(0.5, 0.5, kWidth - 1, kHeight - 1), fill, theme);
    return image;
}

QImage problemImage(lint::Severity severity, const Theme &theme)
{
    constexpr int kSize = 13;
    static const QString kNames[] = {QStringLiteral("error"), QStringLiteral("warning"),
                                     QStringLiteral("information"), QStringLiteral("hint")};
    const QColor colors[] = {theme.fail, theme.warn, theme.accent, theme.muted};
    const auto index = static_cast<std::size_t>(severity);
    const auto icon = tintedIcon(kNames[index], colors[index], colors[index]);
    return icon.pixmap(QSize(kSize, kSize) * kImageScale, 1.0).toImage();
}

void setMargin(Sci &editor, Margin margin, int type, int mask, int width, bool sensitive = false)
{
    call(editor, Sci::SCI_SETMARGINTYPEN, margin, type);
    call(editor, Sci::SCI_SETMARGINMASKN, margin, mask);
    call(editor, Sci::SCI_SETMARGINWIDTHN, margin, width);
    call(editor, Sci::SCI_SETMARGINSENSITIVEN, margin, sensitive ? 1 : 0);
}

/// Opaque: it stands over the mark of a problem.
QImage fixImage(const Theme &theme)
{
    constexpr int kSize = 15;
    QImage image(QSize(kSize, kSize) * kImageScale, QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.card);
    QPainter painter(&image);
    tintedIcon(QStringLiteral("bulb"), theme.warn, theme.warn).paint(&painter, image.rect());
    return image;
}

QImage foldImage(const QString &icon, const Theme &theme)
{
    constexpr int kSize = 11;
    return tintedIcon(icon, theme.muted, theme.muted)
        .pixmap(QSize(kSize, kSize) * kImageScale, 1.0)
        .toImage();
}

void applyFoldLook(Sci &editor, const Theme &theme)
{
    call(editor, Sci::SCI_SETFOLDMARGINCOLOUR, 1, sciColor(theme.card));
    call(editor, Sci::SCI_SETFOLDMARGINHICOLOUR, 1, sciColor(theme.card));
    for (const int marker :
         {Sci::SC_MARKNUM_FOLDERSUB, Sci::SC_MARKNUM_FOLDERTAIL, Sci::SC_MARKNUM_FOLDERMIDTAIL})
        call(editor, Sci::SCI_MARKERDEFINE, marker, Sci::SC_MARK_EMPTY);
    for (const int marker : {Sci::SC_MARKNUM_FOLDER, Sci::SC_MARKNUM_FOLDEREND})
        defineImage(editor, marker, foldImage(QStringLiteral("right"), theme));
    for (const int marker : {Sci::SC_MARKNUM_FOLDEROPEN, Sci::SC_MARKNUM_FOLDEROPENMID})
        defineImage(editor, marker, foldImage(QStringLiteral("down"), theme));
}

} // namespace

int markerOf(lint::Severity severity)
{
    // Scintilla draws the marker with the greatest number on top: errors come last.
    return kFirstProblemMarker + 3 - static_cast<int>(severity);
}

int indicatorOf(lint::Severity severity)
{
    return kFirstIndicator + 3 - static_cast<int>(severity);
}

void setUpMargins(QsciScintillaBase &editor)
{
    setMargin(editor, SizeMargin, Sci::SC_MARGIN_RTEXT, 0, 0);
    setMargin(editor, SizeMarkMargin, Sci::SC_MARGIN_COLOUR, kSizeMarkers, 0);
    setMargin(editor, NumberMargin, Sci::SC_MARGIN_NUMBER, 0, 34);
    setMargin(editor, ProblemMargin, Sci::SC_MARGIN_COLOUR, kProblemMarkers, 16, true);
    static_assert(ProblemMargin == kProblemMargin);
    setMargin(editor, FoldMargin, Sci::SC_MARGIN_SYMBOL, static_cast<int>(Sci::SC_MASK_FOLDERS), 13,
              true);
    call(editor, Sci::SCI_SETMARGINLEFT, 0, 6);
    call(editor, Sci::SCI_SETAUTOMATICFOLD,
         Sci::SC_AUTOMATICFOLD_SHOW | Sci::SC_AUTOMATICFOLD_CLICK | Sci::SC_AUTOMATICFOLD_CHANGE);
}

void showSizeMargins(QsciScintillaBase &editor, const QStringList &texts)
{
    const QFontMetrics metrics(interfaceFont(kFontPixels - 2));
    int width = 0;
    for (const auto &text : texts)
        width = std::max(width, metrics.horizontalAdvance(text) + kSizePadding);
    call(editor, Sci::SCI_SETMARGINWIDTHN, SizeMargin, width);
    call(editor, Sci::SCI_SETMARGINWIDTHN, SizeMarkMargin, texts.isEmpty() ? 0 : 12);
}

void setUpIndicators(QsciScintillaBase &editor)
{
    for (const auto severity : kSeverities) {
        const bool isFaint =
            severity == lint::Severity::Hint || severity == lint::Severity::Information;
        call(editor, Sci::SCI_INDICSETSTYLE, indicatorOf(severity),
             isFaint ? Sci::INDIC_DOTS : Sci::INDIC_SQUIGGLE);
        call(editor, Sci::SCI_INDICSETUNDER, indicatorOf(severity), 1);
    }
    for (const auto indicator : {kMatchIndicator, kSearchIndicator, kFlashIndicator}) {
        call(editor, Sci::SCI_INDICSETSTYLE, indicator, Sci::INDIC_STRAIGHTBOX);
        call(editor, Sci::SCI_INDICSETUNDER, indicator, 1);
        call(editor, Sci::SCI_INDICSETALPHA, indicator, kBoxAlpha);
        call(editor, Sci::SCI_INDICSETOUTLINEALPHA, indicator, 2 * kBoxAlpha);
    }
    call(editor, Sci::SCI_INDICSETOUTLINEALPHA, kFlashIndicator, 0);
}

void applyTextLook(QsciScintillaBase &editor, const Theme &theme)
{
    const auto points = pointsOf(editor, kFontPixels);
    setStyleFont(editor, Sci::STYLE_DEFAULT, monospaceFont(), points);
    call(editor, Sci::SCI_STYLESETFORE, Sci::STYLE_DEFAULT, sciColor(theme.text));
    call(editor, Sci::SCI_STYLESETBACK, Sci::STYLE_DEFAULT, sciColor(theme.card));
    call(editor, Sci::SCI_STYLECLEARALL);
    for (const auto &look : looksOf(theme)) {
        const auto style = static_cast<int>(look.style);
        call(editor, Sci::SCI_STYLESETFORE, style, sciColor(look.color));
        call(editor, Sci::SCI_STYLESETBOLD, style, look.isBold ? 1 : 0);
        call(editor, Sci::SCI_STYLESETITALIC, style, look.isItalic ? 1 : 0);
    }
    call(editor, Sci::SCI_SETEXTRAASCENT, kLinePadding);
    call(editor, Sci::SCI_SETEXTRADESCENT, kLinePadding);
    call(editor, Sci::SCI_SETCARETFORE, sciColor(theme.text));
    call(editor, Sci::SCI_SETCARETWIDTH, 2);
    call(editor, Sci::SCI_SETCARETLINEVISIBLE, 1);
    call(editor, Sci::SCI_SETCARETLINEBACK, sciColor(theme.selection));
    QColor selected = theme.accent;
    call(editor, Sci::SCI_SETSELBACK, 1, sciColor(selected));
    call(editor, Sci::SCI_SETSELALPHA, theme.isDark ? 90 : 60);
    call(editor, Sci::SCI_SETSELFORE, 0, 0);
    call(editor, Sci::SCI_INDICSETFORE, kMatchIndicator, sciColor(theme.accent));
    call(editor, Sci::SCI_INDICSETFORE, kSearchIndicator, sciColor(theme.warn));
    call(editor, Sci::SCI_INDICSETFORE, kFlashIndicator, sciColor(theme.accent));
    call(editor, Sci::SCI_SETADDITIONALCARETFORE, sciColor(theme.accent));
    call(editor, Sci::SCI_SETADDITIONALSELBACK, sciColor(theme.accent));
    call(editor, Sci::SCI_SETADDITIONALSELALPHA, theme.isDark ? 90 : 60);
    const QColor colors[] = {theme.fail, theme.warn, theme.accent, theme.muted};
    for (const auto severity : kSeverities)
        call(editor, Sci::SCI_INDICSETFORE, indicatorOf(severity),
             sciColor(colors[static_cast<std::size_t>(severity)]));
}

void applyMarginLook(QsciScintillaBase &editor, const Theme &theme)
{
    setStyleFont(editor, Sci::STYLE_LINENUMBER, monospaceFont(), pointsOf(editor, kFontPixels - 1));
    call(editor, Sci::SCI_STYLESETFORE, Sci::STYLE_LINENUMBER, sciColor(theme.muted));
    call(editor, Sci::SCI_STYLESETBACK, Sci::STYLE_LINENUMBER, sciColor(theme.card));
    setStyleFont(editor, kMarginStyle, interfaceFont(), pointsOf(editor, kFontPixels - 2));
    call(editor, Sci::SCI_STYLESETFORE, kMarginStyle, sciColor(theme.muted));
    call(editor, Sci::SCI_STYLESETBACK, kMarginStyle, sciColor(theme.card));
    for (const auto margin : {SizeMarkMargin, ProblemMargin})
        call(editor, Sci::SCI_SETMARGINBACKN, margin, sciColor(theme.card));
    call(editor, Sci::SCI_MARKERDEFINE, kSelectedMarker, Sci::SC_MARK_BACKGROUND);
    call(editor, Sci::SCI_MARKERSETBACK, kSelectedMarker, sciColor(theme.hover));
    defineImage(editor, kShipsMarker, barImage(BarFill::Ships, theme));
    defineImage(editor, kDiscardedMarker, barImage(BarFill::Discarded, theme));
    for (const auto severity : kSeverities)
        defineImage(editor, markerOf(severity), problemImage(severity, theme));
    defineImage(editor, kFixMarker, fixImage(theme));
    applyFoldLook(editor, theme);
}

} // namespace stagewright::app
