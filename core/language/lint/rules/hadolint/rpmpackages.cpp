#include "core/language/lint/rules/hadolint/rpmpackages.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <set>

namespace stagewright::lint {

namespace {

using NameSet = std::set<std::string, std::less<>>;

/// Every ARG and ENV of the file.
NameSet declaredNames(const dockerfile::Dockerfile &model)
{
    NameSet names;
    const auto note = [&](const dockerfile::Instruction &instruction) {
        if (const auto *arg = instruction.as<dockerfile::ArgInstruction>()) {
            for (const auto &pair : arg->arguments)
                names.insert(pair.key.text);
        }
        if (const auto *env = instruction.as<dockerfile::EnvInstruction>()) {
            for (const auto &pair : env->variables)
                names.insert(pair.key.text);
        }
    };
    for (const auto &instruction : model.globalArguments)
        note(instruction);
    for (const auto &stage : model.stages) {
        for (const auto &instruction : stage.instructions)
            note(instruction);
    }
    return names;
}

/// One of the parts is a number, and all of them could be parts of a version.
bool looksLikeVersion(std::span<const std::string_view> parts)
{
    const auto isByte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view(".~^_:+").find(c) != std::string_view::npos;
    };
    return std::all_of(parts.begin(), parts.end(),
                       [&](auto part) { return std::all_of(part.begin(), part.end(), isByte); }) &&
           std::any_of(parts.begin(), parts.end(), [](auto part) {
               return !part.empty() && part.front() >= '0' && part.front() <= '9';
           });
}

/// "name-1.2-3", "x.rpm", "name-${VERSION}" of a variable that the file declares.
bool isPinned(const std::string &package, const NameSet &declared)
{
    const auto parts = split(package, '-');
    if (parts.size() < 2)
        return false;
    if (package.ends_with(".rpm"))
        return true;
    const auto dollar = package.find("${");
    if (dollar == std::string::npos)
        return looksLikeVersion(std::span(parts).subspan(1));
    const auto end = package.find_first_of(":-}", dollar + 2);
    return declared.contains(std::string_view(package).substr(dollar + 2, end - dollar - 2));
}

std::vector<const ShellWord *> looseWords(const ShellCommand &command, const NameSet &declared)
{
    if (hasArgument(command, {"group"}))
        return {};
    const bool isModule = hasArgument(command, {"module"});
    auto packages = plainArguments(command);
    std::erase_if(packages, [&](const auto *word) {
        return word->text == "install" || word->text == "module" ||
               (isModule ? word->text.find(':') != std::string::npos
                         : isPinned(word->text, declared));
    });
    return packages;
}

} // namespace

void reportLooseRpms(const RuleInput &input, Findings &findings, WordList programs,
                     std::string_view message)
{
    std::optional<NameSet> declared;
    forEachCommand(input, [&](const RunScript &script, const ShellCommand &command) {
        if (!calls(command, programs, {"install"}))
            return;
        if (!declared)
            declared = declaredNames(input.model);
        reportWords(findings, script, looseWords(command, *declared), message);
    });
}

} // namespace stagewright::lint
