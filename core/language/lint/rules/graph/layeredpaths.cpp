#include "core/language/lint/rules/graph/layeredpaths.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

constexpr std::string_view kAptLists = "/var/lib/apt/lists";

std::string_view fileName(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

bool isFolder(std::string_view destination)
{
    return destination.ends_with('/') || destination.ends_with("/.");
}

/// The file that a URL is stored in.
std::string_view urlFile(std::string_view url)
{
    if (url.find("://") == std::string_view::npos || url.find_first_of("?#") != url.npos)
        return {};
    return fileName(url);
}

/// Where curl and wget put what they load.
std::optional<std::string> downloadOf(const ShellCommand &command)
{
    const bool isWget = command.name() == "wget";
    if (!isWget && command.name() != "curl")
        return std::nullopt;
    const auto named =
        isWget ? flagValue(command, {"O", "output-document"}) : flagValue(command, {"o", "output"});
    if (named)
        return *named == "-" || named->starts_with("/dev/") ? std::nullopt : named;
    if (!isWget && !hasFlag(command, {"O", "remote-name"}))
        return std::nullopt;
    for (const auto &word : command.words) {
        if (const auto file = urlFile(word.text); !file.empty() && !word.hasExpansion)
            return std::string(file);
    }
    return std::nullopt;
}

bool updatesApt(const ShellCommand &command)
{
    return calls(command, {"apt", "apt-get"}, {"update"});
}

} // namespace

bool changesFolder(const ShellCommand &command)
{
    return isOneOf(command.name(), {"cd", "pushd", "popd"});
}

std::vector<std::string> writtenPaths(const ShellCommand &command, const std::string &folder)
{
    std::vector<std::string> paths;
    const auto add = [&](const std::string &path) {
        if (!path.empty() && path.find('$') == std::string::npos && !hasPattern(path))
            paths.push_back(absolutePath(path, folder));
    };
    for (const auto &redirection : command.redirections) {
        using Kind = ShellRedirection::Kind;
        if (redirection.kind == Kind::Output || redirection.kind == Kind::Append)
            add(redirection.target.text);
    }
    if (const auto file = downloadOf(command))
        add(*file);
    if (const auto words = plainArguments(command, {"b", "branch", "depth"});
        command.name() == "git" && words.size() == 3 && words[0]->text == "clone")
        add(words[2]->text);
    if (updatesApt(command))
        paths.emplace_back(kAptLists);
    return paths;
}

void LayeredPaths::note(std::size_t stage, const convert::ConvertedInstruction &converted)
{
    const auto *maker = &ownInstruction(m_input, stage, converted);
    if (const auto *copy = converted.as<convert::ResolvedCopy>())
        noteCopy(stage, maker, *copy);
    const auto *script =
        converted.isTrigger() ? nullptr : scriptAt(m_input, stage, converted.index);
    if (script && script->owner == script->run)
        noteRun(stage, maker, *script, converted.before->workingDirectory);
}

/// A source that is a folder leaves its contents under other names: only what can be said of both.
void LayeredPaths::noteCopy(std::size_t stage, Maker maker, const convert::ResolvedCopy &copy)
{
    const auto destination = dockerfile::cleanPath(copy.destination);
    if (!isFolder(copy.destination) && copy.sources.size() == 1) {
        m_made[stage].emplace(destination, maker);
        return;
    }
    for (const auto &source : copy.sources) {
        const auto *path = std::get_if<convert::PathSource>(&source.detail);
        const auto name = fileName(path ? std::string_view(path->path) : urlFile(source.text));
        if (!name.empty() && !hasPattern(name))
            m_made[stage].emplace(absolutePath(name, destination), maker);
    }
}

/// What the same RUN removes again was never in a layer.
void LayeredPaths::noteRun(std::size_t stage, Maker maker, const RunScript &script,
                           const std::string &workingDirectory)
{
    std::vector<std::string> written;
    for (const auto &command : script.commands.commands) {
        if (changesFolder(command))
            return;
        if (command.name() == "rm" || command.name() == "find") {
            for (const auto *word : plainArguments(command)) {
                const auto removed = absolutePath(word->text, workingDirectory);
                std::erase_if(written, [&](const auto &path) {
                    return isBelow(path, removed) || isBelow(removed, path);
                });
            }
        }
        for (auto &path : writtenPaths(command, workingDirectory))
            written.push_back(std::move(path));
    }
    for (auto &path : written) {
        const auto &mounts = script.detail().mounts;
        const bool isMounted = std::any_of(mounts.begin(), mounts.end(), [&](const auto &mount) {
            return isBelow(path, mount.target().value_or("//"));
        });
        if (!isMounted)
            m_made[stage].emplace(std::move(path), maker);
    }
}

LayeredPaths::Maker LayeredPaths::find(std::size_t stage, const std::string &path) const
{
    const auto pattern = hasPattern(path) ? dockerfile::PathPattern::parse(path) : std::nullopt;
    const auto folder = path.substr(0, pattern ? path.find_first_of("*?[\\") : path.size());
    for (std::optional at(stage); at; at = baseStageOf(m_input, *at)) {
        const auto &made = m_made[*at];
        for (auto it = made.lower_bound(folder); it != made.end() && it->first.starts_with(folder);
             ++it) {
            if (pattern ? pattern->matches(it->first) : isBelow(it->first, path))
                return it->second;
        }
        // `rm /var/lib/apt/lists/*` means what lies in the folder.
        if (const auto lists = made.find(kAptLists);
            lists != made.end() && isBelow(path, kAptLists))
            return lists->second;
    }
    return nullptr;
}

} // namespace stagewright::lint
