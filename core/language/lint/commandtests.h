/// Questions that rules ask about the commands of a RUN.
#pragma once

#include "core/language/lint/runscripts.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

using WordList = std::initializer_list<std::string_view>;

bool isOneOf(std::string_view name, WordList names);

/// Has one of the names, and one of the words among its arguments.
bool calls(const ShellCommand &command, WordList names, WordList arguments);
/// One of the words stands among its arguments.
bool hasArgument(const ShellCommand &command, WordList words);
/// The first of its arguments that is one of the words; nullptr where there is none.
const ShellWord *findArgument(const ShellCommand &command, WordList words);

/// Flags without dashes: "yes" of `--yes=1`, "y" and "q" of `-yq`.
bool hasFlag(const ShellCommand &command, WordList flags);
std::size_t countFlag(const ShellCommand &command, std::string_view flag);
/// The word behind the flag, or what stands behind its `=`.
std::optional<std::string> flagValue(const ShellCommand &command, WordList flags);

/// What is no flag, and no value of one of these flags.
std::vector<const ShellWord *> plainArguments(const ShellCommand &command,
                                              WordList flagsWithValue = {});

bool isPipInstall(const ShellCommand &command);

/// A cache or tmpfs mount whose target contains the text.
bool hasCacheMount(const RunScript &script, std::string_view fragment);

/// Whether a command of this kind comes behind the first of the other kind.
template<typename First, typename Second>
bool isFollowed(const RunScript &script, First first, Second second)
{
    const auto &commands = script.commands.commands;
    auto it = commands.begin();
    while (it != commands.end() && !first(*it))
        ++it;
    while (it != commands.end() && !second(*it))
        ++it;
    return it != commands.end();
}

} // namespace stagewright::lint
