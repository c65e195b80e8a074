#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

constexpr std::string_view kVariable = "PIP_NO_CACHE_DIR";

bool isTrue(std::string_view value)
{
    return isOneOf(toLowerAscii(value), {"1", "true", "on", "yes"});
}

bool switchesOff(const dockerfile::Instruction &instruction)
{
    const auto *env = instruction.as<dockerfile::EnvInstruction>();
    return env && std::any_of(env->variables.begin(), env->variables.end(), [](const auto &it) {
               return it.key.text == kVariable && it.value && isTrue(withoutQuotes(it.value->text));
           });
}

bool switchesOffInText(std::string_view script)
{
    const auto found = script.find(concat(kVariable, "="));
    if (found == std::string_view::npos)
        return false;
    const auto value = script.substr(found + kVariable.size() + 1);
    return isTrue(withoutQuotes(value.substr(0, value.find_first_of(" \t\n;&"))));
}

bool isOtherTool(const ShellCommand &command)
{
    return command.name().find("pipx") != std::string::npos ||
           command.name().find("pipenv") != std::string::npos ||
           (hasArgument(command, {"-m"}) && hasArgument(command, {"pipx", "pipenv"}));
}

void check(const RuleInput &input, Findings &findings)
{
    const auto isOff = holdsBefore(input.model, switchesOff);
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (!isPipInstall(command) || hasArgument(command, {"--no-cache-dir"}) ||
            isOtherTool(command) || hasCacheMount(script, ".cache/pip") ||
            switchesOffInText(script.script()) || isOff[script.stage][script.index])
            return;
        const auto &install = *findArgument(command, {"install"});
        addFix(addAt(findings, script, command, &install,
                     Message(MSG("lint", "pip leaves its cache in the layer: add "
                                         "--no-cache-dir"))),
               appendWord(script, command, install, "--no-cache-dir"),
               Message(MSG("lint", "Add %1"), {"--no-cache-dir"}), FixKind::Safe);
    });
}

} // namespace

constinit const Rule kDL3042{.name = "DL3042",
                             .description = MSG("lint", "pip should keep no cache"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
