#include "app/graphview/nameeditor.h"

#include <QKeyEvent>

namespace stagewright::app {

NameEditor::NameEditor(const QString &name, const Theme &theme, QWidget *parent)
    : QLineEdit(name, parent)
    , m_before(name)
{
    setObjectName(QStringLiteral("stageNameEditor"));
    setAccessibleName(tr("Name of the stage"));
    setFont(interfaceFont(15, QFont::DemiBold));
    setPalette(paletteOf(theme));
    setFrame(true);
    selectAll();
}

void NameEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        finish(false);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        finish(true);
    else
        QLineEdit::keyPressEvent(event);
}

void NameEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    const bool comesBack =
        event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
    if (!comesBack)
        finish(true);
}

void NameEditor::finish(bool accept)
{
    if (m_isDone)
        return;
    m_isDone = true;
    const QString name = text().trimmed();
    hide();
    deleteLater();
    if (accept && name != m_before)
        emit accepted(name);
    else
        emit cancelled();
}

} // namespace stagewright::app
