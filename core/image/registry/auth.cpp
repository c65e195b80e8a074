#include "core/image/registry/auth.h"

#include "core/base/support/json.h"
#include "core/base/support/strings.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stagewright::registry {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMaxTokenBytes = 64U << 10;

std::string keyOf(const std::string &origin, const std::string &repository)
{
    return concat(origin, " ", repository);
}

std::string parameter(const Challenge &challenge, const char *name)
{
    const auto it = challenge.parameters.find(name);
    return it == challenge.parameters.end() ? std::string() : it->second;
}

/// A token server gets nothing but public words, yet the answer of a foreign server must not make
/// us ask a machine inside the user's network.
Result<Url> tokenUrl(const Url &from, const Challenge &challenge, const std::string &repository)
{
    const auto realm = parameter(challenge, "realm");
    auto url = from.resolved(realm);
    const bool sameServer = url && url->host == from.host && url->port == from.port;
    const bool plain = url && url->scheme == "http" && !(url->isLoopback() && from.isLoopback());
    if (!url || plain || (url->isPrivateAddress() && !sameServer && !from.isLoopback()))
        return fail(ErrorCode::PermissionDenied,
                    concat(from.origin(), " names the token server \"", realm,
                           "\", which is not asked: it must be https and no private address"));
    auto scope = parameter(challenge, "scope");
    if (scope.empty())
        scope = concat("repository:", repository, ":pull");
    std::string query = concat("scope=", percentEncoded(scope));
    if (const auto service = parameter(challenge, "service"); !service.empty())
        query = concat("service=", percentEncoded(service), "&", query);
    url->query = url->query.empty() ? query : concat(url->query, "&", query);
    return url;
}

bool isCleanToken(std::string_view token)
{
    return !token.empty() &&
           std::ranges::all_of(token, [](char c) { return c > ' ' && c < '\x7F'; });
}

} // namespace

std::optional<std::string> TokenSource::kept(const std::string &origin,
                                             const std::string &repository)
{
    return m_tokens.with([&](auto &tokens) -> std::optional<std::string> {
        const auto it = tokens.find(keyOf(origin, repository));
        if (it == tokens.end() || it->second.until <= m_clock.monotonic())
            return std::nullopt;
        return it->second.text;
    });
}

Result<std::string> TokenSource::obtain(const Url &from, const std::string &repository,
                                        const std::vector<Challenge> &challenges,
                                        std::stop_token stop)
{
    const auto it = std::ranges::find(challenges, "bearer", &Challenge::scheme);
    if (it == challenges.end())
        return fail(ErrorCode::PermissionDenied,
                    concat(from.origin(), " demands a login; only anonymous pulls are possible"));
    STAGEWRIGHT_TRY_ASSIGN(const auto url, tokenUrl(from, *it, repository));
    STAGEWRIGHT_TRY_ASSIGN(auto token, request(url, std::move(stop)));
    return m_tokens.with([&](auto &tokens) {
        return (tokens[keyOf(from.origin(), repository)] = std::move(token)).text;
    });
}

Result<TokenSource::Token> TokenSource::request(const Url &url, std::stop_token stop)
{
    std::string body;
    const BodySink sink = [&body](const ResponseHead &, std::string_view bytes) -> Result<void> {
        if (body.size() + bytes.size() > kMaxTokenBytes)
            return fail(ErrorCode::Corrupt, "the token server's answer is too large");
        body += bytes;
        return {};
    };
    STAGEWRIGHT_TRY_ASSIGN(const auto head, m_transport.get({url, {}}, sink, std::move(stop)));
    if (head.status != 200)
        return fail(ErrorCode::PermissionDenied,
                    concat("the token server ", url.origin(), " answered with status ",
                           std::to_string(head.status),
                           ": the image does not exist or needs a login"));
    STAGEWRIGHT_TRY_ASSIGN(const auto document, parseJson(body));
    auto text = stringAt(document, "token").value_or("");
    if (text.empty())
        text = stringAt(document, "access_token").value_or("");
    if (!isCleanToken(text))
        return fail(ErrorCode::Corrupt,
                    concat("the token server ", url.origin(), " sent no token"));
    // The specification's default is 60 seconds; some servers name less than a transfer takes.
    const auto seconds =
        std::clamp<std::int64_t>(integerAt(document, "expires_in").value_or(60), 60, 86400);
    return Token{std::move(text), m_clock.monotonic() + std::chrono::seconds(seconds) - 5s};
}

} // namespace stagewright::registry
