/// The Scintilla widget behind TextView.
#pragma once

#include "app/document/analysisscheduler.h"
#include "app/qtsupport/theme.h"
#include "app/textview/textview.h"
#include "core/language/lint/diagnostic.h"

#include <Qsci/qsciscintilla.h>

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace stagewright::app {

/// Looks and marks; the text itself belongs to ScintillaBuffer.
class DockerfileEditor : public QsciScintilla
{
    Q_OBJECT

public:
    explicit DockerfileEditor(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setAnalysis(const AnalysisPtr &analysis);
    void setLineSizes(const std::map<std::uint32_t, LineSize> &sizes);
    void highlightLines(text::TextRange range);
    /// Keeps the colours in step with a change until the next analysis brings them anew.
    void shiftStyles(const text::TextEdit &edit);
    void forgetStyles(std::size_t size);

    /// Of the character at an offset, in coordinates of this widget.
    QRect rectOf(std::uint32_t offset) const;
    std::uint32_t caret() const;
    /// Selects a range and makes it visible: unfolds, and scrolls where it is not in view.
    enum class CaretAt { Start, End };
    void showRange(text::TextRange range, CaretAt caret);
    void showRange(text::TextRange range) { showRange(range, CaretAt::End); }
    /// Selects the next place that says what is selected too, as one more selection; the word at
    /// the caret where nothing is selected.
    void addNextOccurrence();
    void addCaret(std::uint32_t offset);
    enum class Fold { Toggle, All, None };
    void fold(Fold what);

signals:
    void contextMenuRequested(QPoint globalPosition);
    void followRequested(std::uint32_t offset);
    void filesDropped(const QStringList &paths);
    /// A click on the mark of a line's problems.
    void fixesRequested();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setUpKeys();
    void styleUpTo(int position);
    void setStyles(std::vector<std::uint8_t> styles);
    void setFolds(const analysis::Analysis &analysis);
    void insertNewLine();
    void showMatch();
    void showFixMark();
    void clickMargin(int position, int margin);
    void setDiagnostics(const std::vector<lint::Diagnostic> &diagnostics);
    void showSizes();

    Theme m_theme = Theme::light();
    std::vector<std::uint8_t> m_styles;
    std::vector<int> m_foldLevels; ///< by line
    AnalysisPtr m_analysis;        ///< of the text as it is, or of one before it
    bool m_isAnalysisCurrent = false;
    bool m_hasMatch = false;
    std::set<std::uint32_t> m_linesWithFixes;
    std::map<std::uint32_t, LineSize> m_sizes;
};

} // namespace stagewright::app
