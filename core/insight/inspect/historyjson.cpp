#include "core/base/support/json.h"
#include "core/image/oci/jsonreader.h"
#include "core/insight/inspect/historycells.h"

#include <nlohmann/json.hpp>

namespace stagewright::inspect {

namespace {

constexpr const char *kOurs = "stagewright";

void addLayer(OrderedJson &json, const LayerReport &layer)
{
    if (layer.contentBytes)
        json["bytes"] = *layer.contentBytes;
    json["blobBytes"] = layer.blobBytes;
    json["layer"] = layer.digest.toString();
    json["diffId"] = layer.diffId.toString();
    json["mediaType"] = layer.mediaType;
}

void addOrigin(OrderedJson &json, const RowOrigin &origin)
{
    json["stage"] = origin.stage;
    json["stageIndex"] = origin.stageIndex;
    json["instruction"] = origin.instruction;
    json["line"] = origin.line + 1;
    json["begin"] = origin.range.begin;
    json["end"] = origin.range.end;
}

OrderedJson ours(const HistoryRow &row, const std::string &dockerfilePath)
{
    OrderedJson json = {{"created", row.created}};
    if (row.layer)
        addLayer(json, *row.layer);
    if (row.origin) {
        json["dockerfile"] = dockerfilePath;
        addOrigin(json, *row.origin);
    }
    return json;
}

/// docker prints whole seconds.
std::string createdAt(const HistoryRow &row)
{
    const auto created = oci::parseTimestamp(row.created);
    return created ? oci::formatTimestamp(std::chrono::floor<std::chrono::seconds>(*created))
                   : std::string();
}

void readLayer(oci::JsonReader &reader, HistoryRow &row)
{
    if (!reader.has("layer"))
        return;
    auto &layer = row.layer.emplace();
    reader.read("layer", layer.digest);
    reader.read("diffId", layer.diffId);
    reader.read("mediaType", layer.mediaType);
    reader.read("blobBytes", layer.blobBytes);
    if (reader.has("bytes"))
        reader.read("bytes", layer.contentBytes.emplace());
}

std::uint32_t narrow(oci::JsonReader &reader, std::string_view key)
{
    std::uint64_t number = 0;
    reader.read(key, number);
    if (number > UINT32_MAX)
        reader.refuse(key, "the number is too large");
    return static_cast<std::uint32_t>(number);
}

void readOrigin(oci::JsonReader &reader, HistoryRow &row)
{
    if (!reader.has("stageIndex"))
        return;
    auto &origin = row.origin.emplace();
    reader.read("stage", origin.stage);
    origin.stageIndex = narrow(reader, "stageIndex");
    origin.instruction = narrow(reader, "instruction");
    const auto line = narrow(reader, "line");
    origin.line = line > 0 ? line - 1 : 0;
    origin.range = {narrow(reader, "begin"), narrow(reader, "end")};
    if (origin.range.end < origin.range.begin)
        reader.refuse("end", "lies before the beginning");
}

} // namespace

std::string historyJsonLines(const ImageReport &report, const HistoryFormat &format)
{
    std::string lines;
    for (const auto &row : report.rows) {
        const auto cells = cellsOf(row, format);
        const OrderedJson json = {{"Comment", cells.comment},
                                  {"CreatedAt", createdAt(row)},
                                  {"CreatedBy", cells.createdBy},
                                  {"CreatedSince", cells.since},
                                  {"ID", cells.id},
                                  {"Size", cells.size},
                                  {kOurs, ours(row, report.dockerfilePath)}};
        lines += toCompactJson(json) + "\n";
    }
    return lines;
}

Result<HistoryRow> parseHistoryLine(std::string_view line)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto json, parseJson(line));
    HistoryRow row;
    oci::JsonReader reader(json, "history");
    reader.read("Comment", row.comment);
    reader.read("CreatedBy", row.createdBy);
    std::string id;
    reader.read("ID", id);
    if (id != "<missing>")
        row.id = id;
    reader.require(kOurs);
    reader.readObject(kOurs, [&row](oci::JsonReader &inner) {
        inner.read("created", row.created);
        readLayer(inner, row);
        readOrigin(inner, row);
        return inner.status();
    });
    STAGEWRIGHT_TRY(reader.status());
    return row;
}

} // namespace stagewright::inspect
