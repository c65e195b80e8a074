#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/syntax/characters.h"

#include <algorithm>
#include <variant>

namespace stagewright::lint {

namespace {

/// Only such patterns leave nothing of a whole context.
bool ignoresAll(const dockerfile::DockerIgnore &ignore)
{
    const auto patterns = ignore.patterns();
    return std::any_of(patterns.begin(), patterns.end(), [](const auto &pattern) {
        return pattern == "*" || pattern == "**" || pattern == "**/*";
    });
}

/// As BuildKit compares a source: an absolute one has an empty first parent, which `*` matches.
bool isIgnored(const dockerfile::DockerIgnore &ignore, const std::string &source)
{
    if (source == "." || source == "/")
        return ignoresAll(ignore);
    return ignore.isIgnored(source) || (source.starts_with('/') && ignore.match("", {}).isIgnored);
}

Message message(const convert::ResolvedCopy &copy, const std::string &path)
{
    if (copy.isAdd)
        return {MSG("lint", "Attempting to Add file %1 that is excluded by .dockerignore"),
                {syntax::quoted(path)}};
    return {MSG("lint", "Attempting to Copy file %1 that is excluded by .dockerignore"),
            {syntax::quoted(path)}};
}

void checkStep(const dockerfile::DockerIgnore &ignore, const Step &step,
               const convert::ResolvedCopy &copy, Findings &findings)
{
    for (const auto &source : copy.sources) {
        const auto *resolved = std::get_if<convert::PathSource>(&source.detail);
        const auto path = dockerfile::cleanPath(source.text);
        // Behind a failure of the instruction paths are not resolved.
        if (!resolved || resolved->path.empty() || !isIgnored(ignore, path))
            continue;
        findings.add(step, source.range, message(copy, path));
    }
}

/// Exceptions in the file make it too hard to tell.
void check(const RuleInput &input, Findings &findings)
{
    if (!input.ignore || input.ignore->isEmpty() || input.ignore->hasExceptions())
        return;
    for (const auto &step : steps(input)) {
        const auto *copy = step.converted.as<convert::ResolvedCopy>();
        if (copy && copy->from.kind == convert::FileSource::Kind::Context)
            checkStep(*input.ignore, step, *copy, findings);
    }
}

} // namespace

constinit const Rule kCopyIgnoredFile{
    .name = "CopyIgnoredFile",
    .description = MSG("lint", "Attempting to Copy file that is excluded by .dockerignore"),
    .url = "https://docs.docker.com/go/dockerfile/rule/copy-ignored-file/",
    .phase = Phase::Steps,
    .check = check};

} // namespace stagewright::lint
