/// Every action of the window, by name: menus, tool bar and tests take them from here.
#pragma once

#include "app/qtsupport/theme.h"

#include <QAction>
#include <QObject>

class QActionGroup;
class QWidget;

namespace stagewright::app {

/// Actions with their texts, shortcuts and icons; MainWindow connects them.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    void setTheme(const Theme &theme);

    QAction *newFile, *open, *save, *saveAs, *closeFile, *quit;
    QAction *undo, *redo, *cut, *copy, *paste, *remove, *selectAll;
    QAction *find, *findNext, *findPrevious, *goToLine;
    QAction *focusGraph, *focusText, *focusOutline, *focusLayers, *focusProblems, *focusLog;
    QAction *nextPane, *previousPane, *reveal, *commandPalette, *quickOpen;
    QAction *zoomIn, *zoomOut, *zoomReset, *fit, *fitSelection;
    QAction *themeSystem, *themeLight, *themeDark, *reducedMotion, *fullScreen, *resetLayout;
    QAction *addStage, *renameStage, *connectStages, *removeEdge, *tidy, *setTarget;
    QAction *build, *buildStage, *stop, *nextProblem, *previousProblem, *fixProblem, *fixAll,
        *whyNot;
    QAction *shortcuts, *about;
    QActionGroup *themes;

private:
    QAction *add(const char *name, const QString &text, const QKeySequence &keys = {},
                 const char *icon = nullptr);
    QAction *addStandard(const char *name, const QString &text, QKeySequence::StandardKey key,
                         const char *icon = nullptr);
    void addFileActions();
    void addEditActions();
    void addViewActions();
    void addStageActions();
    void addBuildActions();

    QWidget *m_window;
};

} // namespace stagewright::app
