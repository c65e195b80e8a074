#include "app/cli/ruletexts.h"

#include "app/cli/checkreport.h"
#include "core/base/support/strings.h"
#include "core/insight/inspect/formatting.h"
#include "core/language/lint/rulepages.h"

#include <algorithm>
#include <tuple>

namespace stagewright::app {

namespace {

/// As the rules spell it; nothing where it names none.
std::optional<std::string> spelled(std::string_view name)
{
    if (equalsIgnoringAsciiCase(name, "all"))
        return "all";
    for (const auto *rule : lint::allRules()) {
        if (equalsIgnoringAsciiCase(name, rule->name))
            return std::string(rule->name);
        if (const auto family = nameOf(rule->category); equalsIgnoringAsciiCase(name, family))
            return std::string(family);
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
    if (!rule)
        return tl::unexpected(unknownRule(name));
    auto text = concat(rule->name, " (", nameOf(rule->category), ", ", levelOf(rule->severity),
                       rule->isExperimental ? ", runs only where it is asked for" : "", ")\n",
                       rule->description, "\n");
    if (!rule->url.empty())
        text += concat(rule->url, "\n");
    if (const auto *page = lint::findRulePage(rule->name))
        text += concat("\n", page->markdown);
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
