#include "core/image/oci/imageconfig.h"
#include "core/language/lint/rules/buildkit/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

/// An image without layers is like `scratch`: its platform does not matter.
bool hasLayers(const oci::ImageConfig &config)
{
    return !config.rootFs.diffIds.empty() ||
           std::any_of(config.history.begin(), config.history.end(),
                       [](const auto &entry) { return !entry.emptyLayer; });
}

void checkBase(const convert::ConvertedBase &base, const dockerfile::Instruction &place,
               text::TextRange range, Findings &findings)
{
    if (base.kind != convert::ConvertedBase::Kind::Image || !base.image ||
        !hasLayers(base.image->config))
        return;
    const auto &wanted = base.request.platform;
    const auto &pulled = base.image->config.platform;
    if (wanted.os == pulled.os && wanted.architecture == pulled.architecture)
        return;
    findings.addForFile(
        place, range,
        Message(MSG("lint", "Base image %1 was pulled with platform \"%2\", expected \"%3\" for "
                            "current build"),
                {base.name, oci::formatWithVersion(oci::normalised(pulled)),
                 oci::formatWithVersion(oci::normalised(wanted))}));
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &converted : input.conversion.stages) {
        const auto &stage = input.model.stages[converted.index];
        checkBase(converted.base, stage.instructions.front(), stage.baseRange, findings);
    }
    for (const auto &implicit : input.conversion.implicitStages) {
        const auto &user = input.model.stages[implicit.user].instructions[implicit.instruction];
        checkBase(implicit.base, user, user.range, findings);
    }
}

} // namespace

constinit const Rule kInvalidBaseImagePlatform{
    .name = "InvalidBaseImagePlatform",
    .description = MSG("lint", "Base image platform does not match expected target platform"),
    .url = "",
    .phase = Phase::Images,
    .check = check};

} // namespace stagewright::lint
