#include "app/cli/ruletexts.h"

#include "app/cli/checkreport.h"
#include "core/base/support/strings.h"
#include "core/insight/inspect/formatting.h"
#include "core/language/lint/rulepages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace stagewright::app {

namespace {

constexpr std::array kFamilies = {lint::Category::BuildKit, lint::Category::Hadolint,
                                  lint::Category::Graph, lint::Category::ShellCheck};

/// "SC2086"; ShellCheck knows which there are.
bool isShellCode(std::string_view upperCase)
{
    return upperCase.starts_with("SC") && parseUnsigned(upperCase.substr(2)).has_value();
}

/// As the rules spell it; nothing where it names none.
std::optional<std::string> spelled(std::string_view name)
{
    if (equalsIgnoringAsciiCase(name, "all"))
        return "all";
    if (auto code = toUpperAscii(name); isShellCode(code))
        return code;
    for (const auto family : kFamilies) {
        if (equalsIgnoringAsciiCase(name, nameOf(family)))
            return std::string(nameOf(family));
    }
    for (const auto *rule : lint::allRules()) {
        if (equalsIgnoringAsciiCase(name, rule->name))
            return std::string(rule->name);
    }
    return std::nullopt;
}

Error unknownRule(std::string_view name)
{
    auto text = concat("there is no rule ", name);
    std::size_t distance = 4;
    std::string_view nearest;
    for (const auto *rule : lint::allRules()) {
        const auto d = levenshtein(toLowerAscii(name), toLowerAscii(rule->name));
        if (d < distance) {
            distance = d;
            nearest = rule->name;
        }
    }
    if (!nearest.empty())
        text += concat(" (did you mean ", nearest, "?)");
    return {ErrorCode::InvalidArgument, text + "; --list-rules lists them", {}, 0};
}

} // namespace

std::string ruleTable()
{
    inspect::Table table;
    table.add({"RULE", "LEVEL", "FAMILY", "WHAT IT WANTS"});
    auto rules = std::vector(lint::allRules().begin(), lint::allRules().end());
    std::sort(rules.begin(), rules.end(), [](const auto *a, const auto *b) {
        return std::tie(a->category, a->name) < std::tie(b->category, b->name);
    });
    for (const auto *rule : rules)
        table.add({std::string(rule->name),
                   concat(levelOf(rule->severity), rule->isExperimental ? " (off)" : ""),
                   std::string(nameOf(rule->category)), std::string(rule->description)});
    return table.toString();
}

Result<std::string> explainRule(std::string_view name)
{
    const auto known = spelled(name);
    const auto *rule = known ? lint::findRule(*known) : nullptr;
    const auto *page = lint::findRulePage(known ? *known : toLowerAscii(name));
    if (!rule && !page)
        return tl::unexpected(unknownRule(name));
    std::string text;
    if (rule)
        text += concat(rule->name, " (", nameOf(rule->category), ", ", levelOf(rule->severity),
                       rule->isExperimental ? ", runs only where it is asked for" : "", ")\n",
                       rule->description, "\n");
    if (rule && !rule->url.empty())
        text += concat(rule->url, "\n");
    if (page)
        text += concat(text.empty() ? "" : "\n", page->markdown);
    return text;
}

Result<std::vector<std::string>> readRuleNames(std::string_view list)
{
    std::vector<std::string> names;
    for (const auto part : split(list, ',')) {
        const auto name = trim(part);
        if (name.empty())
            continue;
        auto known = spelled(name);
        if (!known)
            return tl::unexpected(unknownRule(name));
        names.push_back(std::move(*known));
    }
    return names;
}

} // namespace stagewright::app
