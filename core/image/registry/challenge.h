/// The header WWW-Authenticate (RFC 9110, 11.6.1).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::registry {

struct Challenge
{
    std::string scheme;                            ///< lower case: "bearer", "basic"
    std::map<std::string, std::string> parameters; ///< names in lower case

    bool operator==(const Challenge &) const = default;
};

/// All challenges of one header value; what is malformed ends the list. Total.
std::vector<Challenge> parseChallenges(std::string_view header);

} // namespace stagewright::registry
