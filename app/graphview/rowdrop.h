/// Where something that is dragged would go: between two rows of a stage, onto a node, an edge, or
/// the canvas.
#pragma once

#include "app/graphview/graphhit.h"
#include "app/graphview/intents.h"

#include <QLineF>

class QPainter;

namespace stagewright::app {

class GraphScene;
struct Theme;

struct RowDrop
{
    StageId stage = 0;              ///< 0: the canvas, or an edge
    std::optional<RowPlace> before; ///< nothing: onto the whole stage
    QLineF line;                    ///< of the insertion mark, in scene coordinates
    std::optional<EdgeKey> edge;    ///< a FROM edge
};

/// `usesRows`: something that goes between rows; else onto stages as a whole.
RowDrop rowDropAt(const GraphScene &scene, QPointF point, bool usesRows);

/// The line between rows, or a frame around the stage.
void paintRowDrop(QPainter &painter, const GraphScene &scene, const RowDrop &drop);

} // namespace stagewright::app
