/// What the parts of the language are for, in a sentence or two of our own.
#pragma once

#include "core/base/support/message.h"
#include "core/language/dockerfile/instruction.h"

#include <span>
#include <string_view>

namespace stagewright::assist {

using dockerfile::InstructionKind;

struct ManualEntry
{
    std::string_view name; ///< "COPY", "from", "sharing"
    std::string_view text; ///< a template of MSG; translated where it is shown

    Message message() const { return Message(text); }
};

/// Of an instruction; an empty text for Unknown.
ManualEntry aboutInstruction(InstructionKind kind);
/// Of a flag without its dashes; an empty text for one that nobody knows.
ManualEntry aboutFlag(InstructionKind kind, std::string_view flag);

/// What a mount's `type=` may be.
std::span<const ManualEntry> mountTypes();
/// Options of `--mount=type=…`; those of a bind mount for a type that nobody knows.
std::span<const ManualEntry> mountOptions(std::string_view type);
/// Values of `sharing=`.
std::span<const ManualEntry> sharingModes();
std::span<const ManualEntry> networkModes();
std::span<const ManualEntry> securityModes();
/// `syntax`, `escape`, `check`.
std::span<const ManualEntry> directives();
/// The ARGs that a builder sets by itself once they are declared.
std::span<const ManualEntry> platformArguments();
std::span<const ManualEntry> signalNames();

} // namespace stagewright::assist
