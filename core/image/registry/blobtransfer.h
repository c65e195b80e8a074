/// Private to the room: one blob from one server into a store.
#pragma once

#include "core/image/registry/retry.h"
#include "core/image/registry/session.h"
#include "core/image/store/contentstore.h"

#include <functional>
#include <memory>

namespace stagewright::registry {

/// Repeats a request while it fails in a way that passes.
class Retrier
{
public:
    Retrier(const sys::Clock &clock, const Waiter &waiter, std::stop_token stop)
        : m_clock(clock)
        , m_waiter(waiter)
        , m_stop(std::move(stop))
    {}

    /// The last try's answer, whatever its status is.
    Result<ResponseHead> run(const std::function<Result<ResponseHead>()> &once);

private:
    std::optional<std::chrono::milliseconds> delayAfter(const Result<ResponseHead> &head);

    const sys::Clock &m_clock;
    const Waiter &m_waiter;
    std::stop_token m_stop;
    RetryBudget m_budget;
};

/// Errors for every status but 200 and 206.
Result<void> checkStatus(const ResponseHead &head);

/// Goes on with a Range request where a transfer broke; starts anew where the server ignores it.
class BlobTransfer
{
public:
    using Progress = std::function<void(std::uint64_t current, std::uint64_t total)>;

    BlobTransfer(Session &session, const oci::Descriptor &blob, store::ContentStore &target,
                 const Progress &progress)
        : m_session(session)
        , m_blob(blob)
        , m_target(target)
        , m_progress(progress)
    {}

    Result<void> run(Retrier &retrier);

private:
    Result<ResponseHead> once();
    Result<void> startAnew();
    Result<void> begin(const ResponseHead &head);
    Result<void> take(const ResponseHead &head, std::string_view bytes);

    Session &m_session;
    const oci::Descriptor &m_blob;
    store::ContentStore &m_target;
    const Progress &m_progress;
    std::unique_ptr<store::Ingest> m_ingest;
    bool m_begun = false; ///< the answer of the current request was looked at
};

} // namespace stagewright::registry
