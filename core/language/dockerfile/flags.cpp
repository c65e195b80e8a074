#include "core/language/dockerfile/flags.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/suggest.h"

#include <algorithm>

namespace stagewright::dockerfile {

namespace {

using Type = FlagSpec::Type;

constexpr FlagSpec kFromFlags[] = {{"platform", Type::Text}};
constexpr FlagSpec kRunFlags[] = {{"mount", Type::Texts},
                                  {"network", Type::Text},
                                  {"security", Type::Text},
                                  {"device", Type::Texts}};
constexpr FlagSpec kCopyFlags[] = {{"from", Type::Text},     {"chown", Type::Text},
                                   {"chmod", Type::Text},    {"link", Type::Switch},
                                   {"exclude", Type::Texts}, {"parents", Type::Switch}};
constexpr FlagSpec kAddFlags[] = {{"chown", Type::Text},    {"chmod", Type::Text},
                                  {"link", Type::Switch},   {"keep-git-dir", Type::Switch},
                                  {"checksum", Type::Text}, {"unpack", Type::Switch},
                                  {"exclude", Type::Texts}};
constexpr FlagSpec kHealthcheckFlags[] = {{"interval", Type::Text},
                                          {"timeout", Type::Text},
                                          {"start-period", Type::Text},
                                          {"start-interval", Type::Text},
                                          {"retries", Type::Text}};

std::optional<Message> checkValue(const Flag &flag, Type type)
{
    const auto name = concat("--", flag.name);
    const bool isSwitch = type == Type::Switch;
    if (isSwitch ? flag.value && flag.value->text.empty() : !flag.value)
        return Message(MSG("dockerfile", "missing a value on flag: %1"), {name});
    if (!isSwitch || !flag.value)
        return std::nullopt;
    const auto value = toLowerAscii(flag.value->text);
    if (value == "true" || value == "false")
        return std::nullopt;
    return Message(MSG("dockerfile", "expecting boolean value for flag %1, not: %2"),
                   {name, flag.value->text});
}

Message unknownFlag(std::string_view name, std::span<const FlagSpec> known)
{
    std::vector<std::string_view> names;
    for (const auto &spec : known)
        names.push_back(spec.name);
    return {MSG("dockerfile", "unknown flag: --%1%2"), {name, suggestion(name, names)}};
}

} // namespace

std::span<const FlagSpec> knownFlags(InstructionKind kind)
{
    switch (kind) {
    case InstructionKind::From:
        return kFromFlags;
    case InstructionKind::Run:
        return kRunFlags;
    case InstructionKind::Copy:
        return kCopyFlags;
    case InstructionKind::Add:
        return kAddFlags;
    case InstructionKind::Healthcheck:
        return kHealthcheckFlags;
    case InstructionKind::Arg:
    case InstructionKind::Env:
    case InstructionKind::Label:
    case InstructionKind::Workdir:
    case InstructionKind::User:
    case InstructionKind::StopSignal:
    case InstructionKind::Maintainer:
    case InstructionKind::Expose:
    case InstructionKind::Volume:
    case InstructionKind::Cmd:
    case InstructionKind::Entrypoint:
    case InstructionKind::Shell:
    case InstructionKind::OnBuild:
    case InstructionKind::Unknown:
        return {};
    }
    return {};
}

std::optional<FlagProblem> checkFlags(std::span<const Flag> flags, std::span<const FlagSpec> known)
{
    for (std::size_t i = 0; i < flags.size(); ++i) {
        const auto &flag = flags[i];
        const auto spec = std::find_if(known.begin(), known.end(),
                                       [&](const FlagSpec &s) { return s.name == flag.name; });
        if (spec == known.end())
            return FlagProblem{unknownFlag(flag.name, known), i};
        const bool isRepeated = std::any_of(flags.begin(), flags.begin() + std::ptrdiff_t(i),
                                            [&](const Flag &f) { return f.name == flag.name; });
        if (isRepeated && spec->type != Type::Texts)
            return FlagProblem{
                Message(MSG("dockerfile", "duplicate flag specified: --%1"), {flag.name}), i};
        if (auto message = checkValue(flag, spec->type))
            return FlagProblem{std::move(*message), i};
    }
    return std::nullopt;
}

} // namespace stagewright::dockerfile
