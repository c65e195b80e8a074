/// Private to the room: one GET with its redirects and its token.
#pragma once

#include "core/image/registry/auth.h"
#include "core/image/registry/hosts.h"

namespace stagewright::registry {

/// Requests to one repository on one server. One thread at a time.
class Session
{
public:
    Session(Transport &transport, TokenSource &tokens, Endpoint endpoint, std::string repository,
            std::stop_token stop)
        : m_transport(transport)
        , m_tokens(tokens)
        , m_endpoint(std::move(endpoint))
        , m_repository(std::move(repository))
        , m_stop(std::move(stop))
    {}

    /// GETs `rest` ("blobs/sha256:…") of the repository. The sink sees bodies of status 200 and 206
    /// only. The result may have any status but a redirect or an answerable 401.
    Result<ResponseHead> get(std::string_view rest, const Headers &headers, const BodySink &sink);

private:
    Result<ResponseHead> follow(const Url &first, const Headers &headers, const BodySink &sink);
    Result<Url> redirectTarget(const Url &from, const ResponseHead &head) const;

    Transport &m_transport;
    TokenSource &m_tokens;
    Endpoint m_endpoint;
    std::string m_repository;
    std::stop_token m_stop;
};

} // namespace stagewright::registry
