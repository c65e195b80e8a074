#include "core/image/registry/hosts.h"

#include "core/base/support/strings.h"

#include <cstdlib>

namespace stagewright::registry {

namespace {

constexpr std::string_view kDockerHub = "docker.io";
constexpr std::string_view kDockerHubServer = "registry-1.docker.io";

std::string_view withoutSlashes(std::string_view path)
{
    while (path.starts_with('/'))
        path.remove_prefix(1);
    while (path.ends_with('/'))
        path.remove_suffix(1);
    return path;
}

std::string withScheme(std::string_view address)
{
    if (address.find("://") != std::string_view::npos)
        return std::string(address);
    const auto https = concat("https://", address);
    const auto url = Url::parse(https);
    return url && url->isLoopback() ? concat("http://", address) : https;
}

Result<Endpoint> parseEndpoint(std::string_view address)
{
    STAGEWRIGHT_TRY_ASSIGN(auto url, Url::parse(withScheme(address)));
    if (url.scheme == "http" && !url.isLoopback())
        return fail(ErrorCode::InvalidArgument,
                    concat("plain http is allowed for this machine only, not for ", address,
                           "; use https"));
    Endpoint endpoint;
    endpoint.prefix = withoutSlashes(url.path);
    url.path = "/";
    url.query.clear();
    endpoint.base = std::move(url);
    return endpoint;
}

} // namespace

Url Endpoint::url(std::string_view repository, std::string_view rest) const
{
    Url result = base;
    const std::string_view separator = prefix.empty() ? "" : "/";
    result.path = concat("/v2/", prefix, separator, repository, "/", rest);
    return result;
}

Result<HostsConfig> HostsConfig::parse(std::string_view mirrors)
{
    HostsConfig config;
    for (const auto part : split(mirrors, ',')) {
        const auto entry = trim(part);
        if (entry.empty())
            continue;
        const auto equals = entry.find('=');
        // A URL may have "=" too, but only behind its "://".
        const bool hasHost = equals != std::string_view::npos && equals < entry.find("://");
        const auto host = hasHost ? trim(entry.substr(0, equals)) : kDockerHub;
        auto endpoint = parseEndpoint(hasHost ? trim(entry.substr(equals + 1)) : entry);
        if (!endpoint)
            return fail(std::move(endpoint).error(), "STAGEWRIGHT_REGISTRY_MIRROR");
        endpoint->isMirror = true;
        config.m_mirrors[std::string(host)].push_back(std::move(*endpoint));
    }
    return config;
}

Result<HostsConfig> HostsConfig::fromEnvironment()
{
    const char *mirrors = std::getenv("STAGEWRIGHT_REGISTRY_MIRROR");
    return parse(mirrors ? mirrors : "");
}

Result<std::vector<Endpoint>> HostsConfig::endpointsFor(std::string_view domain) const
{
    std::vector<Endpoint> endpoints;
    if (const auto it = m_mirrors.find(domain); it != m_mirrors.end())
        endpoints = it->second;
    STAGEWRIGHT_TRY_ASSIGN(auto own,
                           parseEndpoint(domain == kDockerHub ? kDockerHubServer : domain));
    endpoints.push_back(std::move(own));
    return endpoints;
}

} // namespace stagewright::registry
