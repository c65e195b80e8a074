// FROM lines, the target, and who reads from whom.
#include "core/base/support/strings.h"
#include "core/image/oci/imagereference.h"
#include "core/language/convert/govalues.h"
#include "core/language/convert/names.h"
#include "core/language/convert/work.h"
#include "core/language/dockerfile/suggest.h"
#include "core/language/syntax/characters.h"

#include <algorithm>

namespace stagewright::convert {

namespace {

using dockerfile::CopyInstruction;
using dockerfile::FromInstruction;
using dockerfile::RunInstruction;

constexpr std::string_view kScratch = "scratch";

std::string suggestionAmong(std::string_view word, const std::vector<std::string> &names)
{
    const std::vector<std::string_view> options(names.begin(), names.end());
    return dockerfile::suggestion(word, options);
}

bool makesVertex(const Instruction &instruction)
{
    const auto kind = instruction.kind;
    return kind == InstructionKind::Run || kind == InstructionKind::Copy ||
           kind == InstructionKind::Add || kind == InstructionKind::Workdir;
}

/// One FROM line.
class StageLine
{
public:
    StageLine(Work &work, std::size_t index)
        : m_work(work)
        , m_stage(work.result.stages[index])
        , m_from(work.model.stages[index].instructions.front())
        , m_detail(*m_from.as<FromInstruction>())
        , m_name(work.model.stages[index].name)
    {}

    void read();

private:
    void readName();
    void readPlatform();
    void readContext();
    void readBase();
    void countSteps();
    std::string platformSuggestion() const;

    Work &m_work;
    ConvertedStage &m_stage;
    const Instruction &m_from;
    const FromInstruction &m_detail;
    const std::string &m_name;
};

void StageLine::readName()
{
    auto name =
        Expander(m_work.model.escape, m_stage.baseUses).word(m_detail.image, m_work.result.globals);
    if (!name)
        return m_work.failAt(m_from, std::move(name).error(), m_detail.image.range);
    if (name->empty())
        return m_work.failAt(
            m_from,
            Message(MSG("convert", "base name (%1) should not be blank"), {m_detail.image.text}),
            m_detail.image.range);
    m_stage.base.name = std::move(*name);
}

/// The nearest name to one of those that are not set.
std::string StageLine::platformSuggestion() const
{
    std::vector<std::string> names;
    for (const auto &variable : m_work.result.globals.list())
        names.push_back(variable->name);
    for (const auto &use : m_stage.platformUses) {
        if (use.variable)
            continue;
        if (auto text = suggestionAmong(use.name, names); !text.empty())
            return text;
    }
    return {};
}

void StageLine::readPlatform()
{
    if (!m_detail.platform || m_detail.platform->text.empty())
        return;
    const auto &written = *m_detail.platform;
    auto text =
        Expander(m_work.model.escape, m_stage.platformUses).word(written, m_work.result.globals);
    if (!text)
        return m_work.failAt(
            m_from,
            Message(MSG("convert", "failed to process arguments for platform : %1"),
                    {text.error().toString()}),
            written.range);
    if (text->empty())
        return m_work.failAt(m_from,
                             Message(MSG("convert", "empty platform value from expression %1%2"),
                                     {written.text, platformSuggestion()}),
                             written.range);
    const auto platform = oci::parsePlatform(*text);
    if (!platform) {
        auto lines = linesOf(m_from);
        lines.push_back(lines.front());
        return m_work.fail(Message(MSG("convert", "failed to parse platform %1: %2%3"),
                                   {written.text, platformProblem(*text), platformSuggestion()}),
                           std::move(lines), written.range);
    }
    m_stage.platform = *platform;
    m_stage.platformText = std::move(*text);
}

void StageLine::readContext()
{
    if (m_name.empty())
        return;
    auto match = m_work.contextFor(m_name, m_stage.platform);
    if (!match)
        return m_work.fail(std::move(match).error(), {}, m_detail.stageName->range);
    if (!match->context)
        return;
    m_stage.isReplaced = true;
    m_stage.base.kind = ConvertedBase::Kind::Context;
    m_stage.base.context = *match->context;
    m_stage.base.contextKey = std::move(match->key);
}

/// FROM looks at the stages above, and minds the case.
void StageLine::readBase()
{
    auto &base = m_stage.base;
    const auto known = m_work.stagesByName.find(base.name);
    if (known != m_work.stagesByName.end()) {
        base.kind = ConvertedBase::Kind::Stage;
        base.stage = known->second;
    } else if (base.name == kScratch) {
        base.kind = ConvertedBase::Kind::Scratch;
        m_stage.platform = m_work.targetPlatform;
    }
}

void StageLine::countSteps()
{
    const auto &instructions = m_work.model.stages[m_stage.index].instructions;
    m_stage.stepTotal = static_cast<std::size_t>(
        std::count_if(instructions.begin() + 1, instructions.end(), makesVertex));
    if (m_stage.base.kind == ConvertedBase::Kind::Unknown)
        ++m_stage.stepTotal;
}

void StageLine::read()
{
    m_stage.platform = m_work.targetPlatform;
    m_stage.showsPlatform = m_work.options.isMultiPlatform;
    if (m_from.isValid)
        readName();
    if (!m_work.isStopped())
        readPlatform();
    if (!m_work.isStopped())
        readContext();
    if (m_work.isStopped())
        return;
    m_stage.stepStage = m_work.displayName(m_stage.index);
    if (!m_stage.isReplaced) {
        readBase();
        countSteps();
        const auto &noCache = m_work.options.noCache;
        m_stage.ignoresCache =
            noCache && (noCache->empty() ||
                        std::any_of(noCache->begin(), noCache->end(), [&](const auto &name) {
                            return equalsIgnoringAsciiCase(name, m_name);
                        }));
    }
    if (!m_name.empty())
        m_work.stagesByName[m_name] = m_stage.index;
}

/// Finds circles of COPY and mount edges, over all stages.
class CircleFinder
{
public:
    explicit CircleFinder(Work &work)
        : m_work(work)
        , m_marks(work.model.stages.size(), Mark::New)
    {}

    void run();

private:
    enum class Mark { New, Open, Closed };
    struct Step
    {
        std::size_t stage = 0;
        std::size_t next = 0; ///< dependency to look at
    };

    bool findFrom(std::size_t start);
    void report(std::size_t start);

    Work &m_work;
    std::vector<Mark> m_marks;
    std::vector<Step> m_path;
};

/// True where a circle can be reached. The path is kept by hand: stages may be many.
bool CircleFinder::findFrom(std::size_t start)
{
    m_path = {{start, 0}};
    m_marks[start] = Mark::Open;
    while (!m_path.empty()) {
        auto &step = m_path.back();
        const auto &dependencies = m_work.result.stages[step.stage].dependencies;
        if (step.next == dependencies.size()) {
            m_marks[step.stage] = Mark::Closed;
            m_path.pop_back();
            continue;
        }
        const auto &source = dependencies[step.next++].source;
        if (source.kind != FileSource::Kind::Stage || m_marks[source.index] == Mark::Closed)
            continue;
        if (m_marks[source.index] == Mark::Open)
            return true;
        m_marks[source.index] = Mark::Open;
        m_path.push_back({source.index, 0});
    }
    return false;
}

void CircleFinder::report(std::size_t start)
{
    std::vector<syntax::LineSpan> lines;
    TextRange range;
    for (const auto &step : m_path) {
        const auto &dependency = m_work.result.stages[step.stage].dependencies[step.next - 1];
        const auto &user = m_work.model.stages[step.stage].instructions[dependency.instruction];
        lines.push_back(linesOf(user).front());
        range = user.range;
    }
    m_work.fail(Message(MSG("convert", "circular dependency detected on stage: %1"),
                        {m_work.displayName(start)}),
                std::move(lines), range);
}

void CircleFinder::run()
{
    for (std::size_t stage = 0; stage < m_marks.size(); ++stage) {
        if (m_marks[stage] != Mark::New || !findFrom(stage))
            continue;
        report(stage);
        for (const auto &step : m_path)
            m_marks[step.stage] = Mark::Closed;
        if (m_work.isStopped())
            return;
    }
}

void addDependency(ConvertedStage &stage, const FileSource &source, std::size_t instruction)
{
    auto &all = stage.dependencies;
    const auto known = std::find_if(all.begin(), all.end(),
                                    [&](const auto &entry) { return entry.source == source; });
    if (known != all.end())
        known->instruction = instruction;
    else
        all.push_back({source, instruction});
}

/// Reads the names behind `--from` and `from=`.
class SourceReader
{
public:
    SourceReader(Work &work, std::size_t stage, const Instruction &instruction, Command &command)
        : m_work(work)
        , m_stage(stage)
        , m_instruction(instruction)
        , m_command(command)
    {}

    bool read();

private:
    bool readCopy(const dockerfile::Word &from);
    void readMounts(const RunInstruction &run);
    Expected<FileSource> sourceOfCopy(const dockerfile::Word &from) const;
    FileSource implicitStage(std::string_view name);
    void add(const FileSource &source);

    Work &m_work;
    std::size_t m_stage;
    const Instruction &m_instruction;
    Command &m_command;
};

FileSource SourceReader::implicitStage(std::string_view name)
{
    ImplicitStage stage;
    stage.name = name;
    stage.base.name = name;
    stage.platform = m_work.targetPlatform;
    stage.user = m_stage;
    stage.instruction = m_command.index;
    stage.isMount = m_instruction.kind == InstructionKind::Run;
    m_work.result.implicitStages.push_back(std::move(stage));
    return {FileSource::Kind::Implicit, m_work.result.implicitStages.size() - 1};
}

/// A number counts the stages and, behind them, the images that were named so far.
Expected<FileSource> indexedSource(const Work &work, std::int64_t index)
{
    const auto stages = static_cast<std::int64_t>(work.model.stages.size());
    const auto all = stages + static_cast<std::int64_t>(work.result.implicitStages.size());
    if (index < 0 || index >= all)
        return tl::unexpected(
            Message(MSG("convert", "invalid stage index %1"), {std::to_string(index)}));
    if (index < stages)
        return FileSource{FileSource::Kind::Stage, static_cast<std::size_t>(index)};
    return FileSource{FileSource::Kind::Implicit, static_cast<std::size_t>(index - stages)};
}

Expected<FileSource> SourceReader::sourceOfCopy(const dockerfile::Word &from) const
{
    std::vector<VariableUse> uses;
    const auto expanded = Expander(m_work.model.escape, uses).word(from, Variables());
    if (!expanded)
        return tl::unexpected(expanded.error());
    if (*expanded != from.text)
        return tl::unexpected(Message(
            MSG("convert", "variable expansion is not supported for --from, define a new stage "
                           "with FROM using ARG from global scope as a workaround")));
    if (const auto index = parseInteger(from.text))
        return indexedSource(m_work, *index);
    if (const auto stage = m_work.stageNamed(from.text))
        return FileSource{FileSource::Kind::Stage, *stage};
    return FileSource{};
}

void SourceReader::add(const FileSource &source)
{
    m_command.sources.push_back(source);
    addDependency(m_work.result.stages[m_stage], source, m_command.index);
}

bool SourceReader::readCopy(const dockerfile::Word &from)
{
    auto source = sourceOfCopy(from);
    if (!source) {
        // BuildKit gives no line; a trigger's failure is put at the FROM by whoever reads it.
        m_work.fail(std::move(source).error(), {}, m_command.trigger ? TextRange() : from.range);
        return false;
    }
    add(source->kind == FileSource::Kind::Context ? implicitStage(from.text) : *source);
    return true;
}

void SourceReader::readMounts(const RunInstruction &run)
{
    for (const auto &mount : run.mounts) {
        const auto name = mount.from ? std::string_view(mount.from->word.text) : std::string_view();
        const auto looked = name.empty() ? kScratch : name;
        const auto stage = m_work.stageNamed(looked);
        add(stage ? FileSource{FileSource::Kind::Stage, *stage} : implicitStage(looked));
    }
}

bool SourceReader::read()
{
    if (const auto *copy = m_instruction.as<CopyInstruction>()) {
        return !copy->from || copy->from->word.text.empty() || readCopy(copy->from->word);
    }
    if (const auto *run = m_instruction.as<RunInstruction>())
        readMounts(*run);
    return true;
}

} // namespace

Expected<ImageRequest> requestFor(std::string_view name, const oci::Platform &platform)
{
    const auto reference = oci::ImageReference::parse(name);
    if (!reference)
        return tl::unexpected(Message(MSG("convert", "failed to parse stage name %1: %2"),
                                      {syntax::quoted(name), referenceProblem(name).toString()}));
    return ImageRequest{reference->withDefaultTag().toString(), false, platform};
}

bool readSources(Work &work, std::size_t stage, const Instruction &instruction, Command &command)
{
    return SourceReader(work, stage, instruction, command).read();
}

void readStageLines(Work &work)
{
    for (std::size_t index = 0; index < work.result.stages.size() && !work.isStopped(); ++index) {
        work.result.stages[index].index = index;
        StageLine(work, index).read();
    }
}

void findTarget(Work &work)
{
    if (work.result.stages.empty())
        return;
    const auto &name = work.options.model.target;
    work.result.target = work.result.stages.size() - 1;
    if (!name.empty()) {
        const auto found = work.stageNamed(name);
        if (!found)
            return work.fail(
                Message(MSG("convert", "target stage %1 could not be found%2"),
                        {syntax::quoted(name), suggestionAmong(name, work.stageNames())}),
                {}, {});
        work.result.target = found;
    }
    work.result.stages[*work.result.target].isTarget = true;
}

void resolveReferences(Work &work)
{
    for (std::size_t stage = 0; stage < work.stages.size(); ++stage) {
        const auto &instructions = work.model.stages[stage].instructions;
        auto &commands = work.stages[stage].commands;
        commands.reserve(instructions.size() - 1);
        for (std::size_t i = 1; i < instructions.size(); ++i) {
            if (!instructions[i].isValid)
                continue;
            Command command{i, nullptr, {}};
            if (!readSources(work, stage, instructions[i], command) && work.isStopped())
                return;
            commands.push_back(std::move(command));
        }
    }
    CircleFinder(work).run();
    if (work.result.stages.size() == 1 && work.result.implicitStages.empty())
        work.result.stages.front().stepStage.clear();
}

void markReachable(Work &work, std::size_t round)
{
    if (!work.result.target)
        return;
    std::vector<bool> isSeen(work.result.stages.size(), false);
    std::vector<FileSource> open{{FileSource::Kind::Stage, *work.result.target}};
    while (!open.empty()) {
        const auto source = open.back();
        open.pop_back();
        if (source.kind == FileSource::Kind::Implicit) {
            work.result.implicitStages[source.index].isReachable = true;
            continue;
        }
        if (isSeen[source.index])
            continue;
        isSeen[source.index] = true;
        auto &stage = work.result.stages[source.index];
        if (!std::exchange(stage.isReachable, true))
            stage.round = round;
        if (stage.base.kind == ConvertedBase::Kind::Stage)
            open.push_back({FileSource::Kind::Stage, stage.base.stage});
        for (const auto &dependency : stage.dependencies)
            open.push_back(dependency.source);
    }
}

} // namespace stagewright::convert
