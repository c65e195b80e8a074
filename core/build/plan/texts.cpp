#include "core/build/plan/texts.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"
#include "core/language/syntax/shellword.h"

#include <cstdio>

namespace stagewright::plan {

namespace {

/// path.Clean of an absolute path: "/a/./b/../c/" → "/a/c".
std::string cleanAbsolute(std::string_view path)
{
    std::vector<std::string_view> parts;
    for (const auto part : split(path, '/')) {
        if (part == "..") {
            if (!parts.empty())
                parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    std::string clean;
    for (const auto part : parts)
        clean += concat("/", part);
    return clean.empty() ? "/" : clean;
}

std::string joinedClean(std::string_view current, std::string_view path)
{
    return cleanAbsolute(path.starts_with('/') ? std::string(path) : concat(current, "/", path));
}

/// "RUN <<E (first line...)": what a heredoc's script is about.
std::string scriptSummary(const dockerfile::Instruction &instruction)
{
    const auto content = trim(instruction.heredocs.front().content);
    const auto lines = split(content, '\n');
    return concat(" (", trim(lines.front()), lines.size() > 1 ? "...)" : ")");
}

std::string writtenText(const dockerfile::Instruction &instruction)
{
    std::string text = instruction.keyword.text;
    for (const auto &flag : instruction.flags)
        text +=
            flag.value ? concat(" --", flag.name, "=", flag.value->text) : concat(" --", flag.name);
    if (!instruction.argumentText.empty())
        text += concat(" ", instruction.argumentText);
    return text;
}

std::string trimZeros(std::string fraction)
{
    while (!fraction.empty() && fraction.back() == '0')
        fraction.pop_back();
    return fraction.empty() ? fraction : concat(".", fraction);
}

} // namespace

std::string joinWorkingDirectory(std::string_view current, std::string_view path)
{
    return joinedClean(current, path);
}

std::string destinationPath(std::string_view workingDirectory, std::string_view path)
{
    if (path.empty() || path == ".")
        path = "./";
    auto clean = joinedClean(workingDirectory, path);
    if (path.ends_with('/') && clean != "/")
        clean += "/";
    else if (path.ends_with("/."))
        clean += clean == "/" ? "." : "/.";
    return clean;
}

std::string quotedList(const std::vector<std::string> &words)
{
    std::string text = "[";
    for (const auto &word : words)
        text += concat(text.size() > 1 ? " " : "", syntax::quoted(word));
    return text + "]";
}

std::string plainList(const std::vector<std::string> &words)
{
    return concat("[", join(words, " "), "]");
}

std::string formatDuration(std::int64_t nanoseconds)
{
    const auto seconds = nanoseconds / 1'000'000'000;
    char digits[16];
    if (seconds == 0 && nanoseconds != 0) {
        const bool milli = nanoseconds >= 1'000'000;
        const std::int64_t unit = milli ? 1'000'000 : nanoseconds >= 1'000 ? 1'000 : 1;
        std::snprintf(digits, sizeof digits, "%0*lld", milli ? 6 : 3,
                      static_cast<long long>(nanoseconds % unit));
        return concat(std::to_string(nanoseconds / unit), unit == 1 ? "" : trimZeros(digits),
                      milli       ? "ms"
                      : unit == 1 ? "ns"
                                  : "µs");
    }
    std::snprintf(digits, sizeof digits, "%09lld",
                  static_cast<long long>(nanoseconds % 1'000'000'000));
    std::string text;
    if (seconds >= 3600)
        text += concat(std::to_string(seconds / 3600), "h");
    if (seconds >= 60)
        text += concat(std::to_string(seconds / 60 % 60), "m");
    return concat(text, std::to_string(seconds % 60), trimZeros(digits), "s");
}

std::string stepText(const dockerfile::Instruction &instruction,
                     const dockerfile::VariableLookup &lookup, char escape)
{
    const auto *run = instruction.as<dockerfile::RunInstruction>();
    syntax::ShellOptions options;
    options.escape = escape;
    options.keepQuotes = options.keepUnset = run != nullptr;
    auto text = writtenText(instruction);
    if (run && run->isScript)
        text += scriptSummary(instruction);
    if (const auto expanded = syntax::expandShell(text, lookup, options))
        text = expanded->text;
    const auto keyword = instruction.keyword.text.size();
    return toUpperAscii(text.substr(0, keyword)) + text.substr(std::min(keyword, text.size()));
}

std::string stepPrefix(std::string_view stageName, std::size_t index, std::size_t total)
{
    const auto last = std::to_string(total);
    auto number = std::to_string(index);
    number.insert(0, last.size() > number.size() ? last.size() - number.size() : 0, ' ');
    return concat("[", stageName, stageName.empty() ? "" : " ", number, "/", last, "] ");
}

} // namespace stagewright::plan
