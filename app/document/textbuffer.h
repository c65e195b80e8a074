/// The text of a document and its one history, behind a seam: the Scintilla document of
/// app/textview implements it, and a fake in memory does for tests.
#pragma once

#include "core/language/text/textedit.h"

#include <QObject>
#include <QString>

#include <optional>
#include <string_view>

namespace stagewright::app {

/// What one gesture does; undone and redone as a whole. A token stands for something beside the
/// text (a move of nodes) that its owner undoes when tokenUndone() names it.
struct HistoryStep
{
    QString label; ///< for the Undo menu: "Rename stage builder to compile"
    text::EditList edits;
    std::optional<int> token;
};

/// GUI thread only. Positions are byte offsets. One history holds typing, steps and tokens in
/// the order in which they happened.
class TextBuffer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual std::string_view text() const = 0;
    /// Grows with every change of the text; never with a pure token.
    virtual quint64 version() const = 0;

    /// Another text without a history.
    virtual void reset(std::string_view text) = 0;
    /// One undo group; the edits must belong to the text as it is. An empty step does nothing.
    virtual void perform(const HistoryStep &step) = 0;

    virtual bool canUndo() const = 0;
    virtual bool canRedo() const = 0;
    /// Label of the step that undo() or redo() would take; empty where there is none.
    virtual QString undoLabel() const = 0;
    virtual QString redoLabel() const = 0;
    virtual void undo() = 0;
    virtual void redo() = 0;

    virtual void setReadOnly(bool readOnly) = 0;

signals:
    /// One primitive change; its range is in the text just before it.
    void edited(const stagewright::text::TextEdit &edit);
    /// A whole step is done (typed, performed, undone, redone, reset): look at the text now.
    void settled();
    void tokenUndone(int token);
    void tokenRedone(int token);
    void historyChanged();
};

} // namespace stagewright::app
