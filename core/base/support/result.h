/// Result<T>: a value or an Error. The alias hides which library provides it.
#pragma once

#include "core/base/support/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace stagewright {

template<typename T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::NotFound, "…");` in any function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message)
{
    return tl::unexpected<Error>(Error{code, std::move(message), {}, 0});
}

/// Passes an error on: `return fail(std::move(result).error());`
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// Passes an error on with one more outer context.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error, std::string outerContext)
{
    return tl::unexpected<Error>(std::move(error).withContext(std::move(outerContext)));
}

/// Error of a failed system call: `return failErrno("cannot open x", errno);`
[[nodiscard]] inline tl::unexpected<Error> failErrno(std::string_view what, int sysErrno)
{
    return tl::unexpected<Error>(systemError(what, sysErrno));
}

} // namespace stagewright

/// Leaves the function with the error of `expression` (a Result<T>), else goes on.
#define STAGEWRIGHT_TRY(expression)                                                                \
    do {                                                                                           \
        if (auto tryResult = (expression); !tryResult)                                             \
            return ::stagewright::fail(std::move(tryResult).error());                              \
    } while (false)

#define STAGEWRIGHT_JOIN2(a, b) a##b
#define STAGEWRIGHT_JOIN(a, b) STAGEWRIGHT_JOIN2(a, b)

/// `STAGEWRIGHT_TRY_ASSIGN(auto file, openFile(path));`: the value, or out with the error.
#define STAGEWRIGHT_TRY_ASSIGN(declaration, expression)                                            \
    auto STAGEWRIGHT_JOIN(tryResult, __LINE__) = (expression);                                     \
    if (!STAGEWRIGHT_JOIN(tryResult, __LINE__))                                                    \
        return ::stagewright::fail(std::move(STAGEWRIGHT_JOIN(tryResult, __LINE__)).error());      \
    declaration = std::move(*STAGEWRIGHT_JOIN(tryResult, __LINE__))
