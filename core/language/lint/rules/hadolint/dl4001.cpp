#include "core/language/lint/rules/hadolint/rules.h"

#include <set>

namespace stagewright::lint {

namespace {

/// The stage's second program, where it is used first.
void check(const RuleInput &input, Findings &findings)
{
    std::size_t stage = 0;
    std::set<std::string_view> used;
    for (const auto &script : input.scripts->all()) {
        if (script.stage != stage)
            used.clear();
        stage = script.stage;
        const ShellCommand *last = nullptr;
        for (const auto &command : script.commands.commands) {
            if (!isOneOf(command.name(), {"curl", "wget"}))
                continue;
            used.insert(command.name());
            last = &command;
        }
        if (last && used.size() > 1)
            addAt(findings, script, *last, nullptr,
                  Message(MSG("lint", "This stage uses wget and curl: one of them is enough")));
    }
}

} // namespace

constinit const Rule kDL4001{.name = "DL4001",
                             .description = MSG("lint", "One of wget and curl is enough"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
