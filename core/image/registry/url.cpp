#include "core/image/registry/url.h"

#include "core/base/support/strings.h"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <cstdint>
#include <memory>

namespace stagewright::registry {

namespace {

struct UrlDeleter
{
    void operator()(CURLU *url) const { curl_url_cleanup(url); }
};
using UrlHandle = std::unique_ptr<CURLU, UrlDeleter>;

std::string part(CURLU *url, CURLUPart which, unsigned flags = 0)
{
    char *text = nullptr;
    if (curl_url_get(url, which, &text, flags) != CURLUE_OK || !text)
        return {};
    std::string result(text);
    curl_free(text);
    return result;
}

bool hasControl(std::string_view text)
{
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= ' ' || c == '\x7F')
            return true;
    }
    return false;
}

Result<Url> splitUrl(CURLU *handle, std::string_view text)
{
    Url url;
    url.scheme = part(handle, CURLUPART_SCHEME);
    url.host = part(handle, CURLUPART_HOST);
    url.port = part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    url.path = part(handle, CURLUPART_PATH);
    url.query = part(handle, CURLUPART_QUERY);
    if (url.host.starts_with('[') && url.host.ends_with(']'))
        url.host = url.host.substr(1, url.host.size() - 2);
    url.host = toLowerAscii(url.host);
    const bool hasUser = !part(handle, CURLUPART_USER).empty();
    if ((url.scheme != "http" && url.scheme != "https") || url.host.empty() || hasUser)
        return fail(ErrorCode::InvalidArgument,
                    concat("\"", text, "\" is no http or https address without a user name"));
    return url;
}

} // namespace

Result<Url> Url::parse(std::string_view text)
{
    const UrlHandle handle(curl_url());
    const std::string copy(text);
    if (hasControl(text) || curl_url_set(handle.get(), CURLUPART_URL, copy.c_str(),
                                         CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        return fail(ErrorCode::InvalidArgument, concat("\"", text, "\" is no address"));
    return splitUrl(handle.get(), text);
}

Result<Url> Url::resolved(std::string_view reference) const
{
    const UrlHandle handle(curl_url());
    const std::string copy(reference);
    if (hasControl(reference) ||
        curl_url_set(handle.get(), CURLUPART_URL, toString().c_str(), 0) != CURLUE_OK ||
        curl_url_set(handle.get(), CURLUPART_URL, copy.c_str(), CURLU_NON_SUPPORT_SCHEME) !=
            CURLUE_OK)
        return fail(ErrorCode::InvalidArgument, concat("\"", reference, "\" is no address"));
    return splitUrl(handle.get(), reference);
}

std::string Url::toString() const
{
    auto text = concat(origin(), path);
    if (!query.empty())
        text += concat("?", query);
    return text;
}

std::string Url::origin() const
{
    const bool isV6 = host.find(':') != std::string::npos;
    return concat(scheme, "://", isV6 ? "[" : "", host, isV6 ? "]" : "", ":", port);
}

bool isLoopbackHost(std::string_view host)
{
    const std::string text(host);
    in_addr v4{};
    if (::inet_pton(AF_INET, text.c_str(), &v4) == 1)
        return (ntohl(v4.s_addr) >> 24U) == 127;
    return host == "localhost" || host == "::1";
}

bool Url::isLoopback() const
{
    return isLoopbackHost(host);
}

namespace {

bool isPrivateV4(std::uint32_t address)
{
    const auto first = address >> 24U;
    const auto firstTwo = address >> 16U;
    return first == 0 || first == 10 || first == 127 || firstTwo == 0xC0A8 || firstTwo == 0xA9FE ||
           (firstTwo & 0xFFF0U) == 0xAC10 || (firstTwo & 0xFFC0U) == 0x6440 || first >= 224;
}

bool isPrivateV6(const in6_addr &address)
{
    const auto *bytes = address.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&address))
        return isPrivateV4(static_cast<std::uint32_t>(bytes[12]) << 24U |
                           static_cast<std::uint32_t>(bytes[13]) << 16U |
                           static_cast<std::uint32_t>(bytes[14]) << 8U | bytes[15]);
    const bool uniqueLocal = (bytes[0] & 0xFEU) == 0xFC;
    return uniqueLocal || IN6_IS_ADDR_LOOPBACK(&address) || IN6_IS_ADDR_UNSPECIFIED(&address) ||
           IN6_IS_ADDR_LINKLOCAL(&address) || IN6_IS_ADDR_MULTICAST(&address);
}

} // namespace

bool Url::isPrivateAddress() const
{
    in_addr v4{};
    if (::inet_pton(AF_INET, host.c_str(), &v4) == 1)
        return isPrivateV4(ntohl(v4.s_addr));
    in6_addr v6{};
    return ::inet_pton(AF_INET6, host.c_str(), &v6) == 1 && isPrivateV6(v6);
}

std::string percentEncoded(std::string_view text)
{
    static constexpr std::string_view kUnreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (kUnreserved.find(c) != std::string_view::npos)
            encoded += c;
        else
            encoded += concat("%", toUpperAscii(toHex(std::span(&byte, 1))));
    }
    return encoded;
}

} // namespace stagewright::registry
