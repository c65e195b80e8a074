#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

bool isHigh(std::string_view id)
{
    constexpr std::size_t kDigits = 6;
    return id.size() >= kDigits && id.find_first_not_of("0123456789") == std::string_view::npos;
}

void check(const RuleInput &input, Findings &findings)
{
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (command.name() != "useradd" || hasFlag(command, {"l", "no-log-init"}) ||
            !isHigh(flagValue(command, {"u", "uid"}).value_or("")))
            return;
        addFix(addAt(findings, script, command, nullptr,
                     Message(MSG("lint", "useradd with such a high id makes huge log files: add "
                                         "-l"))),
               appendWord(script, command, command.words.front(), "-l"),
               Message(MSG("lint", "Add %1"), {"-l"}), FixKind::Safe);
    });
}

} // namespace

constinit const Rule kDL3046{.name = "DL3046",
                             .description = MSG("lint", "useradd with a high id makes a huge file"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
