#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

bool isPinned(const std::string &package)
{
    return package.starts_with('.') || package.starts_with('/') ||
           (package.find('@') != std::string::npos && !package.ends_with("@latest") &&
            !package.ends_with("@none"));
}

/// `go run` has one package; what follows it are the program's own arguments.
std::vector<const ShellWord *> loosePackages(const ShellCommand &command)
{
    const bool runs = calls(command, {"go"}, {"run"});
    if (!runs && !calls(command, {"go"}, {"install", "get"}))
        return {};
    auto packages = plainArguments(command);
    if (runs && packages.size() > 2)
        packages.resize(2);
    std::erase_if(packages, [](const auto *word) {
        return isOneOf(word->text, {"run", "install", "get", "tool"}) || isPinned(word->text);
    });
    return packages;
}

void check(const RuleInput &input, Findings &findings)
{
    reportLoose(input, findings, loosePackages,
                MSG("lint", "Pin the versions (package@version) of: %1"));
}

} // namespace

constinit const Rule kDL3062{.name = "DL3062",
                             .description = MSG("lint", "Go packages should have a version"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
