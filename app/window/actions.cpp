#include "app/window/actions.h"

#include "app/qtsupport/icons.h"

#include <QActionGroup>
#include <QWidget>

namespace stagewright::app {

namespace {

const char *const kIconProperty = "iconName";

QKeySequence keys(const char *text)
{
    return QKeySequence(QLatin1String(text));
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    addFileActions();
    addEditActions();
    addViewActions();
    addStageActions();
    addBuildActions();
    shortcuts = add("shortcuts", tr("&Keyboard shortcuts"), keys("F1"));
    about = add("about", tr("&About Stagewright"));
}

QAction *Actions::add(const char *name, const QString &text, const QKeySequence &keys,
                      const char *icon)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    if (icon)
        action->setProperty(kIconProperty, QLatin1String(icon));
    m_window->addAction(action);
    return action;
}

QAction *Actions::addStandard(const char *name, const QString &text, QKeySequence::StandardKey key,
                              const char *icon)
{
    auto *action = add(name, text, {}, icon);
    action->setShortcuts(key);
    return action;
}

void Actions::addFileActions()
{
    newFile = addStandard("new", tr("&New"), QKeySequence::New, "new");
    open = addStandard("open", tr("&Open…"), QKeySequence::Open, "open");
    open->setIconText(tr("Open"));
    save = addStandard("save", tr("&Save"), QKeySequence::Save, "save");
    saveAs = add("saveAs", tr("Save &As…"), keys("Ctrl+Shift+S"));
    closeFile = add("close", tr("&Close"), keys("Ctrl+W"));
    quit = add("quit", tr("&Quit"), keys("Ctrl+Q"));
}

void Actions::addEditActions()
{
    undo = add("undo", tr("&Undo"), keys("Ctrl+Z"), "undo");
    undo->setIconText(tr("Undo"));
    redo = add("redo", tr("&Redo"), {}, "redo");
    redo->setIconText(tr("Redo"));
    redo->setShortcuts({keys("Ctrl+Shift+Z"), keys("Ctrl+Y")});
    cut = add("cut", tr("Cu&t"), keys("Ctrl+X"));
    copy = add("copy", tr("&Copy"), keys("Ctrl+C"), "copy");
    paste = add("paste", tr("&Paste"), keys("Ctrl+V"));
    remove = add("delete", tr("&Delete"), {}, "delete");
    selectAll = add("selectAll", tr("Select &All"), keys("Ctrl+A"));
    find = add("find", tr("&Find…"), keys("Ctrl+F"), "search");
    findNext = add("findNext", tr("Find &Next"), keys("F3"));
    findPrevious = add("findPrevious", tr("Find Pre&vious"), keys("Shift+F3"));
    goToLine = add("goToLine", tr("&Go to Line…"), keys("Ctrl+G"));
}

void Actions::addViewActions()
{
    focusGraph = add("focusGraph", tr("&Graph"), keys("Alt+1"));
    focusText = add("focusText", tr("&Text"), keys("Alt+2"));
    focusOutline = add("focusOutline", tr("&Outline"), keys("Alt+3"));
    focusLayers = add("focusLayers", tr("&Layers"), keys("Alt+4"));
    focusProblems = add("focusProblems", tr("&Problems"), keys("Alt+6"));
    focusLog = add("focusLog", tr("&Build Log"), keys("Alt+7"));
    nextPane = add("nextPane", tr("Ne&xt Pane"), keys("F6"));
    previousPane = add("previousPane", tr("Pre&vious Pane"), keys("Shift+F6"));
    reveal = add("reveal", tr("&Reveal Counterpart"), keys("F12"));
    commandPalette = add("commandPalette", tr("&Command Palette…"), keys("Ctrl+Shift+P"), "search");
    quickOpen = add("quickOpen", tr("Go to &Stage…"), keys("Ctrl+P"));
    zoomIn = add("zoomIn", tr("Zoom &In"), {}, "zoom-in");
    zoomIn->setShortcuts({keys("Ctrl++"), keys("Ctrl+=")});
    zoomOut = add("zoomOut", tr("Zoom &Out"), keys("Ctrl+-"), "zoom-out");
    zoomReset = add("zoomReset", tr("&100 %"), keys("Ctrl+0"));
    fit = add("fit", tr("&Fit Graph"), keys("Ctrl+1"), "fit");
    fit->setIconText(tr("Fit"));
    fit->setToolTip(tr("Show the whole graph"));
    fitSelection = add("fitSelection", tr("Fit &Selection"), keys("Ctrl+2"));
    themes = new QActionGroup(this);
    themeSystem = add("themeSystem", tr("As the &System"));
    themeLight = add("themeLight", tr("&Light"), {}, "sun");
    themeDark = add("themeDark", tr("&Dark"), {}, "moon");
    for (auto *action : {themeSystem, themeLight, themeDark}) {
        action->setCheckable(true);
        themes->addAction(action);
    }
    reducedMotion = add("reducedMotion", tr("Reduce &Motion"));
    reducedMotion->setCheckable(true);
    fullScreen = add("fullScreen", tr("F&ull Screen"), keys("F11"));
    fullScreen->setCheckable(true);
    resetLayout = add("resetLayout", tr("Reset &Window Layout"));
}

void Actions::addStageActions()
{
    addStage = add("addStage", tr("&Add Stage"), keys("Ctrl+Shift+N"), "add");
    addStage->setIconText(tr("Stage"));
    addStage->setToolTip(tr("Add a stage"));
    renameStage = add("renameStage", tr("&Rename Stage…"), keys("F2"), "rename");
    connectStages =
        add("connectStages", tr("&Copy from Another Stage…"), keys("Ctrl+Shift+K"), "connect");
    removeEdge = add("removeEdge", tr("Remove &Edge"), {}, "remove");
    tidy = add("tidy", tr("&Tidy"), keys("Ctrl+Shift+L"), "tidy");
    tidy->setToolTip(tr("Lay the graph out anew"));
    setTarget = add("setTarget", tr("Set as &Target"), keys("Ctrl+Shift+T"), "target");
}

void Actions::addBuildActions()
{
    build = add("build", tr("&Build"), keys("Ctrl+B"), "build");
    buildStage = add("buildStage", tr("Build &Selected Stage"), keys("Ctrl+Shift+B"));
    stop = add("stop", tr("&Cancel Build"), keys("Ctrl+."), "stop");
    stop->setIconText(tr("Cancel"));
    stop->setEnabled(false);
    nextProblem = add("nextProblem", tr("&Next Problem"), keys("F8"), "down");
    previousProblem = add("previousProblem", tr("&Previous Problem"), keys("Shift+F8"), "up");
    fixProblem = add("fixProblem", tr("&Fix Problem at the Caret…"));
    fixAll = add("fixAll", tr("Fix &All Safe Problems…"), keys("Ctrl+Shift+Return"));
    whyNot = add("whyNot", tr("Can I Build &Here?"), {}, "help");
}

void Actions::setTheme(const Theme &theme)
{
    for (auto *action : findChildren<QAction *>()) {
        const auto name = action->property(kIconProperty).toString();
        if (!name.isEmpty())
            action->setIcon(themedIcon(name, theme));
    }
    build->setIcon(tintedIcon(QStringLiteral("build"), theme.onAccent, theme.muted));
}

} // namespace stagewright::app
