/// Anonymous bearer tokens (distribution's token authentication).
#pragma once

#include "core/base/support/synchronized.h"
#include "core/base/sys/clock.h"
#include "core/image/registry/challenge.h"
#include "core/image/registry/transport.h"

#include <chrono>
#include <map>

namespace stagewright::registry {

/// Fetches tokens and keeps them while they last, each for one origin and scope. Any thread.
class TokenSource
{
public:
    TokenSource(Transport &transport, const sys::Clock &clock)
        : m_transport(transport)
        , m_clock(clock)
    {}

    /// A token that is kept for this origin and repository, or nothing.
    std::optional<std::string> kept(const std::string &origin, const std::string &repository);

    /// Answers the challenge of a server at `from`. Errors: PermissionDenied where it demands a
    /// login, or names a token server that must not be asked; Network; Corrupt.
    Result<std::string> obtain(const Url &from, const std::string &repository,
                               const std::vector<Challenge> &challenges, std::stop_token stop);

private:
    struct Token
    {
        std::string text;
        std::chrono::nanoseconds until;
    };

    Result<Token> request(const Url &url, std::stop_token stop);

    Transport &m_transport;
    const sys::Clock &m_clock;
    Synchronized<std::map<std::string, Token>> m_tokens;
};

} // namespace stagewright::registry
