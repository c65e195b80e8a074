#include "core/base/sys/clock.h"

namespace stagewright::sys {

namespace {

class SystemClock final : public Clock
{
public:
    std::chrono::nanoseconds now() const override
    {
        return std::chrono::system_clock::now().time_since_epoch();
    }
    std::chrono::nanoseconds monotonic() const override
    {
        return std::chrono::steady_clock::now().time_since_epoch();
    }
};

} // namespace

const Clock &Clock::system()
{
    static const SystemClock clock;
    return clock;
}

std::chrono::nanoseconds FakeClock::now() const
{
    const std::scoped_lock lock(m_mutex);
    return m_now;
}

std::chrono::nanoseconds FakeClock::monotonic() const
{
    const std::scoped_lock lock(m_mutex);
    return m_monotonic;
}

void FakeClock::advance(std::chrono::nanoseconds by)
{
    const std::scoped_lock lock(m_mutex);
    m_now += by;
    m_monotonic += by;
}

void FakeClock::setWall(std::chrono::nanoseconds to)
{
    const std::scoped_lock lock(m_mutex);
    m_now = to;
}

} // namespace stagewright::sys
