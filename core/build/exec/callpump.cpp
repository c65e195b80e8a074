#include "core/build/exec/callpump.h"

#include "core/base/support/strings.h"

#include <poll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>

namespace stagewright::exec {

namespace {

constexpr std::size_t kMaxReplyBytes = 64U << 20U;

} // namespace

void CallPump::give(CallFd letter, sys::UniqueFd fd)
{
    m_letters += static_cast<char>(letter);
    m_workerEnds.push_back(std::move(fd));
}

Result<void> CallPump::addStream(CallFd letter, CallStreams::Sink sink)
{
    STAGEWRIGHT_TRY_ASSIGN(sys::Pipe pipe, sys::makePipe());
    give(letter, std::move(pipe.write));
    m_streams.push_back({std::move(pipe.read), std::move(sink)});
    return {};
}

Result<CallPump> CallPump::prepare(std::string_view body, const CallStreams &streams)
{
    CallPump pump;
    STAGEWRIGHT_TRY_ASSIGN(sys::UniqueFd bodyFile, sys::memoryFile(body));
    pump.give(CallFd::Body, std::move(bodyFile));
    STAGEWRIGHT_TRY_ASSIGN(sys::Pipe leash, sys::makePipe());
    pump.give(CallFd::Leash, std::move(leash.read));
    pump.m_leash = std::move(leash.write);
    STAGEWRIGHT_TRY(pump.addStream(CallFd::Answer, {}));
    if (streams.out)
        STAGEWRIGHT_TRY(pump.addStream(CallFd::Out, streams.out));
    if (streams.err)
        STAGEWRIGHT_TRY(pump.addStream(CallFd::Err, streams.err));
    if (streams.bulk)
        STAGEWRIGHT_TRY(pump.addStream(CallFd::Bulk, streams.bulk));
    if (streams.blob >= 0) {
        STAGEWRIGHT_TRY_ASSIGN(sys::UniqueFd blob, sys::duplicate(streams.blob));
        pump.give(CallFd::Blob, std::move(blob));
    }
    return pump;
}

std::vector<int> CallPump::workerFds() const
{
    std::vector<int> fds;
    for (const auto &fd : m_workerEnds)
        fds.push_back(fd.get());
    return fds;
}

bool CallPump::finished() const
{
    return std::ranges::none_of(m_streams, [](const Stream &stream) { return bool(stream.fd); });
}

Result<void> CallPump::take(Stream &stream)
{
    std::array<char, 65536> buffer{};
    STAGEWRIGHT_TRY_ASSIGN(const std::size_t count, sys::readSome(stream.fd.get(), buffer));
    const std::string_view bytes(buffer.data(), count);
    if (bytes.empty())
        stream.fd.reset();
    else if (stream.sink)
        return stream.sink(bytes);
    else if (m_reply.size() + count > kMaxReplyBytes)
        return fail(ErrorCode::Corrupt, "the jail's answer is too long");
    else
        m_reply += bytes;
    return {};
}

Result<void> CallPump::pumpOnce(int wake)
{
    std::vector<struct ::pollfd> polls;
    for (const auto &stream : m_streams)
        polls.push_back({stream.fd.get(), POLLIN, 0});
    polls.push_back({m_leash ? wake : -1, POLLIN, 0});
    if (::poll(polls.data(), polls.size(), -1) < 0 && errno != EINTR)
        return failErrno("cannot wait for the jail", errno);
    if (polls.back().revents != 0)
        return fail(ErrorCode::Cancelled, "cancelled");
    for (std::size_t i = 0; i < m_streams.size(); ++i) {
        if (polls[i].revents != 0)
            STAGEWRIGHT_TRY(take(m_streams[i]));
    }
    return {};
}

Result<Reply> CallPump::run(const std::stop_token &stop)
{
    const sys::UniqueFd wake(::eventfd(0, EFD_CLOEXEC));
    if (!wake)
        return failErrno("cannot watch for a stop request", errno);
    const std::stop_callback wakeUp(stop, [&wake] { ::eventfd_write(wake.get(), 1); });
    std::optional<Error> error;
    while (!finished()) {
        auto pumped = pumpOnce(wake.get());
        if (pumped)
            continue;
        if (!error)
            error = std::move(pumped).error();
        m_leash.reset();
        for (auto &stream : m_streams)
            stream.sink = [](std::string_view) { return Result<void>(); };
    }
    if (error)
        return fail(std::move(*error));
    return conclude();
}

Result<Reply> CallPump::conclude()
{
    if (m_reply.empty())
        return fail(ErrorCode::Failed,
                    "the step's worker was killed; the machine may have run out of memory");
    STAGEWRIGHT_TRY_ASSIGN(Reply reply, decodeReply(m_reply));
    if (auto *error = std::get_if<Error>(&reply))
        return fail(std::move(*error));
    return reply;
}

} // namespace stagewright::exec
