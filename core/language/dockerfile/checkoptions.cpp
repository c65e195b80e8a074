#include "core/language/dockerfile/checkoptions.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"
#include "core/language/syntax/directive.h"

#include <algorithm>
#include <array>
#include <optional>

namespace stagewright::dockerfile {

namespace {

/// What Go's strconv.ParseBool takes.
std::optional<bool> parseSwitch(std::string_view text)
{
    constexpr std::array<std::string_view, 6> kTrue = {"1", "t", "T", "TRUE", "true", "True"};
    constexpr std::array<std::string_view, 6> kFalse = {"0", "f", "F", "FALSE", "false", "False"};
    if (std::find(kTrue.begin(), kTrue.end(), text) != kTrue.end())
        return true;
    if (std::find(kFalse.begin(), kFalse.end(), text) != kFalse.end())
        return false;
    return std::nullopt;
}

void readNames(std::string_view value, bool &all, std::vector<std::string> &names)
{
    if (trim(value) == "all") {
        all = true;
        return;
    }
    names.clear();
    for (const auto name : split(trim(value), ','))
        names.emplace_back(trim(name));
}

/// At most three parts: what stands behind the third is the third's value.
std::vector<std::string_view> splitParts(std::string_view text)
{
    std::vector<std::string_view> parts;
    while (parts.size() < 2) {
        const auto end = text.find(';');
        if (end == std::string_view::npos)
            break;
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.push_back(text);
    return parts;
}

std::optional<Message> readPart(std::string_view part, CheckOptions &options)
{
    const auto equals = part.find('=');
    const auto key = equals == std::string_view::npos ? part : trim(part.substr(0, equals));
    const auto invalid =
        Message(MSG("dockerfile", "invalid check option %1"), {syntax::quoted(key)});
    if (equals == std::string_view::npos)
        return invalid;
    const auto value = part.substr(equals + 1);
    if (key == "skip") {
        readNames(value, options.skipAll, options.skip);
    } else if (key == "experimental") {
        readNames(value, options.experimentalAll, options.experimental);
    } else if (key == "error") {
        const auto isOn = parseSwitch(trim(value));
        if (!isOn)
            return Message(MSG("dockerfile", "failed to parse check option %1: "
                                             "strconv.ParseBool: parsing %2: invalid syntax"),
                           {syntax::quoted(part), syntax::quoted(trim(value))});
        options.failsOnFindings = *isOn;
    } else {
        return invalid;
    }
    return std::nullopt;
}

/// The first word: a reason may stand behind it.
std::string_view firstWord(std::string_view value)
{
    return value.substr(0, value.find(' '));
}

} // namespace

tl::expected<CheckOptions, Message> parseCheckOptions(std::string_view text)
{
    CheckOptions options;
    text = trim(text);
    if (text.empty())
        return options;
    for (const auto part : splitParts(text)) {
        if (auto error = readPart(part, options))
            return tl::unexpected(std::move(*error));
    }
    return options;
}

tl::expected<CheckOptions, Message>
fileCheckOptions(std::string_view source, const std::optional<std::string> &buildArgument)
{
    if (buildArgument) {
        return parseCheckOptions(*buildArgument).map_error([](const Message &error) {
            return Message(
                MSG("dockerfile", "failed to parse build-arg:BUILDKIT_DOCKERFILE_CHECK: %1"),
                {error.toString()});
        });
    }
    const auto directive = syntax::findDirective(source, "check");
    if (!directive)
        return CheckOptions();
    return parseCheckOptions(directive->reference).map_error([](const Message &error) {
        return Message(MSG("dockerfile", "failed to parse check options: %1"), {error.toString()});
    });
}

CheckOptions instructionCheckOptions(const std::vector<std::string> &comments)
{
    for (const auto &comment : comments) {
        const auto directive = syntax::parseDirectiveLine(comment, "");
        if (directive && equalsIgnoringAsciiCase(directive->key, "check"))
            return parseCheckOptions(firstWord(directive->value)).value_or(CheckOptions());
    }
    return {};
}

} // namespace stagewright::dockerfile
