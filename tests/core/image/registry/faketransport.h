/// A transport whose answers a test writes.
#pragma once

#include "core/image/registry/client.h"

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace stagewright::tests {

struct FakeAnswer
{
    int status = 200;
    registry::Headers headers;
    std::string body;
    /// After so many bytes of the body the connection breaks.
    std::size_t breakAfter = std::string::npos;
};

class FakeTransport final : public registry::Transport
{
public:
    std::function<FakeAnswer(const registry::Request &)> answer;
    std::vector<registry::Request> requests;

    Result<registry::ResponseHead> get(const registry::Request &request,
                                       const registry::BodySink &sink,
                                       std::stop_token stop) override
    {
        requests.push_back(request);
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "cancelled");
        const auto given = answer(request);
        if (given.status == 0)
            return fail(ErrorCode::Network, "connection refused");
        const registry::ResponseHead head{given.status, given.headers};
        // Odd pieces, so that nothing relies on whole bodies.
        for (std::size_t at = 0; at < given.body.size(); at += 7) {
            if (at >= given.breakAfter)
                return fail(ErrorCode::Network, "connection reset");
            STAGEWRIGHT_TRY(sink(head, std::string_view(given.body).substr(at, 7)));
        }
        return head;
    }

    std::string headerOf(std::size_t request, std::string_view name) const
    {
        for (const auto &[key, value] : requests.at(request).headers) {
            if (key == name)
                return value;
        }
        return {};
    }
};

/// A client that never really waits, and remembers for how long it would have.
struct FakeClient
{
    FakeTransport transport;
    std::vector<std::chrono::milliseconds> waits;
    sys::FakeClock clock;
    registry::Client client;

    explicit FakeClient(std::string_view mirrors = "")
        : client(transport, *registry::HostsConfig::parse(mirrors), clock,
                 [this](std::chrono::milliseconds duration, const std::stop_token &) {
                     waits.push_back(duration);
                     clock.advance(duration);
                 })
    {}
};

} // namespace stagewright::tests
