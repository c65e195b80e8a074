#include "core/language/lint/ruleselection.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool names(std::string_view entry, const Rule &rule)
{
    return entry == rule.name || entry == nameOf(rule.category) || entry == "all";
}

bool names(const RuleNames &entries, const Rule &rule)
{
    return std::any_of(entries.begin(), entries.end(),
                       [&](const auto &entry) { return names(entry, rule); });
}

bool isAsked(const Rule &rule, const LintOptions &options)
{
    return (options.only.empty() || names(options.only, rule)) && !names(options.skip, rule);
}

/// Mistakes of the language are always reported.
bool yields(const Rule &rule, const LintOptions &options)
{
    if (rule.yieldsTo.empty() || isNamed(rule, options))
        return false;
    const auto *other = findRule(rule.yieldsTo);
    return !other || isAsked(*other, options);
}

} // namespace

bool isNamed(const Rule &rule, const LintOptions &options)
{
    return std::find(options.only.begin(), options.only.end(), rule.name) != options.only.end();
}

bool isWanted(const Rule &rule, const LintOptions &options)
{
    return isAsked(rule, options) && !yields(rule, options);
}

Severity severityFor(const Rule &rule, const LintOptions &options)
{
    for (const auto name : {rule.name, nameOf(rule.category), std::string_view("all")}) {
        if (const auto found = options.severities.find(name); found != options.severities.end())
            return found->second;
    }
    return rule.severity;
}

dockerfile::CheckOptions withWanted(dockerfile::CheckOptions file, const LintOptions &options)
{
    file.failsOnFindings |= options.failsOnFindings;
    for (const auto *rule : allRules()) {
        if (rule->isExperimental && (isNamed(*rule, options) || names(options.experimental, *rule)))
            file.experimental.emplace_back(rule->name);
    }
    return file;
}

} // namespace stagewright::lint
