#include "core/base/support/strings.h"
#include "core/language/lint/rules/graph/rules.h"

#include <algorithm>
#include <set>
#include <utility>

namespace stagewright::lint {

namespace {

/// A program, and what it does to fetch what a manifest lists.
struct Installer
{
    std::string_view name;
    std::vector<std::string_view> actions;
    bool onlyWithoutPackages = false; ///< with names of packages it needs no manifest
    std::string_view manifests;       ///< what to copy first
};

const std::vector<Installer> &installers()
{
    static const std::vector<Installer> kInstallers = {
        {"npm", {"ci", "install", "i"}, true, "package*.json"},
        {"yarn", {"install"}, true, "package.json yarn.lock"},
        {"pnpm", {"install", "i", "fetch"}, true, "package.json pnpm-lock.yaml"},
        {"bun", {"install"}, true, "package.json bun.lock"},
        {"pipenv", {"install", "sync"}, true, "Pipfile*"},
        {"poetry", {"install"}, true, "pyproject.toml poetry.lock"},
        {"uv", {"sync"}, true, "pyproject.toml uv.lock"},
        {"go", {"mod"}, false, "go.mod go.sum"},
        {"bundle", {"install"}, true, "Gemfile*"},
        {"composer", {"install"}, true, "composer.*"},
        {"cargo", {"fetch", "build"}, true, "Cargo.*"},
        {"mvn", {"package", "install", "verify", "compile"}, false, "pom.xml"},
        {"mvnw", {"package", "install", "verify", "compile"}, false, "pom.xml"},
        {"gradle", {"build", "assemble", "bootJar", "shadowJar"}, false, "*.gradle*"},
        {"gradlew", {"build", "assemble", "bootJar", "shadowJar"}, false, "*.gradle*"},
        {"dotnet", {"restore"}, false, "*.csproj"},
    };
    return kInstallers;
}

bool installsRequirements(const ShellCommand &command)
{
    return isPipInstall(command) && hasFlag(command, {"r", "requirement"}) &&
           !hasArgument(command, {"."});
}

/// Its first plain word is one of the actions, and no package follows where none may.
bool runs(const Installer &installer, const ShellCommand &command)
{
    const std::string_view program = command.name();
    if (program.substr(program.rfind('/') + 1) != installer.name)
        return false;
    const auto words = plainArguments(command);
    const bool isAlone = words.size() == 1 || !installer.onlyWithoutPackages;
    if (installer.name == "go")
        return hasArgument(command, {"mod"}) && hasArgument(command, {"download"});
    return isAlone && std::any_of(words.begin(), words.end(), [&](const auto *word) {
               return std::find(installer.actions.begin(), installer.actions.end(), word->text) !=
                      installer.actions.end();
           });
}

/// The manifests that the command reads; nothing where it installs no dependencies.
std::optional<std::string_view> manifestsFor(const ShellCommand &command)
{
    if (installsRequirements(command))
        return "requirements.txt";
    for (const auto &installer : installers()) {
        if (runs(installer, command))
            return installer.manifests;
    }
    return std::nullopt;
}

/// COPY or ADD of the whole build context; nullptr for everything else.
const convert::CopySource *wholeContext(const convert::ConvertedInstruction &converted)
{
    const auto *copy = converted.as<convert::ResolvedCopy>();
    if (!copy || copy->from.kind != convert::FileSource::Kind::Context || converted.isTrigger())
        return nullptr;
    for (const auto &source : copy->sources) {
        const auto *path = std::get_if<convert::PathSource>(&source.detail);
        if (path && path->path == "/" && !path->pattern)
            return &source;
    }
    return nullptr;
}

/// The last COPY of everything, and what was installed before it.
struct State
{
    const dockerfile::Instruction *copy = nullptr;
    text::TextRange range;
    std::set<std::string_view> installed; ///< by manifests
};

/// Only the first installation behind the COPY is reported: the others follow from it.
void look(const RunScript &script, State &state, Findings &findings)
{
    for (const auto &command : script.commands.commands) {
        const auto manifests = manifestsFor(command);
        if (!manifests)
            continue;
        const bool isNew = state.installed.insert(*manifests).second;
        const auto *copy = std::exchange(state.copy, nullptr);
        if (copy && isNew && !hasCacheMount(script, ""))
            findings.add(*copy, state.range,
                         Message(MSG("lint", "With every change of any file '%1' (line %2) runs "
                                             "again: copy %3 first, and this behind it"),
                                 {commandText(script, command),
                                  std::to_string(script.owner->line + 1), *manifests}));
    }
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.conversion.stages) {
        State state;
        for (const auto &converted : stage.instructions) {
            const auto &own = ownInstruction(input, stage.index, converted);
            if (const auto *source = wholeContext(converted)) {
                state.copy = &own;
                state.range = source->range;
            } else if (const auto *script = scriptAt(input, stage.index, converted.index)) {
                look(*script, state, findings);
            }
        }
    }
}

} // namespace

constinit const Rule kSourcesBeforeDependencies{
    .name = "SourcesBeforeDependencies",
    .description = MSG("lint", "Dependencies should be installed before all sources are copied"),
    .category = Category::Graph,
    .severity = Severity::Information,
    .check = check};

} // namespace stagewright::lint
