/// A gesture while it lasts: made on press (or by a key), gone on release or Escape.
#pragma once

#include "app/graphview/graphcontent.h"
#include "app/graphview/graphhit.h"
#include "app/graphview/intents.h"

#include <QPointF>

class QKeyEvent;
class QPainter;

namespace stagewright::app {

class GraphScene;

/// What a tool may do; the view implements it. Points are in scene coordinates unless a name
/// says otherwise.
class ToolHost
{
public:
    virtual ~ToolHost() = default;

    virtual GraphScene &graph() = 0;
    virtual double zoom() const = 0;
    virtual const GraphSelection &selected() const = 0;
    virtual void select(const GraphSelection &selection) = 0;
    virtual void panBy(QPointF viewDelta) = 0;
    virtual void reveal(QPointF point) = 0; ///< scrolls as little as needed
    virtual void refresh() = 0;             ///< what paint() draws has changed
    virtual void announce(const QString &text) = 0;
    virtual void requestMove(const NodePositions &places) = 0;
    virtual void requestConnect(const ConnectWish &wish) = 0;
    /// `source`: what the new stage reads from; empty: nothing.
    virtual void requestNewStage(const NodeKey &source, QPointF place) = 0;
    virtual void requestReconnect(const EdgeKey &edge, const NodeKey &source) = 0;
    virtual void requestMoveRow(const RowPlace &row, const RowPlace &before) = 0;
};

/// Where the pointer is, in both coordinates.
struct PointerAt
{
    QPointF scene;
    QPointF view;
    Qt::KeyboardModifiers modifiers;
};

class Tool
{
public:
    virtual ~Tool() = default;

    virtual void move(const PointerAt &pointer) = 0;
    /// The gesture ends here.
    virtual void release(const PointerAt &pointer) = 0;
    /// Everything back to what it was.
    virtual void cancel() = 0;
    /// True where the tool took the key; `isDone` ends it.
    virtual bool key(QKeyEvent &, bool & /*isDone*/) { return false; }
    /// On top of the graph, in scene coordinates.
    virtual void paint(QPainter &) const {}
    /// Whether the view scrolls when the pointer is at its border.
    virtual bool scrollsAtBorder() const { return false; }
    virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
};

} // namespace stagewright::app
