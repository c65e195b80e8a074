#include "tests/core/language/convert/facts.h"

#include "core/base/support/overloaded.h"
#include "core/base/support/strings.h"
#include "core/language/convert/contextpaths.h"
#include "core/language/convert/texts.h"

namespace stagewright::tests {

namespace {

using namespace convert;

std::string nameOf(const Origin &origin, std::string_view text)
{
    constexpr std::string_view kNames[] = {"builtin", "build argument", "global ARG", "ARG",
                                           "ENV",     "base image"};
    std::string name(kNames[static_cast<std::size_t>(origin.kind)]);
    if (!origin.range.isEmpty())
        name += concat(" `", text::slice(text, origin.range), "`");
    return name;
}

std::string usesOf(const std::vector<VariableUse> &uses, std::string_view text)
{
    std::string lines;
    for (const auto &use : uses) {
        lines += concat("      reads ", use.name, " at `", text::slice(text, use.range),
                        "` in word ", std::to_string(use.word), ": ");
        lines += use.variable ? concat(use.variable->value.value_or("(no value)"), " from ",
                                       nameOf(use.variable->origin, text), "\n")
                              : "not set\n";
    }
    return lines;
}

std::string stateOf(const State &state)
{
    return concat("      env ", join(state.variables.pairs(), " "), " | args ",
                  join(state.arguments.pairs(), " "), " | cwd ", state.workingDirectory, " | user ",
                  state.user, " | shell ", join(state.shell, " "),
                  state.hasWorkdir ? " | workdir set\n" : "\n");
}

std::string sourceText(const FileSource &source)
{
    constexpr std::string_view kNames[] = {"context", "stage ", "implicit stage "};
    const auto name = kNames[static_cast<std::size_t>(source.kind)];
    return source.kind == FileSource::Kind::Context ? std::string(name)
                                                    : concat(name, std::to_string(source.index));
}

std::string describeSource(const CopySource &source)
{
    const overloaded text{
        [](const PathSource &path) {
            return concat("path ", path.path, path.pattern ? " pattern " : "",
                          path.pattern.value_or(""), path.required ? " required " : "",
                          path.required.value_or(""));
        },
        [](const HttpSource &http) { return concat("url ", http.url, " as ", http.fileName); },
        [](const dockerfile::GitReference &git) {
            return concat("git ", git.remote, " ref ", git.ref, " subdir ", git.subDir,
                          git.submodules == false ? " without submodules" : "");
        },
    };
    return std::visit(text, source.detail);
}

std::string detailOf(const ResolvedCopy &copy)
{
    auto text = concat("      from ", sourceText(copy.from), " to ", copy.destination, "\n");
    for (const auto &source : copy.sources)
        text += concat("      ", describeSource(source), "\n");
    for (const auto &file : copy.files)
        text += concat("      file ", file.name, ": ", file.content);
    if (!copy.excludes.empty())
        text += concat("      exclude ", join(copy.excludes, " "), "\n");
    if (copy.keepGitDir)
        text += *copy.keepGitDir ? "      with .git\n" : "      without .git\n";
    return text;
}

std::string detailOf(const ResolvedRun &run)
{
    auto text = concat("      arguments ", join(run.arguments, " | "), "\n");
    for (const auto &mount : run.mounts) {
        text += concat("      ", dockerfile::nameOf(mount.type), " at ", mount.target, " from ",
                       sourceText(mount.from), " path ", mount.source,
                       mount.readOnly ? " ro" : " rw", mount.required ? " required" : "");
        if (mount.type == dockerfile::Mount::Type::Cache)
            text += concat(" id ", mount.cacheId());
        if (mount.type == dockerfile::Mount::Type::Secret)
            text +=
                concat(" id ", mount.secretId(), " file ", mount.secretTarget().value_or("none"));
        if (mount.sizeBytes > 0)
            text += concat(" size ", std::to_string(mount.sizeBytes));
        text += "\n";
    }
    if (run.script)
        text += concat("      script ", run.script->name, ": ", run.script->content);
    if (run.network == NetworkMode::None)
        text += "      no network\n";
    if (run.security == SecurityMode::Insecure)
        text += "      insecure\n";
    return text;
}

std::string detailOf(const Resolved &resolved)
{
    const overloaded text{
        [](const ResolvedCopy &copy) { return detailOf(copy); },
        [](const ResolvedRun &run) { return detailOf(run); },
        [](const auto &) { return std::string(); },
    };
    return std::visit(text, resolved);
}

std::string stageText(std::string_view text, const dockerfile::Dockerfile &model,
                      const Conversion &conversion, const ConvertedStage &stage)
{
    auto lines = concat("stage ", std::to_string(stage.index), " from ", stage.base.name, " for ",
                        oci::format(stage.platform), stage.isReachable ? "" : ", not needed",
                        stage.isTarget ? ", the target" : "", "\n", usesOf(stage.baseUses, text),
                        usesOf(stage.platformUses, text));
    for (const auto &dependency : stage.dependencies)
        lines += concat("   depends on ", sourceText(dependency.source), "\n");
    if (const auto name = fromStepName(stage); !name.empty())
        lines += concat("   ", name, "\n");
    for (const auto &converted : stage.instructions) {
        lines += concat("   ", stepName(model, stage, converted), "\n");
        if (const auto row = historyText(model, stage, converted))
            lines += concat("      history ", *row, makesLayer(converted) ? " (layer)\n" : "\n");
        lines += stateOf(*converted.before);
        lines += usesOf(converted.uses, text);
        lines += detailOf(converted.resolved);
    }
    return concat(lines, "   ", oci::serialise(imageOf(model, conversion, stage.index)), "\n");
}

} // namespace

std::string factsOf(std::string_view text, const dockerfile::Dockerfile &model,
                    const Conversion &conversion)
{
    std::string lines;
    for (const auto &failure : conversion.failures)
        lines += concat("failure ", failure.message.toString(), " at `",
                        text::slice(text, failure.range), "`\n");
    for (const auto &stage : conversion.stages)
        lines += stageText(text, model, conversion, stage);
    for (const auto &stage : conversion.implicitStages)
        lines += concat("implicit ", stage.name, stage.isMount ? " of a mount\n" : "\n");
    return concat(lines, "context ", join(contextPaths(conversion), " "), "\n");
}

} // namespace stagewright::tests
