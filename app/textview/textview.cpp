#include "app/textview/textview.h"

#include "app/textview/dockerfileeditor.h"
#include "app/textview/scintillabuffer.h"
#include "app/textview/scintillacall.h"

#include <QVBoxLayout>

namespace stagewright::app {

TextView::TextView(QWidget *parent)
    : QWidget(parent)
    , m_editor(std::make_unique<DockerfileEditor>(this))
    , m_buffer(std::make_unique<ScintillaBuffer>(*m_editor))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_editor.get());
    setFocusProxy(m_editor.get());
    connect(m_buffer.get(), &TextBuffer::edited, m_editor.get(), &DockerfileEditor::shiftStyles);
    connect(m_editor.get(), &QsciScintilla::SCN_UPDATEUI, this, [this](int what) {
        if ((what & Sci::SC_UPDATE_SELECTION) != 0)
            emit caretMoved(caret());
    });
    connect(m_editor.get(), &DockerfileEditor::contextMenuRequested, this,
            &TextView::contextMenuRequested);
    connect(m_editor.get(), &DockerfileEditor::followRequested, this, &TextView::followRequested);
    connect(m_editor.get(), &DockerfileEditor::filesDropped, this, &TextView::filesDropped);
}

TextView::~TextView() = default;

TextBuffer &TextView::buffer()
{
    return *m_buffer;
}

void TextView::setAnalysis(const AnalysisPtr &analysis)
{
    if (analysis && analysis->snapshot.version() == m_buffer->version())
        m_editor->setAnalysis(*analysis);
}

void TextView::setTheme(const Theme &theme)
{
    m_editor->setTheme(theme);
}

void TextView::setLineSizes(const std::map<std::uint32_t, LineSize> &sizes)
{
    m_editor->setLineSizes(sizes);
}

std::uint32_t TextView::caret() const
{
    return static_cast<std::uint32_t>(call(*m_editor, Sci::SCI_GETCURRENTPOS));
}

void TextView::select(text::TextRange range)
{
    const auto line = call(*m_editor, Sci::SCI_LINEFROMPOSITION, range.begin);
    call(*m_editor, Sci::SCI_ENSUREVISIBLE, line);
    call(*m_editor, Sci::SCI_SETSEL, range.end, range.begin);
    call(*m_editor, Sci::SCI_SCROLLCARET);
}

void TextView::highlightLines(text::TextRange range)
{
    m_editor->highlightLines(range);
}

bool TextView::hasSelection() const
{
    return m_editor->hasSelectedText();
}

void TextView::cut()
{
    m_buffer->setTypingLabel(tr("Cut"));
    m_editor->cut();
    m_buffer->setTypingLabel({});
}

void TextView::copy()
{
    m_editor->copy();
}

void TextView::paste()
{
    m_buffer->setTypingLabel(tr("Paste"));
    m_editor->paste();
    m_buffer->setTypingLabel({});
}

void TextView::removeSelection()
{
    m_buffer->setTypingLabel(tr("Deletion"));
    call(*m_editor, Sci::SCI_CLEAR);
    m_buffer->setTypingLabel({});
}

void TextView::selectAll()
{
    m_editor->selectAll();
}

void TextView::zoomBy(int steps)
{
    const auto zoom = call(*m_editor, Sci::SCI_GETZOOM);
    call(*m_editor, Sci::SCI_SETZOOM, steps == 0 ? 0 : zoom + steps);
}

bool TextView::find(const QString &needle, bool backwards)
{
    int line = -1;
    int column = -1;
    if (backwards) {
        int endLine = 0;
        int endColumn = 0;
        m_editor->getSelection(&line, &column, &endLine, &endColumn);
    }
    return m_editor->findFirst(needle, false, false, false, true, !backwards, line, column);
}

void TextView::goToLine(std::uint32_t line)
{
    call(*m_editor, Sci::SCI_ENSUREVISIBLE, line);
    call(*m_editor, Sci::SCI_GOTOLINE, line);
}

} // namespace stagewright::app
