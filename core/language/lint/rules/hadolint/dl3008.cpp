#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

bool isPinned(const std::string &package)
{
    return package.find_first_of("=/") != std::string::npos || package.ends_with(".deb");
}

std::vector<const ShellWord *> loosePackages(const ShellCommand &command)
{
    if (!calls(command, {"apt-get", "apt"}, {"install"}))
        return {};
    auto packages = plainArguments(command, {"t", "target-release"});
    std::erase_if(packages,
                  [](const auto *word) { return word->text == "install" || isPinned(word->text); });
    return packages;
}

void check(const RuleInput &input, Findings &findings)
{
    reportLoose(input, findings, loosePackages,
                MSG("lint", "Pin the versions (package=version) of: %1"));
}

} // namespace

constinit const Rule kDL3008{.name = "DL3008",
                             .description = MSG("lint", "apt packages should have a version"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
