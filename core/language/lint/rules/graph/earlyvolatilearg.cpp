#include "core/base/support/strings.h"
#include "core/language/lint/rules/graph/rules.h"

#include <algorithm>
#include <set>

namespace stagewright::lint {

namespace {

/// A name that promises another value for every build: GIT_COMMIT, BUILD_DATE, REVISION.
bool isVolatile(std::string_view name)
{
    const auto upper = concat("_", toUpperAscii(name), "_");
    for (const std::string_view part :
         {"_COMMIT_", "_SHA_", "_GIT_HASH_", "_GIT_REV_", "_GIT_REVISION_", "_REVISION_",
          "_VCS_REF_", "_COMMIT_SHA_", "_COMMIT_HASH_", "_BUILD_DATE_", "_BUILD_TIME_",
          "_BUILDDATE_", "_BUILDTIME_", "_TIMESTAMP_", "_BUILD_NUMBER_", "_BUILD_ID_"}) {
        if (upper.find(part) != std::string::npos)
            return true;
    }
    return false;
}

using NameSet = std::set<std::string, std::less<>>;

/// An ARG whose value reaches every RUN behind it.
struct Early
{
    const dockerfile::Instruction *instruction = nullptr;
    text::TextRange range;
    std::string name;
    NameSet carriers;                               ///< it, and what ENV and ARG make of it
    const dockerfile::Instruction *rerun = nullptr; ///< first RUN that does not use it
};

bool usesAny(const NameSet &names, const std::vector<convert::VariableUse> &uses)
{
    return std::any_of(uses.begin(), uses.end(),
                       [&](const auto &use) { return names.contains(use.name); });
}

class StageChecker
{
public:
    StageChecker(const RuleInput &input, std::size_t stage, Findings &findings)
        : m_input(input)
        , m_stage(stage)
        , m_findings(findings)
    {}

    void look(const convert::ConvertedInstruction &converted);
    void finish();

private:
    void declare(const dockerfile::Instruction &instruction, const dockerfile::ArgInstruction &arg);
    bool passesOn(const convert::ConvertedInstruction &converted, Early &early) const;
    bool isUsed(const convert::ConvertedInstruction &converted, const Early &early) const;

    const RuleInput &m_input;
    std::size_t m_stage;
    Findings &m_findings;
    std::vector<Early> m_early;
};

/// A default value fixes what is built: another release, not another build.
void StageChecker::declare(const dockerfile::Instruction &instruction,
                           const dockerfile::ArgInstruction &arg)
{
    for (const auto &argument : arg.arguments) {
        const auto &name = argument.key.text;
        if (isVolatile(name) && !argument.value && !m_input.conversion.globals.get(name))
            m_early.push_back({&instruction, argument.key.range, name, {name}, nullptr});
    }
}

bool StageChecker::passesOn(const convert::ConvertedInstruction &converted, Early &early) const
{
    const auto *env = converted.as<convert::ResolvedEnv>();
    const auto *arg = converted.as<convert::ResolvedArg>();
    if (!env && !arg)
        return false;
    if (usesAny(early.carriers, converted.uses)) {
        for (const auto &variable : env ? env->variables : arg->arguments)
            early.carriers.insert(variable->name);
    }
    return true;
}

bool StageChecker::isUsed(const convert::ConvertedInstruction &converted, const Early &early) const
{
    if (usesAny(early.carriers, converted.uses))
        return converted.step > 0;
    const auto *script = scriptAt(m_input, m_stage, converted.index);
    const auto names = script ? variablesIn(script->text.text()) : std::vector<std::string_view>();
    return std::any_of(names.begin(), names.end(),
                       [&](auto name) { return early.carriers.contains(name); });
}

void StageChecker::look(const convert::ConvertedInstruction &converted)
{
    const auto &own = ownInstruction(m_input, m_stage, converted);
    for (auto early = m_early.begin(); early != m_early.end();) {
        if (!passesOn(converted, *early) && isUsed(converted, *early)) {
            early = early->rerun ? early + 1 : m_early.erase(early);
            continue;
        }
        if (!early->rerun && converted.as<convert::ResolvedRun>())
            early->rerun = &own;
        ++early;
    }
    if (const auto *arg = own.as<dockerfile::ArgInstruction>())
        declare(own, *arg);
}

void StageChecker::finish()
{
    for (const auto &early : m_early) {
        if (early.rerun)
            m_findings.add(*early.instruction, early.range,
                           Message(MSG("lint", "Every new value of '%1' runs line %2 again, which "
                                               "does not use it: declare it further down"),
                                   {early.name, std::to_string(early.rerun->line + 1)}));
    }
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.conversion.stages) {
        StageChecker checker(input, stage.index, findings);
        for (const auto &converted : stage.instructions) {
            if (!converted.isTrigger())
                checker.look(converted);
        }
        checker.finish();
    }
}

} // namespace

constinit const Rule kEarlyVolatileArg{
    .name = "EarlyVolatileArg",
    .description = MSG("lint", "An ARG that changes with every build should come late"),
    .category = Category::Graph,
    .severity = Severity::Information,
    .check = check};

} // namespace stagewright::lint
