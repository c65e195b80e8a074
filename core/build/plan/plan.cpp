#include "core/build/plan/plan.h"

#include "core/base/support/strings.h"
#include "core/build/plan/planner.h"
#include "core/image/oci/imagereference.h"

#include <memory>

namespace stagewright::plan {

namespace {

bool isOwnFrontend(std::string_view syntax)
{
    const auto reference = oci::ImageReference::parse(syntax);
    return reference && (reference->path == "docker/dockerfile" ||
                         reference->path == "docker/dockerfile-upstream");
}

bool hasTextError(const dockerfile::Dockerfile &model)
{
    const auto *problem = model.firstError();
    return problem && problem->phase != syntax::Phase::Conversion;
}

/// What no part of this builder could make sense of.
std::optional<PlanFailure> foreignBuild(const dockerfile::Dockerfile &model,
                                        const PlanOptions &options)
{
    for (const auto &directive : model.directives) {
        if (directive.key == "syntax" && !isOwnFrontend(split(directive.value.text, ' ').front()))
            return PlanFailure{
                {ErrorCode::Unsupported,
                 concat("the front end \"", directive.value.text,
                        "\" cannot be run here: only docker/dockerfile is understood. Remove the "
                        "line, or build with docker buildx"),
                 {},
                 0},
                PlanFailure::Place{0, 0, directive.range}};
    }
    const auto platform = oci::parsePlatform(options.model.targetPlatform);
    if (platform && platform->os != "linux")
        return PlanFailure{
            {ErrorCode::Unsupported,
             concat("cannot build for ", platform->os, ": the embedded builder makes Linux images"),
             {},
             0},
            {}};
    return std::nullopt;
}

/// The instruction that holds the place; a whole-file failure has none.
std::optional<PlanFailure::Place> placeOf(const dockerfile::Dockerfile &model,
                                          const convert::Failure &failure)
{
    if (!failure.lines.empty()) {
        const auto &lines = failure.lines.front();
        const auto first = lines.first > 0 ? lines.first - 1 : 0;
        return PlanFailure::Place{first, lines.last > 0 ? lines.last - 1 : 0, failure.range};
    }
    const auto position = model.positionAt(failure.range.begin);
    if (failure.range.isEmpty() || !position)
        return std::nullopt;
    const auto &instruction = model.stages[position->stage].instructions[position->instruction];
    return PlanFailure::Place{instruction.line, instruction.lastLine, failure.range};
}

PlanFailure toPlanFailure(const dockerfile::Dockerfile &model, const convert::Failure &failure)
{
    return {{failure.code, failure.message.toString(), {}, 0}, placeOf(model, failure)};
}

convert::ConvertOptions conversionOptions(const PlanOptions &options)
{
    convert::ConvertOptions result;
    result.model = options.model;
    result.model.target = options.target;
    result.namedContexts = options.namedContexts;
    result.labels = options.labels;
    result.isPlatformGiven = options.isPlatformGiven;
    if (options.ignoreCache)
        result.noCache.emplace();
    return result;
}

} // namespace

PlanResult<BuildPlan> plan(const dockerfile::Dockerfile &model, const PlanOptions &options,
                           const ImageLookup &lookup)
{
    if (!hasTextError(model)) {
        if (auto failure = foreignBuild(model, options))
            return tl::unexpected(std::move(*failure));
    }
    const auto shared = [&](const ImageRequest &request) -> Result<convert::KnownImagePointer> {
        STAGEWRIGHT_TRY_ASSIGN(auto image, lookup(request));
        return std::make_shared<const BaseImage>(std::move(image));
    };
    const auto conversion = convert::convert(model, conversionOptions(options), shared);
    if (!conversion.isOk())
        return tl::unexpected(toPlanFailure(model, conversion.failures.front()));
    return Planner(model, conversion).run();
}

} // namespace stagewright::plan
