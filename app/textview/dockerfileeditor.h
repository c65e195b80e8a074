/// The Scintilla widget behind TextView.
#pragma once

#include "app/document/analysisscheduler.h"
#include "app/qtsupport/theme.h"
#include "app/textview/textview.h"
#include "core/language/lint/diagnostic.h"

#include <Qsci/qsciscintilla.h>

#include <cstdint>
#include <map>
#include <vector>

namespace stagewright::app {

/// Looks and marks; the text itself belongs to ScintillaBuffer.
class DockerfileEditor : public QsciScintilla
{
    Q_OBJECT

public:
    explicit DockerfileEditor(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setAnalysis(const analysis::Analysis &analysis);
    void setLineSizes(const std::map<std::uint32_t, LineSize> &sizes);
    void highlightLines(text::TextRange range);
    /// Keeps the colours in step with a change until the next analysis brings them anew.
    void shiftStyles(const text::TextEdit &edit);
    void forgetStyles(std::size_t size);

signals:
    void contextMenuRequested(QPoint globalPosition);
    void followRequested(std::uint32_t offset);
    void filesDropped(const QStringList &paths);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setUpKeys();
    void styleUpTo(int position);
    void setStyles(std::vector<std::uint8_t> styles);
    void setFolds(const dockerfile::Dockerfile &model, std::string_view text);
    void setDiagnostics(const std::vector<lint::Diagnostic> &diagnostics);
    void showSizes();
    void showHint(int position, QPoint point);

    Theme m_theme = Theme::light();
    std::vector<std::uint8_t> m_styles;
    std::vector<int> m_foldLevels; ///< by line
    std::vector<lint::Diagnostic> m_diagnostics;
    std::map<std::uint32_t, LineSize> m_sizes;
};

} // namespace stagewright::app
