#include "app/window/findbar.h"

#include "app/textview/searcher.h"
#include "app/textview/textview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace stagewright::app {

FindBar::FindBar(TextView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_needle(new QLineEdit(this))
    , m_replacement(new QLineEdit(this))
    , m_case(addSwitch(QStringLiteral("Aa"), tr("Match case")))
    , m_word(addSwitch(QStringLiteral("|ab|"), tr("Whole words")))
    , m_regex(addSwitch(QStringLiteral(".*"), tr("Regular expression")))
    , m_result(new QLabel(this))
    , m_replaceRow(new QWidget(this))
{
    setAccessibleName(tr("Find"));
    m_needle->setAccessibleName(tr("Text to find"));
    m_needle->setPlaceholderText(tr("Find in text"));
    m_replacement->setAccessibleName(tr("Replacement"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_result->setObjectName(QStringLiteral("mutedText"));
    auto *find = new QHBoxLayout;
    find->addWidget(m_needle, 1);
    for (auto *button : {m_case, m_word, m_regex})
        find->addWidget(button);
    find->addWidget(m_result);
    auto *replace = new QHBoxLayout(m_replaceRow);
    replace->setContentsMargins(0, 0, 0, 0);
    replace->addWidget(m_replacement, 1);
    const auto addButton = [this](QLayout *row, const QString &text, auto slot) {
        auto *button = new QPushButton(text, this);
        connect(button, &QPushButton::clicked, this, slot);
        row->addWidget(button);
    };
    const auto addArrow = [this, find](const QString &text, const QString &name, bool backwards) {
        auto *button = new QToolButton(this);
        button->setText(text);
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QToolButton::clicked, this, [this, backwards] { findAgain(backwards); });
        find->addWidget(button);
    };
    addArrow(QStringLiteral("↑"), tr("Previous"), true);
    addArrow(QStringLiteral("↓"), tr("Next"), false);
    addButton(replace, tr("Replace"), [this] { m_view.searcher().replace(m_replacement->text()); });
    addButton(replace, tr("Replace All"),
              [this] { m_view.searcher().replaceAll(m_replacement->text()); });
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(10, 6, 10, 6);
    rows->addLayout(find);
    rows->addWidget(m_replaceRow);
    connect(m_needle, &QLineEdit::textEdited, this, [this] {
        search();
        m_view.searcher().find(false);
    });
    connect(&view.searcher(), &Searcher::changed, this, &FindBar::showResult);
    hide();
}

QToolButton *FindBar::addSwitch(const QString &text, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    connect(button, &QToolButton::toggled, this, &FindBar::search);
    return button;
}

void FindBar::open(bool withReplace)
{
    m_replaceRow->setVisible(withReplace);
    show();
    const auto selected = m_view.selectedText();
    if (!selected.isEmpty() && !selected.contains(QLatin1Char('\n')))
        m_needle->setText(selected);
    search();
    m_needle->selectAll();
    m_needle->setFocus();
}

void FindBar::search()
{
    m_view.searcher().setSearch(m_needle->text(),
                                {m_case->isChecked(), m_word->isChecked(), m_regex->isChecked()});
    showResult();
}

void FindBar::findAgain(bool backwards)
{
    if (m_needle->text().isEmpty()) {
        open();
        return;
    }
    search();
    m_view.searcher().find(backwards);
}

void FindBar::showResult()
{
    const auto &searcher = m_view.searcher();
    QString text;
    if (!searcher.error().isEmpty())
        text = tr("Wrong pattern: %1").arg(searcher.error());
    else if (m_needle->text().isEmpty())
        text.clear();
    else if (searcher.count() == 0)
        text = tr("Not found");
    else if (searcher.current() == 0)
        text = tr("%n match(es)", nullptr, searcher.count());
    else
        text = tr("%1 of %2").arg(searcher.current()).arg(searcher.count());
    m_result->setText(text);
}

void FindBar::close()
{
    hide();
    m_view.searcher().setSearch({}, {});
    m_view.setFocus();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        close();
    else if (isReturn && focusWidget() == m_replacement)
        m_view.searcher().replace(m_replacement->text());
    else if (isReturn)
        findAgain(event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

} // namespace stagewright::app
