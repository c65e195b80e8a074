#include "core/base/support/strings.h"
#include "core/build/plan/opmaker.h"
#include "core/language/dockerfile/dockerignore.h"

namespace stagewright::plan {

namespace {

using convert::ResolvedMount;
using convert::ResolvedRun;
using dockerfile::Instruction;
using dockerfile::Mount;

/// What this builder does not do yet, with what to do instead.
std::optional<std::string> unsupported(const ResolvedRun &run)
{
    if (run.security != convert::SecurityMode::Sandbox)
        return "RUN --security=insecure is not allowed by the embedded builder. Remove the flag";
    if (!run.devices.empty())
        return "RUN --device is not supported by the embedded builder. Remove the flag";
    if (run.network == convert::NetworkMode::Host)
        return "RUN --network=host is not allowed: the embedded builder gives steps a network of "
               "their own. Remove the flag";
    for (const auto &mount : run.mounts) {
        if (mount.type == Mount::Type::Ssh)
            return "RUN --mount=type=ssh is not supported yet by the embedded builder; use a "
                   "secret, or build with docker buildx";
        if (mount.type == Mount::Type::Cache && !mount.fromName.empty())
            return "RUN --mount=type=cache,from=… is not supported yet by the embedded builder; "
                   "copy the files in the RUN itself";
    }
    return std::nullopt;
}

RunMount mountOf(const ResolvedMount &mount)
{
    RunMount made;
    made.type = static_cast<RunMount::Type>(mount.type);
    made.target = mount.target.empty() ? std::string() : dockerfile::cleanPath(mount.target);
    made.sharing = static_cast<RunMount::Sharing>(mount.sharing);
    made.required = mount.required;
    made.mode = mount.mode;
    made.uid = mount.uid.value_or(0);
    made.gid = mount.gid.value_or(0);
    made.sizeBytes = mount.sizeBytes;
    if (mount.type == Mount::Type::Bind) {
        made.path = dockerfile::cleanPath(concat("/", mount.source));
        made.writable = !mount.readOnly;
    } else if (mount.type == Mount::Type::Cache) {
        made.id = mount.cacheId();
        made.readOnly = mount.readOnly;
    } else if (mount.type == Mount::Type::Secret) {
        made.id = mount.secretId();
        made.target = mount.secretTarget().value_or(std::string());
        made.environment = mount.environment.value_or(std::string());
    }
    return made;
}

RunOp opOf(const ResolvedRun &run, const convert::Conversion &conversion,
           const convert::State &state)
{
    RunOp op;
    op.arguments = run.arguments;
    op.environment = state.variables.pairs();
    for (const auto &[name, value] : conversion.proxies) {
        if (!state.variables.find(name))
            op.proxies.push_back(concat(name, "=", value));
    }
    op.workingDirectory = state.workingDirectory.empty() ? "/" : state.workingDirectory;
    op.user = state.user;
    if (run.network == convert::NetworkMode::None)
        op.network = NetworkMode::None;
    if (run.script)
        op.scripts.push_back({run.script->name, run.script->content});
    return op;
}

} // namespace

PlanResult<Made<RunOp>> makeRun(const Instruction &instruction,
                                const convert::Conversion &conversion,
                                const convert::ConvertedInstruction &converted,
                                const SourceVertex &sourceOf)
{
    const auto &run = *converted.as<ResolvedRun>();
    if (auto problem = unsupported(run))
        return notSupported(instruction, std::move(*problem));
    Made<RunOp> made{opOf(run, conversion, *converted.before), {}};
    for (const auto &mount : run.mounts) {
        auto planned = mountOf(mount);
        if (mount.type == Mount::Type::Bind) {
            const auto vertex = sourceOf(mount.from);
            if (!vertex)
                return tl::unexpected(vertex.error());
            if (*vertex) {
                planned.source = made.sources.size();
                made.sources.push_back(**vertex);
            }
        }
        made.op.mounts.push_back(std::move(planned));
    }
    return made;
}

} // namespace stagewright::plan
