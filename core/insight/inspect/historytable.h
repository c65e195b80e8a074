/// An image's history as `docker history` prints it, and as lines of JSON.
#pragma once

#include "core/image/oci/timestamp.h"
#include "core/insight/inspect/imagereport.h"

#include <string>

namespace stagewright::inspect {

struct HistoryFormat
{
    bool truncate = true;    ///< as without --no-trunc: ids of 12 digits, 45 characters of commands
    oci::Timestamp now = {}; ///< what "3 days ago" counts from
};

/// Columns IMAGE, CREATED, CREATED BY, SIZE, COMMENT. Control characters become blanks.
std::string historyTable(const ImageReport &report, const HistoryFormat &format);

/// One object a line with docker's keys (Comment, CreatedAt, CreatedBy, CreatedSince, ID, Size, all
/// texts) and ours under "stagewright": bytes, blobBytes, layer, diffId, and for images that we
/// built dockerfile, stage, stageIndex, instruction, line (from 1), begin, end (bytes).
std::string historyJsonLines(const ImageReport &report, const HistoryFormat &format);

/// Reads one line that historyJsonLines() wrote; `truncate` must have been false for whole texts.
/// Errors: Corrupt.
Result<HistoryRow> parseHistoryLine(std::string_view line);

} // namespace stagewright::inspect
