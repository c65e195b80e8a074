/// Private to the room: one instruction in the making.
#pragma once

#include "core/language/convert/work.h"

#include <optional>
#include <string>
#include <vector>

namespace stagewright::convert {

/// What is wrong, or nothing.
using Outcome = std::optional<Message>;

class InstructionWork
{
public:
    InstructionWork(Work &conversion, ConvertedStage &stageOfFile, const Command &commandOfStage,
                    const Instruction &instructionOfCommand, ConvertedInstruction &converted)
        : work(conversion)
        , stage(stageOfFile)
        , command(commandOfStage)
        , instruction(instructionOfCommand)
        , result(converted)
        , m_expander(conversion.model.escape, converted.uses)
    {}

    Work &work;
    ConvertedStage &stage;
    const Command &command;
    const Instruction &instruction;
    ConvertedInstruction &result;

    const State &before() const { return *result.before; }
    /// The state after the instruction; changed in place.
    State &after();
    StatePointer takeAfter() { return m_after ? StatePointer(std::move(m_after)) : result.before; }

    const std::string &os() const { return stage.platform.os; }
    std::string workingDirectory() const;
    /// The shell with a command behind it.
    std::vector<std::string> withShell(std::string commandText) const;

    /// Expands with the state before; false after a failure, which `problem` then holds.
    bool expand(const dockerfile::Word &word, std::string &out, Outcome &problem);
    bool expandAll(const std::vector<dockerfile::Word> &words, std::vector<std::string> &out,
                   Outcome &problem);
    bool expandFlag(std::string_view name, std::string &out, Outcome &problem);
    Expander &expander() { return m_expander; }
    /// Where a file of the Dockerfile has the piece; nothing of a trigger is there.
    TextRange placeOf(TextRange range) const { return command.trigger ? TextRange() : range; }
    /// Files of a source may be read: the stage is done, or the source is an image.
    bool isReadable(const FileSource &source) const;

private:
    Expander m_expander;
    std::shared_ptr<State> m_after;
};

Outcome convertArg(InstructionWork &work);
Outcome convertEnv(InstructionWork &work);
Outcome convertCopy(InstructionWork &work);
Outcome convertRun(InstructionWork &work);
/// Fills ResolvedRun::mounts; `resolved` holds what was read before a failure.
Outcome convertMounts(InstructionWork &work, std::vector<ResolvedMount> &resolved);
/// The options of all mounts, checked as BuildKit does while it expands the RUN.
Outcome readMounts(InstructionWork &work, std::vector<ResolvedMount> &resolved);

} // namespace stagewright::convert
