#include "core/language/convert/texts.h"

#include "core/base/support/overloaded.h"
#include "core/base/support/strings.h"
#include "core/language/convert/convert.h"
#include "core/language/convert/paths.h"
#include "core/language/syntax/characters.h"
#include "core/language/syntax/shellword.h"

#include <algorithm>
#include <cstdio>

namespace stagewright::convert {

namespace {

using namespace dockerfile;

/// `["a" "b c"]`, as Go's %q prints a list.
std::string quotedList(const std::vector<std::string> &words)
{
    std::string text = "[";
    for (const auto &word : words)
        text += concat(text.size() > 1 ? " " : "", syntax::quoted(word));
    return text + "]";
}

/// `[a b c]`, as Go's %v prints it.
std::string plainList(const std::vector<std::string> &words)
{
    return concat("[", join(words, " "), "]");
}

std::string trimZeros(std::string fraction)
{
    while (!fraction.empty() && fraction.back() == '0')
        fraction.pop_back();
    return fraction.empty() ? fraction : concat(".", fraction);
}

/// Below a second: "1.5ms".
std::string formatFraction(std::int64_t nanoseconds)
{
    const bool isMilli = nanoseconds >= 1'000'000;
    const bool isMicro = !isMilli && nanoseconds >= 1'000;
    const std::int64_t unit = isMilli ? 1'000'000 : isMicro ? 1'000 : 1;
    char digits[16];
    std::snprintf(digits, sizeof digits, "%0*lld", isMilli ? 6 : 3,
                  static_cast<long long>(nanoseconds % unit));
    return concat(std::to_string(nanoseconds / unit), unit == 1 ? "" : trimZeros(digits),
                  isMilli   ? "ms"
                  : isMicro ? "µs"
                            : "ns");
}

/// "5m0s", as Go prints a duration.
std::string formatDuration(std::int64_t nanoseconds)
{
    const auto seconds = nanoseconds / 1'000'000'000;
    if (seconds == 0 && nanoseconds != 0)
        return formatFraction(nanoseconds);
    char digits[16];
    std::snprintf(digits, sizeof digits, "%09lld",
                  static_cast<long long>(nanoseconds % 1'000'000'000));
    std::string text;
    if (seconds >= 3600)
        text += concat(std::to_string(seconds / 3600), "h");
    if (seconds >= 60)
        text += concat(std::to_string(seconds / 60 % 60), "m");
    return concat(text, std::to_string(seconds % 60), trimZeros(digits), "s");
}

/// " (first line...)": what a heredoc's script is about.
std::string scriptSummary(const Instruction &instruction)
{
    const auto content = syntax::trimSpaces(instruction.heredocs.front().rawContent);
    const auto end = content.find('\n');
    auto line = content.substr(0, end);
    if (end != std::string_view::npos && line.ends_with('\r'))
        line.remove_suffix(1);
    return concat(" (", line, end == std::string_view::npos ? ")" : "...)");
}

/// The first word in capitals; a tab is no end of it.
std::string withUpperKeyword(std::string text)
{
    const auto end = std::min(text.find(' '), text.size());
    const auto keyword = toUpperAscii(std::string_view(text).substr(0, end));
    return text.replace(0, end, keyword);
}

/// Values of secrets are not shown.
syntax::VariableLookup shownValues(const ConvertedInstruction &instruction)
{
    return [&instruction](std::string_view name) -> std::optional<std::string> {
        if (const auto *run = instruction.as<ResolvedRun>()) {
            for (const auto &mount : run->mounts) {
                if (mount.type == Mount::Type::Secret && mount.environment == name)
                    return "****";
            }
        }
        return instruction.before->variables.get(name);
    };
}

/// "linux/arm64 " in builds for several platforms; "->amd64" where the stage makes files for
/// another one, as the variables TARGET… tell.
std::string platformPrefix(const ConvertedStage &stage, const Variables &variables)
{
    if (!stage.showsPlatform)
        return {};
    auto text = oci::formatWithVersion(stage.platform);
    oci::Platform target;
    bool isSet = false;
    for (const auto &variable : variables.list()) {
        const auto &value = variable->value.value_or(std::string());
        if (variable->name == "TARGETPLATFORM") {
            const auto parsed = oci::parsePlatform(value);
            if (!parsed)
                continue;
            target = *parsed;
            isSet = true;
            break;
        }
        auto *field = variable->name == "TARGETOS"        ? &target.os
                      : variable->name == "TARGETARCH"    ? &target.architecture
                      : variable->name == "TARGETVARIANT" ? &target.variant
                                                          : nullptr;
        if (field) {
            *field = value;
            isSet = true;
        }
    }
    if (!isSet)
        return text + " ";
    if (target.os.empty())
        target.os = stage.platform.os;
    if (target.architecture.empty())
        target.architecture = stage.platform.architecture;
    target = oci::normalised(std::move(target));
    if (target.os != stage.platform.os)
        text += concat("->", oci::formatWithVersion(target));
    else if (target.architecture != stage.platform.architecture)
        text +=
            concat("->", target.architecture, target.variant.empty() ? "" : "/", target.variant);
    return text + " ";
}

/// "[builder  2/10] "
std::string stepPrefix(const ConvertedStage &stage, std::size_t index, const Variables &variables)
{
    const auto last = std::to_string(stage.stepTotal);
    auto number = std::to_string(index);
    number.insert(0, last.size() > number.size() ? last.size() - number.size() : 0, ' ');
    return concat("[", platformPrefix(stage, variables), stage.stepStage,
                  stage.stepStage.empty() ? "" : " ", number, "/", last, "] ");
}

/// "|2 A=1 B=2 ": each ARG once, with the value that the RUN sees.
std::string argumentPrefix(const State &state)
{
    const auto arguments = state.arguments.list();
    if (arguments.empty())
        return {};
    auto text = concat("|", std::to_string(arguments.size()), " ");
    for (const auto &argument : arguments) {
        const auto seen = state.variables.get(argument->name);
        text += concat(argument->name, "=", seen ? *seen : argument->value.value_or(""), " ");
    }
    return text;
}

std::string rowOf(const ResolvedCopy &copy)
{
    std::string row = copy.isAdd ? "ADD" : "COPY";
    if (copy.parents)
        row += " --parents";
    if (!copy.chown.empty())
        row += concat(" --chown=", copy.chown);
    if (!copy.chmod.empty())
        row += concat(" --chmod=", copy.chmod);
    for (const auto &source : copy.sources)
        row += concat(" ", source.text);
    for (const auto &file : copy.files)
        row += concat(" <<", file.name);
    return concat(row, " ", copy.written, " # buildkit");
}

template<typename List>
std::string rowOfVariables(std::string_view keyword, const List &variables)
{
    std::string row(keyword);
    for (const auto &variable : variables)
        row += concat(" ", variable->name, variable->value ? "=" : "",
                      variable->value.value_or(std::string()));
    return row;
}

std::string rowOf(const ResolvedExpose &expose)
{
    std::vector<std::string> ports;
    for (const auto &port : expose.ports)
        ports.insert(ports.end(), port.ports.begin(), port.ports.end());
    return concat("EXPOSE ", plainList(ports));
}

std::string rowOf(const ResolvedLabel &label)
{
    std::string row = "LABEL";
    for (const auto &[key, value] : label.labels)
        row += concat(" ", key, "=", value);
    return row;
}

std::string rowOf(const oci::Healthcheck &health)
{
    return concat("HEALTHCHECK {Test:", plainList(health.test),
                  " Interval:", formatDuration(health.interval),
                  " Timeout:", formatDuration(health.timeout),
                  " StartPeriod:", formatDuration(health.startPeriod),
                  " StartInterval:", formatDuration(health.startInterval),
                  " Retries:", std::to_string(health.retries), "}");
}

/// Of those that have nothing to resolve.
std::optional<std::string> rowOf(const Instruction &instruction)
{
    if (const auto *detail = instruction.as<ShellInstruction>())
        return concat("SHELL ", plainList(detail->shell));
    if (const auto *detail = instruction.as<MaintainerInstruction>())
        return concat("MAINTAINER ", detail->name.text);
    if (const auto *detail = instruction.as<HealthcheckInstruction>())
        return rowOf(healthcheckOf(*detail));
    return std::nullopt;
}

} // namespace

oci::Healthcheck healthcheckOf(const HealthcheckInstruction &check)
{
    oci::Healthcheck health;
    health.interval = check.interval;
    health.timeout = check.timeout;
    health.startPeriod = check.startPeriod;
    health.startInterval = check.startInterval;
    health.retries = check.retries;
    if (check.isNone) {
        health.test = {"NONE"};
        return health;
    }
    health.test = {check.command.isExecForm ? "CMD" : "CMD-SHELL"};
    health.test.insert(health.test.end(), check.command.arguments.begin(),
                       check.command.arguments.end());
    return health;
}

std::string stepText(const Dockerfile &model, const ConvertedStage &stage,
                     const ConvertedInstruction &converted)
{
    const auto &instruction = instructionOf(model, stage, converted);
    const auto *run = instruction.as<RunInstruction>();
    syntax::ShellOptions options;
    options.escape = model.escape;
    options.keepQuotes = options.keepUnset = run != nullptr;
    auto text = std::string(syntax::trimSpaces(instruction.original));
    if (run && run->isScript)
        text += scriptSummary(instruction);
    if (auto expanded = syntax::expandShell(text, shownValues(converted), options))
        text = std::move(expanded->text);
    text = withUpperKeyword(std::move(text));
    return converted.isTrigger() ? concat("ONBUILD ", text) : text;
}

std::string stepName(const Dockerfile &model, const ConvertedStage &stage,
                     const ConvertedInstruction &converted)
{
    auto text = stepText(model, stage, converted);
    if (converted.step == 0)
        return text;
    return stepPrefix(stage, converted.step, converted.before->variables) + text;
}

std::string fromStepName(const ConvertedStage &stage)
{
    if (stage.fromStep == 0 || !stage.base.image)
        return {};
    return concat(stepPrefix(stage, stage.fromStep, Variables()), "FROM ", stage.base.image->name);
}

std::optional<std::string> historyText(const Dockerfile &model, const ConvertedStage &stage,
                                       const ConvertedInstruction &converted)
{
    const auto &instruction = instructionOf(model, stage, converted);
    const overloaded row{
        [&](const std::monostate &) { return rowOf(instruction); },
        [&](const ResolvedArg &arg) { return std::optional(rowOfVariables("ARG", arg.arguments)); },
        [&](const ResolvedEnv &env) { return std::optional(rowOfVariables("ENV", env.variables)); },
        [&](const ResolvedRun &run) {
            return std::optional(concat("RUN ", argumentPrefix(*converted.before),
                                        join(run.arguments, " "), " # buildkit"));
        },
        [&](const ResolvedWorkdir &workdir) {
            return std::optional(
                concat("WORKDIR ", withSlashes(workdir.directory, stage.platform.os)));
        },
        [&](const ResolvedUser &user) { return std::optional(concat("USER ", user.user)); },
        [&](const ResolvedStopSignal &stop) {
            return std::optional(concat("STOPSIGNAL ", stop.signal));
        },
        [&](const ResolvedVolume &volume) {
            return std::optional(concat("VOLUME ", plainList(volume.paths)));
        },
        [&](const ResolvedCommand &command) {
            const bool isCmd = instruction.kind == InstructionKind::Cmd;
            return std::optional(
                concat(isCmd ? "CMD " : "ENTRYPOINT ", quotedList(command.arguments)));
        },
        [&](const auto &other) { return std::optional(rowOf(other)); },
    };
    return std::visit(row, converted.resolved);
}

bool makesLayer(const ConvertedInstruction &converted)
{
    return converted.step != 0;
}

} // namespace stagewright::convert
