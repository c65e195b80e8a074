#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// Each option may take the next word: better one gem too few than a wrong one.
std::vector<const ShellWord *> loosePackages(const ShellCommand &command)
{
    std::vector<const ShellWord *> gems;
    const auto &words = command.words;
    const auto givesVersion = [](const auto &word) {
        return word.text == "-v" || word.text == "--version" || word.text.starts_with("--version=");
    };
    if (!calls(command, {"gem"}, {"install", "i"}) ||
        std::any_of(words.begin(), words.end(), givesVersion))
        return gems;
    for (std::size_t i = 1; i < words.size() && words[i].text != "--"; ++i) {
        const auto &text = words[i].text;
        if (text.starts_with('-'))
            ++i;
        else if (text != "install" && text != "i" && text.find(':') == std::string::npos)
            gems.push_back(&words[i]);
    }
    return gems;
}

void check(const RuleInput &input, Findings &findings)
{
    reportLoose(input, findings, loosePackages,
                MSG("lint", "Pin the versions (gem:version) of: %1"));
}

} // namespace

constinit const Rule kDL3028{.name = "DL3028",
                             .description = MSG("lint", "gems should have a version"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
