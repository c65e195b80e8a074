#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// git+https://… and the like.
bool isRepository(const std::string &package)
{
    for (const std::string_view scheme : {"git", "hg+", "svn", "bzr+"}) {
        if (package.starts_with(scheme))
            return true;
    }
    return false;
}

bool isPinned(const std::string &package)
{
    for (const std::string_view sign : {"==", ">", "<", "!=", "~="}) {
        if (package.find(sign) != std::string::npos)
            return true;
    }
    if (isRepository(package))
        return package.find('@') != std::string::npos;
    return package.find('/') != std::string::npos || package.ends_with(".whl") ||
           package.ends_with(".tar.gz");
}

std::vector<const ShellWord *> loosePackages(const ShellCommand &command)
{
    if (!isPipInstall(command) || hasFlag(command, {"constraint", "c"}) ||
        hasArgument(command, {"--requirement", "-r", "."}))
        return {};
    auto packages = plainArguments(command, {"abi",
                                             "b",
                                             "build",
                                             "e",
                                             "editable",
                                             "extra-index-url",
                                             "f",
                                             "find-links",
                                             "i",
                                             "index-url",
                                             "implementation",
                                             "no-binary",
                                             "only-binary",
                                             "platform",
                                             "prefix",
                                             "progress-bar",
                                             "proxy",
                                             "python",
                                             "python-version",
                                             "root",
                                             "root-user-action",
                                             "src",
                                             "t",
                                             "target",
                                             "trusted-host",
                                             "upgrade-strategy"});
    const auto install = std::find_if(packages.begin(), packages.end(),
                                      [](const auto *word) { return word->text == "install"; });
    packages.erase(packages.begin(), install);
    std::erase_if(packages,
                  [](const auto *word) { return word->text == "install" || isPinned(word->text); });
    return packages;
}

void check(const RuleInput &input, Findings &findings)
{
    reportLoose(input, findings, loosePackages,
                MSG("lint", "Pin the versions (package==version) of: %1"));
}

} // namespace

constinit const Rule kDL3013{.name = "DL3013",
                             .description = MSG("lint", "pip packages should have a version"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
