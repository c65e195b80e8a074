#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/process.h"

#include <poll.h>

#include <array>
#include <cerrno>

namespace stagewright::sys {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// Collects both output streams of a child until they end.
class OutputCollector
{
public:
    OutputCollector(UniqueFd out, UniqueFd err, std::size_t maxBytes)
        : m_streams{{{std::move(out), {}}, {std::move(err), {}}}}
        , m_maxBytes(maxBytes)
    {}

    Result<void> collect(SteadyClock::time_point deadline)
    {
        while (m_streams[0].fd || m_streams[1].fd)
            STAGEWRIGHT_TRY(step(deadline));
        return {};
    }

    std::string takeOut() { return std::move(m_streams[0].text); }
    std::string takeErr() { return std::move(m_streams[1].text); }

private:
    struct Stream
    {
        UniqueFd fd;
        std::string text;
    };

    Result<void> step(SteadyClock::time_point deadline)
    {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - SteadyClock::now());
        if (left.count() <= 0)
            return fail(ErrorCode::Failed, "the program did not end in time");
        std::array<struct ::pollfd, 2> polls{
            {{m_streams[0].fd.get(), POLLIN, 0}, {m_streams[1].fd.get(), POLLIN, 0}}};
        if (::poll(polls.data(), polls.size(), static_cast<int>(left.count())) < 0 &&
            errno != EINTR)
            return failErrno("cannot wait for a program's output", errno);
        for (std::size_t i = 0; i < polls.size(); ++i) {
            if (polls.at(i).revents != 0)
                STAGEWRIGHT_TRY(take(m_streams.at(i)));
        }
        return {};
    }

    Result<void> take(Stream &stream)
    {
        std::array<char, 65536> buffer{};
        STAGEWRIGHT_TRY_ASSIGN(const std::size_t count, readSome(stream.fd.get(), buffer));
        if (count == 0)
            stream.fd.reset();
        if (stream.text.size() + count > m_maxBytes)
            return fail(ErrorCode::OutOfSpace, "the program wrote too much");
        stream.text.append(buffer.data(), count);
        return {};
    }

    std::array<Stream, 2> m_streams;
    std::size_t m_maxBytes;
};

} // namespace

Result<ProcessOutput> runProcess(std::vector<std::string> arguments, std::string_view input,
                                 std::size_t maxBytes, std::chrono::milliseconds patience)
{
    STAGEWRIGHT_TRY_ASSIGN(const UniqueFd in, memoryFile(input));
    STAGEWRIGHT_TRY_ASSIGN(Pipe out, makePipe());
    STAGEWRIGHT_TRY_ASSIGN(Pipe err, makePipe());
    ProcessOptions options;
    const std::string name = arguments.at(0);
    options.arguments = std::move(arguments);
    options.descriptors = {{0, in.get()}, {1, out.write.get()}, {2, err.write.get()}};
    STAGEWRIGHT_TRY_ASSIGN(Process process, Process::start(options));
    out.write.reset();
    err.write.reset();
    OutputCollector collector(std::move(out.read), std::move(err.read), maxBytes);
    if (auto collected = collector.collect(SteadyClock::now() + patience); !collected)
        return fail(std::move(collected).error(), concat("running ", name));
    ProcessOutput output;
    STAGEWRIGHT_TRY_ASSIGN(output.status, process.wait());
    output.out = collector.takeOut();
    output.err = collector.takeErr();
    return output;
}

} // namespace stagewright::sys
