#include "app/problems/diffview.h"

#include "app/qtsupport/text.h"
#include "core/language/text/unifieddiff.h"

#include <QTextBlock>

namespace stagewright::app {

namespace {

QColor shade(QColor color)
{
    color.setAlphaF(0.16F);
    return color;
}

/// "@@ -12,3 +12,4 @@" for people.
QString placeOf(const QString &header)
{
    const auto line = header.section(QLatin1Char('+'), 1).section(QLatin1Char(','), 0, 0);
    return DiffView::tr("Line %1").arg(line);
}

} // namespace

DiffView::DiffView(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setReadOnly(true);
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setFont(monospaceFont(12));
    setAccessibleName(tr("What would change"));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void DiffView::showDiff(std::string_view before, std::string_view after)
{
    auto lines = fromUtf8(text::unifiedDiff(before, after, "-")).split(QLatin1Char('\n'));
    lines.remove(0, std::min<qsizetype>(2, lines.size()));
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    for (auto &line : lines) {
        if (line.startsWith(QLatin1String("@@")))
            line = QLatin1Char('@') + placeOf(line);
        line.remove(QLatin1Char('\r'));
    }
    setCurrentCharFormat({}); // that of the last diff's first line
    setPlainText(lines.join(QLatin1Char('\n')));
    for (auto block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format;
        QTextCharFormat letters;
        const auto kind = block.text().left(1);
        if (kind == QLatin1String("+"))
            format.setBackground(shade(m_theme.ok));
        else if (kind == QLatin1String("-"))
            format.setBackground(shade(m_theme.fail));
        cursor.setBlockFormat(format);
        if (kind != QLatin1String("@"))
            continue;
        cursor.deleteChar();
        cursor.select(QTextCursor::LineUnderCursor);
        letters.setForeground(m_theme.muted);
        cursor.mergeCharFormat(letters);
    }
    moveCursor(QTextCursor::Start);
}

} // namespace stagewright::app
