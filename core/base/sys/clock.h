/// Time as a seam.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>

namespace stagewright::sys {

/// Any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall clock, nanoseconds since 1970 UTC.
    virtual std::chrono::nanoseconds now() const = 0;
    /// Never goes back; for durations.
    virtual std::chrono::nanoseconds monotonic() const = 0;

    static const Clock &system();
};

/// Stands still until it is told to move.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(std::chrono::nanoseconds start = std::chrono::seconds(1'700'000'000))
        : m_now(start)
    {}
    std::chrono::nanoseconds now() const override;
    std::chrono::nanoseconds monotonic() const override;
    void advance(std::chrono::nanoseconds by);
    /// Sets the wall clock alone, backwards too.
    void setWall(std::chrono::nanoseconds to);

private:
    mutable std::mutex m_mutex;
    std::chrono::nanoseconds m_now;
    std::chrono::nanoseconds m_monotonic{0};
};

} // namespace stagewright::sys
