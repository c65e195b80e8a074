#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto *trigger = instruction.as<dockerfile::OnBuildInstruction>();
            const auto word = toUpperAscii(
                trigger ? trigger->trigger.substr(0, trigger->trigger.find_first_of(" \t"))
                        : std::string());
            if (isOneOf(word, {"ONBUILD", "FROM", "MAINTAINER"}))
                findings.add(
                    instruction, trigger->triggerRange,
                    Message(MSG("lint", "%1 cannot be the trigger of an ONBUILD"), {word}));
        }
    }
}

} // namespace

constinit const Rule kDL3043{.name = "DL3043",
                             .description = MSG("lint", "Some instructions cannot be triggers"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .yieldsTo = "parse",
                             .check = check};

} // namespace stagewright::lint
