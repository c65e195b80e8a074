#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        const auto &from = stage.instructions.front();
        const auto &platform = from.as<dockerfile::FromInstruction>()->platform;
        if (!platform || platform->text.find("BUILDPLATFORM") != std::string::npos ||
            platform->text.find("TARGETPLATFORM") != std::string::npos)
            continue;
        findings.add(from, platform->range,
                     Message(MSG("lint", "The platform '%1' is fixed: leave it to --platform of "
                                         "the build"),
                             {platform->text}));
    }
}

} // namespace

constinit const Rule kDL3029{.name = "DL3029",
                             .description = MSG("lint", "FROM should not name a platform"),
                             .category = Category::Hadolint,
                             .yieldsTo = "FromPlatformFlagConstDisallowed",
                             .check = check};

} // namespace stagewright::lint
