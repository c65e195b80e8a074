// MainWindow: one selection and one document, shown by several views.
#include "app/graphview/graphview.h"
#include "app/inspect/layersview.h"
#include "app/problems/problemsview.h"
#include "app/qtsupport/text.h"
#include "app/textview/textview.h"
#include "app/window/actions.h"
#include "app/window/filecontroller.h"
#include "app/window/graphactions.h"
#include "app/window/graphdocks.h"
#include "app/window/graphpane.h"
#include "app/window/infobar.h"
#include "app/window/mainwindow.h"
#include "app/window/outline.h"
#include "app/window/problemspane.h"
#include "app/window/statusline.h"
#include "app/window/targetbox.h"
#include "app/window/texthead.h"
#include "app/window/welcomepage.h"
#include "core/base/support/strings.h"
#include "core/language/assist/structure.h"
#include "core/language/text/lineindex.h"

#include <QDockWidget>
#include <QMenu>
#include <QStatusBar>

namespace stagewright::app {

void MainWindow::connectDocument()
{
    auto *document = m_document.get();
    connect(document, &DockerfileDocument::analysisChanged, this, &MainWindow::showAnalysis);
    connect(document, &DockerfileDocument::buildStateChanged, this, &MainWindow::showFacts);
    connect(document, &DockerfileDocument::pathChanged, this, [this] {
        m_selection = {};
        showTitle();
    });
    connect(document, &DockerfileDocument::modifiedChanged, this, &MainWindow::showTitle);
    connect(document, &DockerfileDocument::shellCheckFailed, this, [this](const QString &reason) {
        statusBar()->showMessage(tr("RUN commands were not looked at: %1").arg(reason));
    });
    connect(&document->buffer(), &TextBuffer::historyChanged, this, &MainWindow::showHistory);
    connect(m_files, &FileController::opened, this, [this] { showDocumentPage(true); });
    connect(m_files, &FileController::recentChanged, this, &MainWindow::showRecentFiles);
}

void MainWindow::connectViews()
{
    connect(m_welcome, &WelcomePage::openRequested, m_files, &FileController::openWithDialog);
    connect(m_welcome, &WelcomePage::newRequested, m_files, &FileController::startNew);
    connect(m_welcome, &WelcomePage::exampleRequested, m_files, &FileController::openExample);
    connect(m_welcome, &WelcomePage::recentRequested, this, &MainWindow::openFile);
    connect(m_text, &TextView::caretMoved, this, &MainWindow::caretMoved);
    connect(m_textHead, &TextHead::partClicked, this, &MainWindow::goToPlace);
    connect(m_text, &TextView::filesDropped, this, &MainWindow::dropFiles);
    connect(m_outline, &Outline::selectionRequested, this,
            [this](const Selection &selection) { select(selection, Origin::Outline); });
    connect(m_outline, &Outline::revealRequested, this, [this] { m_text->setFocus(); });
    connect(m_outline, &Outline::renameRequested, m_view, &GraphView::startRename);
    connect(m_problems, &ProblemsView::jumpRequested, this,
            [this](text::TextRange range, bool isFinal) {
                m_text->select(range);
                if (isFinal)
                    m_text->setFocus();
            });
    connect(m_problemsPane, &ProblemsPane::told, this,
            [this](const QString &sentence) { statusBar()->showMessage(sentence); });
    connect(m_status, &StatusLine::problemsClicked, this,
            [this] { m_actions->focusProblems->trigger(); });
}

void MainWindow::connectGraph()
{
    connect(m_graph, &GraphPane::selectionRequested, this,
            [this](const Selection &selection) { select(selection, Origin::Graph); });
    connect(m_graph, &GraphPane::edited, this, &MainWindow::showEdited);
    connect(m_graph, &GraphPane::refused, this, &MainWindow::showRefusal);
    connect(m_graph, &GraphPane::revealRequested, this, [this](const Selection &selection) {
        select(selection, Origin::Program);
        m_text->setFocus();
    });
    connect(m_view, &GraphView::contextMenuRequested, this, &MainWindow::showGraphMenu);
    connect(m_view, &GraphView::targetRequested, this,
            [this](StageId) { m_actions->setTarget->trigger(); });
    connect(m_graphDocks, &GraphDocks::failed, this, &MainWindow::showRefusal);
    connect(m_text, &TextView::contextMenuRequested, this, &MainWindow::showContextMenu);
    connect(m_view, &GraphView::hintChanged, this,
            [this](const QString &hint) { statusBar()->showMessage(hint); });
    connect(m_target, &QComboBox::currentIndexChanged, this,
            [this] { m_graph->refresh(target()); });
}

/// What a gesture made is selected in the text, ready to be typed over.
void MainWindow::showEdited(text::TextRange range)
{
    m_bar->hide();
    m_text->select(range);
    m_text->flashLastChange();
}

void MainWindow::showRefusal(const QString &reason)
{
    m_bar->showMessage(InfoBar::Kind::Information, reason);
}

StageId MainWindow::target() const
{
    return m_target->currentData().value<StageId>();
}

void MainWindow::showAnalysis()
{
    const auto &analysis = m_document->analysis();
    if (!analysis)
        return;
    m_text->setAnalysis(analysis);
    m_problemsPane->showAnalysis();
    const auto problems = analysis->diagnostics.size();
    m_problemsDock->setWindowTitle(problems == 0 ? tr("Problems")
                                                 : tr("Problems  %1").arg(problems));
    m_status->setProblems(m_problems->errorCount(), m_problems->warningCount(),
                          m_problems->hintCount());
    showTargets();
    showFacts();
    m_graphDocks->refresh();
    caretMoved(m_text->caret());
}

void MainWindow::select(const Selection &selection, Origin origin)
{
    m_selection = selection;
    if (origin != Origin::Outline)
        m_outline->setSelection(selection);
    if (origin != Origin::Graph)
        m_graph->setSelection(selection);
    m_graphActions->update();
    if (origin != Origin::Layers)
        showInLayers(selection);
    const auto range = rangeOf(selection);
    m_text->highlightLines(range);
    if (origin != Origin::Text && !range.isEmpty()) {
        m_caretOfSelection = range.begin;
        m_text->select(range);
    }
    showPlace();
}

void MainWindow::showInLayers(const Selection &selection)
{
    std::optional<int> stage;
    std::optional<int> instruction;
    if (const auto index = m_document->indexOf(selection.stage))
        stage = static_cast<int>(*index);
    if (selection.instruction)
        instruction = static_cast<int>(*selection.instruction);
    m_layers->selectInstruction(stage, instruction);
}

text::TextRange MainWindow::rangeOf(const Selection &selection) const
{
    const auto &analysis = m_document->analysis();
    if (!analysis)
        return {};
    const auto &model = analysis->dockerfile;
    if (selection.edge && *selection.edge < model.graph.edges.size())
        return model.graph.edges[*selection.edge].instructionRange;
    for (const auto &image : model.graph.images) {
        if (!selection.image.empty() && image.reference == selection.image)
            return image.range;
    }
    for (const auto &shown : m_document->shownStages()) {
        if (shown.id != selection.stage)
            continue;
        const auto &list =
            shown.modelStage ? model.stages[*shown.modelStage].instructions : model.misplaced;
        if (selection.instruction && *selection.instruction < list.size())
            return list[*selection.instruction].range;
        if (shown.endInstruction > shown.firstInstruction)
            return {list[shown.firstInstruction].range.begin,
                    list[shown.endInstruction - 1].range.end};
    }
    return {};
}

/// The caret selects what it stands in, unless a selection from elsewhere put it there.
void MainWindow::caretMoved(std::uint32_t offset)
{
    showPlace();
    const auto &analysis = m_document->analysis();
    if (!analysis || m_caretOfSelection == offset)
        return;
    m_caretOfSelection = UINT32_MAX;
    Selection selection;
    for (const auto &shown : m_document->shownStages()) {
        const auto &list = shown.modelStage
                               ? analysis->dockerfile.stages[*shown.modelStage].instructions
                               : analysis->dockerfile.misplaced;
        for (auto i = shown.firstInstruction; i < shown.endInstruction; ++i) {
            if (list[i].range.begin > offset)
                break;
            selection.stage = shown.id;
            selection.instruction = i == shown.firstInstruction ? std::nullopt : std::optional(i);
        }
    }
    if (selection != m_selection)
        select(selection, Origin::Text);
}

bool MainWindow::selectStage(const QString &name)
{
    const auto analysis = m_document->currentAnalysis();
    auto index = analysis->dockerfile.findStage(toUtf8(name));
    if (!index) {
        if (const auto number = parseUnsigned(toUtf8(name)))
            index = static_cast<std::size_t>(*number);
    }
    if (!index || *index >= analysis->dockerfile.stages.size())
        return false;
    Selection selection;
    selection.stage = m_document->idOf(*index);
    select(selection, Origin::Program);
    return true;
}

void MainWindow::showPlace()
{
    const auto &analysis = m_document->analysis();
    if (!analysis)
        return;
    const auto offset = m_text->caret();
    const text::LineIndex lines(m_document->buffer().text());
    const auto place = lines.at(offset);
    const auto line = m_document->buffer().text().substr(lines.startOfLine(place.line));
    const auto column = fromUtf8(line.substr(0, place.column)).size();
    m_status->setCaret(place.line, static_cast<std::uint32_t>(column));
    QStringList parts;
    for (const auto &item : assist::breadcrumbs(*analysis, offset))
        parts << fromUtf8(item.name);
    m_textHead->setPlace(parts);
}

/// A part of the breadcrumbs was clicked.
void MainWindow::goToPlace(int part)
{
    const auto path = assist::breadcrumbs(*m_document->currentAnalysis(), m_text->caret());
    if (static_cast<std::size_t>(part) >= path.size())
        return;
    const auto start = path[static_cast<std::size_t>(part)].range.begin;
    m_text->select({start, start});
    m_text->setFocus();
}

void MainWindow::showHistory()
{
    const auto &buffer = m_document->buffer();
    const auto show = [](QAction &action, bool isPossible, const QString &verb,
                         const QString &label) {
        action.setEnabled(isPossible);
        action.setText(label.isEmpty() ? verb : tr("%1 %2", "Undo Typing").arg(verb, label));
        action.setToolTip(action.text().remove(QLatin1Char('&')));
    };
    const auto &history = buffer;
    show(*m_actions->undo, history.canUndo(), tr("&Undo"), history.undoLabel());
    show(*m_actions->redo, history.canRedo(), tr("&Redo"), history.redoLabel());
    m_actions->undo->setIconText(tr("Undo"));
    m_actions->redo->setIconText(tr("Redo"));
}

void MainWindow::showRecentFiles()
{
    m_recentMenu->clear();
    for (const auto &path : m_recent.paths())
        m_recentMenu->addAction(path, this, [this, path] { openFile(path); });
    m_recentMenu->setEnabled(!m_recent.paths().isEmpty());
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(tr("&Clear List"), this, [this] {
        m_recent.clear();
        showRecentFiles();
    });
    m_welcome->setRecentFiles(m_recent.paths());
}

/// Keeps the chosen stage by its id while stages come and go.
void MainWindow::showTargets()
{
    const auto &stages = m_document->analysis()->dockerfile.stages;
    const auto chosen = m_target->currentData();
    const QSignalBlocker blocker(m_target);
    m_target->clear();
    const auto last = stages.empty() ? QString() : fromUtf8(stages.back().displayName());
    m_target->addItem(tr("★ %1 (last)").arg(last), QVariant::fromValue<StageId>(0));
    for (std::size_t i = 0; i + 1 < stages.size(); ++i)
        m_target->addItem(fromUtf8(stages[i].displayName()),
                          QVariant::fromValue(m_document->idOf(i)));
    m_target->setCurrentIndex(std::max(0, m_target->findData(chosen)));
}

} // namespace stagewright::app
