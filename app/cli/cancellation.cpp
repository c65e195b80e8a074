#include "app/cli/cancellation.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace stagewright::app {

namespace {

/// Signal handlers may do no more than write(2).
int wakePipe[2] = {-1, -1};
volatile std::sig_atomic_t signalsSeen = 0;

void onSignal(int)
{
    constexpr int kExitInterrupted = 130;
    if (signalsSeen != 0)
        ::_exit(kExitInterrupted);
    signalsSeen = 1;
    [[maybe_unused]] const auto written = ::write(wakePipe[1], "s", 1);
}

void handle(void (*handler)(int))
{
    struct ::sigaction action{};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        ::sigaction(number, &action, nullptr);
}

} // namespace

Cancellation::Cancellation(bool watchStdin)
{
    if (::pipe2(wakePipe, O_CLOEXEC) != 0)
        return;
    handle(onSignal);
    m_thread = std::jthread([this, watchStdin] { watch(watchStdin); });
}

Cancellation::~Cancellation()
{
    handle(SIG_DFL);
    if (m_thread.joinable()) {
        [[maybe_unused]] const auto written = ::write(wakePipe[1], "q", 1);
        m_thread.join();
    }
    ::close(wakePipe[0]);
    ::close(wakePipe[1]);
}

void Cancellation::watch(bool watchStdin)
{
    std::array<struct ::pollfd, 2> waits = {
        {{wakePipe[0], POLLIN, 0}, {watchStdin ? STDIN_FILENO : -1, POLLIN, 0}}};
    for (;;) {
        if (::poll(waits.data(), waits.size(), -1) < 0)
            continue;
        char byte = 0;
        if (waits[0].revents != 0 && ::read(wakePipe[0], &byte, 1) == 1) {
            if (byte == 'q')
                return;
            m_source.request_stop();
        }
        std::array<char, 4096> ignored;
        if (waits[1].revents != 0 && ::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0) {
            m_source.request_stop();
            waits[1].fd = -1;
        }
    }
}

} // namespace stagewright::app
