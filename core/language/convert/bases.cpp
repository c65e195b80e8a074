// What FROM lines and implicit stages stand on: images, contexts, and the triggers of both.
#include "core/base/support/strings.h"
#include "core/language/convert/work.h"
#include "core/language/dockerfile/instructionreader.h"
#include "core/language/dockerfile/suggest.h"
#include "core/language/syntax/characters.h"

#include <algorithm>
#include <array>

namespace stagewright::convert {

namespace {

using dockerfile::OnBuildInstruction;

/// Names that BuildKit suggests beside the stages' for an image that is not there.
constexpr std::array<std::string_view, 7> kCommonImages = {"alpine", "busybox", "centos", "debian",
                                                           "golang", "ubuntu",  "fedora"};

/// The base of a stage, or of an implicit one.
class BaseFinder
{
public:
    BaseFinder(Work &work, ConvertedBase &base, oci::Platform &platform,
               const Instruction &instruction, bool hasPlace)
        : m_work(work)
        , m_base(base)
        , m_platform(platform)
        , m_instruction(instruction)
        , m_hasPlace(hasPlace)
    {}

    /// The name must be right even where nobody needs the image.
    void find(bool isReachable);

private:
    void findContext(const NamedContext &context, std::string key);
    void findImage(ImageRequest request, bool isNamed);
    std::string suggestion() const;
    void fail(Message message, ErrorCode code = ErrorCode::InvalidArgument);

    Work &m_work;
    ConvertedBase &m_base;
    oci::Platform &m_platform;
    const Instruction &m_instruction;
    bool m_hasPlace;
};

void BaseFinder::fail(Message message, ErrorCode code)
{
    m_work.fail(std::move(message),
                m_hasPlace ? linesOf(m_instruction) : std::vector<syntax::LineSpan>(),
                m_instruction.range, code);
}

std::string BaseFinder::suggestion() const
{
    auto names = m_work.stageNames();
    for (const auto common : kCommonImages) {
        names.emplace_back(common);
        names.push_back(concat("docker.io/library", common));
        names.push_back(concat(common, ":latest"));
        names.push_back(concat("docker.io/library", common, ":latest"));
    }
    const std::vector<std::string_view> options(names.begin(), names.end());
    return dockerfile::suggestion(m_base.name, options);
}

void BaseFinder::findImage(ImageRequest request, bool isNamed)
{
    m_base.request = std::move(request);
    const auto &image = m_work.image(m_base.request);
    if (image) {
        m_base.image = *image;
        return;
    }
    const auto text = image.error().toString();
    fail(isNamed ? Message("%1", {text}) : Message("%1: %2%3", {m_base.name, text, suggestion()}),
         image.error().code);
}

void BaseFinder::findContext(const NamedContext &context, std::string key)
{
    m_base.kind = ConvertedBase::Kind::Context;
    m_base.context = context;
    m_base.contextKey = std::move(key);
    if (context.kind == NamedContext::Kind::Unknown) {
        const auto scheme = context.value.substr(0, context.value.find(':'));
        return fail(scheme.size() == context.value.size()
                        ? Message(MSG("convert", "invalid context specifier %1 for %2"),
                                  {context.value, m_base.contextKey})
                        : Message(MSG("convert", "unsupported context source %1 for %2"),
                                  {scheme, m_base.contextKey}));
    }
    if (context.kind != NamedContext::Kind::Image)
        return;
    if (context.value == "docker-image://scratch")
        return;
    findImage({context.value, true, oci::normalised(m_platform)}, true);
}

void BaseFinder::find(bool isReachable)
{
    auto request = requestFor(m_base.name, oci::normalised(m_platform));
    if (!request)
        return fail(std::move(request).error());
    if (!isReachable)
        return;
    if (m_base.kind == ConvertedBase::Kind::Context)
        return findContext(NamedContext(m_base.context), std::string(m_base.contextKey));
    auto match = m_work.contextFor(request->source, m_platform);
    if (!match)
        return fail(std::move(match).error());
    if (match->context)
        return findContext(*match->context, std::move(match->key));
    m_base.kind = ConvertedBase::Kind::Image;
    findImage(std::move(*request), false);
}

void findStageBase(Work &work, std::size_t index)
{
    auto &stage = work.result.stages[index];
    auto &state = work.stages[index];
    const bool needsNone = stage.base.kind == ConvertedBase::Kind::Stage ||
                           stage.base.kind == ConvertedBase::Kind::Scratch ||
                           stage.base.name.empty();
    if (needsNone || state.isBaseFound)
        return;
    const bool isReachable = stage.isReachable || work.takesAllStages();
    state.isBaseFound = isReachable;
    BaseFinder(work, stage.base, stage.platform, work.model.stages[index].instructions.front(),
               true)
        .find(isReachable);
    state.isDone = stage.isReplaced && isReachable;
    if (stage.isReplaced && stage.base.image) {
        const auto &platform = stage.base.image->config.platform;
        if (!platform.os.empty() && !platform.architecture.empty())
            stage.platform = platform;
    }
}

void findImplicitBase(Work &work, std::size_t index)
{
    auto &stage = work.result.implicitStages[index];
    if (stage.base.kind != ConvertedBase::Kind::Unknown)
        return;
    if (stage.name == "scratch") {
        stage.base.kind = ConvertedBase::Kind::Scratch;
        return;
    }
    const auto &user = work.model.stages[stage.user].instructions[stage.instruction];
    BaseFinder(work, stage.base, stage.platform, user, !stage.isMount)
        .find(stage.isReachable || work.takesAllStages());
}

void findBases(Work &work)
{
    for (std::size_t i = 0; i < work.result.stages.size() && !work.isStopped(); ++i)
        findStageBase(work, i);
    for (std::size_t i = 0; i < work.result.implicitStages.size() && !work.isStopped(); ++i)
        findImplicitBase(work, i);
}

/// The triggers of the base as texts: those of an image, or the ONBUILD lines of a stage.
std::vector<std::string> triggersOf(const Work &work, const ConvertedStage &stage)
{
    std::vector<std::string> texts;
    if (stage.base.image)
        texts = stage.base.image->config.config.onBuild;
    if (stage.base.kind != ConvertedBase::Kind::Stage)
        return texts;
    for (const auto &command : work.stages[stage.base.stage].commands) {
        const auto &instructions = work.model.stages[stage.base.stage].instructions;
        const auto &instruction = command.trigger ? *command.trigger : instructions[command.index];
        if (const auto *detail = instruction.as<OnBuildInstruction>())
            texts.push_back(detail->trigger);
    }
    return texts;
}

Expected<std::shared_ptr<const Instruction>> parseTrigger(const std::string &text)
{
    const auto tree = syntax::parse(text);
    std::vector<syntax::Problem> problems = tree.problems();
    const syntax::SyntaxNode *node = nullptr;
    for (const auto &candidate : tree.nodes()) {
        if (!candidate.as<syntax::InstructionSyntax>())
            continue;
        if (node && problems.empty())
            return tl::unexpected(
                Message(MSG("convert", "onbuild trigger should be a single expression")));
        node = &candidate;
    }
    auto instruction = std::make_shared<Instruction>();
    if (node && problems.empty())
        *instruction = dockerfile::readInstruction(tree, *node, problems);
    if (!problems.empty())
        return tl::unexpected(problems.front().message);
    if (instruction->kind == InstructionKind::From)
        return tl::unexpected(Message(MSG("convert", "*instructions.Stage is not a command type")));
    return instruction;
}

/// True where a trigger reads from somewhere.
bool addTrigger(Work &work, std::size_t stage, const std::string &text,
                std::vector<Command> &commands)
{
    const auto &from = work.model.stages[stage].instructions.front();
    auto trigger = parseTrigger(text);
    if (!trigger) {
        work.failAt(from, std::move(trigger).error());
        return false;
    }
    Command command{0, std::move(*trigger), {}};
    if (!readSources(work, stage, *command.trigger, command)) {
        work.result.failures.back().lines = linesOf(from);
        work.result.failures.back().range = from.range;
        return false;
    }
    commands.push_back(std::move(command));
    return !commands.back().sources.empty();
}

/// True where the stage reads from somewhere new.
bool addTriggers(Work &work, std::size_t index)
{
    auto &stage = work.result.stages[index];
    auto &state = work.stages[index];
    if (std::exchange(state.hasTriggers, true))
        return false;
    std::vector<Command> commands;
    bool isNew = false;
    for (const auto &text : triggersOf(work, stage)) {
        isNew = addTrigger(work, index, text, commands) || isNew;
        if (work.isStopped())
            return false;
    }
    stage.stepTotal += commands.size();
    state.commands.insert(state.commands.begin(), std::make_move_iterator(commands.begin()),
                          std::make_move_iterator(commands.end()));
    return isNew;
}

} // namespace

/// Triggers may need stages that nobody needed before, whose bases may bring triggers.
void resolveBases(Work &work)
{
    bool isNew = true;
    for (std::size_t round = 0; isNew && !work.isStopped(); ++round) {
        markReachable(work, round);
        findBases(work);
        isNew = false;
        for (std::size_t i = 0; i < work.result.stages.size() && !work.isStopped(); ++i) {
            if (work.result.stages[i].isReachable || work.isEditor())
                isNew = addTriggers(work, i) || isNew;
        }
    }
}

} // namespace stagewright::convert
