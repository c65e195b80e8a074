/// The diagnostics as a table; Enter or a click goes there.
#pragma once

#include "app/document/analysisscheduler.h"
#include "app/qtsupport/theme.h"

#include <QTreeWidget>

namespace stagewright::app {

/// Rows are in the order of the text and keep their selection while their rule and message stay.
class ProblemsView : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ProblemsView(QWidget *parent = nullptr);

    void setAnalysis(const AnalysisPtr &analysis);
    void setTheme(const Theme &theme);

    int errorCount() const { return m_errors; }
    int warningCount() const { return m_warnings; }
    int hintCount() const { return topLevelItemCount() - m_errors - m_warnings; }

    /// Selects the row `steps` (±1) behind the current one and asks to go there; wraps around.
    void step(int steps);

signals:
    void jumpRequested(stagewright::text::TextRange range);
    /// A fix was chosen from the context menu; index in Diagnostic::fixes.
    void fixRequested(std::size_t diagnostic, std::size_t fix);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void refresh();
    void jumpToCurrent();

    AnalysisPtr m_analysis;
    Theme m_theme = Theme::light();
    int m_errors = 0;
    int m_warnings = 0;
};

} // namespace stagewright::app
