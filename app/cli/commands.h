/// The table of what `stagewright NAME …` can do: one Command per .cpp file, listed in
/// commands.cpp.
#pragma once

#include "core/base/support/error.h"

#include <span>
#include <string_view>

namespace stagewright::app {

inline constexpr int kExitOk = 0;
inline constexpr int kExitFailure = 1; ///< the work could not be done, or found errors
inline constexpr int kExitUsage = 2;   ///< the command line is wrong

struct Command
{
    std::string_view name;
    std::string_view synopsis; ///< what follows the name: "FILE [--format text|json]"
    std::string_view summary;  ///< one line for `stagewright --help`
    std::string_view details;  ///< the rest of `stagewright NAME --help`; empty: nothing to add
    /// What follows the command's name, without `--help`; returns the exit code.
    int (*run)(std::span<const std::string_view> arguments) = nullptr;
    bool isInternal = false; ///< started by ourselves; not listed
};

/// In the order of the help text.
std::span<const Command *const> commands();

/// Complains on stderr and shows how the command is used; returns kExitUsage.
int usageError(const Command &command, std::string_view message);

/// "stagewright NAME: sentence" on stderr; returns kExitFailure.
int reportError(const Command &command, const Error &error);

} // namespace stagewright::app
