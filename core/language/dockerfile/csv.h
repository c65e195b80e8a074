/// One record of comma-separated values, as --mount and --device write them.
#pragma once

#include "core/language/syntax/joinedtext.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

struct CsvField
{
    std::string text;  ///< without quotes
    syntax::Span span; ///< in the record, quotes included
    bool isQuoted = false;
};

/// The fields, or nothing where a quote stands wrong.
std::optional<std::vector<CsvField>> splitCsv(std::string_view record);

} // namespace stagewright::dockerfile
