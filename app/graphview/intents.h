/// What the user wants, as the graph says it to whoever edits the text.
#pragma once

#include "app/graphview/graphcontent.h"

#include <QPointF>
#include <QStringList>

#include <optional>

namespace stagewright::app {

/// An instruction of a stage, or the place in front of it; one behind the last is the end.
struct RowPlace
{
    StageId stage = 0;
    std::size_t instruction = 0;

    bool operator==(const RowPlace &) const = default;
};

/// An edge that was drawn.
struct ConnectWish
{
    NodeKey source;
    StageId target = 0;
    std::optional<std::size_t> row; ///< instruction of the target that it was dropped on
    QPointF place;                  ///< where, in scene coordinates
};

/// Something new that was dropped, typed or pasted.
struct InsertWish
{
    QString text;                   ///< Dockerfile text, or the name of an image
    bool isImage = false;           ///< `text` is a name
    StageId stage = 0;              ///< where it goes; 0: a stage of its own
    std::optional<RowPlace> before; ///< between rows; nothing: at the end of the stage
    std::optional<EdgeKey> edge;    ///< on a FROM edge: between its ends
    std::optional<QPointF> place;   ///< of a new stage; nothing: the layout finds one
};

/// Files of the desktop that were dropped on a stage.
struct FilesWish
{
    QStringList paths;
    RowPlace before;
};

/// What lies in the palette and on the pointer while it is dragged: Dockerfile text or an image.
inline constexpr const char *kTextMime = "application/x-stagewright-instructions";
inline constexpr const char *kImageMime = "application/x-stagewright-image";

} // namespace stagewright::app
