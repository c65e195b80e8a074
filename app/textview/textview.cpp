#include "app/textview/textview.h"

#include "app/qtsupport/text.h"
#include "app/textview/changeflash.h"
#include "app/textview/codetools.h"
#include "app/textview/dockerfileeditor.h"
#include "app/textview/lineedits.h"
#include "app/textview/scintillabuffer.h"
#include "app/textview/scintillacall.h"
#include "app/textview/searcher.h"
#include "app/textview/typinghelp.h"

#include <QAction>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace stagewright::app {

TextView::TextView(QWidget *parent)
    : QWidget(parent)
    , m_editor(std::make_unique<DockerfileEditor>(this))
    , m_buffer(std::make_unique<ScintillaBuffer>(*m_editor))
    , m_help(new TypingHelp(*m_editor, *m_buffer))
    , m_tools(new CodeTools(*m_editor, *m_buffer))
    , m_searcher(new Searcher(*m_editor, *m_buffer))
    , m_flash(new ChangeFlash(*m_editor))
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
    connect(m_editor.get(), &DockerfileEditor::fixesRequested, m_tools, &CodeTools::showFixes);
    connect(m_tools, &CodeTools::jumpRequested, m_editor.get(),
            qOverload<text::TextRange>(&DockerfileEditor::showRange));
    connect(m_tools, &CodeTools::refused, this, &TextView::refused);
    m_editor->installEventFilter(this);
    connect(m_editor.get(), &DockerfileEditor::filesDropped, this, &TextView::filesDropped);
}

/// The helpers are children of the editor and look at the buffer: they go first.
TextView::~TextView()
{
    delete m_help;
    delete m_tools;
    delete m_searcher;
    delete m_flash;
}

TextBuffer &TextView::buffer()
{
    return *m_buffer;
}

void TextView::setAnalysis(const AnalysisPtr &analysis)
{
    if (!analysis || analysis->snapshot.version() != m_buffer->version())
        return;
    m_editor->setAnalysis(analysis);
    m_help->setAnalysis(analysis);
}

void TextView::setFacts(const assist::Facts &facts)
{
    m_help->setFacts(facts);
}

void TextView::setAnalysisSource(std::function<AnalysisPtr()> source)
{
    m_tools->setSource(std::move(source));
}

void TextView::setAnimated(bool isAnimated)
{
    m_flash->setAnimated(isAnimated);
}

void TextView::setTheme(const Theme &theme)
{
    m_editor->setTheme(theme);
    m_help->setTheme(theme);
    m_tools->setTheme(theme);
}

void TextView::setLineSizes(const std::map<std::uint32_t, LineSize> &sizes)
{
    m_editor->setLineSizes(sizes);
}

std::uint32_t TextView::caret() const
{
    return m_editor->caret();
}

void TextView::select(text::TextRange range)
{
    m_editor->showRange(range, DockerfileEditor::CaretAt::Start);
}

void TextView::highlightLines(text::TextRange range)
{
    m_editor->highlightLines(range);
}

bool TextView::hasSelection() const
{
    return call(*m_editor, Sci::SCI_GETSELECTIONEMPTY) == 0;
}

QString TextView::selectedText() const
{
    // What QsciScintilla knows of the selection is as old as the last painting.
    std::string bytes(static_cast<std::size_t>(call(*m_editor, Sci::SCI_GETSELTEXT)), '\0');
    m_editor->SendScintilla(Sci::SCI_GETSELTEXT, 0UL, static_cast<void *>(bytes.data()));
    bytes.pop_back();
    return fromUtf8(bytes);
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

void TextView::goToLine(std::uint32_t line)
{
    call(*m_editor, Sci::SCI_ENSUREVISIBLE, line);
    call(*m_editor, Sci::SCI_GOTOLINE, line);
}

void TextView::flashLastChange()
{
    m_flash->flash(m_buffer->lastChange());
}

void TextView::toggleComment()
{
    const auto begin = static_cast<std::uint32_t>(call(*m_editor, Sci::SCI_GETSELECTIONSTART));
    const auto end = static_cast<std::uint32_t>(call(*m_editor, Sci::SCI_GETSELECTIONEND));
    const auto edits = toggledComments(m_buffer->text(), {begin, end});
    m_buffer->perform({tr("Toggle Comment"), edits, std::nullopt});
    if (begin != end)
        call(*m_editor, Sci::SCI_SETSEL, edits.map(begin, false), edits.map(end));
}

void TextView::moveLines(bool up)
{
    m_buffer->setTypingLabel(up ? tr("Move Lines Up") : tr("Move Lines Down"));
    call(*m_editor, up ? Sci::SCI_MOVESELECTEDLINESUP : Sci::SCI_MOVESELECTEDLINESDOWN);
    m_buffer->setTypingLabel({});
}

void TextView::addNextOccurrence()
{
    m_editor->addNextOccurrence();
}

void TextView::toggleFold()
{
    m_editor->fold(DockerfileEditor::Fold::Toggle);
}

void TextView::foldStages(bool folded)
{
    m_editor->fold(folded ? DockerfileEditor::Fold::All : DockerfileEditor::Fold::None);
}

bool TextView::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (watched != m_editor.get() || (type != QEvent::ShortcutOverride && type != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    const auto keys = QKeySequence(static_cast<QKeyEvent *>(event)->keyCombination());
    for (auto *action : actions()) {
        if (!action->isEnabled() || !action->shortcuts().contains(keys))
            continue;
        if (type == QEvent::KeyPress)
            action->trigger();
        else
            event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace stagewright::app
