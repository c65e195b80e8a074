#include "core/base/support/error.h"

#include "core/base/support/strings.h"

#include <cerrno>
#include <system_error>

namespace stagewright {

std::string_view nameOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal:
        return "internal";
    case ErrorCode::InvalidArgument:
        return "invalid-argument";
    case ErrorCode::NotFound:
        return "not-found";
    case ErrorCode::AlreadyExists:
        return "already-exists";
    case ErrorCode::PermissionDenied:
        return "permission-denied";
    case ErrorCode::OutOfSpace:
        return "out-of-space";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Corrupt:
        return "corrupt";
    case ErrorCode::Unsupported:
        return "unsupported";
    case ErrorCode::Unavailable:
        return "unavailable";
    case ErrorCode::Network:
        return "network";
    case ErrorCode::Failed:
        return "failed";
    case ErrorCode::Cancelled:
        return "cancelled";
    }
    return "internal";
}

namespace {

ErrorCode codeOf(int sysErrno)
{
    switch (sysErrno) {
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::NotFound;
    case EEXIST:
        return ErrorCode::AlreadyExists;
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorCode::PermissionDenied;
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::OutOfSpace;
    case EINVAL:
        return ErrorCode::InvalidArgument;
    case ENOSYS:
    case EOPNOTSUPP:
        return ErrorCode::Unavailable;
    default:
        return ErrorCode::Io;
    }
}

} // namespace

Error Error::withContext(std::string outer) &&
{
    context.push_back(std::move(outer));
    return std::move(*this);
}

Error Error::withContext(std::string outer) const &
{
    Error copy = *this;
    copy.context.push_back(std::move(outer));
    return copy;
}

std::string Error::toString() const
{
    std::string text;
    for (auto it = context.rbegin(); it != context.rend(); ++it)
        text += concat(*it, ": ");
    return text + message;
}

Error systemError(std::string_view what, int sysErrno)
{
    return {codeOf(sysErrno),
            concat(what, ": ", std::generic_category().message(sysErrno)),
            {},
            sysErrno};
}

} // namespace stagewright
