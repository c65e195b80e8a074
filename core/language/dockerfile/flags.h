/// Which flags each instruction knows, and what can be wrong with them.
#pragma once

#include "core/base/support/message.h"
#include "core/language/dockerfile/instruction.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

struct FlagSpec
{
    enum class Type {
        Switch, ///< `--link`, `--link=true`, `--link=false`
        Text,   ///< `--chown=…`, once
        Texts,  ///< `--mount=…`, any number of times
    };
    std::string_view name;
    Type type = Type::Text;
};

std::span<const FlagSpec> knownFlags(InstructionKind kind);

struct FlagProblem
{
    Message message;
    std::size_t flag = 0; ///< index in the flags
};

/// The first thing that is wrong, or nothing.
std::optional<FlagProblem> checkFlags(std::span<const Flag> flags, std::span<const FlagSpec> known);

} // namespace stagewright::dockerfile
