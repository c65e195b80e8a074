#include "app/problems/problemsview.h"

#include "app/problems/problemfilterbar.h"
#include "app/problems/rulepage.h"
#include "app/qtsupport/text.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <cstdlib>

namespace stagewright::app {

namespace {

/// The selected row is the current one: no frame around a cell.
class PlainRows : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state.setFlag(QStyle::State_HasFocus, false);
    }
};

} // namespace

ProblemsView::ProblemsView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ProblemsModel(this))
    , m_filter(new ProblemFilterBar(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new QTreeView(this))
    , m_empty(new QWidget(this))
    , m_emptyText(new QLabel(m_empty))
    , m_showAll(new QPushButton(tr("Show all problems"), m_empty))
    , m_rulePage(new RulePage(this))
{
    setAccessibleName(tr("Problems"));
    makeTable();
    makeEmptyPage();
    auto *beside = new QSplitter(Qt::Horizontal, this);
    beside->setAccessibleName(tr("Problems and rule"));
    beside->setChildrenCollapsible(false);
    beside->setHandleWidth(1);
    beside->addWidget(m_pages);
    beside->addWidget(m_rulePage);
    beside->setStretchFactor(0, 3);
    beside->setStretchFactor(1, 2);
    beside->setSizes({640, 400});
    m_rulePage->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(beside, 1);
    setFocusProxy(m_table);
    connect(m_filter, &ProblemFilterBar::filterChanged, this, [this](const ProblemFilter &filter) {
        m_model->setFilter(filter);
        restoreCurrent();
        refreshState();
    });
    connect(m_filter, &ProblemFilterBar::fixAllRequested, this, &ProblemsView::fixAllRequested);
    connect(m_rulePage, &RulePage::closed, this, [this] {
        m_rulePage->hide();
        m_table->setFocus();
    });
    refreshState();
}

void ProblemsView::makeTable()
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("problems"));
    m_table->setAccessibleName(tr("Problems"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setItemDelegate(new PlainRows(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    auto &header = *m_table->header();
    header.setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header.setStretchLastSection(false);
    header.setResizeContentsPrecision(0);
    for (int column = 0; column < ProblemsModel::ColumnCount; ++column)
        header.setSectionResizeMode(column, column == ProblemsModel::Message
                                                ? QHeaderView::Stretch
                                                : QHeaderView::ResizeToContents);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { noteCurrent(index.row()); });
    connect(m_table, &QTreeView::clicked, this, &ProblemsView::clicked);
    connect(m_table, &QTreeView::doubleClicked, this, [this] { jump(true); });
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](QPoint position) { showMenu(m_table->viewport()->mapToGlobal(position)); });
    m_pages->addWidget(m_table);
}

void ProblemsView::makeEmptyPage()
{
    m_emptyText->setObjectName(QStringLiteral("mutedText"));
    m_emptyText->setWordWrap(true);
    auto *column = new QVBoxLayout(m_empty);
    column->setContentsMargins(14, 14, 14, 14);
    column->addWidget(m_emptyText);
    column->addWidget(m_showAll, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_showAll, &QPushButton::clicked, m_filter, &ProblemFilterBar::reset);
    m_pages->addWidget(m_empty);
}

void ProblemsView::setAnalysis(const AnalysisPtr &analysis)
{
    m_analysis = analysis;
    m_model->setAnalysis(analysis);
    restoreCurrent();
    refreshState();
}

void ProblemsView::setChecking(bool checking)
{
    m_isChecking = checking;
    refreshState();
}

void ProblemsView::setTheme(const Theme &theme)
{
    m_model->setTheme(theme);
    m_filter->setTheme(theme);
    m_rulePage->setTheme(theme);
}

/// Counts, and in words why there is nothing to see.
void ProblemsView::refreshState()
{
    m_filter->showCounts(*m_model);
    m_filter->setVisible(m_model->count() > 0);
    const bool isEmpty = m_model->rowCount() == 0;
    m_pages->setCurrentWidget(isEmpty ? m_empty : static_cast<QWidget *>(m_table));
    const bool isFiltered = m_model->count() > 0;
    m_showAll->setVisible(isFiltered);
    if (!m_analysis)
        m_emptyText->setText(tr("The problems of a Dockerfile are shown here while it is open."));
    else if (isFiltered)
        m_emptyText->setText(tr("The filter hides all %n problem(s).", nullptr, m_model->count()));
    else if (m_isChecking)
        m_emptyText->setText(tr("No problems so far. The scripts in RUN are being looked at…"));
    else
        m_emptyText->setText(tr("✔ No problems: nothing that a build would stop at, and nothing "
                                "that the checks object to."));
}

std::optional<std::size_t> ProblemsView::current() const
{
    const int row = m_table->currentIndex().row();
    return row < 0 ? std::nullopt : std::optional(m_model->indexOf(row));
}

void ProblemsView::select(int row)
{
    m_table->setCurrentIndex(m_model->index(row, ProblemsModel::Message));
}

void ProblemsView::noteCurrent(int row)
{
    if (row < 0)
        return;
    const auto &diagnostic = m_model->diagnostic(row);
    m_currentRule = diagnostic.rule;
    m_currentMessage = diagnostic.message;
    m_currentOffset = diagnostic.range.begin;
    if (m_rulePage->isVisible())
        showRulePage();
}

/// The same problem as before, the nearest of several.
void ProblemsView::restoreCurrent()
{
    int best = -1;
    const auto distance = [this](int row) {
        return std::abs(std::int64_t(m_model->diagnostic(row).range.begin) - m_currentOffset);
    };
    for (int row = 0; row < m_model->rowCount() && !m_currentRule.empty(); ++row) {
        const auto &diagnostic = m_model->diagnostic(row);
        if (diagnostic.rule == m_currentRule && diagnostic.message == m_currentMessage &&
            (best < 0 || distance(row) < distance(best)))
            best = row;
    }
    if (best >= 0)
        select(best);
}

void ProblemsView::step(int steps, std::uint32_t caret)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int row = m_table->currentIndex().row();
    const auto isAt = [&](const text::TextRange &range) {
        return range.begin <= caret && caret <= range.end;
    };
    int next = 0;
    if (row >= 0 && isAt(m_model->diagnostic(row).range)) {
        next = row + steps;
    } else {
        while (next < count && m_model->diagnostic(next).range.begin < caret)
            ++next;
        next = steps > 0 ? next : next - 1;
    }
    select((next + count) % count);
    jump(true);
}

bool ProblemsView::selectAt(std::uint32_t offset)
{
    int best = -1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto &range = m_model->diagnostic(row).range;
        const bool isHere = range.begin <= offset && offset <= range.end;
        if (isHere && (best < 0 || range.length() < m_model->diagnostic(best).range.length()))
            best = row;
    }
    if (best >= 0)
        select(best);
    return best >= 0;
}

void ProblemsView::clicked(const QModelIndex &index)
{
    if (index.column() == ProblemsModel::Rule)
        showRulePage();
    jump(false);
}

void ProblemsView::jump(bool isFinal)
{
    if (const auto diagnostic = current())
        emit jumpRequested(m_analysis->diagnostics[*diagnostic].range, isFinal);
}

void ProblemsView::showRulePage()
{
    const auto diagnostic = current();
    if (!diagnostic)
        return;
    const auto &found = m_analysis->diagnostics[*diagnostic];
    m_rulePage->showRule(fromUtf8(found.rule), fromUtf8(found.url));
    m_rulePage->show();
}

bool ProblemsView::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isEnter && modifiers.testFlag(Qt::AltModifier)) {
        if (const auto diagnostic = current())
            emit fixRequested(*diagnostic, 0);
    } else if (isEnter) {
        jump(true);
    } else if (key == Qt::Key_F1) {
        showRulePage();
    } else if (key == Qt::Key_F && modifiers == Qt::ControlModifier) {
        m_filter->focusText();
    } else if (key == Qt::Key_Escape && m_rulePage->isVisible()) {
        m_rulePage->hide();
    } else {
        return false;
    }
    return true;
}

/// While the table has the focus, its keys come before the shortcuts of the window.
bool ProblemsView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs = key->key() == Qt::Key_F1 ||
                            (key->key() == Qt::Key_F && key->modifiers() == Qt::ControlModifier) ||
                            (key->key() == Qt::Key_Return && key->modifiers() == Qt::AltModifier);
        if (isOurs)
            event->accept();
        return isOurs;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (keyPressed(key->key(), key->modifiers()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ProblemsView::addFixes(QMenu &menu, std::size_t diagnostic)
{
    const auto &fixes = m_analysis->diagnostics[diagnostic].fixes;
    for (std::size_t i = 0; i < fixes.size(); ++i)
        menu.addAction(tr("%1…").arg(translated(fixes[i].title)), this,
                       [this, diagnostic, i] { emit fixRequested(diagnostic, i); });
    if (fixes.empty())
        menu.addAction(tr("No fix is known"))->setEnabled(false);
    menu.addSeparator();
}

void ProblemsView::showMenu(QPoint position)
{
    const auto diagnostic = current();
    if (!diagnostic)
        return;
    QMenu menu(this);
    addFixes(menu, *diagnostic);
    menu.addAction(tr("Show in &text"), QKeySequence(Qt::Key_Return), this, [this] { jump(true); });
    menu.addAction(
        tr("&About the rule %1").arg(fromUtf8(m_analysis->diagnostics[*diagnostic].rule)),
        QKeySequence(Qt::Key_F1), this, &ProblemsView::showRulePage);
    menu.exec(position);
}

} // namespace stagewright::app
