/// The rows of an image's history, as `stagewright history --format json` tells them.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace stagewright::app {

/// One row of `docker history`, newest first.
struct LayerRow
{
    QString createdBy;
    QString comment;
    QDateTime created; ///< invalid where unknown
    std::int64_t bytes = 0;
    bool hasLayer = false;          ///< false for rows that change only the config
    std::optional<int> line;        ///< zero-based, of the Dockerfile; nothing for the base's rows
    std::optional<int> stage;       ///< index in the file
    std::optional<int> instruction; ///< index in Stage::instructions
    QString diffId;

    bool operator==(const LayerRow &) const = default;
};

/// Lines that are no row are left out.
std::vector<LayerRow> readLayerRows(const QByteArray &jsonLines);

} // namespace stagewright::app
