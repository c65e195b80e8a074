#include "core/base/support/strings.h"
#include "core/language/lint/rules/graph/rules.h"

#include <algorithm>
#include <set>

namespace stagewright::lint {

namespace {

using convert::ConvertedInstruction;

/// A use of a global ARG where it is not known.
struct Use
{
    std::string name;
    text::TextRange range;
};

class StageChecker
{
public:
    StageChecker(const RuleInput &input, const convert::ConvertedStage &stage, Findings &findings)
        : m_input(input)
        , m_stage(stage)
        , m_findings(findings)
    {}

    void look(const ConvertedInstruction &converted);

private:
    void look(const ConvertedInstruction &converted, const RunScript &script);
    bool isMissing(const ConvertedInstruction &converted, std::string_view name) const;
    bool mayImageSet(std::string_view name) const;
    void report(const dockerfile::Instruction &instruction, const Use &use);

    const RuleInput &m_input;
    const convert::ConvertedStage &m_stage;
    Findings &m_findings;
    std::set<std::string, std::less<>> m_reported;
};

/// Neither the stage nor what it is built on declares or sets it.
bool StageChecker::isMissing(const ConvertedInstruction &converted, std::string_view name) const
{
    const auto &declared = m_input.conversion.declaredGlobals;
    return std::find(declared.begin(), declared.end(), name) != declared.end() &&
           !m_reported.contains(name) && !converted.before->variables.find(name) &&
           !converted.before->arguments.find(name) && !mayImageSet(name);
}

/// Official images set such variables: node has NODE_VERSION.
bool StageChecker::mayImageSet(std::string_view name) const
{
    const auto *stage = &m_stage;
    while (const auto base = baseStageOf(m_input, stage->index))
        stage = &m_input.conversion.stages[*base];
    std::string_view image = stage->base.name;
    image = image.substr(image.rfind('/') + 1);
    image = image.substr(0, image.find_first_of(":@-"));
    return !image.empty() && name == concat(toUpperAscii(image), "_VERSION");
}

void StageChecker::report(const dockerfile::Instruction &instruction, const Use &use)
{
    m_reported.insert(use.name);
    addFix(m_findings.add(instruction, use.range,
                          Message(MSG("lint", "'%1' is empty here: an ARG before the first FROM "
                                              "must be declared again in the stage"),
                                  {use.name})),
           insertAbove(m_input.tree, instruction,
                       concat(isMostlyLowerCase(m_input.model) ? "arg " : "ARG ", use.name)),
           Message(MSG("lint", "Declare it with ARG %1"), {use.name}), FixKind::Suggestion);
}

void StageChecker::look(const ConvertedInstruction &converted)
{
    const auto &instruction = ownInstruction(m_input, m_stage.index, converted);
    for (const auto &use : converted.uses) {
        if (!use.variable && isMissing(converted, use.name))
            report(instruction, {use.name, use.range});
    }
    if (const auto *script = scriptAt(m_input, m_stage.index, converted.index))
        look(converted, *script);
}

/// What the script may set itself is its own business.
void StageChecker::look(const ConvertedInstruction &converted, const RunScript &script)
{
    if (script.run != script.owner || script.form == RunScript::Form::Exec)
        return;
    for (const auto name : variablesIn(script.script())) {
        if (!isMissing(converted, name) || mayAssign(script.script(), name))
            continue;
        const auto at = static_cast<std::uint32_t>(name.data() - script.text.text().data());
        const auto end = at + static_cast<std::uint32_t>(name.size());
        report(*script.owner, {std::string(name), script.rangeOf(syntax::Span{at, end})});
    }
}

void check(const RuleInput &input, Findings &findings)
{
    if (input.conversion.declaredGlobals.empty())
        return;
    for (const auto &stage : input.conversion.stages) {
        StageChecker checker(input, stage, findings);
        for (const auto &converted : stage.instructions) {
            if (!converted.isTrigger())
                checker.look(converted);
        }
    }
}

} // namespace

constinit const Rule kGlobalArgNotInStage{
    .name = "GlobalArgNotInStage",
    .description = MSG("lint", "An ARG before the first FROM should be declared again where it is "
                               "used"),
    .category = Category::Graph,
    .check = check};

} // namespace stagewright::lint
