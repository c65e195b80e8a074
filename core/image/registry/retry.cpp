#include "core/image/registry/retry.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <ctime>
#include <iomanip>
#include <mutex>
#include <sstream>

namespace stagewright::registry {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kFirstDelay = 500ms;
constexpr std::chrono::milliseconds kLongestDelay = 60s;
constexpr int kRetries = 3;

/// "Tue, 24 Nov 2026 01:53:00 GMT" (RFC 9110, 5.6.7).
std::optional<std::time_t> parseHttpDate(const std::string &text)
{
    std::tm fields{};
    std::istringstream stream(text);
    stream.imbue(std::locale::classic());
    stream >> std::get_time(&fields, "%a, %d %b %Y %H:%M:%S GMT");
    return stream.fail() ? std::nullopt : std::optional(::timegm(&fields));
}

} // namespace

bool isPassing(int status)
{
    static constexpr std::array kStatuses = {408, 429, 499, 500, 502, 503, 504, 522};
    return std::ranges::find(kStatuses, status) != kStatuses.end();
}

std::optional<std::chrono::milliseconds> retryAfter(const ResponseHead &head,
                                                    std::chrono::nanoseconds now)
{
    const auto text = head.header("retry-after");
    if (!text)
        return std::nullopt;
    std::chrono::milliseconds delay = 0ms;
    if (const auto seconds = parseUnsigned(*text))
        delay = std::chrono::seconds(std::min<std::uint64_t>(*seconds, 60));
    else if (const auto date = parseHttpDate(*text))
        delay = std::chrono::seconds(*date) -
                std::chrono::duration_cast<std::chrono::milliseconds>(now);
    if (delay <= 0ms)
        return std::nullopt;
    return std::min(delay, kLongestDelay);
}

void waitFor(std::chrono::milliseconds duration, const std::stop_token &stop)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any condition;
    condition.wait_for(lock, stop, duration, [] { return false; });
}

std::optional<std::chrono::milliseconds> RetryBudget::next()
{
    if (m_used >= kRetries)
        return std::nullopt;
    return kFirstDelay * (1 << m_used++);
}

} // namespace stagewright::registry
