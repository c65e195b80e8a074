/// When a request is made again, and after how long.
#pragma once

#include "core/base/sys/clock.h"
#include "core/image/registry/transport.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace stagewright::registry {

/// Statuses that pass: too many requests, gateways that are down.
bool isPassing(int status);

/// What Retry-After asks for (seconds, or a date after `now`), at most a minute.
std::optional<std::chrono::milliseconds> retryAfter(const ResponseHead &head,
                                                    std::chrono::nanoseconds now);

/// Waits; returns early when `stop` is requested. Tests hand in one that does not wait.
using Waiter = std::function<void(std::chrono::milliseconds, const std::stop_token &)>;
void waitFor(std::chrono::milliseconds duration, const std::stop_token &stop);

/// Delays between tries: half a second, doubled, three times in all.
class RetryBudget
{
public:
    /// Nothing where the tries are used up.
    std::optional<std::chrono::milliseconds> next();

private:
    int m_used = 0;
};

} // namespace stagewright::registry
