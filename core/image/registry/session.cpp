#include "core/image/registry/session.h"

#include "core/base/support/strings.h"

namespace stagewright::registry {

namespace {

constexpr int kMaxRedirects = 5;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isSuccess(int status)
{
    return status == 200 || status == 206;
}

} // namespace

Result<ResponseHead> Session::get(std::string_view rest, const Headers &headers,
                                  const BodySink &sink)
{
    const auto url = m_endpoint.url(m_repository, rest);
    STAGEWRIGHT_TRY_ASSIGN(auto head, follow(url, headers, sink));
    const auto header = head.header("www-authenticate");
    if (head.status != 401 || !header)
        return head;
    STAGEWRIGHT_TRY(m_tokens.obtain(url, m_repository, parseChallenges(*header), m_stop));
    return follow(url, headers, sink);
}

Result<ResponseHead> Session::follow(const Url &first, const Headers &headers, const BodySink &sink)
{
    const auto token = m_tokens.kept(first.origin(), m_repository);
    const BodySink filtered = [&sink](const ResponseHead &head,
                                      std::string_view bytes) -> Result<void> {
        return isSuccess(head.status) ? sink(head, bytes) : Result<void>();
    };
    Request request{first, headers};
    for (int redirects = 0; redirects <= kMaxRedirects; ++redirects) {
        request.headers = headers;
        if (token && request.url.origin() == first.origin())
            request.headers.emplace_back("Authorization", concat("Bearer ", *token));
        STAGEWRIGHT_TRY_ASSIGN(auto head, m_transport.get(request, filtered, m_stop));
        if (!isRedirect(head.status))
            return head;
        STAGEWRIGHT_TRY_ASSIGN(request.url, redirectTarget(request.url, head));
    }
    return fail(ErrorCode::Corrupt, concat(first.origin(), " redirects in circles"));
}

Result<Url> Session::redirectTarget(const Url &from, const ResponseHead &head) const
{
    const auto location = head.header("location");
    if (!location)
        return fail(ErrorCode::Corrupt, concat(from.origin(), " redirects to nowhere"));
    auto url = from.resolved(*location);
    const bool plain = url && url->scheme == "http" && !(url->isLoopback() && from.isLoopback());
    const bool inwards =
        url && url->isPrivateAddress() && url->host != from.host && !from.isLoopback();
    if (!url || plain || inwards)
        return fail(ErrorCode::PermissionDenied,
                    concat(from.origin(), " redirects to \"", location->substr(0, 200),
                           "\", which is not followed: it must be https and no private address"));
    return url;
}

} // namespace stagewright::registry
