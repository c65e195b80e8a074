// RUN.
#include "core/base/support/strings.h"
#include "core/language/convert/instructionwork.h"
#include "core/language/dockerfile/mountreader.h"

#include <algorithm>

namespace stagewright::convert {

namespace {

using dockerfile::RunInstruction;

constexpr std::string_view kScriptFolder = "/dev/pipes/";

/// The shell's text: heredocs that the shell reads itself stand behind the command.
std::string shellText(const Instruction &instruction, const RunInstruction &run,
                      std::string_view imageOs, std::optional<InlineFile> &script)
{
    if (run.isScript) {
        const auto &heredoc = instruction.heredocs.front();
        if (imageOs == "windows" || !heredoc.content.starts_with("#!"))
            return heredoc.content;
        script = InlineFile{heredoc.name, heredoc.content};
        return concat(kScriptFolder, heredoc.name);
    }
    auto text = join(run.command.arguments, " ");
    for (const auto &heredoc : instruction.heredocs)
        text += concat("\n", heredoc.rawContent, heredoc.name);
    return text;
}

void readArguments(InstructionWork &work, ResolvedRun &resolved)
{
    const auto &run = *work.instruction.as<RunInstruction>();
    if (run.command.isExecForm) {
        resolved.arguments = run.command.arguments;
        return;
    }
    const auto &imageOs = work.work.stages[work.stage.index].imageOs;
    resolved.arguments = work.withShell(shellText(work.instruction, run, imageOs, resolved.script));
}

/// Devices belong to the front end's labs channel.
bool hasDevices(const dockerfile::Dockerfile &model)
{
    return std::any_of(model.directives.begin(), model.directives.end(), [](const auto &line) {
        return line.key == "syntax" && line.value.text.find("labs") != std::string::npos;
    });
}

Outcome readDevices(const InstructionWork &work, ResolvedRun &resolved)
{
    for (const auto &flag : work.instruction.flags) {
        if (flag.name != "device" || !flag.value)
            continue;
        if (!hasDevices(work.work.model))
            return Message(MSG("convert", "device feature is only supported in Dockerfile "
                                          "frontend 1.14.0-labs or later"));
        if (auto device = dockerfile::readDevice(flag.value->text))
            resolved.devices.push_back(std::move(*device));
    }
    return std::nullopt;
}

} // namespace

Outcome convertRun(InstructionWork &work)
{
    ResolvedRun resolved;
    auto problem = readMounts(work, resolved.mounts);
    readArguments(work, resolved);
    if (!problem)
        problem = convertMounts(work, resolved.mounts);
    if (work.instruction.flagValue("security") == "insecure")
        resolved.security = SecurityMode::Insecure;
    const auto network = work.instruction.flagValue("network");
    resolved.network = network == "none"   ? NetworkMode::None
                       : network == "host" ? NetworkMode::Host
                                           : NetworkMode::Default;
    if (!problem)
        problem = readDevices(work, resolved);
    work.result.resolved = std::move(resolved);
    return problem;
}

} // namespace stagewright::convert
