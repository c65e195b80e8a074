#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

bool isQuiet(const ShellCommand &command)
{
    return hasFlag(command, {"progress", "q", "quiet", "o", "output-file", "a", "append-output",
                             "no-verbose"}) ||
           hasArgument(command, {"-nv"});
}

/// BusyBox's wget does not know --progress. One that a package manager installs is GNU's.
bool installsGnu(const ShellCommand &command)
{
    return hasArgument(command, {"install", "add"}) && hasArgument(command, {"wget"});
}

void check(const RuleInput &input, Findings &findings)
{
    std::optional<std::size_t> gnuStage;
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (installsGnu(command))
            gnuStage = script.stage;
        if (command.name() != "wget" || isQuiet(command))
            return;
        addFix(addAt(findings, script, command, nullptr,
                     Message(MSG("lint", "wget fills the log with its progress bar: add "
                                         "--progress=dot:giga, -nv or -q"))),
               appendWord(script, command, command.words.front(), "--progress=dot:giga"),
               Message(MSG("lint", "Add %1"), {"--progress=dot:giga"}),
               gnuStage == script.stage ? FixKind::Safe : FixKind::Suggestion);
    });
}

} // namespace

constinit const Rule kDL3047{.name = "DL3047",
                             .description = MSG("lint", "wget should not draw a progress bar"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
