// The menus of the graph: in the menu bar, and at the pointer.
#include "app/graphview/graphview.h"
#include "app/window/graphactions.h"

#include <QMenu>

namespace stagewright::app {

void GraphActions::fillFileMenu(QMenu &menu) const
{
    menu.addActions({exportGraph, print});
}

void GraphActions::fillViewMenu(QMenu &menu) const
{
    menu.addActions({focusTarget, search});
    QMenu *shown = menu.addMenu(tr("S&how in Graph"));
    shown->addActions({showContext, showCaches, showLegend, showMinimap});
    shown->addSeparator();
    shown->addActions({collapseAll, expandAll, openBundle});
}

void GraphActions::fillStageMenu(QMenu &menu) const
{
    menu.addActions({quickAdd, duplicate, removeSelected});
    menu.addSeparator();
    menu.addActions({split, splitRuntime, extractBase});
    menu.addSeparator();
    menu.addActions({moveUp, moveDown, makeLast});
    QMenu *arrange = menu.addMenu(tr("A&rrange"));
    arrange->addActions({alignLeft, alignRight, alignTop, alignBottom});
    arrange->addSeparator();
    arrange->addActions({columns, rows});
}

void GraphActions::fillContextMenu(QMenu &menu, const GraphHit &hit) const
{
    if (hit.edge) {
        menu.addActions({openBundle, removeSelected});
    } else if (hit.instruction) {
        menu.addActions({quickAdd, duplicate, removeSelected});
        menu.addSeparator();
        menu.addActions({moveUp, moveDown, split});
    } else if (hit.isStage()) {
        menu.addActions({quickAdd, duplicate, removeSelected});
        menu.addSeparator();
        menu.addActions({splitRuntime, extractBase, moveUp, moveDown, makeLast});
        if (m_view.selection().nodes.size() > 1) {
            QMenu *arrange = menu.addMenu(tr("A&rrange"));
            arrange->addActions({alignLeft, alignRight, alignTop, alignBottom, columns, rows});
        }
    } else if (!hit.isNode()) {
        menu.addActions({quickAdd, search, focusTarget, collapseAll, expandAll});
        QMenu *shown = menu.addMenu(tr("S&how in Graph"));
        shown->addActions({showContext, showCaches, showLegend, showMinimap});
        menu.addAction(exportGraph);
    }
}

} // namespace stagewright::app
