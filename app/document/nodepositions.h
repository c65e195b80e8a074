/// Where the user put the nodes of the graph. Never in the Dockerfile, never beside it.
#pragma once

#include "app/document/stageidentities.h"

#include <QPointF>
#include <QString>

#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace stagewright::app {

/// A node of the graph that outlives edits of the text: a stage, or an external image by its
/// reference.
struct NodeKey
{
    StageId stage = 0;
    std::string image;

    bool operator==(const NodeKey &) const = default;
};

inline bool operator<(const NodeKey &left, const NodeKey &right)
{
    return std::tie(left.stage, left.image) < std::tie(right.stage, right.image);
}

/// Centre-free: the top left corner in scene coordinates. Nodes without an entry are laid out
/// automatically.
using NodePositions = std::map<NodeKey, QPointF>;

/// Positions under names that survive a restart: "stage:builder", "stage:#2@alpine:3.19",
/// "image:golang:1.21".
using StoredPositions = std::map<std::string, QPointF>;

/// The name of a stage in StoredPositions.
std::string storedNameOf(const dockerfile::Stage &stage);
std::string storedNameOf(const std::string &image);

/// One file per document: $XDG_STATE_HOME/stagewright/layouts/<sha256 of the canonical path>.json.
class LayoutStore
{
public:
    /// `folder` empty: the place above.
    explicit LayoutStore(QString folder = {});

    /// Empty where nothing was stored or it cannot be read: positions are worth no error.
    StoredPositions load(const QString &documentPath) const;
    /// Removes the file where there is nothing to store. False where it could not be written.
    bool save(const QString &documentPath, const StoredPositions &positions) const;

    QString fileFor(const QString &documentPath) const;

private:
    QString m_folder;
};

} // namespace stagewright::app
