#include "core/build/solve/steptranslator.h"

#include "core/base/support/strings.h"

namespace stagewright::solve {

namespace {

using plan::RunMount;

context::Selection copySelection(const plan::CopyOp &copy)
{
    context::Selection selection;
    selection.sources = copy.sources;
    return selection;
}

exec::CopyStep translateCopy(const plan::CopyOp &copy, const std::vector<exec::Source> &sources,
                             const std::vector<std::vector<std::string>> &ignoreRules,
                             sys::FileTime now)
{
    exec::CopyStep step;
    if (!copy.sources.empty())
        step.source = sources.empty() ? exec::Source(exec::SnapshotId{}) : sources.front();
    auto &request = step.request;
    request.selection = copySelection(copy);
    request.selection.isContext =
        step.source && std::holds_alternative<exec::ContextRef>(*step.source);
    if (!ignoreRules.empty())
        request.selection.ignoreRules = ignoreRules.front();
    for (const auto &file : copy.inlineFiles)
        request.inlineFiles.push_back({file.name, file.content});
    request.destination = copy.destination;
    request.chown = copy.chown;
    request.mode = copy.mode;
    request.now = now;
    return step;
}

/// Nothing where the mount only sets a variable.
Result<std::optional<exec::StepMount>>
translateSecret(const RunMount &mount, const std::map<std::string, std::string> &secrets,
                std::vector<std::string> &environment)
{
    const auto secret = secrets.find(mount.id);
    if (secret == secrets.end()) {
        if (!mount.required)
            return std::nullopt;
        return fail(ErrorCode::NotFound,
                    concat("secret ", mount.id, ": not found; give it with --secret id=", mount.id,
                           ",src=FILE"));
    }
    if (!mount.environment.empty())
        environment.push_back(concat(mount.environment, "=", secret->second));
    if (mount.target.empty())
        return std::nullopt;
    return exec::SecretMount{mount.target, secret->second, mount.mode.value_or(0400U), mount.uid,
                             mount.gid};
}

exec::StepMount translateBind(const RunMount &mount, const std::vector<exec::Source> &sources)
{
    const auto source = mount.source ? sources.at(*mount.source) : exec::Source(exec::SnapshotId{});
    return exec::BindMount{mount.target, source, mount.path == "/" ? std::string() : mount.path,
                           mount.writable};
}

exec::StepMount translateCache(const RunMount &mount)
{
    return exec::CacheMount{mount.target,
                            mount.id,
                            static_cast<exec::CacheMount::Sharing>(mount.sharing),
                            mount.readOnly,
                            mount.mode.value_or(0755U),
                            mount.uid,
                            mount.gid};
}

Result<exec::RunStep> translateRun(const plan::RunOp &run, const std::vector<exec::Source> &sources,
                                   const std::map<std::string, std::string> &secrets)
{
    exec::RunStep step;
    step.arguments = run.arguments;
    step.environment = run.environment;
    step.environment.insert(step.environment.end(), run.proxies.begin(), run.proxies.end());
    step.workingDirectory = run.workingDirectory;
    step.user = run.user;
    for (const auto &mount : run.mounts) {
        if (mount.type == RunMount::Type::Secret) {
            STAGEWRIGHT_TRY_ASSIGN(auto secret, translateSecret(mount, secrets, step.environment));
            if (secret)
                step.mounts.push_back(std::move(*secret));
        } else if (mount.type == RunMount::Type::Bind) {
            step.mounts.push_back(translateBind(mount, sources));
        } else if (mount.type == RunMount::Type::Cache) {
            step.mounts.push_back(translateCache(mount));
        } else {
            step.mounts.push_back(exec::TmpfsMount{mount.target, mount.sizeBytes});
        }
    }
    for (const auto &script : run.scripts)
        step.mounts.push_back(
            exec::SecretMount{concat("/dev/pipes/", script.name), script.content, 0755, 0, 0});
    return step;
}

} // namespace

context::Selection selectionOf(const plan::Vertex &vertex, std::size_t source)
{
    if (const auto *copy = vertex.as<plan::CopyOp>())
        return copySelection(*copy);
    context::Selection selection;
    if (const auto *run = vertex.as<plan::RunOp>()) {
        for (const auto &mount : run->mounts) {
            if (mount.source == source)
                selection.sources = {mount.path};
        }
    }
    return selection;
}

Result<exec::Step> translate(const plan::Vertex &vertex, const std::vector<exec::Source> &sources,
                             const std::vector<std::vector<std::string>> &ignoreRules,
                             const std::map<std::string, std::string> &secrets, sys::FileTime now)
{
    exec::Step step;
    if (const auto *copy = vertex.as<plan::CopyOp>()) {
        step.operation = translateCopy(*copy, sources, ignoreRules, now);
    } else if (const auto *run = vertex.as<plan::RunOp>()) {
        STAGEWRIGHT_TRY_ASSIGN(step.operation, translateRun(*run, sources, secrets));
    } else if (const auto *make = vertex.as<plan::MakeDirectoryOp>()) {
        step.operation = exec::MakeDirectoryStep{make->path, make->user};
    } else {
        return fail(ErrorCode::Internal, "an image or a context is no step");
    }
    return step;
}

} // namespace stagewright::solve
