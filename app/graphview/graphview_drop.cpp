// What is dragged over GraphView from elsewhere: the palette, and files of the desktop.
#include "app/graphview/graphview.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QUrl>

namespace stagewright::app {

namespace {

bool isOurs(const QMimeData &data)
{
    return data.hasFormat(QLatin1String(kTextMime)) || data.hasFormat(QLatin1String(kImageMime));
}

QString textOf(const QMimeData &data, const char *format)
{
    return QString::fromUtf8(data.data(QLatin1String(format)));
}

/// A FROM goes onto the canvas or an edge, everything else between rows.
bool startsStage(const QMimeData &data)
{
    return textOf(data, kTextMime)
        .trimmed()
        .startsWith(QLatin1String("FROM "), Qt::CaseInsensitive);
}

QStringList filesOf(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

void GraphView::dragEnterEvent(QDragEnterEvent *event)
{
    if (isOurs(*event->mimeData()) || !filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

/// Files beside a stage are for the window: it opens them.
void GraphView::dragMoveEvent(QDragMoveEvent *event)
{
    const QMimeData &mime = *event->mimeData();
    const QPointF point = pointerAt(event->position(), {}).scene;
    const bool usesRows = !mime.hasFormat(QLatin1String(kImageMime)) && !startsStage(mime);
    RowDrop drop = rowDropAt(*m_scene, point, usesRows);
    if (startsStage(mime))
        drop.stage = 0;
    if (usesRows)
        drop.edge.reset();
    const bool isTaken = !usesRows || drop.stage != 0 || m_content.stages.empty();
    m_drop = drop;
    announceDrop(drop, usesRows);
    event->setAccepted(isTaken || !isOurs(mime));
    refresh();
}

void GraphView::announceDrop(const RowDrop &drop, bool usesRows)
{
    const GraphStage *stage = m_content.stage(drop.stage);
    if (stage && usesRows)
        announce(tr("Insert into %1").arg(stage->name));
    else if (stage)
        announce(tr("Make it the base of %1").arg(stage->name));
    else if (drop.edge)
        announce(tr("Insert a stage here"));
    else
        announce(usesRows ? tr("Drop it on a stage") : tr("Add a stage"));
}

void GraphView::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_drop.reset();
    announce({});
    refresh();
    event->accept();
}

void GraphView::dropEvent(QDropEvent *event)
{
    const RowDrop drop = std::exchange(m_drop, std::nullopt).value_or(RowDrop());
    announce({});
    refresh();
    const QMimeData &mime = *event->mimeData();
    const QPointF place = pointerAt(event->position(), {}).scene;
    if (!isOurs(mime) && drop.before) {
        event->acceptProposedAction();
        emit filesDropped({filesOf(mime), *drop.before});
        return;
    }
    if (!isOurs(mime)) {
        event->ignore(); // the window opens it
        return;
    }
    InsertWish wish;
    wish.isImage = mime.hasFormat(QLatin1String(kImageMime));
    wish.text = textOf(mime, wish.isImage ? kImageMime : kTextMime);
    wish.stage = drop.stage;
    wish.before = drop.before;
    wish.edge = drop.edge;
    if (drop.stage == 0 && !drop.edge)
        wish.place = place;
    event->acceptProposedAction();
    emit insertRequested(wish);
}

} // namespace stagewright::app
