#include "core/build/plan/planner.h"

#include "core/base/support/strings.h"
#include "core/build/plan/stageplanner.h"
#include "core/language/dockerfile/suggest.h"

#include <algorithm>
#include <cstdlib>

namespace stagewright::plan {

namespace {

PlanFailure withoutPlace(std::string message)
{
    return {{ErrorCode::InvalidArgument, std::move(message), {}, 0}, {}};
}

/// What Go's strconv.Atoi takes for a number.
std::optional<std::uint64_t> stageNumber(std::string_view text)
{
    return parseUnsigned(text.starts_with('+') ? text.substr(1) : text);
}

/// The name under which a named context may replace an image: without ":latest".
std::string contextKey(std::string_view name)
{
    const auto reference = oci::ImageReference::parse(name);
    if (!reference)
        return std::string(name);
    auto familiar = reference->withDefaultTag().familiar();
    constexpr std::string_view kLatest = ":latest";
    if (familiar.ends_with(kLatest))
        familiar.resize(familiar.size() - kLatest.size());
    return familiar;
}

std::string keyOf(const ImageRequest &request)
{
    return concat(request.isNamedContext ? "context " : "image ", oci::format(request.platform),
                  " ", request.source);
}

bool isOwnFrontend(std::string_view syntax)
{
    const auto reference = oci::ImageReference::parse(syntax);
    return reference && (reference->path == "docker/dockerfile" ||
                         reference->path == "docker/dockerfile-upstream");
}

} // namespace

PlanFailure failureAt(const dockerfile::Instruction &instruction, std::string message,
                      ErrorCode code)
{
    return {{code, std::move(message), {}, 0},
            PlanFailure::Place{instruction.line, instruction.lastLine, instruction.range}};
}

Planner::Planner(const dockerfile::Dockerfile &model, const PlanOptions &options,
                 const ImageLookup &lookup)
    : m_model(model)
    , m_options(options)
    , m_lookup(lookup)
    , m_global(model, options.model)
    , m_targetPlatform(
          oci::parsePlatform(options.model.targetPlatform).value_or(oci::hostPlatform()))
{}

PlanResult<void> Planner::checkModel() const
{
    if (const auto *problem = m_model.firstError())
        return tl::unexpected(
            PlanFailure{{ErrorCode::InvalidArgument, dockerfile::buildKitText(*problem), {}, 0},
                        PlanFailure::Place{problem->line, problem->line, problem->range}});
    for (const auto &directive : m_model.directives) {
        if (directive.key == "syntax" && !isOwnFrontend(split(directive.value.text, ' ').front()))
            return tl::unexpected(PlanFailure{
                {ErrorCode::Unsupported,
                 concat("the front end \"", directive.value.text,
                        "\" cannot be run here: only docker/dockerfile is understood. Remove the "
                        "line, or build with docker buildx"),
                 {},
                 0},
                PlanFailure::Place{0, 0, directive.range}});
    }
    if (m_model.stages.empty())
        return tl::unexpected(withoutPlace("dockerfile contains no stages to build"));
    if (m_targetPlatform.os != "linux")
        return tl::unexpected(PlanFailure{{ErrorCode::Unsupported,
                                           concat("cannot build for ", m_targetPlatform.os,
                                                  ": the embedded builder makes Linux images"),
                                           {},
                                           0},
                                          {}});
    return {};
}

PlanResult<std::size_t> Planner::findTarget() const
{
    if (const auto target = m_model.findTarget(m_options.target))
        return *target;
    std::vector<std::string_view> names;
    for (const auto &stage : m_model.stages) {
        if (!stage.name.empty())
            names.emplace_back(stage.name);
    }
    return tl::unexpected(
        withoutPlace(concat("target stage \"", m_options.target, "\" could not be found",
                            dockerfile::suggestion(m_options.target, names, false))));
}

PlanResult<BuildPlan> Planner::run()
{
    if (auto checked = checkModel(); !checked)
        return tl::unexpected(std::move(checked).error());
    const auto target = findTarget();
    if (!target)
        return tl::unexpected(target.error());
    const auto planned = stage(*target, m_model.stages[*target].instructions.front());
    if (!planned)
        return tl::unexpected(planned.error());
    BuildPlan plan;
    plan.vertexes = std::move(m_vertexes);
    plan.targetStage = *target;
    for (auto &[index, done] : m_stages)
        plan.stages.push_back(std::move(done.plan));
    return plan;
}

PlanResult<const PlannedStage *> Planner::stage(std::size_t index,
                                                const dockerfile::Instruction &user)
{
    if (const auto done = m_stages.find(index); done != m_stages.end())
        return &done->second;
    const auto &stage = m_model.stages[index];
    if (std::find(m_inProgress.begin(), m_inProgress.end(), index) != m_inProgress.end())
        return refuse(user, concat("circular dependency detected on stage: ", stage.displayName()));
    m_inProgress.push_back(index);
    auto planned = planStage(*this, stage);
    m_inProgress.pop_back();
    if (!planned)
        return tl::unexpected(std::move(planned).error());
    return &m_stages.emplace(index, std::move(*planned)).first->second;
}

Digest Planner::digestOfVertex(const Vertex &vertex) const
{
    auto text = concat(describeOp(vertex.op), "\n");
    if (vertex.base)
        text += concat("base ", m_vertexes[*vertex.base].digest.toString(), "\n");
    for (const auto source : vertex.sources)
        text += concat("source ", m_vertexes[source].digest.toString(), "\n");
    return oci::digestOf(text);
}

std::size_t Planner::addVertex(Vertex vertex)
{
    vertex.digest = digestOfVertex(vertex);
    vertex.ignoreCache = m_options.ignoreCache && vertex.makesLayer();
    const auto [known, isNew] = m_byDigest.emplace(vertex.digest, m_vertexes.size());
    if (isNew)
        m_vertexes.push_back(std::move(vertex));
    return known->second;
}

const NamedContext *Planner::namedContext(std::string_view name,
                                          const oci::Platform &platform) const
{
    const auto &contexts = m_options.namedContexts;
    for (const auto &key : {std::string(name), contextKey(name)}) {
        if (key == "scratch" || key == "context")
            continue;
        for (const auto &full : {concat(key, "::", oci::format(platform)), key}) {
            if (const auto found = contexts.find(full); found != contexts.end())
                return &found->second;
        }
    }
    return nullptr;
}

PlanResult<const BaseImage *> Planner::image(const ImageRequest &request,
                                             const dockerfile::Instruction &user)
{
    const auto key = keyOf(request);
    if (const auto known = m_images.find(key); known != m_images.end())
        return &known->second;
    auto found = m_lookup(request);
    if (!found) {
        auto failure = failureAt(user, {});
        failure.error = std::move(found).error().withContext(request.source);
        return tl::unexpected(std::move(failure));
    }
    return &m_images.emplace(key, std::move(*found)).first->second;
}

PlanResult<ImageRequest> Planner::requestFor(const std::string &name, const oci::Platform &platform,
                                             const dockerfile::Instruction &user) const
{
    const auto reference = oci::ImageReference::parse(name);
    if (!reference)
        return refuse(
            user, concat("failed to parse stage name \"", name, "\": ", reference.error().message));
    return ImageRequest{reference->withDefaultTag().toString(), false, platform};
}

std::size_t Planner::imageVertex(const ImageRequest &request, const BaseImage &base,
                                 std::string name)
{
    Vertex vertex;
    vertex.name = std::move(name);
    vertex.op = ImageOp{base.name, request.source, base.manifest, base.config.rootFs.diffIds,
                        request.platform};
    return addVertex(std::move(vertex));
}

std::size_t Planner::contextVertex(const std::string &name)
{
    Vertex vertex;
    vertex.name = name.empty() ? std::string("[internal] load build context")
                               : concat("[context ", name, "] load from client");
    vertex.op = ContextOp{name};
    return addVertex(std::move(vertex));
}

PlanResult<std::optional<std::size_t>> Planner::stageNamed(const std::string &name,
                                                           const dockerfile::Instruction &user,
                                                           bool isMount) const
{
    if (const auto number = isMount ? std::nullopt : stageNumber(name)) {
        if (*number >= m_model.stages.size())
            return refuse(user, concat("invalid stage index ", std::to_string(*number)));
        return std::optional<std::size_t>(*number);
    }
    return m_model.findStage(name);
}

PlanResult<Source> Planner::sourceOfStage(std::size_t source, std::size_t stage,
                                          const dockerfile::Instruction &user,
                                          const std::string &mountTarget)
{
    const auto &from = m_model.stages[source];
    if (source > stage)
        return refuse(user, mountTarget.empty()
                                ? concat("cannot copy from stage \"", from.displayName(),
                                         "\", it needs to be defined before current stage \"",
                                         m_model.stages[stage].displayName(), "\"")
                                : concat("cannot mount from stage \"", from.displayName(),
                                         "\" to \"", mountTarget,
                                         "\", stage needs to be defined before current command"));
    const auto planned = this->stage(source, user);
    if (!planned)
        return tl::unexpected(planned.error());
    return Source{(*planned)->plan.top};
}

PlanResult<Source> Planner::sourceNamed(const std::string &name, std::size_t stage,
                                        const dockerfile::Instruction &user,
                                        const std::string &mountTarget)
{
    const auto number = stageNamed(name, user, !mountTarget.empty());
    if (!number)
        return tl::unexpected(number.error());
    if (*number)
        return sourceOfStage(**number, stage, user, mountTarget);
    if (name == "scratch")
        return Source{};
    if (const auto *context = namedContext(name, m_targetPlatform)) {
        if (context->kind == NamedContext::Kind::Directory)
            return Source{contextVertex(name)};
        const ImageRequest request{context->value, true, m_targetPlatform};
        const auto base = image(request, user);
        if (!base)
            return tl::unexpected(base.error());
        return Source{imageVertex(request, **base, concat("[context ", name, "] ", (*base)->name))};
    }
    const auto request = requestFor(name, m_targetPlatform, user);
    if (!request)
        return tl::unexpected(request.error());
    const auto base = image(*request, user);
    if (!base)
        return tl::unexpected(base.error());
    return Source{imageVertex(*request, **base, concat("FROM ", (*base)->name))};
}

const StagePlan *BuildPlan::stage(std::size_t index) const
{
    const auto found = std::find_if(stages.begin(), stages.end(),
                                    [&](const auto &stage) { return stage.index == index; });
    return found == stages.end() ? nullptr : &*found;
}

PlanResult<BuildPlan> plan(const dockerfile::Dockerfile &model, const PlanOptions &options,
                           const ImageLookup &lookup)
{
    return Planner(model, options, lookup).run();
}

} // namespace stagewright::plan
