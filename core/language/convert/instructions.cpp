// Stages in file order, instruction by instruction.
#include "core/base/support/strings.h"
#include "core/language/convert/govalues.h"
#include "core/language/convert/instructionwork.h"
#include "core/language/convert/paths.h"
#include "core/language/convert/ports.h"

#include <algorithm>
#include <array>

namespace stagewright::convert {

namespace {

using namespace dockerfile;

constexpr std::string_view kPath = "PATH";
constexpr std::string_view kDefaultPath =
    "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
constexpr std::string_view kWindows = "windows";

/// BuildKit sets the image's environment anew: it wins over ARGs of the stage below, and stands
/// behind them.
void setVariables(State &state)
{
    auto variables = state.imageEnvironment;
    const auto arguments = state.arguments.list();
    for (auto argument = arguments.rbegin(); argument != arguments.rend(); ++argument) {
        const auto &name = (*argument)->name;
        auto set = state.variables.find(name);
        if (set && !state.imageEnvironment.find(name))
            variables = variables.with(std::move(set), Variables::Place::First);
    }
    state.variables = std::move(variables);
}

State stateOf(const oci::ImageConfig &config)
{
    State state;
    state.imageEnvironment = Variables(config.config.env);
    state.workingDirectory = config.config.workingDir;
    state.user = config.config.user;
    state.shell = config.config.shell;
    return state;
}

Outcome convertLabel(InstructionWork &work)
{
    ResolvedLabel resolved;
    Outcome problem;
    for (const auto &label : work.instruction.as<LabelInstruction>()->labels) {
        std::string key;
        std::string value;
        if (!work.expand(label.key, key, problem) ||
            (label.value && !work.expand(*label.value, value, problem)))
            break;
        resolved.labels.emplace_back(std::move(key), std::move(value));
    }
    work.result.resolved = std::move(resolved);
    return problem;
}

Outcome convertWorkdir(InstructionWork &work)
{
    ResolvedWorkdir resolved;
    Outcome problem;
    if (!work.expand(work.instruction.as<WorkdirInstruction>()->path, resolved.path, problem))
        return problem;
    auto directory = normalizeWorkdir(work.before().workingDirectory, resolved.path, work.os());
    if (!directory)
        return Message(MSG("convert", "normalizing workdir: %1"), {directory.error().toString()});
    resolved.directory = *directory;
    auto &state = work.after();
    state.hasWorkdir = true;
    state.workingDirectory = std::move(*directory);
    work.result.resolved = std::move(resolved);
    return problem;
}

Outcome convertUser(InstructionWork &work)
{
    ResolvedUser resolved;
    Outcome problem;
    if (work.expand(work.instruction.as<UserInstruction>()->user, resolved.user, problem))
        work.after().user = resolved.user;
    work.result.resolved = std::move(resolved);
    return problem;
}

bool isSignal(std::string_view text)
{
    constexpr std::array<std::string_view, 36> kNames = {
        "ABRT", "ALRM",   "BUS",  "CHLD",  "CLD",  "CONT", "FPE",    "HUP",   "ILL",
        "INT",  "IO",     "IOT",  "KILL",  "PIPE", "POLL", "PROF",   "PWR",   "QUIT",
        "SEGV", "STKFLT", "STOP", "SYS",   "TERM", "TRAP", "TSTP",   "TTIN",  "TTOU",
        "URG",  "USR1",   "USR2", "WINCH", "XCPU", "XFSZ", "VTALRM", "RTMIN", "RTMAX"};
    if (const auto number = parseInteger(text))
        return *number != 0;
    const auto upper = toUpperAscii(text);
    const auto name = std::string_view(upper).substr(upper.starts_with("SIG") ? 3 : 0);
    if (std::find(kNames.begin(), kNames.end(), name) != kNames.end())
        return true;
    const bool isLow = name.starts_with("RTMIN+");
    if (!isLow && !name.starts_with("RTMAX-"))
        return false;
    const auto digits = name.substr(6);
    const auto offset = digits.starts_with('0') ? std::nullopt : parseUnsigned(digits);
    return offset && *offset <= (isLow ? 15U : 14U);
}

Outcome convertStopSignal(InstructionWork &work)
{
    ResolvedStopSignal resolved;
    Outcome problem;
    if (work.expand(work.instruction.as<StopSignalInstruction>()->signal, resolved.signal,
                    problem) &&
        !isSignal(resolved.signal))
        problem = Message(MSG("convert", "invalid signal: %1"), {resolved.signal});
    work.result.resolved = std::move(resolved);
    return problem;
}

/// Words are sorted as they are written, then expanded and split again.
Outcome convertExpose(InstructionWork &work)
{
    auto words = work.instruction.as<ExposeInstruction>()->ports;
    std::sort(words.begin(), words.end(),
              [](const Word &a, const Word &b) { return a.text < b.text; });
    std::vector<std::string> specs;
    for (const auto &word : words) {
        auto parts = work.expander().words(word, work.before().variables);
        if (!parts)
            return std::move(parts).error();
        specs.insert(specs.end(), parts->begin(), parts->end());
    }
    ResolvedExpose resolved;
    Outcome problem;
    for (const auto &spec : specs) {
        ExposedPort port;
        problem = readPort(spec, port);
        if (!port.protocol.empty())
            resolved.ports.push_back(std::move(port));
        if (problem)
            break;
    }
    work.result.resolved = std::move(resolved);
    return problem;
}

Outcome convertVolume(InstructionWork &work)
{
    ResolvedVolume resolved;
    Outcome problem;
    work.expandAll(work.instruction.as<VolumeInstruction>()->paths, resolved.paths, problem);
    const auto isEmpty = [](const std::string &path) { return path.empty(); };
    if (!problem && std::any_of(resolved.paths.begin(), resolved.paths.end(), isEmpty))
        problem = Message(MSG("convert", "VOLUME specified can not be an empty string"));
    work.result.resolved = std::move(resolved);
    return problem;
}

void convertCommand(InstructionWork &work, const dockerfile::Command &command)
{
    ResolvedCommand resolved;
    resolved.arguments =
        command.isExecForm ? command.arguments : work.withShell(join(command.arguments, " "));
    work.result.resolved = std::move(resolved);
}

Outcome dispatch(InstructionWork &work)
{
    const auto &instruction = work.instruction;
    switch (instruction.kind) {
    case InstructionKind::Arg:
        return convertArg(work);
    case InstructionKind::Env:
        return convertEnv(work);
    case InstructionKind::Label:
        return convertLabel(work);
    case InstructionKind::Run:
        return convertRun(work);
    case InstructionKind::Copy:
    case InstructionKind::Add:
        return convertCopy(work);
    case InstructionKind::Workdir:
        return convertWorkdir(work);
    case InstructionKind::User:
        return convertUser(work);
    case InstructionKind::StopSignal:
        return convertStopSignal(work);
    case InstructionKind::Expose:
        return convertExpose(work);
    case InstructionKind::Volume:
        return convertVolume(work);
    case InstructionKind::Cmd:
        convertCommand(work, instruction.as<CmdInstruction>()->command);
        return std::nullopt;
    case InstructionKind::Entrypoint:
        convertCommand(work, instruction.as<EntrypointInstruction>()->command);
        return std::nullopt;
    case InstructionKind::Shell:
        work.after().shell = instruction.as<ShellInstruction>()->shell;
        return std::nullopt;
    case InstructionKind::Healthcheck:
    case InstructionKind::Maintainer:
    case InstructionKind::OnBuild:
    case InstructionKind::From:
    case InstructionKind::Unknown:
        break;
    }
    return std::nullopt;
}

/// One stage from what its base gives to its last instruction.
class StageConverter
{
public:
    StageConverter(Work &work, std::size_t index)
        : m_work(work)
        , m_index(index)
        , m_stage(work.result.stages[index])
    {}

    void run();
    /// A context that stands for the stage gives what those above it start with.
    void replace() { m_stage.start = m_stage.end = std::make_shared<State>(baseState()); }

private:
    State baseState();
    bool prepare(State &state);
    void convert(const Command &command);
    void numberStep(const Instruction &instruction, ConvertedInstruction &converted);

    Work &m_work;
    std::size_t m_index;
    ConvertedStage &m_stage;
    StatePointer m_state;
    std::size_t m_step = 0;
};

State StageConverter::baseState()
{
    const auto &base = m_stage.base;
    auto &imageOs = m_work.stages[m_index].imageOs;
    if (base.kind == ConvertedBase::Kind::Stage) {
        const auto &parent = m_work.result.stages[base.stage];
        m_stage.platform = parent.platform;
        imageOs = m_work.stages[base.stage].imageOs;
        return parent.end ? *parent.end : State();
    }
    if (base.image) {
        imageOs = base.image->config.platform.os;
        return stateOf(base.image->config);
    }
    State state;
    if (!m_stage.isReplaced) {
        imageOs = m_stage.platform.os;
        state.workingDirectory = "/";
    }
    return state;
}

/// What BuildKit does to the base's config before the first instruction.
bool StageConverter::prepare(State &state)
{
    if (!state.imageEnvironment.find(kPath) && m_stage.platform.os != kWindows)
        state.imageEnvironment = state.imageEnvironment.with(
            {std::string(kPath), std::string(kDefaultPath), {Origin::Kind::Builtin, {}}});
    setVariables(state);
    if (state.workingDirectory.empty())
        return true;
    auto directory =
        normalizeWorkdir(state.workingDirectory, state.workingDirectory, m_stage.platform.os);
    if (directory) {
        state.workingDirectory = std::move(*directory);
        return true;
    }
    m_work.failAt(
        m_work.model.stages[m_index].instructions.front(),
        Message(MSG("convert", "normalizing workdir: %1"), {directory.error().toString()}));
    return !m_work.isStopped();
}

void StageConverter::numberStep(const Instruction &instruction, ConvertedInstruction &converted)
{
    const auto *workdir = converted.as<ResolvedWorkdir>();
    const bool isStep = instruction.kind == InstructionKind::Run ||
                        instruction.kind == InstructionKind::Copy ||
                        instruction.kind == InstructionKind::Add ||
                        (workdir && workdir->directory != "/" && workdir->directory != "\\");
    if (isStep)
        converted.step = ++m_step;
}

void StageConverter::convert(const Command &command)
{
    auto &converted = m_stage.instructions.emplace_back();
    converted.index = command.index;
    converted.trigger = command.trigger;
    converted.before = m_state;
    const auto &instruction = instructionOf(m_work.model, m_stage, converted);
    InstructionWork work(m_work, m_stage, command, instruction, converted);
    auto problem = dispatch(work);
    m_state = work.takeAfter();
    numberStep(instruction, converted);
    if (!problem)
        return;
    converted.isFailed = true;
    m_work.failAt(command.trigger ? m_work.model.stages[m_index].instructions.front() : instruction,
                  std::move(*problem));
}

void StageConverter::run()
{
    m_work.stages[m_index].isDone = true;
    const auto &commands = m_work.stages[m_index].commands;
    auto state = baseState();
    if (!prepare(state))
        return;
    m_state = m_stage.start = std::make_shared<const State>(std::move(state));
    m_step = m_stage.fromStep;
    m_stage.instructions.reserve(commands.size());
    for (const auto &command : commands) {
        convert(command);
        if (m_work.isStopped())
            return;
    }
    m_stage.end = m_state;
}

/// The FROM of an image with layers is a step of its own.
void setFromStep(ConvertedStage &stage)
{
    if (stage.base.kind != ConvertedBase::Kind::Image)
        return;
    const auto *image = stage.base.image.get();
    const auto isEmpty = [](const oci::HistoryEntry &row) { return row.emptyLayer; };
    const bool hasLayers =
        !image || image->isAssumed || !image->config.rootFs.diffIds.empty() ||
        !std::all_of(image->config.history.begin(), image->config.history.end(), isEmpty);
    stage.fromStep = hasLayers ? 1 : 0;
}

} // namespace

State &InstructionWork::after()
{
    if (!m_after)
        m_after = std::make_shared<State>(*result.before);
    return *m_after;
}

std::string InstructionWork::workingDirectory() const
{
    const auto &directory = before().workingDirectory;
    return directory.empty() ? "/" : directory;
}

std::vector<std::string> InstructionWork::withShell(std::string commandText) const
{
    auto arguments = before().shell;
    if (arguments.empty() && work.stages[stage.index].imageOs == kWindows)
        arguments = {"cmd", "/S", "/C"};
    else if (arguments.empty())
        arguments = {"/bin/sh", "-c"};
    arguments.push_back(std::move(commandText));
    return arguments;
}

bool InstructionWork::expand(const Word &word, std::string &out, Outcome &problem)
{
    auto text = m_expander.text(word.text, placeOf(word.range), before().variables);
    if (!text) {
        problem = std::move(text).error();
        return false;
    }
    out = std::move(*text);
    return true;
}

bool InstructionWork::expandAll(const std::vector<Word> &words, std::vector<std::string> &out,
                                Outcome &problem)
{
    for (const auto &word : words) {
        if (!expand(word, out.emplace_back(), problem))
            return false;
    }
    return true;
}

bool InstructionWork::expandFlag(std::string_view name, std::string &out, Outcome &problem)
{
    const auto *flag = instruction.flag(name);
    return !flag || !flag->value || expand(*flag->value, out, problem);
}

bool InstructionWork::isReadable(const FileSource &source) const
{
    return source.kind != FileSource::Kind::Stage || work.stages[source.index].isDone;
}

void convertStages(Work &work)
{
    for (std::size_t i = 0; i < work.result.stages.size() && !work.isStopped(); ++i) {
        auto &stage = work.result.stages[i];
        if (!stage.isReachable && !work.takesAllStages())
            continue;
        setFromStep(stage);
        // BuildKit's check runs the instructions of a replaced stage all the same.
        if (stage.isReplaced && !work.takesAllStages())
            StageConverter(work, i).replace();
        else
            StageConverter(work, i).run();
    }
}

} // namespace stagewright::convert
