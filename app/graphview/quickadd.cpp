#include "app/graphview/quickadd.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace stagewright::app {

QuickAdd::QuickAdd(const QString &where, const QStringList &suggestions, const Theme &theme,
                   QWidget *parent)
    : QFrame(parent)
    , m_field(new QLineEdit(this))
{
    setObjectName(QStringLiteral("quickAdd"));
    setAttribute(Qt::WA_DeleteOnClose);
    setStyleSheet(QStringLiteral("#quickAdd{background:%1;border:1px solid %2;border-radius:8px}"
                                 "#quickAdd QLabel{color:%3;background:transparent}")
                      .arg(theme.card.name(), theme.accent.name(), theme.muted.name()));
    auto *title = new QLabel(where, this);
    title->setFont(interfaceFont(11));
    title->setBuddy(m_field);
    m_field->setFont(monospaceFont(13));
    m_field->setAccessibleName(where);
    m_field->setPlaceholderText(tr("RUN make · COPY . . · FROM alpine AS final"));
    m_field->setMinimumWidth(360);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::returnPressed, this, &QuickAdd::accept);
    auto *completer = new QCompleter(suggestions, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->popup()->setFont(monospaceFont(12));
    m_field->setCompleter(completer);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(6);
    column->addWidget(title);
    column->addWidget(m_field);
    setFocusProxy(m_field);
    adjustSize();
}

bool QuickAdd::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        close();
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    if (static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return false;
    close();
    return true;
}

/// What is chosen in the list counts before what is typed.
void QuickAdd::accept()
{
    const QAbstractItemView *list = m_field->completer()->popup();
    const bool isChosen = list->isVisible() && list->currentIndex().isValid();
    const QString text =
        isChosen ? list->currentIndex().data().toString() : m_field->text().trimmed();
    if (!text.isEmpty())
        emit accepted(text);
    close();
}

} // namespace stagewright::app
