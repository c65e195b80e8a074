#include "app/window/findbar.h"

#include "app/textview/textview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace stagewright::app {

FindBar::FindBar(TextView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_needle(new QLineEdit(this))
    , m_result(new QLabel(this))
{
    setAccessibleName(tr("Find"));
    m_needle->setAccessibleName(tr("Text to find"));
    m_needle->setPlaceholderText(tr("Find in text"));
    m_result->setObjectName(QStringLiteral("mutedText"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->addWidget(m_needle, 1);
    layout->addWidget(m_result);
    const auto addButton = [layout, this](const QString &text, bool backwards) {
        auto *button = new QPushButton(text, this);
        connect(button, &QPushButton::clicked, this, [this, backwards] { findAgain(backwards); });
        layout->addWidget(button);
    };
    addButton(tr("Previous"), true);
    addButton(tr("Next"), false);
    connect(m_needle, &QLineEdit::returnPressed, this, [this] { findAgain(false); });
    hide();
}

void FindBar::open()
{
    show();
    m_needle->selectAll();
    m_needle->setFocus();
}

void FindBar::findAgain(bool backwards)
{
    if (m_needle->text().isEmpty()) {
        open();
        return;
    }
    const bool found = m_view.find(m_needle->text(), backwards);
    m_result->setText(found ? QString() : tr("Not found"));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        m_view.setFocus();
    } else if (event->key() == Qt::Key_Return && event->modifiers() == Qt::ShiftModifier) {
        findAgain(true);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace stagewright::app
