#include "core/language/lint/commandtests.h"

#include <algorithm>
#include <span>

namespace stagewright::lint {

namespace {

/// Calls `visit(flag)` for each flag in the word; stops where it returns true.
template<typename Visit>
bool anyFlag(std::string_view word, Visit visit)
{
    if (word.size() < 2 || word.front() != '-' || word == "--")
        return false;
    if (word.starts_with("--"))
        return visit(word.substr(2, word.find('=') - 2));
    for (std::size_t i = 1; i < word.size(); ++i) {
        if (visit(word.substr(i, 1)))
            return true;
    }
    return false;
}

bool isFlag(std::string_view word)
{
    return word.size() > 1 && word.front() == '-' && word != "--";
}

bool startWithWords(std::span<const ShellWord> words, WordList texts)
{
    return words.size() >= texts.size() &&
           std::equal(texts.begin(), texts.end(), words.begin(),
                      [](auto text, const auto &word) { return word.text == text; });
}

} // namespace

bool isOneOf(std::string_view name, WordList names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

const ShellWord *findArgument(const ShellCommand &command, WordList words)
{
    const auto found = std::find_if(command.words.begin() + 1, command.words.end(),
                                    [&](const auto &word) { return isOneOf(word.text, words); });
    return found == command.words.end() ? nullptr : &*found;
}

bool hasArgument(const ShellCommand &command, WordList words)
{
    return findArgument(command, words) != nullptr;
}

bool calls(const ShellCommand &command, WordList names, WordList arguments)
{
    return isOneOf(command.name(), names) && hasArgument(command, arguments);
}

bool hasFlag(const ShellCommand &command, WordList flags)
{
    return std::any_of(command.words.begin() + 1, command.words.end(), [&](const auto &word) {
        return anyFlag(word.text, [&](auto flag) { return isOneOf(flag, flags); });
    });
}

std::size_t countFlag(const ShellCommand &command, std::string_view flag)
{
    std::size_t count = 0;
    for (auto word = command.words.begin() + 1; word != command.words.end(); ++word)
        anyFlag(word->text, [&](auto name) { return count += name == flag, false; });
    return count;
}

std::optional<std::string> flagValue(const ShellCommand &command, WordList flags)
{
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        const auto &text = command.words[i].text;
        if (!anyFlag(text, [&](auto flag) { return isOneOf(flag, flags); }))
            continue;
        if (const auto equals = text.find('='); equals != std::string::npos)
            return text.substr(equals + 1);
        if (i + 1 < command.words.size())
            return command.words[i + 1].text;
    }
    return std::nullopt;
}

std::vector<const ShellWord *> plainArguments(const ShellCommand &command, WordList flagsWithValue)
{
    std::vector<const ShellWord *> plain;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        const auto &text = command.words[i].text;
        if (!isFlag(text))
            plain.push_back(&command.words[i]);
        else if (text.find('=') == std::string::npos &&
                 anyFlag(text, [&](auto flag) { return isOneOf(flag, flagsWithValue); }))
            ++i;
    }
    return plain;
}

bool isPipInstall(const ShellCommand &command)
{
    const std::string_view name = command.name();
    if (name.starts_with("pip") && !name.starts_with("pipenv"))
        return hasArgument(command, {"install"});
    if (!name.starts_with("python"))
        return false;
    const std::span words(command.words);
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (startWithWords(words.subspan(i), {"-m", "pip", "install"}))
            return true;
    }
    return false;
}

bool hasCacheMount(const RunScript &script, std::string_view fragment)
{
    using Type = dockerfile::Mount::Type;
    const auto &mounts = script.detail().mounts;
    return std::any_of(mounts.begin(), mounts.end(), [&](const auto &mount) {
        return (mount.type == Type::Cache || mount.type == Type::Tmpfs) &&
               mount.target().value_or("").find(fragment) != std::string_view::npos;
    });
}

} // namespace stagewright::lint
