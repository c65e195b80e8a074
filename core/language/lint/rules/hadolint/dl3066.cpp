#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>
#include <set>

namespace stagewright::lint {

namespace {

bool isNumber(std::string_view user)
{
    return user.find_first_not_of("0123456789") == std::string_view::npos;
}

bool usesArgument(std::string_view user, const std::set<std::string> &arguments)
{
    return std::any_of(arguments.begin(), arguments.end(), [&](const auto &name) {
        return user.find(concat("$", name)) != std::string_view::npos ||
               user.find(concat("${", name, "}")) != std::string_view::npos;
    });
}

void check(const RuleInput &input, Findings &findings)
{
    std::set<std::string> arguments;
    const auto note = [&](const dockerfile::Instruction &instruction) {
        const auto *arg = instruction.as<dockerfile::ArgInstruction>();
        for (const auto &argument : arg ? arg->arguments : std::vector<dockerfile::KeyValue>())
            arguments.insert(argument.key.text);
    };
    for (const auto &instruction : input.model.globalArguments)
        note(instruction);
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            note(instruction);
            const auto *user = instruction.as<dockerfile::UserInstruction>();
            const std::string_view name = user ? std::string_view(user->user.text) : "0";
            const auto id = name.substr(0, name.find(':'));
            if (!isNumber(id) && !usesArgument(id, arguments))
                findings.add(instruction, user->user.range,
                             Message(MSG("lint", "A platform that checks for root cannot tell who "
                                                 "'%1' is: use the number"),
                                     {std::string(id)}));
        }
    }
}

} // namespace

constinit const Rule kDL3066{.name = "DL3066",
                             .description = MSG("lint", "USER should be a number"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
