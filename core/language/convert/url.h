/// Private to the room: URLs as Go's net/url takes them apart.
#pragma once

#include "core/base/support/message.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stagewright::convert {

struct Url
{
    std::string scheme;    ///< lower case
    std::string authority; ///< user and host as written
    bool hasAuthority = false;
    std::string opaque;   ///< of "mailto:x": what follows the scheme
    std::string path;     ///< decoded
    std::string query;    ///< as written
    std::string fragment; ///< decoded

    /// Without query and fragment, encoded again where that is needed.
    std::string withoutOptions() const;

    std::string rawPath; ///< as written
};

tl::expected<Url, Message> parseUrl(std::string_view text);

/// Names with their values, each name once, in order of appearance; what is malformed is left out.
using QueryValues = std::vector<std::pair<std::string, std::vector<std::string>>>;
QueryValues parseQuery(std::string_view query);
/// Nothing where a part is malformed.
std::optional<QueryValues> parseQueryStrictly(std::string_view query);

} // namespace stagewright::convert
