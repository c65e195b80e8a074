#include "core/language/assist/signature.h"

#include "core/base/support/strings.h"
#include "core/language/assist/manual.h"
#include "core/language/assist/place.h"

#include <algorithm>

namespace stagewright::assist {

namespace {

struct Form
{
    InstructionKind kind;
    /// Parameters, with blanks between; `…` says that more may follow.
    std::string_view text;
};

constexpr Form kForms[] = {
    {InstructionKind::From, "[--platform=PLATFORM] IMAGE [AS\u00A0NAME]"},
    {InstructionKind::Arg, "NAME[=DEFAULT]…"},
    {InstructionKind::Env, "NAME=VALUE…"},
    {InstructionKind::Label, "KEY=VALUE…"},
    {InstructionKind::Run, "[--mount=TYPE,…] [--network=MODE] [--security=MODE] [--device=NAME] "
                           "COMMAND…"},
    {InstructionKind::Copy, "[--from=SOURCE] [--chown=USER:GROUP] [--chmod=MODE] [--link] "
                            "[--parents] [--exclude=PATTERN] PATH… DESTINATION"},
    {InstructionKind::Add,
     "[--chown=USER:GROUP] [--chmod=MODE] [--link] [--keep-git-dir] [--checksum=DIGEST] [--unpack] "
     "[--exclude=PATTERN] SOURCE… DESTINATION"},
    {InstructionKind::Workdir, "PATH"},
    {InstructionKind::User, "USER[:GROUP]"},
    {InstructionKind::StopSignal, "SIGNAL"},
    {InstructionKind::Maintainer, "NAME"},
    {InstructionKind::Expose, "PORT[/PROTOCOL]…"},
    {InstructionKind::Volume, "PATH…"},
    {InstructionKind::Cmd, "[\"PROGRAM\",\u00A0\"ARGUMENT\"…]"},
    {InstructionKind::Entrypoint, "[\"PROGRAM\",\u00A0\"ARGUMENT\"…]"},
    {InstructionKind::Shell, "[\"PROGRAM\",\u00A0\"ARGUMENT\"…]"},
    {InstructionKind::Healthcheck,
     "[--interval=TIME] [--timeout=TIME] [--start-period=TIME] [--start-interval=TIME] "
     "[--retries=NUMBER] CMD\u00A0COMMAND…"},
    {InstructionKind::OnBuild, "INSTRUCTION"},
};

bool isFlag(std::string_view parameter)
{
    return parameter.starts_with("[--");
}

/// "from" of "[--from=SOURCE]".
std::string_view flagNameOf(std::string_view parameter)
{
    const auto name = parameter.substr(3);
    return name.substr(0, name.find_first_of("=]"));
}

/// Which of the parameters without dashes an argument is.
std::size_t ordinalOf(const Place &place, std::size_t count)
{
    return std::min(place.words.size(), count - 1);
}

std::optional<std::size_t> activeOf(const Place &place,
                                    const std::vector<std::string_view> &parameters)
{
    const auto typed =
        place.kind == Place::Kind::FlagName
            ? std::string_view(place.prefix)
                  .substr(std::min(place.prefix.find_first_not_of('-'), place.prefix.size()))
            : std::string_view(place.name);
    if (place.kind == Place::Kind::FlagName || place.kind == Place::Kind::FlagValue) {
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const bool isValue = place.kind == Place::Kind::FlagValue;
            if (!isFlag(parameters[i]) || typed.empty())
                continue;
            const auto name = flagNameOf(parameters[i]);
            if (isValue ? name == typed : name.starts_with(typed))
                return i;
        }
        return std::nullopt;
    }
    const auto first =
        static_cast<std::size_t>(std::ranges::find_if_not(parameters, isFlag) - parameters.begin());
    if (first == parameters.size())
        return std::nullopt;
    return first + ordinalOf(place, parameters.size() - first);
}

} // namespace

std::optional<Signature> signatureAt(const analysis::Analysis &analysis, std::uint32_t offset)
{
    const auto place = placeAt(analysis, offset);
    const bool isInside = place.kind == Place::Kind::FlagName ||
                          place.kind == Place::Kind::FlagValue ||
                          place.kind == Place::Kind::Argument;
    const auto form = std::ranges::find(kForms, place.instruction, &Form::kind);
    if (!isInside || form == std::end(kForms))
        return std::nullopt;
    Signature signature;
    signature.about = aboutInstruction(place.instruction).message();
    signature.label = dockerfile::nameOf(place.instruction);
    const auto parameters = split(form->text, ' ');
    for (const auto parameter : parameters) {
        signature.label += ' ';
        const auto begin = signature.label.size();
        signature.label += parameter;
        signature.parameters.push_back(
            {begin, signature.label.size(),
             isFlag(parameter) ? aboutFlag(place.instruction, flagNameOf(parameter)).message()
                               : Message()});
    }
    signature.active = activeOf(place, parameters);
    return signature;
}

} // namespace stagewright::assist
