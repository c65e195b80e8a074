#include "app/textview/scintillabuffer.h"

#include "app/textview/lineedits.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <Qsci/qsciscintilla.h>

namespace stagewright::app {

using Sci = QsciScintillaBase;

namespace {

unsigned long unsignedOf(std::size_t value)
{
    return static_cast<unsigned long>(value);
}

/// A composition under way belongs to what was typed before, not into the next step.
void commitComposition()
{
    if (auto *method = QGuiApplication::inputMethod())
        method->commit();
}

/// Where the replacements stand in the text after the edits.
std::vector<text::TextRange> rangesAfter(const text::EditList &edits)
{
    std::vector<text::TextRange> ranges;
    std::uint32_t grown = 0; // wraps around where the text shrinks
    for (const auto &edit : edits.edits()) {
        const auto size = static_cast<std::uint32_t>(edit.replacement.size());
        const auto begin = edit.range.begin + grown;
        ranges.push_back({begin, begin + size});
        grown += size - edit.range.length();
    }
    return ranges;
}

} // namespace

ScintillaBuffer::ScintillaBuffer(QsciScintilla &editor, QObject *parent)
    : TextBuffer(parent)
    , m_editor(editor)
{
    connect(&editor, &QsciScintilla::SCN_MODIFIED, this,
            [this](int position, int flags, const char *bytes, int length, int, int, int, int,
                   int token, int) { notice({position, flags, bytes, length, token}); });
}

void ScintillaBuffer::reset(std::string_view text)
{
    commitComposition();
    const bool wasReadOnly = m_editor.SendScintilla(Sci::SCI_GETREADONLY) != 0;
    m_isResetting = true;
    m_editor.SendScintilla(Sci::SCI_SETREADONLY, 0UL);
    m_editor.SendScintilla(Sci::SCI_SETUNDOCOLLECTION, 0UL);
    m_editor.SendScintilla(Sci::SCI_SETTARGETRANGE, 0UL,
                           m_editor.SendScintilla(Sci::SCI_GETLENGTH));
    m_editor.SendScintilla(Sci::SCI_REPLACETARGET, unsignedOf(text.size()), text.data());
    m_editor.SendScintilla(Sci::SCI_EMPTYUNDOBUFFER);
    m_editor.SendScintilla(Sci::SCI_SETUNDOCOLLECTION, 1UL);
    m_editor.SendScintilla(Sci::SCI_SETREADONLY, wasReadOnly ? 1UL : 0UL);
    const bool isDos = text.find("\r\n") != std::string_view::npos;
    m_editor.SendScintilla(Sci::SCI_SETEOLMODE,
                           static_cast<unsigned long>(isDos ? Sci::SC_EOL_CRLF : Sci::SC_EOL_LF));
    m_editor.SendScintilla(Sci::SCI_SETUSETABS, usesTabs(text) ? 1UL : 0UL);
    m_editor.SendScintilla(Sci::SCI_GOTOPOS, 0UL);
    m_isResetting = false;
    m_undoLabels.clear();
    m_redoLabels.clear();
    settleNow();
    emit historyChanged();
}

void ScintillaBuffer::perform(const HistoryStep &step)
{
    if (step.edits.isEmpty() && !step.token)
        return;
    commitComposition();
    m_isPerforming = true;
    m_lastChange = rangesAfter(step.edits);
    const auto versionBefore = m_version;
    m_editor.SendScintilla(Sci::SCI_BEGINUNDOACTION);
    const auto &edits = step.edits.edits();
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        m_editor.SendScintilla(Sci::SCI_SETTARGETRANGE, unsignedOf(edit->range.begin),
                               static_cast<long>(edit->range.end));
        m_editor.SendScintilla(Sci::SCI_REPLACETARGET, unsignedOf(edit->replacement.size()),
                               edit->replacement.data());
    }
    // Last in the group: in front of the text it would swallow the start of the action.
    if (step.token)
        m_editor.SendScintilla(Sci::SCI_ADDUNDOACTION, static_cast<unsigned long>(*step.token), 0L);
    m_editor.SendScintilla(Sci::SCI_ENDUNDOACTION);
    m_isPerforming = false;
    if (step.token || m_version != versionBefore)
        pushLabel(step.label);
    settleNow();
}

bool ScintillaBuffer::canUndo() const
{
    return m_editor.SendScintilla(Sci::SCI_CANUNDO) != 0;
}

bool ScintillaBuffer::canRedo() const
{
    return m_editor.SendScintilla(Sci::SCI_CANREDO) != 0;
}

QString ScintillaBuffer::undoLabel() const
{
    return canUndo() && !m_undoLabels.empty() ? m_undoLabels.back() : QString();
}

QString ScintillaBuffer::redoLabel() const
{
    return canRedo() && !m_redoLabels.empty() ? m_redoLabels.back() : QString();
}

void ScintillaBuffer::undo()
{
    commitComposition();
    m_editor.SendScintilla(Sci::SCI_UNDO);
    settleNow();
}

void ScintillaBuffer::redo()
{
    commitComposition();
    m_editor.SendScintilla(Sci::SCI_REDO);
    settleNow();
}

void ScintillaBuffer::setReadOnly(bool readOnly)
{
    m_editor.SendScintilla(Sci::SCI_SETREADONLY, readOnly ? 1UL : 0UL);
}

void ScintillaBuffer::notice(const Notification &notification)
{
    if ((notification.flags & (Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT)) != 0)
        mirror(notification);
    if (!m_isResetting)
        followHistory(notification);
}

void ScintillaBuffer::mirror(const Notification &notification)
{
    const auto begin = static_cast<std::uint32_t>(notification.position);
    const auto length = static_cast<std::uint32_t>(notification.length);
    const bool isInsertion = (notification.flags & Sci::SC_MOD_INSERTTEXT) != 0;
    text::TextEdit edit{{begin, isInsertion ? begin : begin + length}, {}};
    if (isInsertion)
        edit.replacement.assign(notification.bytes, length);
    m_text.replace(edit.range.begin, edit.range.length(), edit.replacement);
    ++m_version;
    if (m_isResetting)
        return;
    emit edited(edit);
    settleSoon();
}

void ScintillaBuffer::followHistory(const Notification &notification)
{
    const int flags = notification.flags;
    const bool isText = (flags & (Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT)) != 0;
    if ((flags & Sci::SC_MOD_CONTAINER) != 0) {
        if ((flags & Sci::SC_PERFORMED_UNDO) != 0)
            emit tokenUndone(notification.token);
        else if ((flags & Sci::SC_PERFORMED_REDO) != 0)
            emit tokenRedone(notification.token);
    }
    if (isText && (flags & Sci::SC_PERFORMED_USER) != 0 && (flags & Sci::SC_STARTACTION) != 0 &&
        !m_isPerforming)
        pushLabel(labelOfTyping(flags));
    if ((flags & Sci::SC_LASTSTEPINUNDOREDO) == 0)
        return;
    auto &from = (flags & Sci::SC_PERFORMED_UNDO) != 0 ? m_undoLabels : m_redoLabels;
    auto &to = (flags & Sci::SC_PERFORMED_UNDO) != 0 ? m_redoLabels : m_undoLabels;
    if (!from.empty()) {
        to.push_back(std::move(from.back()));
        from.pop_back();
    }
    settleSoon();
}

QString ScintillaBuffer::labelOfTyping(int flags) const
{
    if (!m_typingLabel.isEmpty())
        return m_typingLabel;
    return (flags & Sci::SC_MOD_INSERTTEXT) != 0 ? tr("Typing") : tr("Deletion");
}

void ScintillaBuffer::pushLabel(const QString &label)
{
    m_undoLabels.push_back(label);
    m_redoLabels.clear();
}

/// Scintilla is in the middle of its change while it notifies: nobody may look at it yet.
void ScintillaBuffer::settleSoon()
{
    if (std::exchange(m_isSettlePending, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_isSettlePending)
                settleNow();
        },
        Qt::QueuedConnection);
}

void ScintillaBuffer::settleNow()
{
    m_isSettlePending = false;
    emit settled();
    emit historyChanged();
}

} // namespace stagewright::app
