#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

const dockerfile::Command *commandOf(const dockerfile::Instruction &instruction)
{
    if (const auto *cmd = instruction.as<dockerfile::CmdInstruction>())
        return &cmd->command;
    if (const auto *entrypoint = instruction.as<dockerfile::EntrypointInstruction>())
        return &entrypoint->command;
    const auto *health = instruction.as<dockerfile::HealthcheckInstruction>();
    return health && !health->isNone ? &health->command : nullptr;
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto *command = commandOf(instruction);
            if (!command || command->isExecForm)
                continue;
            findings.add(instruction, command->range,
                         Message(MSG("lint", "Write this as a JSON array: the shell in between "
                                             "takes the signals")));
        }
    }
}

} // namespace

constinit const Rule kDL3025{.name = "DL3025",
                             .description = MSG("lint", "CMD and ENTRYPOINT should be JSON arrays"),
                             .category = Category::Hadolint,
                             .yieldsTo = "JSONArgsRecommended",
                             .check = check};

} // namespace stagewright::lint
