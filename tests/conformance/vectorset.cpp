#include "tests/conformance/vectorset.h"

#include "core/base/support/strings.h"

#include <nlohmann/json.hpp>

namespace stagewright::conformance {

namespace {

Json fieldOf(const Json &object, const std::string &key)
{
    const auto *member = memberAt(object, key);
    return member ? *member : Json();
}

bool isTrue(const Json &value)
{
    return !value.is_null() && value != false;
}

std::string compareError(const Json &expected, const Json &answer)
{
    const auto want = textOf(expected, "error_contains");
    const auto got = fieldOf(answer, "error");
    const bool isWhole = isTrue(fieldOf(expected, "error_equals"));
    const bool isRight =
        got.is_string() &&
        (isWhole ? got == want : textOf(answer, "error").find(want) != std::string::npos);
    return isRight ? "" : difference(isWhole ? "error" : "error (a part of it)", want, got);
}

std::string compareField(const std::string &key, const Json &expected, const Json &answer)
{
    const auto &want = expected[key];
    if (want.is_null() || key == "level" || key == "error_equals")
        return {};
    if (key == "error_contains")
        return compareError(expected, answer);
    const auto got = fieldOf(answer, key);
    if (key == "error" && want.is_boolean())
        return difference(key, want, isTrue(got));
    return difference(key, want, got);
}

} // namespace

std::string difference(const std::string &what, const Json &want, const Json &got)
{
    if (want == got)
        return {};
    return concat(what, ": want ", toCompactJson(want), ", got ", toCompactJson(got));
}

std::string compareFields(const Json &expected, const Json &answer)
{
    std::vector<std::string> lines;
    for (const auto &[key, value] : expected.items()) {
        if (auto line = compareField(key, expected, answer); !line.empty())
            lines.push_back(std::move(line));
    }
    return join(lines, "\n");
}

Compare compareFieldsBut(std::vector<std::string> ignored)
{
    return [ignored = std::move(ignored)](Json expected, const Json &answer) {
        for (const auto &key : ignored)
            expected.erase(key);
        return compareFields(expected, answer);
    };
}

std::string textOf(const Json &object, const std::string &key)
{
    return stringAt(object, key).value_or("");
}

char escapeOf(const Json &object)
{
    const auto escape = textOf(object, "escape");
    return escape.empty() ? '\\' : escape.front();
}

std::vector<std::string> textsOf(const Json &list)
{
    std::vector<std::string> texts;
    for (const auto &entry : list)
        texts.push_back(entry.is_string() ? entry.get<std::string>() : std::string());
    return texts;
}

} // namespace stagewright::conformance
