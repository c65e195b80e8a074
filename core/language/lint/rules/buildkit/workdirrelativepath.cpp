#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/syntax/characters.h"

namespace stagewright::lint {

namespace {

bool isDriveLetter(std::string_view path)
{
    return path.size() >= 3 && path[1] == ':' && (path[2] == '/' || path[2] == '\\');
}

/// On Windows a drive or a slash makes a path absolute.
bool isAbsolute(std::string_view path, const oci::Platform &platform)
{
    if (platform.os == "windows")
        return path.starts_with('/') || path.starts_with('\\') || isDriveLetter(path);
    return path.starts_with('/');
}

/// Where a base image that is not known has its own directory the result differs: a suggestion.
void addFix(const Step &step, const dockerfile::Word &path,
            const convert::ResolvedWorkdir &resolved, Diagnostic &diagnostic)
{
    const bool isPlain = path.text == resolved.path;
    if (isPlain && !path.text.empty() && step.convertedStage.platform.os != "windows")
        diagnostic.fixes.push_back(
            changeFix(path.range, path.text, resolved.directory, FixKind::Suggestion));
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &step : steps(input)) {
        const auto *resolved = step.converted.as<convert::ResolvedWorkdir>();
        if (!resolved || step.converted.before->hasWorkdir ||
            isAbsolute(resolved->path, step.convertedStage.platform))
            continue;
        const auto &path = step.instruction.as<dockerfile::WorkdirInstruction>()->path;
        auto *diagnostic = findings.add(
            step, path.range,
            Message(
                MSG("lint",
                    "Relative workdir %1 can have unexpected results if the base image changes"),
                {syntax::quoted(resolved->path)}));
        if (diagnostic && !step.converted.isTrigger())
            addFix(step, path, *resolved, *diagnostic);
    }
}

} // namespace

constinit const Rule kWorkdirRelativePath{
    .name = "WorkdirRelativePath",
    .description = MSG("lint", "Relative workdir without an absolute workdir declared within the "
                               "build can have unexpected results if the base image changes"),
    .url = "https://docs.docker.com/go/dockerfile/rule/workdir-relative-path/",
    .phase = Phase::Steps,
    .check = check};

} // namespace stagewright::lint
