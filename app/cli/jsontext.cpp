#include "app/cli/jsontext.h"

#include "app/cli/excerpt.h"
#include "core/language/text/lineindex.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace stagewright::app {

std::string toPrettyJson(const OrderedJson &value)
{
    return value.dump(2, ' ', false, OrderedJson::error_handler_t::replace);
}

OrderedJson rangeJson(text::TextRange range)
{
    return {{"begin", range.begin}, {"end", range.end}};
}

OrderedJson diagnosticsJson(const analysis::Analysis &result)
{
    const text::LineIndex lines(result.snapshot.text());
    auto json = OrderedJson::array();
    for (const auto &diagnostic : result.diagnostics)
        json.push_back({{"rule", diagnostic.rule},
                        {"severity", nameOf(diagnostic.severity)},
                        {"message", diagnostic.message.toString()},
                        {"line", lines.at(diagnostic.range.begin).line + 1},
                        {"range", rangeJson(diagnostic.range)}});
    return json;
}

void printProblems(const analysis::Analysis &result, std::string_view file)
{
    const text::LineIndex lines(result.snapshot.text());
    for (const auto &diagnostic : result.diagnostics) {
        if (diagnostic.rule != "parse")
            continue;
        const auto at = lines.at(diagnostic.range.begin);
        std::cerr << (file == "-" ? "stdin" : file) << ":" << at.line + 1 << ":" << at.column + 1
                  << ": " << nameOf(diagnostic.severity) << ": "
                  << terminalText(diagnostic.message.toString()) << "\n";
    }
}

} // namespace stagewright::app
