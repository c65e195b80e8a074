/// The OCI runtime that starts RUN steps: crun, or runc where that is missing. Internal to
/// build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/process.h"

#include <optional>
#include <string>
#include <vector>

namespace stagewright::exec {

struct RuntimeProgram
{
    enum class Kind { Crun, Runc };
    Kind kind = Kind::Crun;
    std::string path; ///< where the jail sees it: without links, below /usr

    bool operator==(const RuntimeProgram &) const = default;
};

/// The program's name, which is its Debian package's too.
std::string_view nameOf(RuntimeProgram::Kind kind);

struct RuntimeSearch
{
    std::optional<RuntimeProgram> found;
    std::string hidden; ///< path of one that lies where the jail cannot see it
};

/// What there is on this machine.
RuntimeSearch findRuntime();

/// Calls of a runtime inside a worker of the jail, for one container.
class Runtime
{
public:
    explicit Runtime(RuntimeProgram program)
        : m_program(std::move(program))
    {}

    /// Makes the folders that calls need.
    Result<void> prepare() const;
    /// Descriptors 1 and 2 of the call, and of the program that it starts.
    Result<sys::ExitStatus> call(const std::vector<std::string> &arguments, int out, int err) const;
    /// What the runtime wrote about its own failure; empty where it did not fail.
    std::string complaint() const;

private:
    RuntimeProgram m_program;
};

} // namespace stagewright::exec
