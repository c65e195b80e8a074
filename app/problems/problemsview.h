/// The problems of the text: a table with its filter, and beside it the page of a rule.
#pragma once

#include "app/problems/problemsmodel.h"

#include <QWidget>

#include <optional>

class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace stagewright::app {

class ProblemFilterBar;
class RulePage;

/// Says what the user wants, changes nothing. A row stays the current one while its rule and
/// message are there.
class ProblemsView : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsView(QWidget *parent = nullptr);

    void setAnalysis(const AnalysisPtr &analysis);
    void setTheme(const Theme &theme);
    /// Scripts are still being looked at: more may come.
    void setChecking(bool checking);

    const ProblemsModel &model() const { return *m_model; }
    int errorCount() const { return m_model->counts()[0]; }
    int warningCount() const { return m_model->counts()[1]; }
    int hintCount() const { return m_model->counts()[2] + m_model->counts()[3]; }

    /// Goes to the shown problem behind or before (±1) the current one; where the caret has left
    /// that, to the next one from the caret. Wraps around.
    void step(int steps, std::uint32_t caret);
    /// Index in Analysis::diagnostics of the current row.
    std::optional<std::size_t> current() const;
    /// Makes the problem that stands at a byte the current one, the narrowest of several; false
    /// where none does.
    bool selectAt(std::uint32_t offset);
    void showRulePage();

signals:
    /// `isFinal`: the user goes there; else it is only to be seen.
    void jumpRequested(stagewright::text::TextRange range, bool isFinal);
    /// The fixes of a problem are wanted, this one first; index in Diagnostic::fixes.
    void fixRequested(std::size_t diagnostic, std::size_t fix);
    void fixAllRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeTable();
    void makeEmptyPage();
    void refreshState();
    void select(int row);
    void noteCurrent(int row);
    void restoreCurrent();
    void clicked(const QModelIndex &index);
    void jump(bool isFinal);
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers);
    void showMenu(QPoint position);
    void addFixes(QMenu &menu, std::size_t diagnostic);

    AnalysisPtr m_analysis;
    ProblemsModel *m_model;
    ProblemFilterBar *m_filter;
    QStackedWidget *m_pages;
    QTreeView *m_table;
    QWidget *m_empty;
    QLabel *m_emptyText;
    QPushButton *m_showAll;
    RulePage *m_rulePage;
    bool m_isChecking = false;
    std::string m_currentRule; ///< of the current row, to find it again
    Message m_currentMessage;
    std::uint32_t m_currentOffset = 0;
};

} // namespace stagewright::app
