#include "core/insight/inspect/historytable.h"

#include "core/base/support/strings.h"
#include "core/insight/inspect/formatting.h"
#include "core/insight/inspect/historycells.h"

#include <algorithm>

namespace stagewright::inspect {

namespace {

constexpr std::size_t kCommandWidth = 45;

std::string sinceText(const HistoryRow &row, oci::Timestamp now)
{
    const auto created = oci::parseTimestamp(row.created);
    if (!created)
        return {};
    // docker knows times in whole seconds only.
    const auto since = now - std::chrono::floor<std::chrono::seconds>(*created);
    return humanDuration(std::chrono::floor<std::chrono::seconds>(since)) + " ago";
}

std::string idText(const HistoryRow &row, bool truncate)
{
    const auto id = oci::Digest::parse(row.id);
    if (!id)
        return "<missing>";
    return truncate ? std::string(id->shortHex()) : id->toString();
}

} // namespace

HistoryCells cellsOf(const HistoryRow &row, const HistoryFormat &format)
{
    HistoryCells cells;
    cells.id = idText(row, format.truncate);
    cells.since = sinceText(row, format.now);
    cells.createdBy = row.createdBy;
    std::ranges::replace(cells.createdBy, '\t', ' ');
    if (format.truncate)
        cells.createdBy = ellipsis(cells.createdBy, kCommandWidth);
    const auto bytes = row.bytes();
    cells.size = bytes ? humanSize(*bytes) : std::string("unknown");
    cells.comment = row.comment;
    return cells;
}

std::string historyTable(const ImageReport &report, const HistoryFormat &format)
{
    Table table;
    table.add({"IMAGE", "CREATED", "CREATED BY", "SIZE", "COMMENT"});
    for (const auto &row : report.rows) {
        const auto cells = cellsOf(row, format);
        table.add({cells.id, cells.since, plainLine(cells.createdBy), cells.size,
                   plainLine(cells.comment)});
    }
    return table.toString();
}

} // namespace stagewright::inspect
