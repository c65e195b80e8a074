#include "app/inspect/layerrows.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace stagewright::app {

namespace {

std::optional<int> number(const QJsonObject &object, const char *key)
{
    const auto value = object.value(QLatin1String(key));
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

LayerRow rowOf(const QJsonObject &object)
{
    LayerRow row;
    const auto ours = object.value(QLatin1String("stagewright")).toObject();
    row.createdBy = object.value(QLatin1String("CreatedBy")).toString();
    row.comment = object.value(QLatin1String("Comment")).toString();
    const auto created = ours.contains(QLatin1String("created"))
                             ? ours.value(QLatin1String("created"))
                             : object.value(QLatin1String("CreatedAt"));
    row.created = QDateTime::fromString(created.toString(), Qt::ISODate);
    row.hasLayer = ours.contains(QLatin1String("bytes"));
    row.bytes = ours.value(QLatin1String("bytes")).toInteger();
    row.diffId = ours.value(QLatin1String("diffId")).toString();
    row.stage = number(ours, "stageIndex");
    row.instruction = number(ours, "instruction");
    if (const auto line = number(ours, "line"))
        row.line = *line - 1;
    return row;
}

} // namespace

std::vector<LayerRow> readLayerRows(const QByteArray &jsonLines)
{
    std::vector<LayerRow> rows;
    for (const auto &line : jsonLines.split('\n')) {
        const auto object = QJsonDocument::fromJson(line).object();
        if (object.contains(QLatin1String("CreatedBy")))
            rows.push_back(rowOf(object));
    }
    return rows;
}

} // namespace stagewright::app
