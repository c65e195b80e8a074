// MainWindow: the build and what it tells.
#include "app/graphview/graphview.h"
#include "app/inspect/layersview.h"
#include "app/qtsupport/text.h"
#include "app/textview/textview.h"
#include "app/window/actions.h"
#include "app/window/buildpane.h"
#include "app/window/filecontroller.h"
#include "app/window/graphpane.h"
#include "app/window/infobar.h"
#include "app/window/mainwindow.h"
#include "app/window/outline.h"
#include "app/window/statusline.h"
#include "app/window/textfacts.h"

#include <QApplication>
#include <QDockWidget>
#include <QMessageBox>
#include <QTimer>

#include <algorithm>

namespace stagewright::app {

namespace {

/// The instruction where a build broke.
std::optional<Selection> failureIn(const BuildState &state)
{
    for (const auto &[id, stage] : state.stages) {
        const auto failed = std::ranges::find(stage.steps, StepStatus::Failed, &StepState::status);
        if (failed == stage.steps.end())
            continue;
        Selection selection;
        selection.stage = id;
        if (failed != stage.steps.begin())
            selection.instruction = static_cast<std::size_t>(failed - stage.steps.begin());
        return selection;
    }
    return std::nullopt;
}

} // namespace

void MainWindow::connectBuild()
{
    auto &a = *m_actions;
    connect(a.build, &QAction::triggered, this, [this] { startBuild(target()); });
    connect(a.buildStage, &QAction::triggered, this, [this] { startBuild(m_selection.stage); });
    connect(a.stop, &QAction::triggered, this, [this] { m_build->cancel(); });
    connect(m_build, &BuildPane::runningChanged, this, &MainWindow::showRunning);
    connect(m_build, &BuildPane::finished, this, &MainWindow::showOutcome);
    connect(m_files, &FileController::opened, m_build, &BuildPane::recallLastBuild);
    connect(m_build, &BuildPane::builderReported, this, &MainWindow::showBuilder);
    connect(a.whyNot, &QAction::triggered, this, &MainWindow::explainBuilder);
    connect(m_status, &StatusLine::builderClicked, this, &MainWindow::explainBuilder);
    m_status->setBuilder(tr("Embedded builder"), true);
    QTimer::singleShot(0, m_build, &BuildPane::probeBuilder);
    connect(m_layers, &LayersView::rowChosen, this, [this](const LayerRow &row) {
        if (!row.stage || !row.instruction)
            return;
        Selection selection;
        selection.stage = m_document->idOf(static_cast<std::size_t>(*row.stage));
        if (*row.instruction > 0)
            selection.instruction = static_cast<std::size_t>(*row.instruction);
        select(selection, Origin::Layers);
    });
}

bool MainWindow::isWaiting() const
{
    return m_build->isRunning() || m_build->isAsking() || m_document->isChecking();
}

/// The builder reads the file: what is not saved yet is saved first.
void MainWindow::startBuild(StageId target)
{
    if (m_build->isRunning())
        return;
    if ((m_document->isModified() || m_document->path().isEmpty()) && !m_files->save())
        return;
    m_bar->hide();
    m_logDock->show();
    m_logDock->raise();
    m_build->build(target);
}

void MainWindow::showRunning(bool running)
{
    m_actions->stop->setVisible(running);
    m_actions->stop->setEnabled(running);
    m_actions->build->setEnabled(!running);
    m_actions->buildStage->setEnabled(!running);
    if (running)
        m_status->setBuilder(tr("▶ Building…"), true);
    else
        showReadiness();
}

void MainWindow::showOutcome(const BuildState &state)
{
    if (state.phase == BuildPhase::Succeeded) {
        m_layersDock->show();
        m_layersDock->raise();
    } else {
        std::vector<InfoBar::Choice> choices;
        if (const auto failure = failureIn(state))
            choices.push_back({tr("Show the line"), [this, failure] {
                                   select(*failure, Origin::Program);
                                   m_text->setFocus();
                               }});
        m_bar->showMessage(state.phase == BuildPhase::Failed ? InfoBar::Kind::Error
                                                             : InfoBar::Kind::Information,
                           state.message, choices);
    }
    if (!isActiveWindow())
        QApplication::alert(this);
}

void MainWindow::showReadiness()
{
    const auto &report = m_build->builder();
    const bool isMissing = report.readiness == BuilderReadiness::Missing;
    if (report.readiness == BuilderReadiness::Ready)
        m_status->setBuilder(tr("✔ Embedded builder ready"), true);
    else if (report.readiness == BuilderReadiness::Limited)
        m_status->setBuilder(tr("⚠ Embedded builder with limits"), false);
    else
        m_status->setBuilder(isMissing ? tr("✖ Cannot build here") : tr("Embedded builder"),
                             !isMissing);
}

void MainWindow::showBuilder()
{
    showReadiness();
    const auto *worst = m_build->builder().worst();
    if (m_build->builder().readiness == BuilderReadiness::Missing && worst)
        m_bar->showMessage(InfoBar::Kind::Warning,
                           tr("Building does not work on this machine: %1. What to do: %2.")
                               .arg(worst->finding, worst->remedy),
                           {{tr("Details"), [this] { explainBuilder(); }}});
}

/// Every piece that building needs, as it was found.
void MainWindow::explainBuilder()
{
    const QString glyphs[] = {QStringLiteral("?"), QStringLiteral("✔"), QStringLiteral("⚠"),
                              QStringLiteral("✖")};
    QString rows;
    for (const auto &item : m_build->builder().items) {
        const auto remedy = item.remedy.isEmpty()
                                ? QString()
                                : QStringLiteral("<br>→ %1").arg(item.remedy.toHtmlEscaped());
        rows +=
            QStringLiteral("<tr><td>%1&nbsp;</td><td><b>%2</b>&nbsp;&nbsp;</td><td>%3%4</td></tr>")
                .arg(glyphs[static_cast<std::size_t>(item.readiness)], item.id.toHtmlEscaped(),
                     item.finding.toHtmlEscaped(), remedy);
    }
    if (rows.isEmpty())
        rows = QStringLiteral("<tr><td>%1</td></tr>").arg(tr("The builder has not answered yet."));
    QMessageBox box(QMessageBox::NoIcon, tr("Can I build here?"),
                    QStringLiteral("<table cellpadding=3>%1</table>").arg(rows), QMessageBox::Close,
                    this);
    box.exec();
    m_build->probeBuilder();
}

/// Everything that shows sizes and states.
void MainWindow::showFacts()
{
    if (!m_document->analysis() || !isOpen())
        return;
    m_outline->refresh(*m_document);
    m_outline->setSelection(m_selection);
    m_status->setDocument(*m_document);
    m_graph->refresh(target());
    m_graph->setSelection(m_selection);
    m_text->setLineSizes(lineSizesOf(*m_document));
    m_textFacts->refresh();
}

} // namespace stagewright::app
