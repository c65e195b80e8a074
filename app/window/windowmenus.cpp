// MainWindow: menus, tool bar, and what their actions do.
#include "app/build/buildlog.h"
#include "app/graphview/graphview.h"
#include "app/inspect/layersview.h"
#include "app/problems/problemsview.h"
#include "app/qtsupport/text.h"
#include "app/textview/textview.h"
#include "app/window/actions.h"
#include "app/window/filecontroller.h"
#include "app/window/findbar.h"
#include "app/window/graphactions.h"
#include "app/window/graphdocks.h"
#include "app/window/graphpane.h"
#include "app/window/infobar.h"
#include "app/window/mainwindow.h"
#include "app/window/outline.h"
#include "app/window/problemspane.h"
#include "app/window/targetbox.h"
#include "app/window/textactions.h"
#include "core/language/text/lineindex.h"

#include <QApplication>
#include <QDockWidget>
#include <QInputDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>
#include <QStyle>
#include <QToolBar>
#include <QToolButton>

namespace stagewright::app {

void MainWindow::makeToolBar()
{
    auto *bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(20, 15)); // the icons are square: the rest is the gap before the text
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    for (auto *action : {m_actions->open, m_actions->save})
        bar->addAction(action);
    bar->addSeparator();
    for (auto *action : {m_actions->undo, m_actions->redo})
        bar->addAction(action);
    bar->addSeparator();
    for (auto *action : {m_actions->addStage, m_actions->tidy, m_actions->fit})
        bar->addAction(action);
    auto *gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    auto *label = new QLabel(tr("Target"), bar);
    bar->addWidget(label);
    m_target = new TargetBox(bar);
    m_target->setObjectName(QStringLiteral("target"));
    m_target->setAccessibleName(tr("Build target"));
    m_target->setToolTip(tr("The stage that is built and ships"));
    m_target->setMinimumWidth(160);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    label->setBuddy(m_target);
    bar->addWidget(m_target);
    bar->addAction(m_actions->stop);
    bar->addAction(m_actions->build);
    m_actions->stop->setVisible(false);
    bar->widgetForAction(m_actions->build)->setObjectName(QStringLiteral("buildButton"));
}

void MainWindow::makeMenus()
{
    const auto fill = [](QMenu *menu, std::initializer_list<QAction *> actions) {
        for (auto *action : actions) {
            if (action)
                menu->addAction(action);
            else
                menu->addSeparator();
        }
        return menu;
    };
    auto &a = *m_actions;
    auto *file = fill(menuBar()->addMenu(tr("&File")), {a.newFile, a.open});
    m_recentMenu = file->addMenu(tr("Open &Recent"));
    fill(file, {nullptr, a.save, a.saveAs, nullptr});
    m_graphActions->fillFileMenu(*file);
    fill(file, {nullptr, a.closeFile, a.quit});
    fill(menuBar()->addMenu(tr("&Edit")),
         {a.undo, a.redo, nullptr, a.cut, a.copy, a.paste, a.remove, a.selectAll, nullptr, a.find,
          a.findNext, a.findPrevious, m_textActions->replace, a.goToLine});
    m_textMenu = menuBar()->addMenu(tr("Te&xt"));
    m_textActions->fill(*m_textMenu);
    auto *view = menuBar()->addMenu(tr("&View"));
    fill(view, {a.commandPalette, a.quickOpen, nullptr});
    fill(view->addMenu(tr("&Go to Pane")),
         {a.focusGraph, a.focusText, m_graphActions->showPalette, m_graphActions->showArguments,
          a.focusOutline, a.focusLayers, a.focusProblems, a.focusLog, nullptr, a.nextPane,
          a.previousPane, a.reveal});
    auto *panes = view->addMenu(tr("&Panes"));
    for (auto *dock : findChildren<QDockWidget *>())
        panes->addAction(dock->toggleViewAction());
    fill(view, {nullptr, a.zoomIn, a.zoomOut, a.zoomReset, a.fit, a.fitSelection, nullptr});
    m_graphActions->fillViewMenu(*view);
    view->addSeparator();
    fill(view->addMenu(tr("T&heme")), {a.themeSystem, a.themeLight, a.themeDark});
    fill(view, {a.reducedMotion, nullptr, a.fullScreen, a.resetLayout});
    auto *stage = menuBar()->addMenu(tr("&Stage"));
    fill(stage, {a.addStage, a.renameStage, nullptr, a.connectStages, a.removeEdge, nullptr,
                 a.setTarget, a.tidy, nullptr});
    m_graphActions->fillStageMenu(*stage);
    fill(menuBar()->addMenu(tr("&Build")),
         {a.build, a.buildStage, a.stop, nullptr, a.nextProblem, a.previousProblem, a.fixProblem,
          a.fixAll, nullptr, a.whyNot});
    fill(menuBar()->addMenu(tr("&Help")), {a.shortcuts, nullptr, a.about});
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto receiver, auto slot) {
        connect(action, &QAction::triggered, receiver, slot);
    };
    auto &a = *m_actions;
    on(a.newFile, m_files, [this] { m_files->startNew(); });
    on(a.open, m_files, [this] { m_files->openWithDialog(); });
    on(a.save, m_files, [this] { m_files->save(); });
    on(a.saveAs, m_files, [this] { m_files->saveAs(); });
    on(a.quit, this, [this] { close(); });
    on(a.closeFile, this, [this] {
        if (!m_files->mayClose())
            return;
        m_document->startNew();
        showDocumentPage(false);
    });
    on(a.undo, this, [this] { m_document->buffer().undo(); });
    on(a.redo, this, [this] { m_document->buffer().redo(); });
    on(a.cut, this, [this] { graphHasFocus() ? copyFromGraph(true) : m_text->cut(); });
    on(a.copy, this, [this] { graphHasFocus() ? copyFromGraph(false) : m_text->copy(); });
    on(a.paste, this, [this] { graphHasFocus() ? pasteIntoGraph() : m_text->paste(); });
    on(a.remove, this, [this] {
        graphHasFocus() ? m_graphActions->removeSelected->trigger() : m_text->removeSelection();
    });
    on(a.selectAll, this, [this] { m_text->selectAll(); });
    on(a.find, this, [this] { m_findBar->open(); });
    on(a.findNext, this, [this] { m_findBar->findAgain(false); });
    on(a.findPrevious, this, [this] { m_findBar->findAgain(true); });
    on(a.goToLine, this, [this] { goToLine(); });
    on(a.themeSystem, this, [this] { setThemeChoice(ThemeChoice::System); });
    on(a.themeLight, this, [this] { setThemeChoice(ThemeChoice::Light); });
    on(a.themeDark, this, [this] { setThemeChoice(ThemeChoice::Dark); });
    for (auto *action : {a.themeSystem, a.themeLight, a.themeDark})
        on(action, this, [this] {
            m_settings->setValue(QStringLiteral("theme"), static_cast<int>(m_themeChoice));
        });
    const auto zoom = [this](double factor, int steps) {
        if (m_text->isAncestorOf(QApplication::focusWidget()))
            m_text->zoomBy(steps);
        else
            m_view->setZoom(steps == 0 ? 1 : m_view->zoom() * factor);
    };
    on(a.zoomIn, this, [=] { zoom(1.2, 1); });
    on(a.zoomOut, this, [=] { zoom(1 / 1.2, -1); });
    on(a.zoomReset, this, [=] { zoom(1, 0); });
    on(a.fit, this, [this] { m_view->fitAll(); });
    on(a.fitSelection, this, [this] { m_view->fitSelection(); });
    on(a.nextProblem, this, [this] { m_problems->step(1, m_text->caret()); });
    on(a.previousProblem, this, [this] { m_problems->step(-1, m_text->caret()); });
    on(a.fixProblem, this, [this] {
        if (!m_problemsPane->offerFixesAt(m_text->caret()))
            statusBar()->showMessage(tr("There is no problem at the caret."));
    });
    on(a.fixAll, m_problemsPane, &ProblemsPane::offerAllFixes);
    on(a.about, this, [this] { showAbout(); });
    on(a.shortcuts, this, [this] { showShortcuts(); });
    connectStageActions();
    connectFocusActions();
}

void MainWindow::connectStageActions()
{
    auto &a = *m_actions;
    connect(a.addStage, &QAction::triggered, this, [this] {
        m_graph->addStage({}, m_selection.stage, std::nullopt);
        m_text->setFocus();
    });
    connect(a.renameStage, &QAction::triggered, this, [this] {
        if (m_selection.stage != 0)
            m_view->startRename(m_selection.stage);
    });
    connect(a.connectStages, &QAction::triggered, this, &MainWindow::chooseSource);
    connect(a.removeEdge, &QAction::triggered, this, [this] {
        if (m_selection.edge)
            m_graph->removeEdge(*m_selection.edge);
        else
            showRefusal(tr("Select an edge first: a click on its line in the graph."));
    });
    connect(a.tidy, &QAction::triggered, this, [this] {
        m_view->animateNext();
        m_document->tidy();
        m_view->fitAll();
    });
    connect(a.setTarget, &QAction::triggered, this, [this] {
        const int row = m_target->findData(QVariant::fromValue(m_selection.stage));
        m_target->setCurrentIndex(std::max(row, 0));
    });
    connect(a.reveal, &QAction::triggered, this, [this] {
        if (m_view->hasFocus())
            m_text->setFocus();
        else
            revealInGraph();
    });
    connect(m_textActions, &TextActions::revealRequested, this, &MainWindow::revealInGraph);
    connect(m_textActions, &TextActions::refused, this, &MainWindow::showRefusal);
}

void MainWindow::revealInGraph()
{
    m_view->reveal({m_selection.stage, m_selection.image});
    m_view->setFocus();
}

/// Kept with the settings; where nobody has said so, as the style animates.
void MainWindow::connectMotion()
{
    auto &action = *m_actions->reducedMotion;
    connect(&action, &QAction::toggled, this, [this](bool isReduced) {
        m_view->setAnimated(!isReduced);
        m_text->setAnimated(!isReduced);
    });
    const bool isStill = style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
    action.setChecked(m_settings->value(QStringLiteral("reducedMotion"), isStill).toBool());
    connect(&action, &QAction::triggered, this, [this](bool isReduced) {
        m_settings->setValue(QStringLiteral("reducedMotion"), isReduced);
    });
}

void MainWindow::connectFocusActions()
{
    connectMotion();
    auto &a = *m_actions;
    const auto showDock = [](QDockWidget *dock) {
        dock->show();
        dock->raise();
        dock->widget()->setFocus();
    };
    connect(a.focusGraph, &QAction::triggered, this, [this] { m_view->setFocus(); });
    connect(a.focusText, &QAction::triggered, this, [this] { m_text->setFocus(); });
    connect(m_graphActions->showPalette, &QAction::triggered, this,
            [=, this] { showDock(m_paletteDock); });
    connect(m_graphActions->showArguments, &QAction::triggered, this,
            [=, this] { showDock(m_argumentsDock); });
    connect(a.focusOutline, &QAction::triggered, this, [=, this] { showDock(m_outlineDock); });
    connect(a.focusLayers, &QAction::triggered, this, [=, this] { showDock(m_layersDock); });
    connect(a.focusLog, &QAction::triggered, this, [=, this] { showDock(m_logDock); });
    connect(a.focusProblems, &QAction::triggered, this, [=, this] { showDock(m_problemsDock); });
    connect(a.nextPane, &QAction::triggered, this, [this] { cyclePanes(1); });
    connect(a.previousPane, &QAction::triggered, this, [this] { cyclePanes(-1); });
    connect(a.fullScreen, &QAction::triggered, this,
            [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    connect(a.resetLayout, &QAction::triggered, this, &MainWindow::resetWindow);
}

void MainWindow::cyclePanes(int step)
{
    std::vector<QWidget *> panes;
    for (QWidget *pane : std::initializer_list<QWidget *>{m_view, m_text, m_paletteDock->widget(),
                                                          m_argumentsDock->widget(), m_outline,
                                                          m_layers, m_problems, m_log}) {
        if (pane->isVisible())
            panes.push_back(pane);
    }
    if (panes.empty())
        return;
    auto *focus = QApplication::focusWidget();
    std::size_t current = 0;
    for (std::size_t i = 0; i < panes.size(); ++i) {
        if (focus && (panes[i] == focus || panes[i]->isAncestorOf(focus)))
            current = i;
    }
    const auto count = panes.size();
    panes[(current + count + static_cast<std::size_t>(step + static_cast<int>(count))) % count]
        ->setFocus();
}

/// The keyboard's way to a COPY --from: the selected stage gets one from a stage above it.
void MainWindow::chooseSource()
{
    const auto analysis = m_document->currentAnalysis();
    const auto index = m_document->indexOf(m_selection.stage);
    if (!index || *index == 0) {
        showRefusal(tr("Select a stage that comes after another one: it can copy from those "
                       "above it."));
        return;
    }
    QMenu menu(this);
    menu.setAccessibleName(tr("Stages to copy from"));
    for (std::size_t i = *index; i-- > 0;)
        menu.addAction(tr("From %1").arg(fromUtf8(analysis->dockerfile.stages[i].displayName())),
                       this, [this, source = m_document->idOf(i), stage = m_selection.stage] {
                           m_graph->connectStages(source, stage);
                           m_text->setFocus();
                       });
    menu.setActiveAction(menu.actions().first());
    menu.exec(m_view->mapToGlobal(QPoint(40, 40)));
}

void MainWindow::showContextMenu(QPoint globalPosition)
{
    QMenu menu(this);
    auto &a = *m_actions;
    const bool isText = m_text->isAncestorOf(QApplication::focusWidget());
    if (isText)
        menu.addActions({a.undo, a.redo, a.cut, a.copy, a.paste, a.remove, a.selectAll});
    if (isText)
        menu.addSeparator();
    if (isText)
        menu.addActions(m_textActions->forContextMenu());
    else
        menu.addActions({a.reveal, a.renameStage, a.connectStages, a.removeEdge});
    menu.addSeparator();
    menu.addActions({a.addStage, a.setTarget, a.buildStage});
    if (!isText)
        menu.addActions({a.tidy, a.fit});
    menu.exec(globalPosition);
}

void MainWindow::goToLine()
{
    const text::LineIndex lines(m_document->buffer().text());
    const auto current = lines.at(m_text->caret()).line;
    bool accepted = false;
    const int line =
        QInputDialog::getInt(this, tr("Go to line"), tr("Line:"), static_cast<int>(current) + 1, 1,
                             static_cast<int>(lines.lineCount()), 1, &accepted);
    if (!accepted)
        return;
    showLine(static_cast<std::uint32_t>(line - 1));
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Stagewright"),
        tr("<h3>Stagewright %1</h3><p>Edits, builds and weighs multi-stage Dockerfiles.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later. It uses Qt "
           "%2 and QScintilla (GPL 3).</p>")
            .arg(QApplication::applicationVersion(), QLatin1String(qVersion())));
}

void MainWindow::showShortcuts()
{
    QString rows;
    for (const auto *action : m_actions->findChildren<QAction *>()) {
        if (action->shortcut().isEmpty())
            continue;
        const auto text = action->text().remove(QLatin1Char('&'));
        const auto keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
        rows += QStringLiteral("<tr><td>%1</td><td>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>")
                    .arg(text.toHtmlEscaped(), keys.toHtmlEscaped());
    }
    QMessageBox box(QMessageBox::NoIcon, tr("Keyboard shortcuts"),
                    QStringLiteral("<table>%1</table>").arg(rows), QMessageBox::Close, this);
    box.exec();
}

} // namespace stagewright::app
