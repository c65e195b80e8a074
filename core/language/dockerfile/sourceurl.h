/// URLs as Go's net/url reads and prints them, as far as sources of ADD need it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stagewright::dockerfile {

using QueryValues = std::vector<std::pair<std::string, std::string>>;

struct SourceUrl
{
    std::string scheme; ///< lower case; may be empty
    std::string user;   ///< "name:password", escaped
    std::string host;   ///< with its port, not escaped
    std::string path;   ///< not escaped
    std::string escapedPath;
    QueryValues query;        ///< what is malformed in it is left out
    bool isOpenQuery = false; ///< ends in a lone `?`
    std::string fragment;     ///< not escaped

    /// Nothing where it is malformed.
    static std::optional<SourceUrl> parse(std::string_view text);

    /// Without query and fragment.
    std::string withoutOptions() const;
};

/// `a=1&b`; nothing where an escape in it is malformed or a `;` separates.
std::optional<QueryValues> parseQuery(std::string_view text);

} // namespace stagewright::dockerfile
