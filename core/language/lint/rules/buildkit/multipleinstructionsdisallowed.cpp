#include "core/language/lint/rules/buildkit/rules.h"

#include <map>
#include <utility>

namespace stagewright::lint {

namespace {

bool isUsedOnce(dockerfile::InstructionKind kind)
{
    using dockerfile::InstructionKind;
    return kind == InstructionKind::Cmd || kind == InstructionKind::Entrypoint ||
           kind == InstructionKind::Healthcheck;
}

Fix removal(const RuleInput &input, const dockerfile::Instruction &instruction)
{
    Fix fix;
    fix.title =
        Message(MSG("lint", "Remove the %1 that has no effect"), {instruction.keyword.text});
    fix.scope = FixScope::Instructions;
    fix.edits.add({input.tree.nodeAt(instruction.range.begin)->range, ""});
    return fix;
}

/// The earlier one is reported, since it has no effect; the comments of the later one count.
void report(const RuleInput &input, const Step &earlier, const Step &later, Findings &findings)
{
    auto *diagnostic = findings.add(
        later, later.instruction.keyword.range,
        Message(MSG("lint", "Multiple %1 instructions should not be used in the same stage because "
                            "only the last one will be used"),
                {later.instruction.keyword.text}));
    if (!diagnostic)
        return;
    diagnostic->range = earlier.range(earlier.instruction.keyword.range);
    diagnostic->firstLine = earlier.place().line;
    diagnostic->lastLine = earlier.place().lastLine;
    if (!earlier.converted.isTrigger())
        diagnostic->fixes.push_back(removal(input, earlier.instruction));
}

void check(const RuleInput &input, Findings &findings)
{
    std::map<std::pair<std::size_t, dockerfile::InstructionKind>, const Step *> last;
    const auto all = steps(input);
    for (const auto &step : all) {
        if (!isUsedOnce(step.instruction.kind))
            continue;
        auto &earlier = last[{step.stage.index, step.instruction.kind}];
        if (earlier)
            report(input, *earlier, step, findings);
        earlier = &step;
    }
}

} // namespace

constinit const Rule kMultipleInstructionsDisallowed{
    .name = "MultipleInstructionsDisallowed",
    .description =
        MSG("lint", "Multiple instructions of the same type should not be used in the same stage"),
    .url = "https://docs.docker.com/go/dockerfile/rule/multiple-instructions-disallowed/",
    .phase = Phase::Steps,
    .check = check};

} // namespace stagewright::lint
