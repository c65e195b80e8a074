/// Which servers speak for a registry.
#pragma once

#include "core/image/registry/url.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::registry {

/// One server: requests go to BASE/v2/PREFIX/REPOSITORY/….
struct Endpoint
{
    Url base;           ///< path "/"
    std::string prefix; ///< "", or a path without slashes at its ends
    bool isMirror = false;

    /// URL of `rest` ("manifests/latest") in a repository.
    Url url(std::string_view repository, std::string_view rest) const;
};

/// The user's settings. A plain value.
class HostsConfig
{
public:
    /// `[HOST=]URL,…`: mirrors of HOST (without it: of docker.io), asked in this order before the
    /// registry itself. An address without a scheme is http on loopback, else https. Errors:
    /// InvalidArgument, also for plain http to another machine.
    static Result<HostsConfig> parse(std::string_view mirrors);
    /// From STAGEWRIGHT_REGISTRY_MIRROR.
    static Result<HostsConfig> fromEnvironment();

    /// Mirrors first, then the registry itself: http for a loopback host, else https.
    Result<std::vector<Endpoint>> endpointsFor(std::string_view domain) const;

private:
    std::map<std::string, std::vector<Endpoint>, std::less<>> m_mirrors;
};

} // namespace stagewright::registry
