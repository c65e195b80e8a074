/// The stage graph: shows a GraphContent, and says what the user wants. It never edits.
#pragma once

#include "app/graphview/arrange.h"
#include "app/graphview/camera.h"
#include "app/graphview/graphlayout.h"
#include "app/graphview/graphpicture.h"
#include "app/graphview/graphscene.h"
#include "app/graphview/intents.h"
#include "app/graphview/rowdrop.h"
#include "app/graphview/tools/tool.h"
#include "app/graphview/viewfilter.h"
#include "app/qtsupport/latesttask.h"

#include <QGraphicsView>
#include <QPointer>
#include <QTimer>
#include <QVariantAnimation>

#include <memory>

namespace stagewright::app {

class FocusChip;
class GraphSearch;
class Legend;
class Minimap;
class NameEditor;
class QuickAdd;
class SummaryCard;

/// GUI thread only.
class GraphView : public QGraphicsView, private ToolHost
{
    Q_OBJECT

public:
    explicit GraphView(QWidget *parent = nullptr);
    ~GraphView() override;

    void setTheme(const Theme &theme);
    /// Where only facts change (sizes, states, texts), nothing moves. More than some hundred
    /// nodes are laid out off the GUI thread: they appear a moment later.
    void setContent(const GraphContent &content);
    /// What the user placed himself; everything else is laid out automatically.
    void setPositions(const NodePositions &positions);
    /// Does not come back as selectionChanged().
    void setSelection(const GraphSelection &selection);
    /// As if the user had clicked there: comes back as selectionChanged().
    void choose(const GraphSelection &selection) { select(selection.within(m_content)); }

    const GraphContent &content() const { return m_whole; }
    /// Without what is hidden, and with bundles.
    const GraphContent &shown() const { return m_content; }
    const ViewOptions &viewOptions() const { return m_viewOptions; }
    void setViewOptions(const ViewOptions &options);
    const GraphSelection &selection() const { return m_selection; }
    const GraphScene &graphScene() const { return *m_scene; }
    /// Where a node stands now, in scene coordinates; empty where it is not there.
    QRectF nodeRect(const NodeKey &node) const { return m_scene->nodeRect(node); }
    /// A free place for a new node near the middle of what is seen.
    QPointF freePlace() const;

    double zoom() const override { return m_camera.zoom(); }
    void setZoom(double zoom); ///< about the middle; 1 is 100 %
    void fitAll();             ///< and keep fitting until the next zoom or pan
    void fitSelection();
    void reveal(const NodeKey &node);
    void setMinimapEnabled(bool isEnabled);
    bool isMinimapEnabled() const { return m_isMinimapEnabled; }
    void setLegendVisible(bool isVisible);
    bool isLegendVisible() const { return m_isLegendVisible; }

    /// The same gestures as by key.
    void startRename(StageId stage);
    void startConnect(const NodeKey &source);
    void toggleCollapsed(StageId stage);
    void setAllCollapsed(bool isCollapsed);
    /// Opens a bundle to its paths, or closes it.
    void toggleBundle(const EdgeKey &edge);
    bool canToggleBundle(const EdgeKey &edge) const;
    /// A field to type an instruction or a FROM in.
    void startQuickAdd();
    void startSearch();
    /// For files and paper.
    GraphPicture picture() const;
    void arrange(Arrangement arrangement);
    /// False for reduced motion.
    void setAnimated(bool isAnimated) { m_isAnimated = isAnimated; }
    /// The next change of places is seen as a movement.
    void animateNext() { m_animatesNext = true; }
    /// What quick-add offers, as Dockerfile text.
    void setSuggestions(const QStringList &texts) { m_suggestions = texts; }
    bool isCollapsed(StageId stage) const;

signals:
    void connectRequested(const stagewright::app::ConnectWish &wish);
    /// The edge shall begin elsewhere.
    void reconnectRequested(const stagewright::app::EdgeKey &edge,
                            const stagewright::app::NodeKey &source);
    void moveRowRequested(const stagewright::app::RowPlace &row,
                          const stagewright::app::RowPlace &before);
    void removeRowRequested(const stagewright::app::RowPlace &row);
    void insertRequested(const stagewright::app::InsertWish &wish);
    void filesDropped(const stagewright::app::FilesWish &wish);
    void targetRequested(stagewright::app::StageId stage);
    void viewOptionsChanged(const stagewright::app::ViewOptions &options);
    void renameRequested(stagewright::app::StageId stage, const QString &name);
    void removeEdgeRequested(const stagewright::app::EdgeKey &edge);
    void removeNodesRequested(const std::set<stagewright::app::NodeKey> &nodes);
    void nodesMoved(const stagewright::app::NodePositions &places);
    void selectionChanged(const stagewright::app::GraphSelection &selection);
    /// Double click, or Enter on a row.
    void rowActivated(stagewright::app::StageId stage, std::size_t instruction);
    void nodeActivated(const stagewright::app::NodeKey &node);
    /// Double click on the canvas, or an edge dropped there (then with a `source`).
    void addStageRequested(const stagewright::app::NodeKey &source, QPointF place);
    void contextMenuRequested(const stagewright::app::GraphHit &hit, QPoint globalPosition);
    void zoomChanged(double zoom);
    /// What a gesture is about to do or why it cannot, for the status bar; empty: nothing.
    void hintChanged(const QString &hint);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    ToolHost &host() { return *this; }
    // ToolHost
    GraphScene &graph() override { return *m_scene; }
    const GraphSelection &selected() const override { return m_selection; }
    void select(const GraphSelection &selection) override;
    void panBy(QPointF viewDelta) override;
    void reveal(QPointF point) override;
    void refresh() override;
    void announce(const QString &text) override;
    void requestMove(const NodePositions &places) override;
    void requestConnect(const ConnectWish &wish) override;
    void requestNewStage(const NodeKey &source, QPointF place) override;
    void requestReconnect(const EdgeKey &edge, const NodeKey &source) override;
    void requestMoveRow(const RowPlace &row, const RowPlace &before) override;

    // content and places (graphview.cpp)
    void updateShown();
    void relayout();
    void placeNodes(const PlacedGraph &graph);
    void stepAnimation(double progress);
    void connectOverlays();
    void showFocusChip();
    void showMatches();
    void stepMatch(int step);
    void takeLayout(const LayoutRequest &request, const layout::LayoutResult &result);
    void applyPlaces();
    NodePositions pinnedPlaces() const;
    void setExtent(StageId stage, StageExtent extent);
    void paintInvitation(QPainter &painter) const;
    void updateOverlays();
    void placeOverlays();
    double reserve() const;
    void fit();
    void cameraMoved();

    // pointer (graphview_input.cpp)
    PointerAt pointerAt(QPointF viewPosition, Qt::KeyboardModifiers modifiers) const;
    std::unique_ptr<Tool> toolFor(const GraphHit &hit, const PointerAt &pointer);
    std::unique_ptr<Tool> moveToolFor(const GraphHit &hit, const PointerAt &pointer);
    std::unique_ptr<Tool> rowToolFor(const GraphHit &hit, const PointerAt &pointer);
    std::unique_ptr<Tool> edgeToolFor(const EdgeKey &key, const PointerAt &pointer);
    GraphSelection selectionFor(const GraphHit &hit, Qt::KeyboardModifiers modifiers) const;
    void startTool(std::unique_ptr<Tool> tool);
    void endTool();
    void cancelTool();
    void scrollAtBorder();
    void updateCursor();
    void announceDrop(const RowDrop &drop, bool usesRows);
    void activate(const GraphHit &hit, QPointF place);

    // keys (graphview_keys.cpp)
    bool toolTakes(QKeyEvent &event);
    bool navigate(const QKeyEvent &event);
    bool navigateRows(const QKeyEvent &event);
    bool moveByKey(const QKeyEvent &event);
    bool command(const QKeyEvent &event);
    bool escape();
    bool enter();
    void remove();
    bool letter(int key);
    void go(const std::optional<NodeKey> &node);
    std::optional<NodeKey> currentNode() const;
    std::map<NodeKey, QRectF> nodeRects() const;
    void announceFocus();

    GraphScene *m_scene;
    Camera m_camera;
    GraphContent m_whole;
    GraphContent m_content; ///< what is shown of it
    ViewOptions m_viewOptions;
    NodePositions m_positions;
    GraphSelection m_selection;
    Extents m_extents;

    LayoutRequest m_request; ///< of m_layout
    layout::LayoutResult m_layout;
    LatestTask<layout::LayoutResult> m_layoutTask;
    bool m_hasLayout = false;

    std::unique_ptr<Tool> m_tool;
    QPointF m_pointer; ///< viewport coordinates
    bool m_isSpaceDown = false;
    bool m_spaceWasUsed = false; ///< for a drag: its release adds nothing
    QTimer m_borderTimer;
    QPointer<NameEditor> m_nameEditor;
    QPointer<QuickAdd> m_quickAdd;
    QStringList m_suggestions;
    std::optional<RowDrop> m_drop; ///< where something that is dragged over the view would go

    QVariantAnimation m_animation;
    std::map<NodeKey, QPointF> m_from; ///< where nodes were when the animation began
    PlacedGraph m_goal;
    bool m_isAnimated = true;
    bool m_animatesNext = false;

    SummaryCard *m_summary;
    Minimap *m_minimap;
    Legend *m_legend;
    GraphSearch *m_search;
    std::size_t m_match = 0; ///< of the found ones, from 1; 0: none yet
    FocusChip *m_focusChip;
    bool m_isLegendVisible = false;
    bool m_isMinimapEnabled = true;
};

} // namespace stagewright::app
