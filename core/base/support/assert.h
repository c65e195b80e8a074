/// How code says that the program is wrong. On wherever NDEBUG is not defined (Debug, CI).
#pragma once

#include <cstdio>
#include <cstdlib>

namespace stagewright {

[[noreturn]] inline void assertionFailed(const char *condition, const char *file, int line)
{
    std::fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, condition);
    std::abort();
}

} // namespace stagewright

#ifdef NDEBUG
#define STAGEWRIGHT_ASSERT(condition) static_cast<void>(0)
#else
#define STAGEWRIGHT_ASSERT(condition)                                                              \
    ((condition) ? static_cast<void>(0)                                                            \
                 : ::stagewright::assertionFailed(#condition, __FILE__, __LINE__))
#endif
