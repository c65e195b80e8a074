#include "core/base/support/strings.h"
#include "core/build/plan/runmounts.h"
#include "core/build/plan/stagework.h"

#include <algorithm>
#include <array>

namespace stagewright::plan {

namespace {

using namespace dockerfile;

constexpr std::string_view kScriptFolder = "/dev/pipes/";
constexpr std::array<std::string_view, 5> kProxyNames = {"HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY",
                                                         "NO_PROXY", "ALL_PROXY"};

bool isProxyName(std::string_view name)
{
    const auto upper = toUpperAscii(name);
    return std::find(kProxyNames.begin(), kProxyNames.end(), upper) != kProxyNames.end();
}

/// The shell's text: heredocs that the shell reads itself stand behind the command.
std::string shellText(const Instruction &instruction, const RunInstruction &run, RunOp &op)
{
    if (run.isScript) {
        const auto &script = instruction.heredocs.front();
        if (!script.content.starts_with("#!"))
            return script.content;
        op.scripts.push_back({script.name, script.content});
        return concat(kScriptFolder, script.name);
    }
    auto text = join(run.command.arguments, " ");
    for (const auto &heredoc : instruction.heredocs)
        text += concat("\n", heredoc.rawContent, heredoc.name);
    return text;
}

void setArguments(const StageWork &work, const Instruction &instruction, const RunInstruction &run,
                  RunOp &op)
{
    if (run.command.isExecForm) {
        op.arguments = run.command.arguments;
        return;
    }
    const auto &shell = work.plan.config.config.shell;
    op.arguments = shell.empty() ? std::vector<std::string>{"/bin/sh", "-c"} : shell;
    op.arguments.push_back(shellText(instruction, run, op));
}

void setEnvironment(const StageWork &work, RunOp &op)
{
    for (const auto &variable : work.scope.environment().variables())
        op.environment.push_back(concat(variable.name, "=", variable.value));
    for (const auto &[name, value] : work.planner.options().model.buildArguments) {
        if (isProxyName(name) && !work.scope.environment().get(name))
            op.proxies.push_back(concat(name, "=", value));
    }
}

PlanResult<void> setNetwork(const Instruction &instruction, RunOp &op)
{
    const auto network = instruction.flagValue("network");
    if (network.empty() || network == "default")
        return {};
    if (network == "host")
        return refuse(instruction,
                      "RUN --network=host is not allowed: the embedded builder gives steps a "
                      "network of their own. Remove the flag",
                      ErrorCode::Unsupported);
    if (network != "none")
        return refuse(instruction, concat("invalid network mode \"", network, "\""));
    op.network = NetworkMode::None;
    return {};
}

PlanResult<void> checkFlags(const Instruction &instruction)
{
    const auto security = instruction.flagValue("security");
    if (!security.empty() && security != "sandbox")
        return refuse(instruction,
                      concat("RUN --security=", security,
                             " is not allowed by the embedded builder. Remove the flag"),
                      ErrorCode::Unsupported);
    if (instruction.flag("device"))
        return refuse(instruction,
                      "RUN --device is not supported by the embedded builder. Remove the flag",
                      ErrorCode::Unsupported);
    return {};
}

} // namespace

PlanResult<void> planRun(StageWork &work, const Instruction &instruction)
{
    const auto &run = *instruction.as<RunInstruction>();
    if (auto checked = checkFlags(instruction); !checked)
        return checked;
    RunOp op;
    setArguments(work, instruction, run, op);
    setEnvironment(work, op);
    op.workingDirectory = work.workingDirectory();
    op.user = work.config().user;
    if (auto network = setNetwork(instruction, op); !network)
        return network;
    std::vector<std::size_t> sources;
    for (const auto &mount : run.mounts) {
        auto planned = planMount(work, instruction, mount, sources);
        if (!planned)
            return tl::unexpected(std::move(planned).error());
        op.mounts.push_back(std::move(*planned));
    }
    const auto row =
        concat("RUN ", work.scope.historyPrefix(), join(op.arguments, " "), " # buildkit");
    work.addLayer(instruction, std::move(op), std::move(sources), row);
    return {};
}

} // namespace stagewright::plan
