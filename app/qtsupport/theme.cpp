#include "app/qtsupport/theme.h"

#include <QApplication>
#include <QStyleFactory>

namespace stagewright::app {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

void setDisabled(QPalette &palette, const Theme &theme)
{
    QColor faint = theme.muted;
    faint.setAlphaF(0.6F);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.track);
}

/// The lines that Fusion draws around buttons and fields come from these.
void setShades(QPalette &palette, const Theme &theme)
{
    palette.setColor(QPalette::Light, theme.isDark ? theme.border : theme.card);
    palette.setColor(QPalette::Midlight, theme.separator);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Dark, theme.border.darker(theme.isDark ? 130 : 110));
    palette.setColor(QPalette::Shadow, theme.isDark ? QColor(Qt::black) : theme.muted);
}

QFont fontOf(const QStringList &families, QFont::StyleHint hint, int pixelSize,
             QFont::Weight weight)
{
    QFont font;
    font.setFamilies(families);
    font.setStyleHint(hint);
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    return font;
}

} // namespace

Theme Theme::light()
{
    Theme theme;
    theme.canvas = rgb(0xF4F5F7);
    theme.dot = rgb(0xDADDE3);
    theme.card = rgb(0xFFFFFF);
    theme.panel = rgb(0xFFFFFF);
    theme.text = rgb(0x1B1F24);
    theme.muted = rgb(0x5B6470);
    theme.border = rgb(0xDCE0E6);
    theme.separator = rgb(0xE7E9ED);
    theme.accent = rgb(0x0072B2);
    theme.onAccent = rgb(0xFFFFFF);
    theme.copy = rgb(0xB84A00);
    theme.mount = rgb(0x333A42);
    theme.ok = rgb(0x00714F);
    theme.fail = rgb(0xB3002D);
    theme.warn = rgb(0x8A5A00);
    theme.bar = rgb(0xB07A00);
    theme.track = rgb(0xE9ECF0);
    theme.neutral = rgb(0x9AA2AE);
    theme.selection = rgb(0xE3F0F9);
    theme.hover = rgb(0xF0F3F6);
    theme.keyword = rgb(0x005A8E);
    theme.comment = rgb(0x6A737F);
    theme.string = rgb(0x8A3B00);
    theme.variable = rgb(0x00714F);
    theme.flag = rgb(0xB84A00);
    return theme;
}

Theme Theme::dark()
{
    Theme theme;
    theme.isDark = true;
    theme.canvas = rgb(0x1E2227);
    theme.dot = rgb(0x30363E);
    theme.card = rgb(0x2B3038);
    theme.panel = rgb(0x262B31);
    theme.text = rgb(0xE6E9EE);
    theme.muted = rgb(0xA3ADBB);
    theme.border = rgb(0x3D444E);
    theme.separator = rgb(0x353B44);
    theme.accent = rgb(0x56B4E9);
    theme.onAccent = rgb(0x10202B);
    theme.copy = rgb(0xF08A4B);
    theme.mount = rgb(0xE6E9EE);
    theme.ok = rgb(0x3FCF9F);
    theme.fail = rgb(0xFF7A8A);
    theme.warn = rgb(0xF0C048);
    theme.bar = rgb(0xE69F00);
    theme.track = rgb(0x3A414B);
    theme.neutral = rgb(0x7B8492);
    theme.selection = rgb(0x223747);
    theme.hover = rgb(0x323842);
    theme.keyword = rgb(0x7CC4EE);
    theme.comment = rgb(0x8F99A7);
    theme.string = rgb(0xF2A978);
    theme.variable = rgb(0x6BD9B3);
    theme.flag = rgb(0xF08A4B);
    return theme;
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.panel);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.card);
    palette.setColor(QPalette::AlternateBase, theme.hover);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.fail);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.card);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    setShades(palette, theme);
    setDisabled(palette, theme);
    return palette;
}

void applyTheme(QApplication &application, const Theme &theme)
{
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(paletteOf(theme));
    application.setFont(interfaceFont());
}

QFont interfaceFont(int pixelSize, QFont::Weight weight)
{
    static const QStringList kFamilies{QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")};
    return fontOf(kFamilies, QFont::SansSerif, pixelSize, weight);
}

QFont monospaceFont(int pixelSize, QFont::Weight weight)
{
    static const QStringList kFamilies{QStringLiteral("JetBrains Mono"),
                                       QStringLiteral("DejaVu Sans Mono")};
    QFont font = fontOf(kFamilies, QFont::Monospace, pixelSize, weight);
    font.setFixedPitch(true);
    return font;
}

} // namespace stagewright::app
