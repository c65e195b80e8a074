#include "core/base/support/overloaded.h"
#include "core/base/support/strings.h"
#include "core/build/plan/ports.h"
#include "core/build/plan/stagework.h"
#include "core/build/plan/texts.h"

#include <algorithm>

namespace stagewright::plan {

namespace {

using namespace dockerfile;

std::vector<std::string> shellOf(const oci::RunConfig &config)
{
    return config.shell.empty() ? std::vector<std::string>{"/bin/sh", "-c"} : config.shell;
}

std::vector<std::string> commandLine(const Command &command, const oci::RunConfig &config)
{
    if (command.isExecForm)
        return command.arguments;
    auto line = shellOf(config);
    line.push_back(join(command.arguments, " "));
    return line;
}

std::string signalNumberOrName(std::string_view signal)
{
    return toUpperAscii(signal.starts_with("SIG") || signal.starts_with("sig") ? signal.substr(3)
                                                                               : signal);
}

bool isSignal(std::string_view text)
{
    static constexpr std::string_view kNames[] = {
        "HUP",  "INT",  "QUIT", "ILL",  "TRAP",   "ABRT",  "IOT",    "BUS",    "FPE",  "KILL",
        "USR1", "SEGV", "USR2", "PIPE", "ALRM",   "TERM",  "STKFLT", "CHLD",   "CLD",  "CONT",
        "STOP", "TSTP", "TTIN", "TTOU", "URG",    "XCPU",  "XFSZ",   "VTALRM", "PROF", "WINCH",
        "IO",   "POLL", "PWR",  "SYS",  "UNUSED", "RTMIN", "RTMAX"};
    if (const auto number = parseUnsigned(text))
        return *number > 0 && *number <= 64;
    const auto name = signalNumberOrName(text);
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames) ||
           name.starts_with("RTMIN+") || name.starts_with("RTMAX-");
}

PlanResult<void> planVariables(StageWork &work, const Instruction &instruction,
                               std::string_view keyword)
{
    const auto before = work.scope.environment();
    if (const auto problem = work.scope.apply(instruction))
        return refuse(instruction, problem->toString());
    std::string row(keyword);
    if (const auto *env = instruction.as<EnvInstruction>()) {
        for (const auto &pair : env->variables) {
            const auto key =
                expandWord(pair.key.text, before.lookup(), work.planner.model().escape);
            const auto value = expandWord(pair.value ? pair.value->text : "", before.lookup(),
                                          work.planner.model().escape);
            if (key && value)
                row += concat(" ", key->text, "=", value->text);
        }
        work.config().env = work.scope.imageEnvironment();
    } else {
        const auto count = instruction.as<ArgInstruction>()->arguments.size();
        const auto &declared = work.scope.arguments();
        for (auto i = declared.size() - std::min(count, declared.size()); i < declared.size(); ++i)
            row += concat(" ", declared[i].name, declared[i].value ? "=" : "",
                          declared[i].value.value_or(std::string()));
    }
    work.addConfig(instruction, row);
    return {};
}

PlanResult<void> planLabels(StageWork &work, const Instruction &instruction)
{
    std::string row = "LABEL";
    for (const auto &label : instruction.as<LabelInstruction>()->labels) {
        const auto key = work.expand(label.key.text, instruction);
        if (!key)
            return tl::unexpected(key.error());
        const auto value = work.expand(label.value ? label.value->text : "", instruction);
        if (!value)
            return tl::unexpected(value.error());
        work.config().labels[*key] = *value;
        row += concat(" ", *key, "=", *value);
    }
    work.addConfig(instruction, row);
    return {};
}

PlanResult<void> planExpose(StageWork &work, const Instruction &instruction)
{
    auto words = instruction.as<ExposeInstruction>()->ports;
    std::sort(words.begin(), words.end(),
              [](const auto &a, const auto &b) { return a.text < b.text; });
    std::vector<std::string> ports;
    for (const auto &word : words) {
        const auto specs = expandToWords(word.text, work.scope.environment().lookup(),
                                         work.planner.model().escape);
        if (!specs)
            return refuse(instruction, specs.error().toString());
        for (const auto &spec : *specs) {
            const auto parsed = parsePorts(spec);
            if (!parsed)
                return refuse(instruction, parsed.error().toString());
            ports.insert(ports.end(), parsed->begin(), parsed->end());
        }
    }
    work.config().exposedPorts.insert(ports.begin(), ports.end());
    work.addConfig(instruction, concat("EXPOSE ", plainList(ports)));
    return {};
}

PlanResult<void> planVolume(StageWork &work, const Instruction &instruction)
{
    const auto paths = work.expandAll(instruction.as<VolumeInstruction>()->paths, instruction);
    if (!paths)
        return tl::unexpected(paths.error());
    for (const auto &path : *paths) {
        if (path.empty())
            return refuse(instruction, "VOLUME specified can not be an empty string");
    }
    work.config().volumes.insert(paths->begin(), paths->end());
    work.addConfig(instruction, concat("VOLUME ", plainList(*paths)));
    return {};
}

PlanResult<void> planUser(StageWork &work, const Instruction &instruction)
{
    const auto user = work.expand(instruction.as<UserInstruction>()->user.text, instruction);
    if (!user)
        return tl::unexpected(user.error());
    work.config().user = *user;
    work.addConfig(instruction, concat("USER ", *user));
    return {};
}

PlanResult<void> planStopSignal(StageWork &work, const Instruction &instruction)
{
    const auto signal =
        work.expand(instruction.as<StopSignalInstruction>()->signal.text, instruction);
    if (!signal)
        return tl::unexpected(signal.error());
    if (!isSignal(*signal))
        return refuse(instruction, concat("invalid signal: ", *signal));
    work.config().stopSignal = *signal;
    work.addConfig(instruction, concat("STOPSIGNAL ", *signal));
    return {};
}

void planHealthcheck(StageWork &work, const Instruction &instruction)
{
    const auto &check = *instruction.as<HealthcheckInstruction>();
    oci::Healthcheck health;
    if (check.isNone) {
        health.test = {"NONE"};
    } else {
        health.test = {check.command.isExecForm ? "CMD" : "CMD-SHELL"};
        health.test.insert(health.test.end(), check.command.arguments.begin(),
                           check.command.arguments.end());
    }
    health.interval = check.interval;
    health.timeout = check.timeout;
    health.startPeriod = check.startPeriod;
    health.startInterval = check.startInterval;
    health.retries = check.retries;
    const auto row = concat("HEALTHCHECK {Test:", plainList(health.test),
                            " Interval:", formatDuration(health.interval),
                            " Timeout:", formatDuration(health.timeout),
                            " StartPeriod:", formatDuration(health.startPeriod),
                            " StartInterval:", formatDuration(health.startInterval),
                            " Retries:", std::to_string(health.retries), "}");
    work.config().healthcheck = std::move(health);
    work.addConfig(instruction, row);
}

} // namespace

PlanResult<void> planConfig(StageWork &work, const Instruction &instruction)
{
    auto &config = work.config();
    switch (instruction.kind) {
    case InstructionKind::Arg:
        return planVariables(work, instruction, "ARG");
    case InstructionKind::Env:
        return planVariables(work, instruction, "ENV");
    case InstructionKind::Label:
        return planLabels(work, instruction);
    case InstructionKind::Expose:
        return planExpose(work, instruction);
    case InstructionKind::Volume:
        return planVolume(work, instruction);
    case InstructionKind::User:
        return planUser(work, instruction);
    case InstructionKind::StopSignal:
        return planStopSignal(work, instruction);
    case InstructionKind::Healthcheck:
        planHealthcheck(work, instruction);
        return {};
    case InstructionKind::Maintainer:
        work.plan.config.author = instruction.as<MaintainerInstruction>()->name.text;
        work.addConfig(instruction, concat("MAINTAINER ", work.plan.config.author));
        return {};
    case InstructionKind::Cmd:
        config.cmd = commandLine(instruction.as<CmdInstruction>()->command, config);
        config.argsEscaped = work.hasCommand = true;
        work.addConfig(instruction, concat("CMD ", quotedList(config.cmd)));
        return {};
    case InstructionKind::Entrypoint:
        config.entrypoint = commandLine(instruction.as<EntrypointInstruction>()->command, config);
        if (!work.hasCommand)
            config.cmd.clear();
        work.addConfig(instruction, concat("ENTRYPOINT ", quotedList(config.entrypoint)));
        return {};
    case InstructionKind::Shell:
        config.shell = instruction.as<ShellInstruction>()->shell;
        work.addConfig(instruction, concat("SHELL ", plainList(config.shell)));
        return {};
    case InstructionKind::OnBuild:
        config.onBuild.push_back(instruction.as<OnBuildInstruction>()->trigger);
        work.addConfig(instruction, {});
        return {};
    case InstructionKind::From:
    case InstructionKind::Run:
    case InstructionKind::Copy:
    case InstructionKind::Add:
    case InstructionKind::Workdir:
    case InstructionKind::Unknown:
        break;
    }
    return refuse(instruction, concat("unknown instruction: ", instruction.keyword.text));
}

} // namespace stagewright::plan
