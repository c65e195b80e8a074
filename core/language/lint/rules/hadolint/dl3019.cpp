#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (!calls(command, {"apk"}, {"add"}) || hasFlag(command, {"no-cache"}) ||
            hasCacheMount(script, "/var/cache/apk"))
            return;
        const auto &action = *findArgument(command, {"add"});
        addFix(addAt(findings, script, command, &action,
                     Message(MSG("lint", "apk add leaves its index in the layer: add --no-cache"))),
               appendWord(script, command, action, "--no-cache"),
               Message(MSG("lint", "Add %1"), {"--no-cache"}), FixKind::Safe);
    });
}

} // namespace

constinit const Rule kDL3019{.name = "DL3019",
                             .description = MSG("lint", "apk add should keep no index"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
