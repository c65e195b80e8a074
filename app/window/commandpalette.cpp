#include "app/window/commandpalette.h"

#include "app/window/fuzzymatch.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr int kWidth = 620;
constexpr int kRows = 14;
constexpr size_t kMost = 200;

/// Best first; equal ones keep the order of their source.
std::vector<CommandRow> ranked(std::vector<CommandRow> items, const QString &query)
{
    std::vector<std::pair<int, CommandRow>> scored;
    for (auto &item : items) {
        if (const auto score = fuzzyScore(item.text, query))
            scored.emplace_back(*score, std::move(item));
    }
    if (!query.isEmpty())
        std::ranges::stable_sort(scored, std::greater(), &std::pair<int, CommandRow>::first);
    std::vector<CommandRow> result;
    for (auto &[score, item] : scored) {
        if (result.size() < kMost)
            result.push_back(std::move(item));
    }
    return result;
}

bool movesInList(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp ||
           key == Qt::Key_PageDown;
}

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint) // Qt hides pop-ups from screen readers
    , m_field(new QLineEdit(this))
    , m_rows(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    m_field->setAccessibleName(tr("What to do"));
    m_field->installEventFilter(this);
    m_rows->setAccessibleName(tr("What fits"));
    m_rows->setColumnCount(3);
    m_rows->setHeaderHidden(true);
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setFocusPolicy(Qt::NoFocus);
    m_rows->setFocusProxy(m_field);
    m_rows->setTextElideMode(Qt::ElideMiddle);
    m_rows->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rows->header()->setStretchLastSection(false);
    m_rows->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_rows->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_rows->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_field);
    layout->addWidget(m_rows);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_rows, &QTreeWidget::itemClicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::addSource(QChar prefix, const QString &hint, Source source)
{
    m_sources[prefix] = std::move(source);
    m_hints << (prefix.isNull() ? hint : prefix + QLatin1Char(' ') + hint);
    m_field->setPlaceholderText(m_hints.join(QStringLiteral("  ·  ")));
}

void CommandPalette::openWith(const QString &text)
{
    const auto *window = parentWidget();
    const int width = std::min(kWidth, window->width() - 40);
    setFixedWidth(width);
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, 64)));
    m_field->setText(text);
    fill(text);
    show();
    m_field->setFocus();
}

void CommandPalette::fill(const QString &text)
{
    const auto prefix = text.isEmpty() ? QChar() : text.front();
    const bool isNamed = !prefix.isNull() && m_sources.contains(prefix);
    const auto query = isNamed ? text.mid(1).trimmed() : text.trimmed();
    const auto found = m_sources.find(isNamed ? prefix : QChar());
    m_items =
        found == m_sources.end() ? std::vector<CommandRow>() : ranked(found->second(query), query);
    m_rows->clear();
    QPixmap nothing(m_rows->iconSize().isEmpty() ? QSize(16, 16) : m_rows->iconSize());
    nothing.fill(Qt::transparent);
    const QIcon blank(nothing); // texts begin on one line
    for (const auto &item : m_items) {
        auto *row = new QTreeWidgetItem(m_rows, {item.text, item.detail, item.keys});
        row->setIcon(0, item.icon.isNull() ? blank : item.icon);
        row->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        for (const int column : {1, 2})
            row->setForeground(column, palette().placeholderText());
    }
    if (m_items.empty())
        (new QTreeWidgetItem(m_rows, {tr("Nothing fits")}))->setDisabled(true);
    m_rows->setCurrentItem(m_rows->topLevelItem(0));
    m_rows->setFixedHeight(m_rows->sizeHintForRow(0) *
                           std::min(m_rows->topLevelItemCount(), kRows));
    adjustSize();
}

void CommandPalette::runCurrent()
{
    const int row = m_rows->indexOfTopLevelItem(m_rows->currentItem());
    if (row < 0 || size_t(row) >= m_items.size())
        return;
    const auto run = m_items[size_t(row)].run;
    close();
    run();
}

bool CommandPalette::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate)
        close();
    return QDialog::event(event);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress &&
        movesInList(static_cast<QKeyEvent *>(event)->key())) {
        QCoreApplication::sendEvent(m_rows, event);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace stagewright::app
