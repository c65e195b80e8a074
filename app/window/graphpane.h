/// The graph on the document: what it shows, and its gestures as edits of the text.
#pragma once

#include "app/document/dockerfiledocument.h"
#include "app/graphview/connectpopup.h"
#include "app/graphview/graphview.h"
#include "app/window/selection.h"

#include <QObject>

#include <functional>
#include <optional>
#include <set>

namespace stagewright::app {

/// Owns nothing but the connections; the view belongs to its parent widget.
class GraphPane : public QObject
{
    Q_OBJECT

public:
    GraphPane(DockerfileDocument &document, GraphView &view, QObject *parent = nullptr);

    /// `target`: 0 is the last stage.
    void refresh(StageId target);
    /// Without a signal.
    void setSelection(const Selection &selection);

    /// A COPY --from of what is most likely meant, without asking.
    void connectStages(StageId source, StageId target);
    void removeEdge(std::optional<std::size_t> modelEdge);
    void rename(StageId stage, const QString &name);
    /// With a `source` it reads from there; without a place the layout finds one.
    void addStage(const NodeKey &source, StageId after, std::optional<QPointF> place);

    // what drops, keys and menus ask for (graphgestures.cpp)
    void insert(const InsertWish &wish);
    void addFiles(const FilesWish &wish);
    void moveRow(const RowPlace &row, const RowPlace &before);
    void removeRow(const RowPlace &row);
    void duplicateRow(const RowPlace &row);
    void reconnect(const EdgeKey &edge, const NodeKey &source);

    // whole stages (stagegestures.cpp)
    void removeNodes(const std::set<NodeKey> &nodes);
    void duplicate(StageId stage);
    void splitAt(const RowPlace &row);
    void splitIntoRuntime(StageId stage);
    void extractBase(const std::set<NodeKey> &nodes);
    void makeLast(StageId stage);
    /// Up: -1, down: 1.
    void moveStage(StageId stage, int step);
    /// Dockerfile text of what is selected; empty where nothing of it can be copied.
    QString copied() const;
    void paste(const QString &text, std::optional<QPointF> place);

    /// What to do with what refers to stages that shall go.
    enum class Deletion { Cancel, WithUses, Rebase };
    using Ask = std::function<Deletion(const QString &question, const QStringList &uses)>;
    void setAsk(Ask ask) { m_ask = std::move(ask); }

signals:
    void selectionRequested(const stagewright::app::Selection &selection);
    /// A gesture changed the text; this is what it made.
    void edited(stagewright::text::TextRange range);
    void refused(const QString &reason);
    void revealRequested(const stagewright::app::Selection &selection);

private:
    void connectGestures();
    void perform(const DockerfileDocument::Gesture &gesture, std::optional<QPointF> place = {});
    void moveNodes(const NodePositions &places);
    void offerConnection(const ConnectWish &wish);
    void connectAs(const ConnectWish &wish, const ConnectChoice &choice,
                   const std::vector<std::size_t> &runs);
    void insertStage(const InsertWish &wish);
    void insertBetween(const EdgeKey &edge, const QString &base);
    std::optional<std::size_t> known(StageId stage);
    std::optional<edit::SourceEnd> endOf(const NodeKey &node);
    std::size_t endOfRows(StageId stage, const QString &text) const;
    edit::Row rowOf(const RowPlace &place, std::size_t stage) const;
    Selection selectionOf(const GraphSelection &selection) const;
    GraphSelection graphSelectionOf(const Selection &selection) const;

    DockerfileDocument &m_document;
    GraphView &m_view;
    Ask m_ask;
};

} // namespace stagewright::app
