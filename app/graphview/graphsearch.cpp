#include "app/graphview/graphsearch.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace stagewright::app {

GraphSearch::GraphSearch(QWidget *parent)
    : QFrame(parent)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("graphSearch"));
    setAccessibleName(tr("Find in graph"));
    m_field->setAccessibleName(tr("Find in graph"));
    m_field->setPlaceholderText(tr("Stage, instruction, image…"));
    m_field->setClearButtonEnabled(true);
    m_field->setMinimumWidth(210);
    m_field->installEventFilter(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 10, 6);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    connect(m_field, &QLineEdit::textChanged, this, &GraphSearch::textChanged);
    hide();
}

void GraphSearch::setTheme(const Theme &theme)
{
    setStyleSheet(QStringLiteral("#graphSearch{background:%1;border:1px solid %2;border-radius:6px}"
                                 "#graphSearch QLabel{color:%3;background:transparent}")
                      .arg(theme.card.name(), theme.border.name(), theme.muted.name()));
}

void GraphSearch::open()
{
    show();
    raise();
    m_field->setFocus();
    m_field->selectAll();
}

QString GraphSearch::text() const
{
    return m_field->text();
}

void GraphSearch::showCount(std::size_t current, std::size_t count)
{
    if (m_field->text().trimmed().isEmpty())
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("nothing found"));
    else
        m_count->setText(tr("%1 of %2").arg(current).arg(count));
    adjustSize();
}

bool GraphSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        hide();
        emit closed();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit stepRequested(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    case Qt::Key_Down:
        emit stepRequested(1);
        return true;
    case Qt::Key_Up:
        emit stepRequested(-1);
        return true;
    default:
        return false;
    }
}

} // namespace stagewright::app
