#include "app/textview/renamebox.h"

#include "app/textview/infocard.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTextDocument>
#include <QVBoxLayout>

namespace stagewright::app {

namespace {

constexpr int kWidth = 380;
constexpr int kGap = 3;

} // namespace

RenameBox::RenameBox(QWidget &owner)
    : QFrame(owner.window())
    , m_owner(owner)
    , m_name(new QLineEdit(this))
    , m_message(new QLabel(this))
{
    setObjectName(QStringLiteral("renameBox"));
    setAttribute(Qt::WA_StyledBackground);
    setLayoutDirection(Qt::LeftToRight);
    setFixedWidth(kWidth);
    m_name->setAccessibleName(tr("New name"));
    m_name->setFont(monospaceFont());
    m_name->installEventFilter(this);
    m_message->setTextFormat(Qt::RichText);
    m_message->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_name);
    layout->addWidget(m_message);
    connect(m_name, &QLineEdit::textEdited, this, &RenameBox::nameChanged);
    connect(m_name, &QLineEdit::returnPressed, this, [this] { emit accepted(m_name->text()); });
    hide();
}

void RenameBox::setTheme(const Theme &theme)
{
    m_theme = theme;
    setStyleSheet(QStringLiteral("#renameBox{background:%1;border:1px solid %2;border-radius:6px}"
                                 "#renameBox QLabel{background:transparent;color:%3}")
                      .arg(theme.panel.name(), theme.accent.name(), theme.text.name()));
    m_message->setFont(interfaceFont(12));
}

void RenameBox::open(const QString &name, QRect anchor)
{
    m_anchor = anchor;
    m_name->setText(name);
    m_name->selectAll();
    m_message->clear();
    place();
    m_name->setFocus();
}

void RenameBox::place()
{
    raiseInWindow(*this, m_owner);
    layout()->activate();
    adjustSize();
    const auto corner = m_owner.mapTo(m_owner.window(), m_anchor.bottomLeft());
    move(insideWindow(m_owner, corner + QPoint(-kGap, kGap), size()));
    show();
}

void RenameBox::showPreview(const QString &summary, const QString &html)
{
    setMessage(InfoCard::paragraph(summary) + html);
}

void RenameBox::showRefusal(const QString &reason)
{
    setMessage(QStringLiteral("<div style=\"color:%1\">%2</div>")
                   .arg(m_theme.fail.name(), reason.toHtmlEscaped()));
}

void RenameBox::setMessage(const QString &html)
{
    m_message->setText(html);
    m_name->setAccessibleDescription(message());
    place();
}

QString RenameBox::message() const
{
    QTextDocument document;
    document.setHtml(m_message->text());
    return document.toPlainText();
}

bool RenameBox::eventFilter(QObject *watched, QEvent *event)
{
    const bool isEscape = event->type() == QEvent::KeyPress &&
                          static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape;
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    if (isEscape) {
        hide();
        emit dismissed();
        return true;
    }
    if (event->type() == QEvent::FocusOut)
        hide();
    return QFrame::eventFilter(watched, event);
}

} // namespace stagewright::app
