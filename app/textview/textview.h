/// The text pane: a Scintilla editor that shows what the analysis knows.
#pragma once

#include "app/document/analysisscheduler.h"
#include "app/document/textbuffer.h"
#include "app/qtsupport/theme.h"

#include <QString>
#include <QWidget>

#include <cstdint>
#include <map>
#include <memory>

namespace stagewright::app {

class DockerfileEditor;
class ScintillaBuffer;

/// What the margin says about a line after a build.
struct LineSize
{
    std::int64_t bytes = 0;
    bool ships = false; ///< these bytes are in the target image

    bool operator==(const LineSize &) const = default;
};

/// GUI thread only. Positions are byte offsets, lines are zero-based.
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

    std::uint32_t caret() const;
    /// Selects and shows a range without taking the focus; an empty one places the caret.
    void select(text::TextRange range);
    /// Marks the lines of an instruction or stage that is selected elsewhere.
    void highlightLines(text::TextRange range);

    bool hasSelection() const;
    void cut();
    void copy();
    void paste();
    void removeSelection();
    void selectAll();
    void zoomBy(int steps); ///< 0: back to normal
    /// False where `needle` occurs nowhere; wraps around.
    bool find(const QString &needle, bool backwards = false);
    void goToLine(std::uint32_t line);

signals:
    /// The caret moved or the selection changed.
    void caretMoved(std::uint32_t offset);
    void contextMenuRequested(QPoint globalPosition);
    /// Ctrl and a click on a position.
    void followRequested(std::uint32_t offset);
    void filesDropped(const QStringList &paths);

private:
    std::unique_ptr<DockerfileEditor> m_editor;
    std::unique_ptr<ScintillaBuffer> m_buffer;
};

} // namespace stagewright::app
