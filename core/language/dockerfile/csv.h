/// One record of comma-separated values, as --mount and --device write them.
#pragma once

#include "core/base/support/message.h"
#include "core/language/syntax/joinedtext.h"

#include <tl/expected.hpp>

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

/// Errors in the words of Go's encoding/csv: a quote that stands wrong ("parse error on line 1,
/// column 5: …"), an empty record ("EOF").
tl::expected<std::vector<CsvField>, Message> splitCsv(std::string_view record);

} // namespace stagewright::dockerfile
