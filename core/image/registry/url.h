/// URLs of registries, split by libcurl's parser, which also makes the requests.
#pragma once

#include "core/base/support/result.h"

#include <string>
#include <string_view>

namespace stagewright::registry {

struct Url
{
    std::string scheme; ///< "http" or "https"
    std::string host;   ///< without brackets
    std::string port;   ///< always set
    std::string path;   ///< begins with "/"
    std::string query;  ///< without "?"

    /// Errors: InvalidArgument for anything but http and https, and for URLs with user names.
    static Result<Url> parse(std::string_view text);
    /// `reference` as a redirect from this URL names it: absolute or relative.
    Result<Url> resolved(std::string_view reference) const;

    std::string toString() const;
    /// "https://host:443": what must be equal for credentials to go along (RFC 6454).
    std::string origin() const;
    /// localhost, 127.0.0.0/8 or ::1, by name only: nothing is looked up.
    bool isLoopback() const;
    /// An IP literal of a private, link-local or otherwise local network.
    bool isPrivateAddress() const;

    bool operator==(const Url &) const = default;
};

/// Is the host (without a port) this machine?
bool isLoopbackHost(std::string_view host);

/// For one query value: everything but unreserved characters becomes %XX.
std::string percentEncoded(std::string_view text);

} // namespace stagewright::registry
