/// How a function says that the world is wrong: I/O, network, kernel, a missing tool.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stagewright {

/// What kind of thing went wrong; callers branch on it, people read the message.
enum class ErrorCode {
    Internal,         ///< a state that should not be reachable
    InvalidArgument,  ///< the caller's input cannot be used
    NotFound,         ///< a file, blob, image or tag is not there
    AlreadyExists,    ///< the target is taken
    PermissionDenied, ///< the system or a policy forbids it
    OutOfSpace,       ///< disk, inodes or a size limit are exhausted
    Io,               ///< reading or writing failed
    Corrupt,          ///< bytes do not match their digest, size or format
    Unsupported,      ///< understood, but this program cannot do it
    Unavailable,      ///< a tool or kernel feature is missing on this machine
    Network,          ///< a server could not be reached or answered wrongly
    Failed,           ///< a step of the user's build ended with an error
    Cancelled,        ///< the user or the caller asked to stop
};

/// Stable lower-case name of a code ("not-found"), for JSON output and tests.
std::string_view nameOf(ErrorCode code);

/// A failure: its code, a sentence that says what to do, and the chain of contexts in
/// which it happened, innermost first.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::vector<std::string> context;
    int sysErrno = 0; ///< errno where a system call failed, else 0

    /// The error with one more outer context ("pulling docker.io/library/alpine:3.19").
    [[nodiscard]] Error withContext(std::string outer) &&;
    [[nodiscard]] Error withContext(std::string outer) const &;

    /// Outermost context first: "building x: unpacking layer 2: no space left on device".
    std::string toString() const;
};

/// Error of a failed system call. The code is derived from the errno value; the message is
/// "WHAT: strerror".
Error systemError(std::string_view what, int sysErrno);

} // namespace stagewright
