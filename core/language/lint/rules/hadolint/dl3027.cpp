#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// The program for scripts that has the action; nothing where none has it.
struct Substitute
{
    std::string_view program;
    FixKind kind = FixKind::Safe;
};

std::optional<Substitute> substituteFor(const ShellCommand &command)
{
    if (hasArgument(command, {"install", "update", "remove", "purge", "autoremove", "clean",
                              "autoclean", "build-dep", "source", "download"}))
        return Substitute{"apt-get"};
    if (hasArgument(command, {"upgrade", "dist-upgrade"}))
        return Substitute{"apt-get", FixKind::Suggestion}; // apt's may install new packages
    if (hasArgument(command, {"search", "show", "policy", "depends", "rdepends"}))
        return Substitute{"apt-cache", FixKind::Suggestion};
    return std::nullopt;
}

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (command.name() != "apt")
            return;
        auto *diagnostic =
            addAt(findings, script, command, nullptr,
                  Message(MSG("lint", "apt is made for people and may change: use apt-get or "
                                      "apt-cache")));
        if (const auto other = substituteFor(command))
            addFix(diagnostic, replaceWord(script, command, command.words.front(), other->program),
                   Message(MSG("lint", "Change '%1' to '%2'"), {"apt", other->program}),
                   other->kind);
    });
}

} // namespace

constinit const Rule kDL3027{.name = "DL3027",
                             .description = MSG("lint", "apt is for people, apt-get for scripts"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
