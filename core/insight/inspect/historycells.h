/// Private to the room: the texts of one history row.
#pragma once

#include "core/insight/inspect/historytable.h"

#include <string>

namespace stagewright::inspect {

struct HistoryCells
{
    std::string id;
    std::string since;
    std::string createdBy;
    std::string size;
    std::string comment;
};

HistoryCells cellsOf(const HistoryRow &row, const HistoryFormat &format);

} // namespace stagewright::inspect
