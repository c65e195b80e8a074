#include "core/language/dockerfile/suggest.h"
#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/rules.h"

#include <algorithm>
#include <optional>

namespace stagewright::lint {

namespace {

std::vector<std::string_view> knownNames(const convert::Conversion &conversion,
                                         const std::vector<convert::VariablePointer> &globals)
{
    std::vector<std::string_view> names(conversion.declaredGlobals.begin(),
                                        conversion.declaredGlobals.end());
    for (const auto &variable : globals)
        names.push_back(variable->name);
    return names;
}

class FromChecker
{
public:
    FromChecker(const RuleInput &input, Findings &findings)
        : m_input(input)
        , m_findings(findings)
        , m_globals(input.conversion.globals.list())
        , m_known(knownNames(input.conversion, m_globals))
    {}

    void check(const dockerfile::Instruction &from, const std::vector<convert::VariableUse> &uses)
    {
        for (const auto &use : unsetUses(uses)) {
            if (std::find(m_known.begin(), m_known.end(), use.name) != m_known.end())
                continue;
            const auto nearest = dockerfile::suggest(use.name, m_known, true);
            auto *diagnostic = m_findings.add(from, use.range, message(use.name, nearest));
            if (diagnostic && nearest)
                addNameFix(m_input, use, *nearest, *diagnostic);
        }
    }

private:
    static Message message(std::string_view name, const std::optional<std::string> &nearest)
    {
        if (!nearest)
            return {MSG("lint", "FROM argument '%1' is not declared"), {name}};
        return {MSG("lint", "FROM argument '%1' is not declared (did you mean %2?)"),
                {name, *nearest}};
    }

    const RuleInput &m_input;
    Findings &m_findings;
    std::vector<convert::VariablePointer> m_globals;
    std::vector<std::string_view> m_known;
};

void check(const RuleInput &input, Findings &findings)
{
    FromChecker checker(input, findings);
    for (const auto &stage : input.conversion.stages) {
        if (stage.baseUses.empty() && stage.platformUses.empty())
            continue;
        const auto &from = input.model.stages[stage.index].instructions.front();
        checker.check(from, stage.baseUses);
        checker.check(from, stage.platformUses);
    }
}

} // namespace

constinit const Rule kUndefinedArgInFrom{
    .name = "UndefinedArgInFrom",
    .description = MSG("lint", "FROM command must use declared ARGs"),
    .url = "https://docs.docker.com/go/dockerfile/rule/undefined-arg-in-from/",
    .phase = Phase::Bases,
    .check = check};

} // namespace stagewright::lint
