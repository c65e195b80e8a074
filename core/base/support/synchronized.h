/// A value that can only be reached while its mutex is held.
#pragma once

#include <mutex>
#include <utility>

namespace stagewright {

/// Any thread may call `with`; the callable must not call back into the same object.
template<typename T>
class Synchronized
{
public:
    Synchronized() = default;
    explicit Synchronized(T value)
        : m_value(std::move(value))
    {}

    /// Runs `work(value)` under the lock and returns what it returns.
    template<typename Work>
    auto with(Work &&work)
    {
        const std::scoped_lock lock(m_mutex);
        return std::forward<Work>(work)(m_value);
    }

private:
    std::mutex m_mutex;
    T m_value;
};

} // namespace stagewright
