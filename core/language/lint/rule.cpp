#include "core/language/lint/rule.h"

#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/lint/rules/graph/rules.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>
#include <array>
#include <vector>

namespace stagewright::lint {

std::string_view nameOf(Category category)
{
    constexpr std::array<std::string_view, 4> kNames = {"buildkit", "hadolint", "graph",
                                                        "shellcheck"};
    return kNames[static_cast<std::size_t>(category)];
}

std::span<const Rule *const> allRules()
{
    static const auto kRules = [] {
        std::vector<const Rule *> rules;
        for (const auto family : {buildKitRules(), graphRules(), hadolintRules()})
            rules.insert(rules.end(), family.begin(), family.end());
        return rules;
    }();
    return kRules;
}

const Rule *findRule(std::string_view name)
{
    const auto rules = allRules();
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const auto *rule) { return rule->name == name; });
    return found == rules.end() ? nullptr : *found;
}

} // namespace stagewright::lint
