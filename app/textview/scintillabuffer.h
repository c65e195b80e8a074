/// The TextBuffer that a Scintilla document is: its undo history is the window's one history.
#pragma once

#include "app/document/textbuffer.h"

#include <string>
#include <vector>

class QsciScintilla;

namespace stagewright::app {

/// Keeps its own copy of the text from the editor's notifications (asking Scintilla for the text
/// costs 60 ms where it is long) and the labels of the history's steps beside it.
class ScintillaBuffer : public TextBuffer
{
    Q_OBJECT

public:
    /// The editor must outlive the buffer; undo and redo of the editor's own key bindings, menus
    /// and slots must be out of use.
    explicit ScintillaBuffer(QsciScintilla &editor, QObject *parent = nullptr);

    std::string_view text() const override { return m_text; }
    quint64 version() const override { return m_version; }
    void reset(std::string_view text) override;
    void perform(const HistoryStep &step) override;
    bool canUndo() const override;
    bool canRedo() const override;
    QString undoLabel() const override;
    QString redoLabel() const override;
    void undo() override;
    void redo() override;
    void setReadOnly(bool readOnly) override;

    /// Label of what the user's next own change starts: "Paste". Empty: told from the change.
    void setTypingLabel(const QString &label) { m_typingLabel = label; }

    /// What the last perform() wrote, in the text after it; an empty range where it only removed.
    const std::vector<text::TextRange> &lastChange() const { return m_lastChange; }

private:
    /// Arguments of SCN_MODIFIED that matter here.
    struct Notification
    {
        int position = 0;
        int flags = 0;
        const char *bytes = nullptr;
        int length = 0;
        int token = 0;
    };

    void notice(const Notification &notification);
    void mirror(const Notification &notification);
    void followHistory(const Notification &notification);
    QString labelOfTyping(int flags) const;
    void pushLabel(const QString &label);
    void settleSoon();
    void settleNow();

    QsciScintilla &m_editor;
    std::string m_text;
    quint64 m_version = 0;
    std::vector<QString> m_undoLabels;
    std::vector<QString> m_redoLabels;
    QString m_typingLabel;
    std::vector<text::TextRange> m_lastChange;
    bool m_isResetting = false;
    bool m_isPerforming = false;
    bool m_isSettlePending = false;
};

} // namespace stagewright::app
