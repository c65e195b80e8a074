// DockerfileEditor: keys, clicks, carets, and what follows the caret.
#include "app/textview/dockerfileeditor.h"
#include "app/textview/editorlook.h"
#include "app/textview/lineedits.h"
#include "app/textview/scintillacall.h"
#include "core/language/assist/structure.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace stagewright::app {

std::uint32_t DockerfileEditor::caret() const
{
    return static_cast<std::uint32_t>(call(*this, Sci::SCI_GETCURRENTPOS));
}

QRect DockerfileEditor::rectOf(std::uint32_t offset) const
{
    const auto x = call(*this, Sci::SCI_POINTXFROMPOSITION, 0, offset);
    const auto y = call(*this, Sci::SCI_POINTYFROMPOSITION, 0, offset);
    const auto line = call(*this, Sci::SCI_LINEFROMPOSITION, offset);
    const auto height = call(*this, Sci::SCI_TEXTHEIGHT, line);
    const auto corner = viewport()->mapTo(this, QPoint(static_cast<int>(x), static_cast<int>(y)));
    return {corner, QSize(1, static_cast<int>(height))};
}

void DockerfileEditor::showRange(text::TextRange range, CaretAt place)
{
    const auto line = call(*this, Sci::SCI_LINEFROMPOSITION, range.begin);
    call(*this, Sci::SCI_ENSUREVISIBLE, line);
    const auto first = call(*this, Sci::SCI_GETFIRSTVISIBLELINE);
    const auto shown = call(*this, Sci::SCI_VISIBLEFROMDOCLINE, line);
    const auto rows = call(*this, Sci::SCI_LINESONSCREEN);
    // Not SCI_SETSELECTION: it tells nobody that the caret has moved.
    const bool isAtEnd = place == CaretAt::End;
    call(*this, Sci::SCI_SETSEL, isAtEnd ? range.begin : range.end,
         isAtEnd ? range.end : range.begin);
    if (shown < first || shown >= first + rows)
        call(*this, Sci::SCI_SETFIRSTVISIBLELINE, std::max(0L, shown - rows / 3));
    call(*this, Sci::SCI_SCROLLCARET);
}

/// Blanks of the line before; one step more behind the first backslash of an instruction.
void DockerfileEditor::insertNewLine()
{
    if (call(*this, Sci::SCI_GETSELECTIONS) > 1) {
        call(*this, Sci::SCI_NEWLINE);
        return;
    }
    const auto at = call(*this, Sci::SCI_GETSELECTIONSTART);
    const auto line = call(*this, Sci::SCI_LINEFROMPOSITION, at);
    const auto start = call(*this, Sci::SCI_POSITIONFROMLINE, line);
    std::string before(static_cast<std::size_t>(at - start) + 1, '\0');
    SendScintilla(Sci::SCI_GETTEXTRANGE, start, at, before.data());
    before.pop_back();
    auto indentation = indentationAt(before, static_cast<std::uint32_t>(before.size()));
    const auto last = before.find_last_not_of(" \t");
    const bool isContinued =
        last != std::string::npos && m_analysis && before[last] == m_analysis->dockerfile.escape;
    if (isContinued && indentation.empty())
        indentation = call(*this, Sci::SCI_GETUSETABS) != 0 ? "\t" : "    ";
    call(*this, Sci::SCI_BEGINUNDOACTION);
    call(*this, Sci::SCI_NEWLINE);
    if (!indentation.empty())
        callBytes(*this, Sci::SCI_REPLACESEL, 0, indentation);
    call(*this, Sci::SCI_ENDUNDOACTION);
}

void DockerfileEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (isReturn && modifiers == Qt::NoModifier)
        insertNewLine();
    else
        QsciScintilla::keyPressEvent(event);
}

void DockerfileEditor::mousePressEvent(QMouseEvent *event)
{
    const auto point = event->position().toPoint();
    const auto at = call(*this, Sci::SCI_POSITIONFROMPOINTCLOSE, point.x(), point.y());
    const bool isLeft = event->button() == Qt::LeftButton && at >= 0;
    if (isLeft && event->modifiers() == Qt::ControlModifier)
        emit followRequested(static_cast<std::uint32_t>(at));
    else if (isLeft && event->modifiers() == Qt::AltModifier)
        addCaret(static_cast<std::uint32_t>(at));
    else
        QsciScintilla::mousePressEvent(event);
}

void DockerfileEditor::addCaret(std::uint32_t offset)
{
    call(*this, Sci::SCI_ADDSELECTION, offset, offset);
}

void DockerfileEditor::addNextOccurrence()
{
    call(*this, Sci::SCI_TARGETWHOLEDOCUMENT);
    call(*this, Sci::SCI_SETSEARCHFLAGS, Sci::SCFIND_MATCHCASE);
    call(*this, Sci::SCI_MULTIPLESELECTADDNEXT);
    call(*this, Sci::SCI_SCROLLCARET);
}

void DockerfileEditor::fold(Fold what)
{
    if (what == Fold::Toggle) {
        auto line = call(*this, Sci::SCI_LINEFROMPOSITION, caret());
        const auto level = call(*this, Sci::SCI_GETFOLDLEVEL, line);
        if ((level & Sci::SC_FOLDLEVELHEADERFLAG) == 0)
            line = call(*this, Sci::SCI_GETFOLDPARENT, line);
        if (line < 0)
            return;
        call(*this, Sci::SCI_GOTOLINE, line);
        call(*this, Sci::SCI_TOGGLEFOLD, line);
        return;
    }
    // Stages only: what is in them stays as it was.
    const auto count = call(*this, Sci::SCI_GETLINECOUNT);
    for (long line = 0; line < count; ++line) {
        const auto level = call(*this, Sci::SCI_GETFOLDLEVEL, line);
        const bool isStage = level == (Sci::SC_FOLDLEVELBASE | Sci::SC_FOLDLEVELHEADERFLAG);
        if (what == Fold::All ? isStage : (level & Sci::SC_FOLDLEVELHEADERFLAG) != 0)
            call(*this, Sci::SCI_FOLDLINE, line,
                 what == Fold::All ? Sci::SC_FOLDACTION_CONTRACT : Sci::SC_FOLDACTION_EXPAND);
    }
}

/// Brackets and the ends of heredocs at the caret.
void DockerfileEditor::showMatch()
{
    const auto pair = m_isAnalysisCurrent ? assist::matchAt(*m_analysis, caret()) : std::nullopt;
    if (!pair && !m_hasMatch)
        return;
    m_hasMatch = pair.has_value();
    call(*this, Sci::SCI_SETINDICATORCURRENT, kMatchIndicator);
    call(*this, Sci::SCI_INDICATORCLEARRANGE, 0, call(*this, Sci::SCI_GETLENGTH));
    if (!pair)
        return;
    for (const auto range : {pair->here, pair->there})
        call(*this, Sci::SCI_INDICATORFILLRANGE, range.begin, range.length());
}

void DockerfileEditor::showFixMark()
{
    call(*this, Sci::SCI_MARKERDELETEALL, kFixMarker);
    const auto line = call(*this, Sci::SCI_LINEFROMPOSITION, caret());
    if (m_linesWithFixes.contains(static_cast<std::uint32_t>(line)))
        call(*this, Sci::SCI_MARKERADD, line, kFixMarker);
}

void DockerfileEditor::clickMargin(int position, int margin)
{
    if (margin != kProblemMargin)
        return;
    call(*this, Sci::SCI_GOTOPOS, position);
    setFocus();
    emit fixesRequested();
}

} // namespace stagewright::app
