#include "core/base/support/strings.h"
#include "core/language/lint/rules/buildkit/rules.h"

#include <algorithm>
#include <array>

namespace stagewright::lint {

namespace {

const dockerfile::Command *commandOf(const dockerfile::Instruction &instruction)
{
    if (const auto *cmd = instruction.as<dockerfile::CmdInstruction>())
        return &cmd->command;
    if (const auto *entrypoint = instruction.as<dockerfile::EntrypointInstruction>())
        return &entrypoint->command;
    return nullptr;
}

/// No character means anything to a shell.
bool isPlain(std::string_view text)
{
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "_./:=,@%+- \t") == std::string_view::npos;
}

/// Words that name no program, or mean something to the shell.
bool isShellWord(std::string_view word)
{
    constexpr std::array<std::string_view, 26> kWords = {
        ".",     "alias",  "bg",   "break", "cd",     "command", "continue", "eval",   "exec",
        "exit",  "export", "fg",   "if",    "for",    "jobs",    "read",     "return", "set",
        "shift", "source", "time", "trap",  "ulimit", "umask",   "wait",     "while"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end() ||
           word.find('=') != std::string_view::npos;
}

/// The words of a command that needs no shell; none where it does.
std::vector<std::string> plainWords(std::string_view text)
{
    std::vector<std::string> words;
    if (!isPlain(text))
        return words;
    for (std::size_t begin = 0; (begin = text.find_first_not_of(" \t", begin)) != text.npos;) {
        const auto end = std::min(text.find_first_of(" \t", begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = end;
    }
    if (!words.empty() && isShellWord(words.front()))
        words.clear();
    return words;
}

/// No shell starts then, which is what the rule is after: a suggestion.
void addFix(const dockerfile::Command &command, Diagnostic &diagnostic)
{
    if (command.arguments.size() != 1)
        return;
    auto words = plainWords(command.arguments.front());
    if (words.empty())
        return;
    for (auto &word : words)
        word = concat("\"", word, "\"");
    const auto array = concat("[", join(words, ", "), "]");
    Fix fix{Message(MSG("lint", "Write it as %1"), {array}), {}, FixKind::Suggestion};
    fix.edits.add({command.range, array});
    diagnostic.fixes.push_back(std::move(fix));
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &step : steps(input)) {
        const auto *command = commandOf(step.instruction);
        if (!command || command->isExecForm || !step.converted.before->shell.empty())
            continue;
        auto *diagnostic = findings.add(
            step, command->range,
            Message(MSG("lint", "JSON arguments recommended for %1 to prevent unintended behavior "
                                "related to OS signals"),
                    {step.instruction.keyword.text}));
        if (diagnostic && !step.converted.isTrigger())
            addFix(*command, *diagnostic);
    }
}

} // namespace

constinit const Rule kJSONArgsRecommended{
    .name = "JSONArgsRecommended",
    .description = MSG("lint", "JSON arguments recommended for ENTRYPOINT/CMD to prevent "
                               "unintended behavior related to OS signals"),
    .url = "https://docs.docker.com/go/dockerfile/rule/json-args-recommended/",
    .phase = Phase::Steps,
    .check = check};

} // namespace stagewright::lint
