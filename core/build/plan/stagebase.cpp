#include "core/build/plan/stagebase.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::plan {

namespace {

using dockerfile::Instruction;

constexpr std::string_view kDefaultPath =
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
constexpr std::string_view kHistoryComment = "buildkit.dockerfile.v0";

class BaseResolver
{
public:
    BaseResolver(Planner &planner, const dockerfile::Stage &stage)
        : m_planner(planner)
        , m_stage(stage)
        , m_from(stage.instructions.front())
    {}

    PlanResult<StageBase> resolve();

private:
    PlanResult<std::string> expandedName() const;
    PlanResult<oci::Platform> platform() const;
    PlanResult<StageBase> fromStage(std::size_t index);
    PlanResult<StageBase> fromContext(const std::string &name, const NamedContext &context,
                                      const oci::Platform &platform);
    PlanResult<StageBase> fromDirectory(const std::string &name, const oci::Platform &platform);
    PlanResult<StageBase> fromImage(const ImageRequest &request, std::string name);
    StageBase fromScratch(const oci::Platform &platform) const;
    PlanResult<std::string> expand(const dockerfile::Word &word) const;

    Planner &m_planner;
    const dockerfile::Stage &m_stage;
    const Instruction &m_from;
};

oci::ImageConfig emptyConfig(const oci::Platform &platform)
{
    oci::ImageConfig config;
    config.platform = platform;
    config.config.workingDir = "/";
    config.config.env = {std::string(kDefaultPath)};
    return config;
}

bool hasPath(const std::vector<std::string> &env)
{
    return std::any_of(env.begin(), env.end(),
                       [](const auto &pair) { return pair.starts_with("PATH="); });
}

PlanResult<std::string> BaseResolver::expand(const dockerfile::Word &word) const
{
    const auto expanded = dockerfile::expandWord(
        word.text, m_planner.globalScope().values().lookup(), m_planner.model().escape);
    if (!expanded)
        return refuse(m_from, expanded.error().toString());
    return expanded->text;
}

PlanResult<std::string> BaseResolver::expandedName() const
{
    const auto &image = m_from.as<dockerfile::FromInstruction>()->image;
    auto name = expand(image);
    if (name && name->empty())
        return refuse(m_from, concat("base name (", image.text, ") should not be blank"));
    return name;
}

PlanResult<oci::Platform> BaseResolver::platform() const
{
    const auto &flag = m_from.as<dockerfile::FromInstruction>()->platform;
    if (!flag || flag->text.empty())
        return m_planner.targetPlatform();
    const auto text = expand(*flag);
    if (!text)
        return tl::unexpected(text.error());
    if (text->empty())
        return refuse(m_from, concat("empty platform value from expression ", flag->text));
    const auto parsed = oci::parsePlatform(*text);
    if (!parsed)
        return refuse(m_from,
                      concat("failed to parse platform ", *text, ": ", parsed.error().message));
    return oci::normalised(*parsed);
}

PlanResult<StageBase> BaseResolver::fromStage(std::size_t index)
{
    const auto parent = m_planner.stage(index, m_from);
    if (!parent)
        return tl::unexpected(parent.error());
    StageBase base;
    base.name = m_planner.model().stages[index].displayName();
    base.stage = index;
    base.vertex = (*parent)->plan.top;
    base.config = (*parent)->plan.config;
    base.scope = (*parent)->scope;
    base.platform = (*parent)->platform;
    return base;
}

StageBase BaseResolver::fromScratch(const oci::Platform &platform) const
{
    StageBase base;
    base.name = "scratch";
    base.platform = platform;
    base.config = emptyConfig(platform);
    return base;
}

/// A directory as base: its files are the first layer.
PlanResult<StageBase> BaseResolver::fromDirectory(const std::string &name,
                                                  const oci::Platform &platform)
{
    auto base = fromScratch(platform);
    base.name = name;
    base.countsAsStep = true;
    Vertex vertex;
    vertex.name = concat("[context ", name, "] copy all files");
    vertex.op = CopyOp{{"/"}, {}, "/", {}, {}};
    vertex.sources = {m_planner.contextVertex(name)};
    base.vertex = m_planner.addVertex(std::move(vertex));
    base.config.history.push_back(
        {{}, concat("FROM ", name), {}, std::string(kHistoryComment), false});
    return base;
}

PlanResult<StageBase> BaseResolver::fromContext(const std::string &name,
                                                const NamedContext &context,
                                                const oci::Platform &platform)
{
    if (context.kind == NamedContext::Kind::Directory)
        return fromDirectory(name, platform);
    if (context.value == "docker-image://scratch")
        return fromScratch(platform);
    const ImageRequest request{context.value, true, platform};
    auto base = fromImage(request, name);
    if (!base)
        return base;
    const auto image = m_planner.image(request, m_from);
    base->vertex =
        m_planner.imageVertex(request, **image, concat("[context ", name, "] ", (*image)->name));
    base->vertexText.clear();
    return base;
}

PlanResult<StageBase> BaseResolver::fromImage(const ImageRequest &request, std::string name)
{
    const auto image = m_planner.image(request, m_from);
    if (!image)
        return tl::unexpected(image.error());
    StageBase base;
    base.name = std::move(name);
    base.platform = request.platform;
    base.config = (*image)->config;
    base.config.created.clear();
    if (!hasPath(base.config.config.env))
        base.config.config.env.emplace_back(kDefaultPath);
    base.vertexText = concat("FROM ", (*image)->name);
    base.countsAsStep = true;
    return base;
}

PlanResult<StageBase> BaseResolver::resolve()
{
    const auto wanted = platform();
    if (!wanted)
        return tl::unexpected(wanted.error());
    if (const auto *context =
            m_stage.name.empty() ? nullptr : m_planner.namedContext(m_stage.name, *wanted)) {
        auto base = fromContext(m_stage.name, *context, *wanted);
        if (base)
            base->replacesStage = true;
        return base;
    }
    const auto name = expandedName();
    if (!name)
        return tl::unexpected(name.error());
    if (const auto index = m_planner.model().findBaseStage(*name, m_stage.index))
        return fromStage(*index);
    if (*name == "scratch")
        return fromScratch(*wanted);
    if (const auto *context = m_planner.namedContext(*name, *wanted))
        return fromContext(*name, *context, *wanted);
    const auto request = m_planner.requestFor(*name, *wanted, m_from);
    if (!request)
        return tl::unexpected(request.error());
    return fromImage(*request, *name);
}

} // namespace

PlanResult<StageBase> resolveBase(Planner &planner, const dockerfile::Stage &stage)
{
    return BaseResolver(planner, stage).resolve();
}

} // namespace stagewright::plan
