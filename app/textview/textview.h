/// The text pane: a Scintilla editor that shows what the analysis knows.
#pragma once

#include "app/document/analysisscheduler.h"
#include "app/document/textbuffer.h"
#include "app/qtsupport/theme.h"
#include "core/language/assist/facts.h"

#include <QString>
#include <QWidget>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>

namespace stagewright::app {

class ChangeFlash;
class CodeTools;
class DockerfileEditor;
class ScintillaBuffer;
class Searcher;
class TypingHelp;

/// What the margin says about a line after a build.
struct LineSize
{
    std::int64_t bytes = 0;
    bool ships = false; ///< these bytes are in the target image

    bool operator==(const LineSize &) const = default;
};

/// GUI thread only. An action of this widget takes its keys while the text has the focus, whatever
/// the window does with them otherwise. Positions are byte offsets, lines are zero-based.
class TextView : public QWidget
{
    Q_OBJECT

public:
    explicit TextView(QWidget *parent = nullptr);
    ~TextView() override;

    /// The text and the one history of the window.
    TextBuffer &buffer();

    /// Colours, squiggles, marks and folds; ignored where it is not about the text as it is.
    void setAnalysis(const AnalysisPtr &analysis);
    void setTheme(const Theme &theme);
    /// Sizes in the margin by line; an empty map hides it.
    void setLineSizes(const std::map<std::uint32_t, LineSize> &sizes);

    /// What completion and hover know beside the text.
    void setFacts(const assist::Facts &facts);
    /// Gives the analysis of the text as it is; asked only on the user's demand.
    void setAnalysisSource(std::function<AnalysisPtr()> source);
    /// False for reduced motion.
    void setAnimated(bool isAnimated);

    std::uint32_t caret() const;
    /// Selects and shows a range without taking the focus; an empty one places the caret. Scrolls
    /// only where the range is not in view.
    void select(text::TextRange range);
    /// Marks the lines of an instruction or stage that is selected elsewhere.
    void highlightLines(text::TextRange range);

    bool hasSelection() const;
    QString selectedText() const;
    void cut();
    void copy();
    void paste();
    void removeSelection();
    void selectAll();
    void zoomBy(int steps); ///< 0: back to normal
    void goToLine(std::uint32_t line);
    /// Lets what the last step wrote light up for a moment.
    void flashLastChange();

    Searcher &searcher() { return *m_searcher; }
    TypingHelp &typingHelp() { return *m_help; }
    CodeTools &codeTools() { return *m_tools; }

    void toggleComment();
    void moveLines(bool up);
    void addNextOccurrence();
    void toggleFold();
    void foldStages(bool folded);

signals:
    /// The caret moved or the selection changed.
    void caretMoved(std::uint32_t offset);
    void contextMenuRequested(QPoint globalPosition);
    /// Ctrl and a click on a position.
    void followRequested(std::uint32_t offset);
    void filesDropped(const QStringList &paths);
    /// Why something could not be done.
    void refused(const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::unique_ptr<DockerfileEditor> m_editor;
    std::unique_ptr<ScintillaBuffer> m_buffer;
    // Children of the editor.
    TypingHelp *m_help;
    CodeTools *m_tools;
    Searcher *m_searcher;
    ChangeFlash *m_flash;
};

} // namespace stagewright::app
