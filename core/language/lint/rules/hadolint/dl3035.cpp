#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (calls(command, {"zypper"}, {"dist-upgrade", "dup"}))
            addAt(findings, script, command, findArgument(command, {"dist-upgrade", "dup"}),
                  Message(MSG("lint", "zypper %1 replaces the distribution of the base image: take "
                                      "a newer base instead"),
                          {findArgument(command, {"dist-upgrade", "dup"})->text}));
    });
}

} // namespace

constinit const Rule kDL3035{.name = "DL3035",
                             .description =
                                 MSG("lint", "zypper dist-upgrade changes the distribution"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
