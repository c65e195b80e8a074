#include "core/language/dockerfile/instruction.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <array>

namespace stagewright::dockerfile {

namespace {

/// White space runs, line feeds too, become one blank.
std::string onOneLine(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        const bool isBlank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!isBlank)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (result.ends_with(' '))
        result.pop_back();
    return result;
}

} // namespace

std::string_view nameOf(InstructionKind kind)
{
    constexpr std::array<std::string_view, 19> kNames = {
        "FROM",       "ARG",   "ENV",         "LABEL",      "RUN",    "COPY",   "ADD",
        "WORKDIR",    "USER",  "STOPSIGNAL",  "MAINTAINER", "EXPOSE", "VOLUME", "CMD",
        "ENTRYPOINT", "SHELL", "HEALTHCHECK", "ONBUILD",    ""};
    return kNames[static_cast<std::size_t>(kind)];
}

InstructionKind instructionKind(std::string_view keyword)
{
    for (int i = 0; i < static_cast<int>(InstructionKind::Unknown); ++i) {
        const auto kind = static_cast<InstructionKind>(i);
        if (equalsIgnoringAsciiCase(nameOf(kind), keyword))
            return kind;
    }
    return InstructionKind::Unknown;
}

std::string_view nameOf(Mount::Type type)
{
    constexpr std::array<std::string_view, 5> kNames = {"bind", "cache", "tmpfs", "secret", "ssh"};
    return kNames[static_cast<std::size_t>(type)];
}

std::optional<std::string_view> Mount::option(std::string_view key) const
{
    const auto found = std::find_if(options.rbegin(), options.rend(),
                                    [&](const KeyValue &o) { return o.key.text == key; });
    if (found == options.rend())
        return std::nullopt;
    return found->value ? std::string_view(found->value->text) : std::string_view();
}

std::optional<std::string_view> Mount::anyOption(std::initializer_list<std::string_view> keys) const
{
    const auto found = std::find_if(options.rbegin(), options.rend(), [&](const KeyValue &o) {
        return std::find(keys.begin(), keys.end(), o.key.text) != keys.end();
    });
    return found == options.rend() ? std::nullopt : option(found->key.text);
}

std::optional<std::string_view> Mount::target() const
{
    return anyOption({"target", "dst", "destination"});
}

std::optional<std::string_view> Mount::source() const
{
    return anyOption({"source", "src"});
}

const Flag *Instruction::flag(std::string_view name) const
{
    const auto found =
        std::find_if(flags.rbegin(), flags.rend(), [&](const Flag &f) { return f.name == name; });
    return found == flags.rend() ? nullptr : &*found;
}

std::string_view Instruction::flagValue(std::string_view name) const
{
    const auto *found = flag(name);
    return found && found->value ? std::string_view(found->value->text) : std::string_view();
}

bool Instruction::hasSwitch(std::string_view name) const
{
    const auto *found = flag(name);
    return found && (!found->value || equalsIgnoringAsciiCase(found->value->text, "true"));
}

std::string_view Instruction::description(std::string_view name) const
{
    if (name.empty())
        return {};
    const auto start = concat(name, " ");
    for (const auto &comment : comments) {
        if (comment.starts_with(start))
            return std::string_view(comment).substr(start.size());
    }
    return {};
}

std::string Instruction::summary() const
{
    auto text = toUpperAscii(keyword.text);
    for (const auto &flag : flags) {
        text += " --" + flag.name;
        if (flag.value)
            text += "=" + flag.value->text;
    }
    if (!argumentText.empty())
        text += " " + argumentText;
    return onOneLine(text);
}

} // namespace stagewright::dockerfile
