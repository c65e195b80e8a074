/// HTTP by libcurl, with TLS verified against the system's authorities.
#pragma once

#include "core/image/registry/transport.h"

#include <memory>

namespace stagewright::registry {

/// Keeps connections open between requests; up to one transfer per thread at once.
class CurlTransport final : public Transport
{
public:
    CurlTransport();
    ~CurlTransport() override;
    Result<ResponseHead> get(const Request &request, const BodySink &sink,
                             std::stop_token stop) override;

private:
    struct Pool;
    std::unique_ptr<Pool> m_pool;
};

} // namespace stagewright::registry
