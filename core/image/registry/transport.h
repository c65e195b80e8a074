/// The seam to HTTP: one GET, no redirects, no credentials of its own.
#pragma once

#include "core/image/registry/url.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stagewright::registry {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request
{
    Url url;
    Headers headers;
};

struct ResponseHead
{
    int status = 0;
    Headers headers; ///< names in lower case, in the order of their arrival

    /// First value of a header, by its lower-case name.
    std::optional<std::string> header(std::string_view name) const;
};

/// Takes the body piece by piece; an error ends the transfer and is what get() returns.
using BodySink = std::function<Result<void>(const ResponseHead &head, std::string_view bytes)>;

/// Any thread. Errors of get(): Network where it may go better the next time (a connection refused,
/// reset, timed out, a body shorter than announced); Unavailable where it will not (unknown host,
/// a certificate that is not trusted); Cancelled; those of the sink.
class Transport
{
public:
    virtual ~Transport() = default;
    virtual Result<ResponseHead> get(const Request &request, const BodySink &sink,
                                     std::stop_token stop) = 0;
};

} // namespace stagewright::registry
