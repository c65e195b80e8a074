/// The graph on the document: what it shows, and its gestures as edits of the text.
#pragma once

#include "app/document/dockerfiledocument.h"
#include "app/graphview/graphview.h"
#include "app/window/selection.h"

#include <QObject>

#include <optional>

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

    void connectStages(StageId source, StageId target);
    void removeEdge(std::size_t modelEdge);
    void rename(StageId stage, const QString &name);
    /// `source` not 0: with a COPY --from it; without a place the layout finds one.
    void addStage(StageId source, StageId after, std::optional<QPointF> place);

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
    void removeNodes(const std::set<NodeKey> &nodes);
    Selection selectionOf(const GraphSelection &selection) const;
    GraphSelection graphSelectionOf(const Selection &selection) const;

    DockerfileDocument &m_document;
    GraphView &m_view;
};

} // namespace stagewright::app
