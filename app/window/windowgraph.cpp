// MainWindow: the docks and menus of the graph, and its clipboard.
#include "app/graphview/argumentspanel.h"
#include "app/graphview/graphview.h"
#include "app/graphview/palette.h"
#include "app/window/actions.h"
#include "app/window/graphactions.h"
#include "app/window/graphdocks.h"
#include "app/window/graphpane.h"
#include "app/window/mainwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace stagewright::app {

namespace {

GraphPane::Deletion askForDeletion(QWidget &parent, const QString &question,
                                   const QStringList &uses)
{
    constexpr qsizetype kShown = 12;
    QStringList lines = uses.mid(0, kShown);
    if (uses.size() > kShown)
        lines << QStringLiteral("…");
    QMessageBox box(QMessageBox::Warning, MainWindow::tr("Delete stage"), question,
                    QMessageBox::Cancel, &parent);
    box.setInformativeText(lines.join(QLatin1Char('\n')));
    const auto *all =
        box.addButton(MainWindow::tr("Delete with %n line(s)", nullptr, int(uses.size())),
                      QMessageBox::DestructiveRole);
    const auto *rebase =
        box.addButton(MainWindow::tr("Put children on its base"), QMessageBox::ActionRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == all)
        return GraphPane::Deletion::WithUses;
    return box.clickedButton() == rebase ? GraphPane::Deletion::Rebase
                                         : GraphPane::Deletion::Cancel;
}

} // namespace

void MainWindow::makeGraphDocks()
{
    setTabPosition(Qt::LeftDockWidgetArea, QTabWidget::North);
    m_paletteDock =
        addDock("paletteDock", tr("Palette"), m_graphDocks->palette(), Qt::LeftDockWidgetArea);
    m_argumentsDock = addDock("argumentsDock", tr("Arguments"), m_graphDocks->arguments(),
                              Qt::LeftDockWidgetArea);
    splitDockWidget(m_paletteDock, m_outlineDock, Qt::Vertical);
    tabifyDockWidget(m_outlineDock, m_argumentsDock);
    for (auto *dock : {m_outlineDock, m_argumentsDock}) {
        delete dock->titleBarWidget();
        dock->setTitleBarWidget(new QWidget(dock)); // the tab is its title
    }
    m_outlineDock->raise();
    resizeDocks({m_paletteDock, m_outlineDock}, {380, 400}, Qt::Vertical);
    m_graphDocks->connectActions(*m_graphActions);
    m_graph->setAsk([this](const QString &question, const QStringList &uses) {
        return askForDeletion(*this, question, uses);
    });
}

void MainWindow::showGraphMenu(const GraphHit &hit, QPoint globalPosition)
{
    QMenu menu(this);
    auto &a = *m_actions;
    m_graphActions->update();
    if (hit.isStage())
        menu.addActions({a.reveal, a.renameStage, a.connectStages, a.setTarget, a.buildStage});
    else if (hit.edge || hit.isNode())
        menu.addActions({a.reveal});
    else
        menu.addActions({a.addStage, a.paste, a.tidy, a.fit});
    menu.addSeparator();
    m_graphActions->fillContextMenu(menu, hit);
    if (hit.isStage()) {
        menu.addSeparator();
        menu.addActions({a.copy, a.cut, a.paste});
    }
    menu.exec(globalPosition);
}

bool MainWindow::graphHasFocus() const
{
    const QWidget *focus = QApplication::focusWidget();
    return focus && (focus == m_view || focus == m_view->viewport());
}

void MainWindow::copyFromGraph(bool cuts)
{
    const QString text = m_graph->copied();
    if (text.isEmpty())
        return;
    QApplication::clipboard()->setText(text);
    if (cuts)
        m_graphActions->removeSelected->trigger();
}

/// A pasted stage stands where the pointer is.
void MainWindow::pasteIntoGraph()
{
    const QPoint pointer = m_view->viewport()->mapFromGlobal(QCursor::pos());
    const bool isInside = m_view->viewport()->rect().contains(pointer);
    m_graph->paste(QApplication::clipboard()->text(),
                   isInside ? std::optional(m_view->mapToScene(pointer)) : std::nullopt);
}

} // namespace stagewright::app
