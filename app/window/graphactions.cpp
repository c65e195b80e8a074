#include "app/window/graphactions.h"

#include "app/graphview/graphview.h"
#include "app/window/graphpane.h"

#include <QMenu>

namespace stagewright::app {

GraphActions::GraphActions(GraphView &view, GraphPane &pane, QWidget &window, QObject *owner)
    : QObject(owner)
    , m_view(view)
    , m_pane(pane)
    , m_window(window)
    , m_owner(owner)
{
    addViewActions();
    addGestures();
    addArrangements();
    exportGraph = add("exportGraph", tr("&Export Graph…"), "Ctrl+Shift+E");
    print = add("print", tr("&Print Graph…"), "Ctrl+Alt+P");
    showPalette = add("focusPalette", tr("Pa&lette"), "Alt+9");
    showArguments = add("focusArguments", tr("&Arguments"), "Alt+0");
    connectView();
    connectGestures();
    update();
}

QAction *GraphActions::add(const char *name, const QString &text, const char *keys)
{
    auto *action = new QAction(text, m_owner);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(QKeySequence(QLatin1String(keys)));
    m_window.addAction(action);
    return action;
}

QAction *GraphActions::addCheckable(const char *name, const QString &text, const char *keys)
{
    QAction *action = add(name, text, keys);
    action->setCheckable(true);
    return action;
}

void GraphActions::addViewActions()
{
    focusTarget = addCheckable("focusTarget", tr("Focus on &Target"), "Ctrl+Alt+T");
    showContext = addCheckable("showContext", tr("&Build Context"));
    showCaches = addCheckable("showCaches", tr("&Cache Mounts"));
    showLegend = addCheckable("showLegend", tr("&Legend"));
    showMinimap = addCheckable("showMinimap", tr("&Minimap"));
    search = add("searchGraph", tr("&Find in Graph"), "Ctrl+Alt+F");
    collapseAll = add("collapseAll", tr("Collap&se All Stages"));
    expandAll = add("expandAll", tr("E&xpand All Stages"));
    openBundle = add("openBundle", tr("Open or Close the &Bundle"));
}

void GraphActions::addGestures()
{
    quickAdd = add("quickAdd", tr("&Quick Add…"), "Ctrl+Space");
    duplicate = add("duplicate", tr("D&uplicate"), "Ctrl+D");
    removeSelected = add("removeSelected", tr("De&lete"));
    moveUp = add("moveUp", tr("Move U&p in the Text"), "Alt+Up");
    moveDown = add("moveDown", tr("Move &Down in the Text"), "Alt+Down");
    split = add("splitStage", tr("&Split Stage at This Row"));
    splitRuntime = add("splitRuntime", tr("Split into &Build and Runtime"));
    extractBase = add("extractBase", tr("&Extract Common Base"));
    makeLast = add("makeLast", tr("Move to the &End"));
    for (QAction *action : {quickAdd, duplicate, moveUp, moveDown}) {
        m_window.removeAction(action);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view.addAction(action);
    }
}

void GraphActions::addArrangements()
{
    alignLeft = add("alignLeft", tr("Align &Left"));
    alignRight = add("alignRight", tr("Align &Right"));
    alignTop = add("alignTop", tr("Align &Top"));
    alignBottom = add("alignBottom", tr("Align &Bottom"));
    columns = add("distributeColumns", tr("Distribute &Horizontally"));
    rows = add("distributeRows", tr("Distribute &Vertically"));
    const std::pair<QAction *, Arrangement> kAll[] = {
        {alignLeft, Arrangement::Left},  {alignRight, Arrangement::Right},
        {alignTop, Arrangement::Top},    {alignBottom, Arrangement::Bottom},
        {columns, Arrangement::Columns}, {rows, Arrangement::Rows}};
    for (const auto &[action, arrangement] : kAll)
        connect(action, &QAction::triggered, this,
                [this, arrangement = arrangement] { m_view.arrange(arrangement); });
}

void GraphActions::connectView()
{
    const auto option = [this](QAction *action, bool ViewOptions::*field) {
        connect(action, &QAction::toggled, this, [this, field](bool on) {
            ViewOptions options = m_view.viewOptions();
            options.*field = on;
            m_view.setViewOptions(options);
        });
    };
    option(focusTarget, &ViewOptions::onlyNeeded);
    option(showContext, &ViewOptions::showsContext);
    option(showCaches, &ViewOptions::showsCaches);
    connect(&m_view, &GraphView::viewOptionsChanged, this, &GraphActions::update);
    connect(&m_view, &GraphView::selectionChanged, this, &GraphActions::update);
    connect(showLegend, &QAction::toggled, &m_view, &GraphView::setLegendVisible);
    connect(showMinimap, &QAction::toggled, &m_view, &GraphView::setMinimapEnabled);
    connect(search, &QAction::triggered, &m_view, &GraphView::startSearch);
    connect(collapseAll, &QAction::triggered, this, [this] { m_view.setAllCollapsed(true); });
    connect(expandAll, &QAction::triggered, this, [this] { m_view.setAllCollapsed(false); });
    connect(openBundle, &QAction::triggered, this, [this] {
        if (m_view.selection().edge)
            m_view.toggleBundle(*m_view.selection().edge);
    });
}

void GraphActions::connectGestures()
{
    const auto onStage = [this](QAction *action, void (GraphPane::*gesture)(StageId)) {
        connect(action, &QAction::triggered, this, [this, gesture] {
            if (const StageId stage = m_view.selection().oneStage())
                (m_pane.*gesture)(stage);
        });
    };
    onStage(splitRuntime, &GraphPane::splitIntoRuntime);
    onStage(makeLast, &GraphPane::makeLast);
    connect(quickAdd, &QAction::triggered, &m_view, &GraphView::startQuickAdd);
    connect(removeSelected, &QAction::triggered, this, &GraphActions::removeSelection);
    connect(moveUp, &QAction::triggered, this, [this] { move(-1); });
    connect(moveDown, &QAction::triggered, this, [this] { move(1); });
    connect(duplicate, &QAction::triggered, this, [this] {
        const GraphSelection &selection = m_view.selection();
        if (selection.oneStage() != 0 && selection.instruction)
            m_pane.duplicateRow({selection.oneStage(), *selection.instruction});
        else if (selection.oneStage() != 0)
            m_pane.duplicate(selection.oneStage());
    });
    connect(split, &QAction::triggered, this, [this] {
        const GraphSelection &selection = m_view.selection();
        if (selection.instruction)
            m_pane.splitAt({selection.oneStage(), *selection.instruction});
    });
    connect(extractBase, &QAction::triggered, this,
            [this] { m_pane.extractBase(m_view.selection().nodes); });
}

void GraphActions::removeSelection()
{
    const GraphSelection selection = m_view.selection();
    if (selection.edge) {
        const GraphEdge *edge = m_view.content().edge(*selection.edge);
        m_pane.removeEdge(edge ? edge->modelEdge : std::nullopt);
    } else if (selection.instruction) {
        m_pane.removeRow({selection.oneStage(), *selection.instruction});
    } else if (!selection.nodes.empty()) {
        m_pane.removeNodes(selection.nodes);
    }
}

/// A row within its stage, or the stage within the file.
void GraphActions::move(int step)
{
    const GraphSelection &selection = m_view.selection();
    const StageId stage = selection.oneStage();
    if (stage == 0)
        return;
    if (!selection.instruction) {
        m_pane.moveStage(stage, step);
        return;
    }
    const std::size_t row = *selection.instruction;
    if (step < 0 && row <= 1)
        return;
    m_pane.moveRow({stage, row}, {stage, step < 0 ? row - 1 : row + 2});
}

void GraphActions::update()
{
    const ViewOptions &options = m_view.viewOptions();
    const GraphSelection &selection = m_view.selection();
    focusTarget->setChecked(options.onlyNeeded);
    showContext->setChecked(options.showsContext);
    showCaches->setChecked(options.showsCaches);
    showMinimap->setChecked(m_view.isMinimapEnabled());
    showLegend->setChecked(m_view.isLegendVisible());
    openBundle->setEnabled(selection.edge && m_view.canToggleBundle(*selection.edge));
    const bool isStage = selection.oneStage() != 0;
    for (QAction *action : {splitRuntime, makeLast, duplicate, moveUp, moveDown})
        action->setEnabled(isStage);
    split->setEnabled(isStage && selection.instruction.has_value());
    removeSelected->setEnabled(!selection.isEmpty());
    extractBase->setEnabled(selection.nodes.size() > 1);
    for (QAction *action : {alignLeft, alignRight, alignTop, alignBottom})
        action->setEnabled(selection.nodes.size() > 1);
    for (QAction *action : {columns, rows})
        action->setEnabled(selection.nodes.size() > 2);
}

} // namespace stagewright::app
