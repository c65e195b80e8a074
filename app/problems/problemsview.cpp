#include "app/problems/problemsview.h"

#include "app/qtsupport/icons.h"
#include "app/qtsupport/text.h"
#include "core/language/text/lineindex.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace stagewright::app {

namespace {

enum Column { MessageColumn, RuleColumn, StageColumn, LineColumnOfTable, ColumnCount };

QString severityName(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Error:
        return ProblemsView::tr("Error");
    case lint::Severity::Warning:
        return ProblemsView::tr("Warning");
    case lint::Severity::Information:
        return ProblemsView::tr("Information");
    case lint::Severity::Hint:
        return ProblemsView::tr("Hint");
    }
    return {};
}

QIcon severityIcon(lint::Severity severity, const Theme &theme)
{
    const QColor colors[] = {theme.fail, theme.warn, theme.accent, theme.muted};
    const auto color = colors[static_cast<std::size_t>(severity)];
    return tintedIcon(fromUtf8(lint::nameOf(severity)), color, color);
}

} // namespace

ProblemsView::ProblemsView(QWidget *parent)
    : QTreeWidget(parent)
{
    setAccessibleName(tr("Problems"));
    setObjectName(QStringLiteral("problems"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("Message"), tr("Rule"), tr("Stage"), tr("Line")});
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(MessageColumn, QHeaderView::Stretch);
    for (const int column : {RuleColumn, StageColumn, LineColumnOfTable})
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    connect(this, &QTreeWidget::itemClicked, this, &ProblemsView::jumpToCurrent);
}

void ProblemsView::setAnalysis(const AnalysisPtr &analysis)
{
    m_analysis = analysis;
    refresh();
}

void ProblemsView::setTheme(const Theme &theme)
{
    m_theme = theme;
    refresh();
}

void ProblemsView::refresh()
{
    m_errors = m_warnings = 0;
    const auto count = m_analysis ? static_cast<int>(m_analysis->diagnostics.size()) : 0;
    while (topLevelItemCount() > count)
        delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < count)
        addTopLevelItem(new QTreeWidgetItem);
    if (count == 0)
        return;
    const text::LineIndex lines(m_analysis->snapshot.text());
    const auto &model = m_analysis->dockerfile;
    for (int i = 0; i < count; ++i) {
        const auto &diagnostic = m_analysis->diagnostics[static_cast<std::size_t>(i)];
        auto &item = *topLevelItem(i);
        m_errors += diagnostic.severity == lint::Severity::Error;
        m_warnings += diagnostic.severity == lint::Severity::Warning;
        const auto message = translated(diagnostic.message);
        item.setIcon(MessageColumn, severityIcon(diagnostic.severity, m_theme));
        item.setText(MessageColumn, message);
        item.setToolTip(MessageColumn, message);
        item.setData(MessageColumn, Qt::AccessibleTextRole,
                     tr("%1: %2").arg(severityName(diagnostic.severity), message));
        item.setText(RuleColumn, fromUtf8(diagnostic.rule));
        item.setForeground(RuleColumn, m_theme.muted);
        const auto position = model.positionAt(diagnostic.range.begin);
        item.setText(StageColumn,
                     position ? fromUtf8(model.stages[position->stage].displayName()) : QString());
        item.setText(LineColumnOfTable, QString::number(lines.at(diagnostic.range.begin).line + 1));
    }
}

void ProblemsView::step(int steps)
{
    const int count = topLevelItemCount();
    if (count == 0)
        return;
    const int current = indexOfTopLevelItem(currentItem());
    const int next = current < 0 ? (steps > 0 ? 0 : count - 1) : (current + steps + count) % count;
    setCurrentItem(topLevelItem(next));
    jumpToCurrent();
}

void ProblemsView::jumpToCurrent()
{
    const int row = indexOfTopLevelItem(currentItem());
    if (row >= 0 && m_analysis)
        emit jumpRequested(m_analysis->diagnostics[static_cast<std::size_t>(row)].range);
}

void ProblemsView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        jumpToCurrent();
    else
        QTreeWidget::keyPressEvent(event);
}

void ProblemsView::contextMenuEvent(QContextMenuEvent *event)
{
    const int row = indexOfTopLevelItem(currentItem());
    if (row < 0 || !m_analysis)
        return;
    const auto index = static_cast<std::size_t>(row);
    const auto &fixes = m_analysis->diagnostics[index].fixes;
    QMenu menu(this);
    for (std::size_t i = 0; i < fixes.size(); ++i)
        menu.addAction(translated(fixes[i].title), this,
                       [this, index, i] { emit fixRequested(index, i); });
    menu.addAction(tr("Show in text"), this, &ProblemsView::jumpToCurrent);
    menu.exec(event->globalPos());
}

} // namespace stagewright::app
