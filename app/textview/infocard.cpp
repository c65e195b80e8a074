#include "app/textview/infocard.h"

#include <QLabel>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr int kWidth = 380;
constexpr int kGap = 4;

} // namespace

void raiseInWindow(QWidget &child, const QWidget &owner)
{
    if (child.parentWidget() != owner.window())
        child.setParent(owner.window());
    child.raise();
}

QPoint insideWindow(const QWidget &widget, QPoint wished, QSize size)
{
    const auto room = widget.window()->rect().marginsRemoved({kGap, kGap, kGap, kGap});
    return {
        std::clamp(wished.x(), room.left(), std::max(room.left(), room.right() - size.width())),
        std::clamp(wished.y(), room.top(), std::max(room.top(), room.bottom() - size.height()))};
}

InfoCard::InfoCard(QWidget &owner)
    : QFrame(owner.window())
    , m_owner(owner)
    , m_label(new QLabel(this))
{
    setObjectName(QStringLiteral("infoCard"));
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::NoFocus);
    setLayoutDirection(Qt::LeftToRight);
    m_label->setTextFormat(Qt::RichText);
    m_label->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 9);
    layout->addWidget(m_label);
    hide();
}

void InfoCard::setTheme(const Theme &theme)
{
    setStyleSheet(QStringLiteral("#infoCard{background:%1;border:1px solid %2;border-radius:6px}"
                                 "#infoCard QLabel{background:transparent;color:%3}")
                      .arg(theme.panel.name(), theme.border.name(), theme.text.name()));
    m_label->setFont(interfaceFont(12));
}

void InfoCard::setText(const QString &html)
{
    m_label->setText(html);
    setAccessibleName(plainText());
    QTextDocument document;
    document.setDefaultFont(m_label->font());
    document.setHtml(html);
    const int wished = static_cast<int>(document.idealWidth()) + 2;
    m_label->setFixedWidth(std::min(wished, kWidth));
    layout()->activate();
    adjustSize();
}

QString InfoCard::plainText() const
{
    QTextDocument document;
    document.setHtml(m_label->text());
    return document.toPlainText();
}

QRect InfoCard::inWindow(QRect anchor) const
{
    return {m_owner.mapTo(m_owner.window(), anchor.topLeft()), anchor.size()};
}

void InfoCard::place(QPoint wished)
{
    raiseInWindow(*this, m_owner);
    move(insideWindow(m_owner, wished, size()));
    show();
}

void InfoCard::showAbove(QRect anchor)
{
    const auto rect = inWindow(anchor);
    const bool fits = rect.top() - height() - kGap >= 0;
    place({rect.left(), fits ? rect.top() - height() - kGap : rect.bottom() + kGap});
}

void InfoCard::showBelow(QRect anchor)
{
    const auto rect = inWindow(anchor);
    const bool fits = rect.bottom() + height() + kGap <= m_owner.window()->height();
    place({rect.left(), fits ? rect.bottom() + kGap : rect.top() - height() - kGap});
}

void InfoCard::showBeside(const QWidget &other)
{
    const auto rect = other.geometry();
    const bool fits = rect.right() + kGap + width() <= m_owner.window()->width();
    place({fits ? rect.right() + kGap : rect.left() - width() - kGap, rect.top()});
}

QString InfoCard::code(const QString &text)
{
    return QStringLiteral("<div style=\"font-family:'%1';font-weight:600\">%2</div>")
        .arg(monospaceFont().family(), text.toHtmlEscaped());
}

QString InfoCard::paragraph(const QString &text)
{
    return QStringLiteral("<div>%1</div>").arg(text.toHtmlEscaped());
}

} // namespace stagewright::app
