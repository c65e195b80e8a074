#include "app/problems/rulepage.h"

#include "app/qtsupport/icons.h"
#include "app/qtsupport/text.h"
#include "core/language/lint/rulepages.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>

namespace stagewright::app {

namespace {

constexpr int kBodyPixels = 13;

/// Qt gives examples another font and no more.
void styleExample(QTextCursor &cursor, const Theme &theme)
{
    auto block = cursor.blockFormat();
    block.setBackground(theme.canvas);
    block.setLeftMargin(0);
    block.setTopMargin(0);
    block.setBottomMargin(0);
    block.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
    cursor.setBlockFormat(block);
    cursor.select(QTextCursor::BlockUnderCursor);
    QTextCharFormat letters;
    letters.setFont(monospaceFont(12));
    letters.setForeground(theme.text);
    cursor.mergeCharFormat(letters);
}

void styleHeading(QTextCursor &cursor, int level, const Theme &theme)
{
    auto block = cursor.blockFormat();
    block.setTopMargin(level == 1 ? 0 : 12);
    block.setBottomMargin(4);
    cursor.setBlockFormat(block);
    cursor.select(QTextCursor::BlockUnderCursor);
    QTextCharFormat letters;
    letters.setFont(interfaceFont(level == 1 ? 15 : kBodyPixels, QFont::DemiBold));
    letters.setForeground(level == 1 ? theme.text : theme.muted);
    letters.setProperty(QTextFormat::FontSizeAdjustment, 0);
    cursor.mergeCharFormat(letters);
}

void styleParagraph(QTextCursor &cursor)
{
    auto block = cursor.blockFormat();
    block.setTopMargin(0);
    block.setBottomMargin(6);
    block.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
    cursor.setBlockFormat(block);
}

void stylePage(QTextDocument &document, const Theme &theme)
{
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        const auto format = block.blockFormat();
        if (format.hasProperty(QTextFormat::BlockCodeFence) ||
            format.hasProperty(QTextFormat::BlockCodeLanguage))
            styleExample(cursor, theme);
        else if (format.headingLevel() > 0)
            styleHeading(cursor, format.headingLevel(), theme);
        else
            styleParagraph(cursor);
    }
}

} // namespace

RulePage::RulePage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_close(new QToolButton(this))
    , m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("rulePage"));
    setAccessibleName(tr("Rule"));
    m_title->setObjectName(QStringLiteral("mutedText"));
    m_title->setText(tr("About the rule"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close the page of the rule"));
    m_close->setAccessibleName(m_close->toolTip());
    m_text->setAccessibleName(tr("About the rule"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(12);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 2, 6, 2);
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    connect(m_close, &QToolButton::clicked, this, &RulePage::closed);
    connect(m_text, &QTextBrowser::anchorClicked, this, &RulePage::follow);
}

void RulePage::showRule(const QString &rule, const QString &url)
{
    m_rule = rule;
    m_url = url;
    refresh();
}

void RulePage::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_close->setIcon(themedIcon(QStringLiteral("close"), theme));
    refresh();
}

void RulePage::refresh()
{
    if (m_rule.isEmpty())
        return;
    const auto *page = lint::findRulePage(toUtf8(m_rule));
    auto markdown = page ? fromUtf8(page->markdown)
                         : tr("# %1\nThis program has no page about the rule.").arg(m_rule);
    if (!m_url.isEmpty())
        markdown += QStringLiteral("\n\n[%1](%2)\n").arg(tr("More about %1").arg(m_rule), m_url);
    auto &document = *m_text->document();
    document.setDefaultFont(interfaceFont(kBodyPixels));
    m_text->setMarkdown(markdown);
    stylePage(document, m_theme);
}

/// Another page of ours, or the web.
void RulePage::follow(const QUrl &link)
{
    const auto name = link.fileName().section(QLatin1Char('.'), 0, 0);
    if (link.isRelative() && lint::findRulePage(toUtf8(name)))
        showRule(name, {});
    else if (link.scheme() == QLatin1String("https") || link.scheme() == QLatin1String("http"))
        QDesktopServices::openUrl(link);
}

} // namespace stagewright::app
