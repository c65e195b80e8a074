/// The actions of the graph that have no place in Actions: views, gestures, arranging, export.
#pragma once

#include <QAction>
#include <QObject>

class QMenu;

namespace stagewright::app {

class GraphPane;
class GraphView;
struct GraphHit;

/// Single keys and keys that the text uses too count in the graph alone.
class GraphActions : public QObject
{
    Q_OBJECT

public:
    /// `owner`: lists of all actions find them below it.
    GraphActions(GraphView &view, GraphPane &pane, QWidget &window, QObject *owner);

    QAction *focusTarget, *showContext, *showCaches, *showLegend, *showMinimap;
    QAction *search, *collapseAll, *expandAll, *openBundle;
    QAction *quickAdd, *duplicate, *removeSelected, *moveUp, *moveDown;
    QAction *split, *splitRuntime, *extractBase, *makeLast;
    QAction *alignLeft, *alignRight, *alignTop, *alignBottom, *columns, *rows;
    QAction *exportGraph, *print, *showPalette, *showArguments;

    void fillFileMenu(QMenu &menu) const;
    void fillViewMenu(QMenu &menu) const;
    void fillStageMenu(QMenu &menu) const;
    /// What can be done with what was hit; the selection is there already.
    void fillContextMenu(QMenu &menu, const GraphHit &hit) const;
    /// Enabled as the selection allows.
    void update();

private:
    QAction *add(const char *name, const QString &text, const char *keys = "");
    QAction *addCheckable(const char *name, const QString &text, const char *keys = "");
    void addViewActions();
    void addGestures();
    void addArrangements();
    void connectView();
    void connectGestures();
    void removeSelection();
    void move(int step);

    GraphView &m_view;
    GraphPane &m_pane;
    QWidget &m_window;
    QObject *m_owner;
};

} // namespace stagewright::app
