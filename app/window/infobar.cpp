#include "app/window/infobar.h"

#include "app/qtsupport/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace stagewright::app {

InfoBar::InfoBar(const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_layout(new QHBoxLayout(this))
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("infoBar"));
    setAccessibleName(name);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("infoBarClose"));
    close->setAccessibleName(tr("Close this message"));
    close->setToolTip(tr("Close this message"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    m_layout->setContentsMargins(14, 6, 8, 6);
    m_layout->setSpacing(10);
    m_layout->addWidget(m_icon);
    m_layout->addWidget(m_text, 1);
    m_layout->addWidget(close);
    hide();
}

void InfoBar::showMessage(Kind kind, const QString &text, const std::vector<Choice> &choices)
{
    for (auto *button : m_buttons)
        button->deleteLater();
    m_buttons.clear();
    m_kind = kind;
    m_text->setText(text);
    for (const auto &choice : choices) {
        auto *button = new QPushButton(choice.text, this);
        connect(button, &QPushButton::clicked, this, [this, chosen = choice.chosen] {
            hide();
            chosen();
        });
        m_layout->insertWidget(m_layout->count() - 1, button);
        m_buttons.push_back(button);
    }
    paintLook();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InfoBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    paintLook();
}

QString InfoBar::text() const
{
    return m_text->text();
}

void InfoBar::paintLook()
{
    const QString names[] = {QStringLiteral("information"), QStringLiteral("warning"),
                             QStringLiteral("error")};
    const QColor colors[] = {m_theme.accent, m_theme.warn, m_theme.fail};
    const auto index = static_cast<std::size_t>(m_kind);
    m_icon->setPixmap(tintedIcon(names[index], colors[index], colors[index]).pixmap(QSize(16, 16)));
    if (auto *close = findChild<QToolButton *>(QStringLiteral("infoBarClose")))
        close->setIcon(themedIcon(QStringLiteral("close"), m_theme));
    setStyleSheet(QStringLiteral("QFrame#infoBar { background: %1; border: 0; border-left: 3px "
                                 "solid %2; border-bottom: 1px solid %3; }")
                      .arg(m_theme.hover.name(), colors[index].name(), m_theme.separator.name()));
}

} // namespace stagewright::app
