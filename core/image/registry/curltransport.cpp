#include "core/image/registry/curltransport.h"

#include "core/base/support/strings.h"

#include <curl/curl.h>

#include <mutex>
#include <tuple>

namespace stagewright::registry {

namespace {

struct EasyDeleter
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
using EasyHandle = std::unique_ptr<CURL, EasyDeleter>;

struct ListDeleter
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

constexpr std::size_t kMaxHeaderBytes = 64U << 10;
constexpr long kConnectSeconds = 20;
/// A transfer that is slower than this for so long is given up.
constexpr long kSlowestBytesPerSecond = 512;
constexpr long kSlowSeconds = 30;

/// What libcurl's callbacks share during one transfer.
struct Transfer
{
    const BodySink &sink;
    const std::stop_token &stop;
    ResponseHead head;
    std::size_t headerBytes = 0;
    Result<void> failure;
};

void readHeader(ResponseHead &head, std::string_view line)
{
    if (line.starts_with("HTTP/")) {
        // A new response: the one before was informational (100, 103).
        head = {};
        const auto space = line.find(' ');
        if (space != std::string_view::npos)
            head.status = static_cast<int>(parseUnsigned(line.substr(space + 1, 3)).value_or(0));
        return;
    }
    const auto colon = line.find(':');
    if (colon != std::string_view::npos)
        head.headers.emplace_back(toLowerAscii(trim(line.substr(0, colon))),
                                  std::string(trim(line.substr(colon + 1))));
}

std::size_t onHeader(char *data, std::size_t, std::size_t size, void *pointer)
{
    auto &transfer = *static_cast<Transfer *>(pointer);
    transfer.headerBytes += size;
    if (transfer.headerBytes > kMaxHeaderBytes)
        return 0;
    readHeader(transfer.head, trim({data, size}));
    return size;
}

std::size_t onBody(char *data, std::size_t, std::size_t size, void *pointer)
{
    auto &transfer = *static_cast<Transfer *>(pointer);
    transfer.failure = transfer.sink(transfer.head, {data, size});
    return transfer.failure ? size : 0;
}

int onProgress(void *pointer, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Transfer *>(pointer)->stop.stop_requested() ? 1 : 0;
}

List headerList(const Headers &headers)
{
    List list;
    for (const auto &[name, value] : headers) {
        auto *longer = curl_slist_append(list.get(), concat(name, ": ", value).c_str());
        if (longer) {
            // The longer list begins with the old one: it takes that over.
            std::ignore = list.release();
            list.reset(longer);
        }
    }
    return list;
}

void prepare(CURL *easy, const std::string &url, curl_slist *headers, Transfer &transfer,
             char *message)
{
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_UNRESTRICTED_AUTH, 0L);
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "stagewright/" STAGEWRIGHT_VERSION);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, kSlowestBytesPerSecond);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, kSlowSeconds);
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 256L << 10);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, onProgress);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, message);
}

ErrorCode codeOf(CURLcode code)
{
    switch (static_cast<int>(code)) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
        return ErrorCode::Unavailable;
    default:
        return ErrorCode::Network;
    }
}

} // namespace

std::optional<std::string> ResponseHead::header(std::string_view name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

/// Idle handles: each keeps its connections.
struct CurlTransport::Pool
{
    std::mutex mutex;
    std::vector<EasyHandle> idle;

    EasyHandle take()
    {
        const std::scoped_lock lock(mutex);
        if (idle.empty())
            return EasyHandle(curl_easy_init());
        auto handle = std::move(idle.back());
        idle.pop_back();
        return handle;
    }

    void give(EasyHandle handle)
    {
        const std::scoped_lock lock(mutex);
        idle.push_back(std::move(handle));
    }
};

CurlTransport::CurlTransport()
    : m_pool(std::make_unique<Pool>())
{
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(initialised);
}

CurlTransport::~CurlTransport() = default;

Result<ResponseHead> CurlTransport::get(const Request &request, const BodySink &sink,
                                        std::stop_token stop)
{
    auto easy = m_pool->take();
    if (!easy)
        return fail(ErrorCode::Internal, "libcurl does not start");
    Transfer transfer{sink, stop, {}, 0, {}};
    const auto url = request.url.toString();
    const auto headers = headerList(request.headers);
    char message[CURL_ERROR_SIZE] = {};
    prepare(easy.get(), url, headers.get(), transfer, message);
    // A proxy that the environment names reaches its own loopback, not ours.
    if (request.url.isLoopback())
        curl_easy_setopt(easy.get(), CURLOPT_PROXY, "");
    const CURLcode code = curl_easy_perform(easy.get());
    m_pool->give(std::move(easy));
    if (!transfer.failure)
        return fail(std::move(transfer.failure).error());
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "the download was cancelled");
    if (code != CURLE_OK)
        return fail(codeOf(code), concat(request.url.origin(), ": ",
                                         message[0] ? message : curl_easy_strerror(code)));
    return std::move(transfer.head);
}

} // namespace stagewright::registry
