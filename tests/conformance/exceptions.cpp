#include "tests/conformance/exceptions.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace stagewright::conformance {

namespace {

std::string replaced(std::string text)
{
    constexpr std::string_view kTheirs = "unsupported modifier (\xEF\xBF\xBD) in substitution";
    constexpr std::string_view kOurs = "syntax error: missing '}'";
    const auto found = text.find(kTheirs);
    return found == std::string::npos ? text : text.replace(found, kTheirs.size(), kOurs);
}

Json replaced(const Json &value)
{
    if (value.is_string())
        return replaced(value.get<std::string>());
    auto result = value;
    if (value.is_structured()) {
        for (auto &member : result)
            member = replaced(std::as_const(member));
    }
    return result;
}

} // namespace

ExceptionRule openBrace(Compare compare)
{
    return {"character of an open brace",
            [compare = std::move(compare)](const Json &, const Json &expected, const Json &answer) {
                const auto own = replaced(expected);
                return own != expected && compare(own, answer).empty();
            }};
}

} // namespace stagewright::conformance
