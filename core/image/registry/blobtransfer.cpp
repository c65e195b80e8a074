#include "core/image/registry/blobtransfer.h"

#include "core/base/support/strings.h"

namespace stagewright::registry {

namespace {

/// First byte of "bytes 100-199/200".
std::optional<std::uint64_t> rangeStart(const ResponseHead &head)
{
    const auto header = head.header("content-range").value_or("");
    if (!header.starts_with("bytes "))
        return std::nullopt;
    const auto range = std::string_view(header).substr(6);
    return parseUnsigned(range.substr(0, range.find('-')));
}

} // namespace

Result<ResponseHead> Retrier::run(const std::function<Result<ResponseHead>()> &once)
{
    while (true) {
        auto head = once();
        const auto delay = delayAfter(head);
        if (!delay)
            return head;
        m_waiter(*delay, m_stop);
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, "the download was cancelled");
    }
}

std::optional<std::chrono::milliseconds> Retrier::delayAfter(const Result<ResponseHead> &head)
{
    const bool passing = head ? isPassing(head->status) : head.error().code == ErrorCode::Network;
    const auto delay = passing ? m_budget.next() : std::nullopt;
    if (!delay || !head)
        return delay;
    return std::max(*delay, retryAfter(*head, m_clock.now()).value_or(*delay));
}

Result<void> checkStatus(const ResponseHead &head)
{
    switch (head.status) {
    case 200:
    case 206:
        return {};
    case 404:
        return fail(ErrorCode::NotFound, "not found");
    case 401:
    case 403:
        return fail(ErrorCode::PermissionDenied,
                    "the image does not exist there, or needs a login, which is not possible yet");
    case 429:
        return fail(ErrorCode::Network, "too many requests; wait a while or use a mirror");
    default:
        return fail(ErrorCode::Network,
                    concat("the server answered with status ", std::to_string(head.status)));
    }
}

Result<void> BlobTransfer::run(Retrier &retrier)
{
    STAGEWRIGHT_TRY(startAnew());
    STAGEWRIGHT_TRY_ASSIGN(const auto head, retrier.run([this] { return once(); }));
    STAGEWRIGHT_TRY(checkStatus(head));
    STAGEWRIGHT_TRY(m_ingest->commit());
    return {};
}

Result<void> BlobTransfer::startAnew()
{
    STAGEWRIGHT_TRY_ASSIGN(m_ingest, m_target.ingest({m_blob.digest, m_blob.size, {}}));
    return {};
}

Result<ResponseHead> BlobTransfer::once()
{
    Headers headers;
    if (m_ingest->size() > 0)
        headers.emplace_back("Range", concat("bytes=", std::to_string(m_ingest->size()), "-"));
    m_begun = false;
    const BodySink sink = [this](const ResponseHead &head, std::string_view bytes) {
        return take(head, bytes);
    };
    const auto rest = concat("blobs/", m_blob.digest.toString());
    STAGEWRIGHT_TRY_ASSIGN(auto head, m_session.get(rest, headers, sink));
    if (head.status == 416 && m_ingest->size() > 0) {
        STAGEWRIGHT_TRY(startAnew());
        return fail(ErrorCode::Network, "the server does not continue a transfer");
    }
    const bool arrived = head.status == 200 || head.status == 206;
    if (arrived && m_ingest->size() < m_blob.size)
        return fail(ErrorCode::Network,
                    concat("the transfer ended after ", std::to_string(m_ingest->size()), " of ",
                           std::to_string(m_blob.size), " bytes"));
    return head;
}

Result<void> BlobTransfer::begin(const ResponseHead &head)
{
    m_begun = true;
    if (head.status == 200)
        return m_ingest->size() > 0 ? startAnew() : Result<void>();
    if (rangeStart(head) != m_ingest->size())
        return fail(ErrorCode::Corrupt, "the server sends another part of the blob than asked for");
    return {};
}

Result<void> BlobTransfer::take(const ResponseHead &head, std::string_view bytes)
{
    if (!m_begun)
        STAGEWRIGHT_TRY(begin(head));
    STAGEWRIGHT_TRY(m_ingest->write(bytes));
    if (m_progress)
        m_progress(m_ingest->size(), m_blob.size);
    return {};
}

} // namespace stagewright::registry
