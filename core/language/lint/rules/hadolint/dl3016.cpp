#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

bool isPinned(std::string_view package)
{
    for (const std::string_view scheme : {"git://", "git+ssh://", "git+http://", "git+https://"}) {
        if (package.starts_with(scheme))
            return package.find('#') != std::string_view::npos;
    }
    for (const std::string_view suffix : {".tar", ".tar.gz", ".tgz"}) {
        if (package.ends_with(suffix))
            return true;
    }
    for (const std::string_view folder : {"/", "./", "../", "~/"}) {
        if (package.starts_with(folder))
            return true;
    }
    if (package.starts_with('@'))
        package.remove_prefix(std::min(package.find('/'), package.size()));
    return package.find('@') != std::string_view::npos;
}

std::vector<const ShellWord *> loosePackages(const ShellCommand &command)
{
    if (!calls(command, {"npm"}, {"install"}))
        return {};
    auto packages = plainArguments(command, {"loglevel", "registry"});
    if (packages.empty() || packages.front()->text != "install")
        return {};
    std::erase_if(packages,
                  [](const auto *word) { return word->text == "install" || isPinned(word->text); });
    return packages;
}

void check(const RuleInput &input, Findings &findings)
{
    reportLoose(input, findings, loosePackages,
                MSG("lint", "Pin the versions (package@version) of: %1"));
}

} // namespace

constinit const Rule kDL3016{.name = "DL3016",
                             .description = MSG("lint", "npm packages should have a version"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
