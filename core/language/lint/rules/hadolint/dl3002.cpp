#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

bool isRoot(std::string_view user)
{
    const auto name = user.substr(0, user.find(':'));
    return name == "root" || name == "0";
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        const dockerfile::Instruction *last = nullptr;
        for (const auto &instruction : stage.instructions) {
            if (instruction.as<dockerfile::UserInstruction>())
                last = &instruction;
        }
        const auto *user = last ? last->as<dockerfile::UserInstruction>() : nullptr;
        if (user && isRoot(user->user.text))
            findings.add(*last, user->user.range,
                         Message(MSG("lint", "The last USER of a stage should not be root")));
    }
}

} // namespace

constinit const Rule kDL3002{.name = "DL3002",
                             .description = MSG("lint", "The last user should not be root"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
