/// ^C, SIGTERM and the end of stdin as a stop request.
#pragma once

#include <stop_token>
#include <thread>

namespace stagewright::app {

/// While it lives, SIGINT, SIGTERM and SIGHUP request a stop; the second one ends the process at
/// once. At most one object at a time.
class Cancellation
{
public:
    /// `watchStdin`: the end of standard input counts too; its bytes are thrown away.
    explicit Cancellation(bool watchStdin);
    ~Cancellation();
    Cancellation(const Cancellation &) = delete;
    Cancellation &operator=(const Cancellation &) = delete;

    std::stop_token token() const { return m_source.get_token(); }

private:
    void watch(bool watchStdin);

    std::stop_source m_source;
    std::jthread m_thread;
};

} // namespace stagewright::app
