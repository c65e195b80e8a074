#include "app/textview/dockerfileeditor.h"

#include "app/qtsupport/text.h"
#include "app/textview/editorlook.h"
#include "app/textview/highlighter.h"
#include "app/textview/scintillacall.h"
#include "core/language/assist/structure.h"
#include "core/language/text/lineindex.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMimeData>
#include <Qsci/qscicommandset.h>

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr int kHoverMilliseconds = 400;

/// Keys that the window's own actions take. Undo and redo above all: their labels live beside
/// Scintilla's history.
constexpr QKeyCombination kKeysOfTheWindow[] = {
    Qt::CTRL | Qt::Key_Z,
    Qt::CTRL | Qt::Key_Y,
    Qt::CTRL | Qt::SHIFT | Qt::Key_Z,
    Qt::ALT | Qt::Key_Backspace,
    Qt::CTRL | Qt::Key_X,
    Qt::CTRL | Qt::Key_C,
    Qt::CTRL | Qt::Key_V,
    Qt::CTRL | Qt::Key_A,
    Qt::SHIFT | Qt::Key_Delete,
    Qt::SHIFT | Qt::Key_Insert,
    Qt::CTRL | Qt::Key_Insert,
    Qt::CTRL | Qt::Key_D,
    Qt::CTRL | Qt::Key_L,
    Qt::CTRL | Qt::Key_T,
    Qt::CTRL | Qt::Key_U,
    Qt::CTRL | Qt::SHIFT | Qt::Key_L,
    Qt::CTRL | Qt::SHIFT | Qt::Key_T,
    Qt::CTRL | Qt::SHIFT | Qt::Key_U,
    Qt::CTRL | Qt::Key_Plus,
    Qt::CTRL | Qt::Key_Minus,
    Qt::CTRL | Qt::Key_Slash,
    Qt::CTRL | Qt::SHIFT | Qt::Key_D,
    Qt::ALT | Qt::Key_Up,
    Qt::ALT | Qt::Key_Down,
};

} // namespace

DockerfileEditor::DockerfileEditor(QWidget *parent)
    : QsciScintilla(parent)
{
    setAccessibleName(tr("Dockerfile text"));
    setUtf8(true);
    setFrameShape(QFrame::NoFrame);
    setLayoutDirection(Qt::LeftToRight);
    call(*this, Sci::SCI_SETLEXER, 0);
    call(*this, Sci::SCI_SETINDENT, 4);
    call(*this, Sci::SCI_SETTABWIDTH, 4);
    call(*this, Sci::SCI_SETUSETABS, 0);
    call(*this, Sci::SCI_SETSCROLLWIDTHTRACKING, 1);
    call(*this, Sci::SCI_SETSCROLLWIDTH, 1);
    call(*this, Sci::SCI_SETMOUSEDWELLTIME, kHoverMilliseconds);
    call(*this, Sci::SCI_SETCARETLINEVISIBLEALWAYS, 1);
    call(*this, Sci::SCI_USEPOPUP, 0);
    call(*this, Sci::SCI_SETMULTIPLESELECTION, 1);
    call(*this, Sci::SCI_SETADDITIONALSELECTIONTYPING, 1);
    call(*this, Sci::SCI_SETMULTIPASTE, Sci::SC_MULTIPASTE_EACH);
    call(*this, Sci::SCI_SETTABINDENTS, 1);
    call(*this, Sci::SCI_SETBACKSPACEUNINDENTS, 1);
    setUpKeys();
    setUpMargins(*this);
    setUpIndicators(*this);
    connect(this, &QsciScintilla::SCN_STYLENEEDED, this, &DockerfileEditor::styleUpTo);
    connect(this, &QsciScintilla::SCN_UPDATEUI, this, [this](int what) {
        if ((what & Sci::SC_UPDATE_SELECTION) != 0) {
            showMatch();
            showFixMark();
        }
    });
    connect(this, &QsciScintilla::SCN_MARGINCLICK, this,
            [this](int position, int, int margin) { clickMargin(position, margin); });
    setTheme(m_theme);
}

void DockerfileEditor::setUpKeys()
{
    for (auto *command : standardCommands()->commands()) {
        const auto isTaken = [](int key) {
            return std::ranges::any_of(kKeysOfTheWindow, [key](QKeyCombination taken) {
                return taken.toCombined() == key;
            });
        };
        if (isTaken(command->key()))
            command->setKey(0);
        if (isTaken(command->alternateKey()))
            command->setAlternateKey(0);
    }
}

void DockerfileEditor::setTheme(const Theme &theme)
{
    m_theme = theme;
    applyTextLook(*this, theme);
    applyMarginLook(*this, theme);
    showSizes();
}

void DockerfileEditor::setAnalysis(const AnalysisPtr &analysis)
{
    m_analysis = analysis;
    m_isAnalysisCurrent = true;
    setStyles(highlight(analysis->dockerfile, analysis->snapshot.text()));
    setFolds(*analysis);
    setDiagnostics(analysis->diagnostics);
    showMatch();
    showFixMark();
}

void DockerfileEditor::shiftStyles(const text::TextEdit &edit)
{
    m_isAnalysisCurrent = false;
    const auto size = m_styles.size();
    const auto begin = std::min<std::size_t>(edit.range.begin, size);
    const auto end = std::min<std::size_t>(edit.range.end, size);
    const std::uint8_t neighbour = begin > 0 ? m_styles[begin - 1] : std::uint8_t(0);
    const auto at = m_styles.erase(m_styles.begin() + static_cast<std::ptrdiff_t>(begin),
                                   m_styles.begin() + static_cast<std::ptrdiff_t>(end));
    m_styles.insert(at, edit.replacement.size(), neighbour);
}

void DockerfileEditor::forgetStyles(std::size_t size)
{
    m_styles.assign(size, 0);
    m_foldLevels.clear();
}

void DockerfileEditor::styleUpTo(int position)
{
    const auto begin = static_cast<std::size_t>(call(*this, Sci::SCI_GETENDSTYLED));
    const auto end = static_cast<std::size_t>(position);
    if (m_styles.size() < end)
        m_styles.resize(end, 0);
    if (begin >= end)
        return;
    call(*this, Sci::SCI_STARTSTYLING, begin);
    callBytes(*this, Sci::SCI_SETSTYLINGEX, end - begin,
              {reinterpret_cast<const char *>(m_styles.data()) + begin, end - begin});
}

/// Only what differs is styled anew: a key costs a few bytes, not the file.
void DockerfileEditor::setStyles(std::vector<std::uint8_t> styles)
{
    const auto [oldHead, newHead] = std::ranges::mismatch(m_styles, styles);
    const auto begin = static_cast<std::size_t>(newHead - styles.begin());
    std::size_t tail = 0;
    if (styles.size() == m_styles.size()) {
        while (tail < styles.size() - begin &&
               styles[styles.size() - 1 - tail] == m_styles[styles.size() - 1 - tail])
            ++tail;
    }
    const auto end = styles.size() - tail;
    m_styles = std::move(styles);
    const auto styled = static_cast<std::size_t>(call(*this, Sci::SCI_GETENDSTYLED));
    if (begin >= std::min(end, styled))
        return;
    call(*this, Sci::SCI_STARTSTYLING, begin);
    callBytes(*this, Sci::SCI_SETSTYLINGEX, end - begin,
              {reinterpret_cast<const char *>(m_styles.data()) + begin, end - begin});
}

void DockerfileEditor::setFolds(const analysis::Analysis &analysis)
{
    const text::LineIndex lines(analysis.snapshot.text());
    std::vector<int> levels(lines.lineCount(), Sci::SC_FOLDLEVELBASE);
    for (const auto &folding : assist::foldings(analysis)) {
        levels[folding.firstLine] |= Sci::SC_FOLDLEVELHEADERFLAG;
        for (auto line = folding.firstLine + 1; line <= folding.lastLine; ++line)
            ++levels[line];
    }
    for (std::size_t line = 0; line < levels.size(); ++line) {
        if (line >= m_foldLevels.size() || m_foldLevels[line] != levels[line] ||
            call(*this, Sci::SCI_GETFOLDLEVEL, line) != levels[line])
            call(*this, Sci::SCI_SETFOLDLEVEL, line, levels[line]);
    }
    m_foldLevels = std::move(levels);
}

void DockerfileEditor::setDiagnostics(const std::vector<lint::Diagnostic> &diagnostics)
{
    m_linesWithFixes.clear();
    const auto length = call(*this, Sci::SCI_GETLENGTH);
    for (const auto severity : kSeverities) {
        call(*this, Sci::SCI_SETINDICATORCURRENT, indicatorOf(severity));
        call(*this, Sci::SCI_INDICATORCLEARRANGE, 0, length);
        call(*this, Sci::SCI_MARKERDELETEALL, markerOf(severity));
    }
    for (const auto &diagnostic : diagnostics) {
        const auto begin = static_cast<long>(diagnostic.range.begin);
        const auto end = std::min(static_cast<long>(diagnostic.range.end), length);
        const auto line = call(*this, Sci::SCI_LINEFROMPOSITION, begin);
        call(*this, Sci::SCI_SETINDICATORCURRENT, indicatorOf(diagnostic.severity));
        call(*this, Sci::SCI_INDICATORFILLRANGE, begin, std::max(end - begin, 1L));
        call(*this, Sci::SCI_MARKERADD, line, markerOf(diagnostic.severity));
        for (auto i = diagnostic.firstLine; !diagnostic.fixes.empty() && i <= diagnostic.lastLine;
             ++i)
            m_linesWithFixes.insert(i);
    }
}

void DockerfileEditor::highlightLines(text::TextRange range)
{
    call(*this, Sci::SCI_MARKERDELETEALL, kSelectedMarker);
    if (range.isEmpty())
        return;
    const auto first = call(*this, Sci::SCI_LINEFROMPOSITION, range.begin);
    const auto last = call(*this, Sci::SCI_LINEFROMPOSITION, range.end - 1);
    for (auto line = first; line <= last; ++line)
        call(*this, Sci::SCI_MARKERADD, line, kSelectedMarker);
}

void DockerfileEditor::setLineSizes(const std::map<std::uint32_t, LineSize> &sizes)
{
    if (sizes == m_sizes)
        return;
    m_sizes = sizes;
    showSizes();
}

void DockerfileEditor::showSizes()
{
    call(*this, Sci::SCI_MARGINTEXTCLEARALL);
    call(*this, Sci::SCI_MARKERDELETEALL, kShipsMarker);
    call(*this, Sci::SCI_MARKERDELETEALL, kDiscardedMarker);
    QStringList texts;
    for (const auto &[line, size] : m_sizes) {
        texts << sizeText(size.bytes);
        callBytes(*this, Sci::SCI_MARGINSETTEXT, line, toUtf8(texts.back()));
        call(*this, Sci::SCI_MARGINSETSTYLE, line, kMarginStyle);
        if (size.bytes > 0)
            call(*this, Sci::SCI_MARKERADD, line, size.ships ? kShipsMarker : kDiscardedMarker);
    }
    showSizeMargins(*this, texts);
}

void DockerfileEditor::contextMenuEvent(QContextMenuEvent *event)
{
    emit contextMenuRequested(event->globalPos());
    event->accept();
}

void DockerfileEditor::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
    else
        QsciScintilla::dragEnterEvent(event);
}

void DockerfileEditor::dropEvent(QDropEvent *event)
{
    if (!event->mimeData()->hasUrls()) {
        QsciScintilla::dropEvent(event);
        return;
    }
    QStringList paths;
    for (const auto &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    event->acceptProposedAction();
    emit filesDropped(paths);
}

} // namespace stagewright::app
