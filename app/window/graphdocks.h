/// What stands beside the graph: palette and arguments, and what leaves it: export and print.
#pragma once

#include "app/qtsupport/theme.h"

#include <QObject>

class QWidget;

namespace stagewright::app {

class ArgumentsPanel;
class DockerfileDocument;
class GraphActions;
class GraphPane;
class GraphView;
class Palette;

class GraphDocks : public QObject
{
    Q_OBJECT

public:
    GraphDocks(DockerfileDocument &document, GraphView &view, GraphPane &pane, QWidget &window);

    Palette &palette() { return *m_palette; }
    ArgumentsPanel &arguments() { return *m_arguments; }
    void setTheme(const Theme &theme);
    /// After every analysis.
    void refresh();
    void connectActions(GraphActions &actions);

signals:
    void failed(const QString &reason);

private:
    void exportGraph();
    void print();

    DockerfileDocument &m_document;
    GraphView &m_view;
    QWidget &m_window;
    Palette *m_palette;
    ArgumentsPanel *m_arguments;
};

} // namespace stagewright::app
