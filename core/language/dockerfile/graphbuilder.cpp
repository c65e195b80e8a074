#include "core/language/dockerfile/graphbuilder.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/cycles.h"
#include "core/language/dockerfile/stagename.h"
#include "core/language/syntax/characters.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace stagewright::dockerfile {

namespace {

constexpr std::string_view kScratch = "scratch";

/// What Go's strconv.Atoi takes.
std::optional<std::int64_t> parseIndex(std::string_view text)
{
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    std::int64_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = result.ec == std::errc() && result.ptr == text.data() + text.size();
    return isWhole ? std::optional(value) : std::nullopt;
}

class GraphBuilder
{
public:
    GraphBuilder(Dockerfile &model, const GlobalScope &global,
                 std::vector<syntax::Problem> &problems)
        : m_model(model)
        , m_global(global)
        , m_problems(problems)
    {}

    void build()
    {
        for (auto &stage : m_model.stages)
            addBase(stage);
        for (const auto &stage : m_model.stages)
            addReferences(stage);
        for (const auto &stage : m_model.stages)
            addTriggers(stage);
        markCycles(m_model.graph.edges, m_model.stages.size());
        std::stable_sort(m_model.graph.edges.begin(), m_model.graph.edges.end(), inTextOrder);
        for (const auto &edge : m_model.graph.edges)
            reportFault(edge);
    }

private:
    static bool inTextOrder(const StageEdge &left, const StageEdge &right)
    {
        const auto key = [](const StageEdge &edge) {
            return std::tuple(edge.target, edge.instruction, edge.kind == EdgeKind::OnBuild,
                              edge.referenceRange.begin);
        };
        return key(left) < key(right);
    }

    void addBase(Stage &stage);
    void checkBase(const Stage &stage, const std::string &written, const Expansion &expanded,
                   StageEdge &edge) const;
    void checkPlatform(const Stage &stage);
    void addReferences(const Stage &stage);
    void addCopy(const Stage &stage, std::size_t instruction, const Instruction &copy,
                 EdgeKind kind = EdgeKind::CopyFrom);
    void addMounts(const Stage &stage, std::size_t instruction, const Instruction &run,
                   EdgeKind kind = EdgeKind::MountFrom);
    void addTriggers(const Stage &stage);
    void resolve(StageEdge &edge, const Word &reference, bool allowsIndex);
    void resolveIndex(StageEdge &edge, const Word &reference, std::int64_t index);
    void resolveImplicit(StageEdge &edge, const Word &reference);
    NodeId imageNode(const std::string &reference, const std::string &written, TextRange range);
    void add(StageEdge edge);
    void reportFault(const StageEdge &edge);

    Dockerfile &m_model;
    const GlobalScope &m_global;
    std::vector<syntax::Problem> &m_problems;
    /// BuildKit counts what --from and mounts name without being stages behind the stages.
    std::vector<std::string> m_implicitSources;
};

void GraphBuilder::addBase(Stage &stage)
{
    const auto &from = stage.instructions.front();
    const auto &image = from.as<FromInstruction>()->image;
    stage.baseRange = image.range;
    StageEdge edge;
    edge.target = stage.index;
    edge.referenceRange = image.range;
    edge.instructionRange = from.range;
    const auto expanded = expandWord(image.text, m_global.values().lookup(), m_model.escape);
    if (expanded)
        stage.base = expanded->text;
    checkPlatform(stage);
    if (const auto parent = m_model.findBaseStage(stage.base, stage.index)) {
        edge.source = {NodeId::Kind::Stage, *parent};
    } else if (stage.base == kScratch) {
        stage.baseIsScratch = true;
        return;
    } else if (expanded) {
        checkBase(stage, image.text, *expanded, edge);
        edge.source = imageNode(stage.base, image.text, image.range);
    } else {
        edge.fault = EdgeFault::InvalidReference;
        edge.source = imageNode(image.text, image.text, image.range);
        if (from.isValid)
            m_problems.push_back(
                {syntax::Phase::Conversion, expanded.error(), image.range, from.line, true});
    }
    m_model.graph.edges.push_back(std::move(edge));
}

/// An empty or malformed image: only because of arguments without a value, or for good.
void GraphBuilder::checkBase(const Stage &stage, const std::string &written,
                             const Expansion &expanded, StageEdge &edge) const
{
    if (isImageReference(stage.base))
        return;
    edge.fault = EdgeFault::InvalidReference;
    const auto addIfSettable = [&](const std::string &name) {
        if (m_global.isDeclared(name) || m_global.values().get(name))
            edge.neededArguments.push_back(name);
    };
    for (const auto &name : expanded.unset)
        addIfSettable(name);
    for (const auto &name : expanded.used) {
        if (m_global.values().get(name).value_or("").empty())
            addIfSettable(name);
    }
    if (!edge.neededArguments.empty() && !written.empty())
        edge.fault = EdgeFault::NeedsArgument;
}

void GraphBuilder::checkPlatform(const Stage &stage)
{
    const auto &from = stage.instructions.front();
    const auto &platform = from.as<FromInstruction>()->platform;
    if (!platform || platform->text.empty())
        return;
    const auto expanded = expandWord(platform->text, m_global.values().lookup(), m_model.escape);
    if (!expanded)
        m_problems.push_back(
            {syntax::Phase::Conversion, expanded.error(), platform->range, from.line, true});
    else if (expanded->text.empty())
        m_problems.push_back({syntax::Phase::Conversion,
                              Message(MSG("dockerfile", "empty platform value from expression %1"),
                                      {platform->text}),
                              platform->range, from.line, true});
}

void GraphBuilder::addReferences(const Stage &stage)
{
    for (std::size_t i = 1; i < stage.instructions.size(); ++i) {
        addCopy(stage, i, stage.instructions[i]);
        addMounts(stage, i, stage.instructions[i]);
    }
}

void GraphBuilder::addCopy(const Stage &stage, std::size_t instruction, const Instruction &copy,
                           EdgeKind kind)
{
    const auto *detail = copy.as<CopyInstruction>();
    if (!detail || !detail->from)
        return;
    StageEdge edge;
    edge.kind = kind;
    edge.target = stage.index;
    edge.instruction = instruction;
    edge.instructionRange = copy.range;
    for (const auto &source : detail->sources)
        edge.paths.push_back(source.text);
    edge.destination = detail->destination.text;
    resolve(edge, detail->from->word, true);
    add(std::move(edge));
}

void GraphBuilder::addMounts(const Stage &stage, std::size_t instruction, const Instruction &run,
                             EdgeKind kind)
{
    const auto *detail = run.as<RunInstruction>();
    if (!detail)
        return;
    for (std::size_t i = 0; i < detail->mounts.size(); ++i) {
        const auto &mount = detail->mounts[i];
        if (!mount.from) {
            if (!m_model.findStage(kScratch))
                m_implicitSources.emplace_back(kScratch);
            continue;
        }
        StageEdge edge;
        edge.kind = kind;
        edge.target = stage.index;
        edge.instruction = instruction;
        edge.mount = i;
        edge.instructionRange = run.range;
        edge.paths.emplace_back(mount.source().value_or("/"));
        edge.destination = mount.target().value_or("");
        resolve(edge, mount.from->word, false);
        add(std::move(edge));
    }
}

/// ONBUILD lines of a base stage in this file act in the stages that are built on it.
void GraphBuilder::addTriggers(const Stage &stage)
{
    const auto base = m_model.findBaseStage(stage.base, stage.index);
    if (!base)
        return;
    for (const auto &instruction : m_model.stages[*base].instructions) {
        const auto *detail = instruction.as<OnBuildInstruction>();
        if (!detail || !detail->instruction)
            continue;
        addCopy(stage, 0, *detail->instruction, EdgeKind::OnBuild);
        addMounts(stage, 0, *detail->instruction, EdgeKind::OnBuild);
    }
}

void GraphBuilder::resolve(StageEdge &edge, const Word &reference, bool allowsIndex)
{
    edge.referenceRange = reference.range;
    const auto nothing = [](std::string_view) -> std::optional<std::string> {
        return std::nullopt;
    };
    const auto expanded = expandWord(reference.text, nothing, m_model.escape);
    if (allowsIndex && (!expanded || expanded->text != reference.text)) {
        edge.fault = EdgeFault::InvalidReference;
        edge.source = imageNode(reference.text, reference.text, reference.range);
        return;
    }
    if (const auto index = parseIndex(reference.text); index && allowsIndex)
        return resolveIndex(edge, reference, *index);
    if (const auto stage = m_model.findStage(reference.text)) {
        edge.source = {NodeId::Kind::Stage, *stage};
        if (*stage == edge.target)
            edge.fault = EdgeFault::SelfReference;
        else if (*stage > edge.target)
            edge.fault = EdgeFault::ForwardReference;
        return;
    }
    m_implicitSources.push_back(reference.text);
    resolveImplicit(edge, reference);
}

void GraphBuilder::resolveIndex(StageEdge &edge, const Word &reference, std::int64_t index)
{
    const auto count = static_cast<std::int64_t>(m_model.stages.size());
    if (index >= 0 && index < count) {
        edge.source = {NodeId::Kind::Stage, static_cast<std::size_t>(index)};
        if (edge.source.index == edge.target)
            edge.fault = EdgeFault::SelfReference;
        else if (edge.source.index > edge.target)
            edge.fault = EdgeFault::ForwardReference;
        return;
    }
    const auto implicit = index - count;
    if (index >= 0 && implicit < static_cast<std::int64_t>(m_implicitSources.size())) {
        const auto &name = m_implicitSources[static_cast<std::size_t>(implicit)];
        return resolveImplicit(edge, Word{name, reference.range});
    }
    edge.fault = EdgeFault::UnknownIndex;
    edge.source = imageNode(reference.text, reference.text, reference.range);
}

void GraphBuilder::resolveImplicit(StageEdge &edge, const Word &reference)
{
    edge.source = imageNode(reference.text, reference.text, reference.range);
    if (reference.text != kScratch && !isImageReference(reference.text))
        edge.fault = EdgeFault::InvalidReference;
}

NodeId GraphBuilder::imageNode(const std::string &reference, const std::string &written,
                               TextRange range)
{
    auto &images = m_model.graph.images;
    const auto found = std::find_if(images.begin(), images.end(), [&](const ExternalImage &image) {
        return image.reference == reference && (!reference.empty() || image.written == written);
    });
    if (found != images.end())
        return {NodeId::Kind::Image, static_cast<std::size_t>(found - images.begin())};
    images.push_back({reference, written, range});
    return {NodeId::Kind::Image, images.size() - 1};
}

void GraphBuilder::add(StageEdge edge)
{
    // The empty tree is neither a stage nor an image.
    const bool isScratch = edge.source.kind == NodeId::Kind::Image &&
                           m_model.graph.images[edge.source.index].reference == kScratch;
    if (!isScratch) {
        m_model.graph.edges.push_back(std::move(edge));
        return;
    }
    if (edge.source.index + 1 == m_model.graph.images.size())
        m_model.graph.images.pop_back();
}

void GraphBuilder::reportFault(const StageEdge &edge)
{
    const auto &target = m_model.stages[edge.target];
    const auto reference = text::TextRange(edge.referenceRange);
    const auto isUsable = [&](const Instruction &instruction) { return instruction.isValid; };
    if (!isUsable(target.instructions[edge.instruction]) || edge.fault == EdgeFault::None)
        return;
    const auto written = edge.source.kind == NodeId::Kind::Image
                             ? m_model.graph.images[edge.source.index].written
                             : m_model.stages[edge.source.index].displayName();
    const auto line = target.instructions[edge.instruction].line;
    const auto report = [&](Message message, bool isFatal) {
        m_problems.push_back(
            {syntax::Phase::Conversion, std::move(message), reference, line, isFatal});
    };
    const bool isMount = edge.mount.has_value();
    switch (edge.fault) {
    case EdgeFault::None:
        return;
    case EdgeFault::ForwardReference:
        return report(
            isMount
                ? Message(MSG("dockerfile", "cannot mount from stage %1 to %2, stage needs to be "
                                            "defined before current command"),
                          {syntax::quoted(written), syntax::quoted(edge.destination)})
                : Message(MSG("dockerfile", "cannot copy from stage %1, it needs to be defined "
                                            "before current stage %2"),
                          {syntax::quoted(written), syntax::quoted(target.displayName())}),
            false);
    case EdgeFault::SelfReference:
    case EdgeFault::Cycle:
        return report(Message(MSG("dockerfile", "circular dependency detected on stage: %1"),
                              {target.displayName()}),
                      true);
    case EdgeFault::UnknownIndex:
        return report(Message(MSG("dockerfile", "invalid stage index %1"), {written}), true);
    case EdgeFault::NeedsArgument:
        return report(
            Message(MSG("dockerfile", "base name (%1) needs a value for the build argument %2"),
                    {written, join(edge.neededArguments, ", ")}),
            false);
    case EdgeFault::InvalidReference:
        break;
    }
    if (edge.kind == EdgeKind::Base && target.base.empty()) {
        if (!target.instructions.front().as<FromInstruction>()->image.text.empty())
            report(Message(MSG("dockerfile", "base name (%1) should not be blank"), {written}),
                   true);
    } else if (edge.kind != EdgeKind::Base && !isMount &&
               written.find_first_of("$'\"\\`") != std::string::npos) {
        report(Message(MSG("dockerfile",
                           "variable expansion is not supported for --from, define a new stage "
                           "with FROM using ARG from global scope as a workaround")),
               true);
    } else {
        report(
            Message(MSG("dockerfile", "%1 is no stage of this file and no valid image reference"),
                    {syntax::quoted(written)}),
            false);
    }
}

} // namespace

void buildGraph(Dockerfile &model, const GlobalScope &global,
                std::vector<syntax::Problem> &problems)
{
    GraphBuilder(model, global, problems).build();
}

} // namespace stagewright::dockerfile
