/// Private to the room: the regular expressions that BuildKit makes of path patterns.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

/// The part of Go's regular expressions that a path pattern can become: characters, escapes,
/// classes, `.*`, `[^/]*`, `(.*/)?`, and because BuildKit does not escape them, `|` and `{2,3}`.
class PathExpression
{
public:
    struct Range
    {
        char32_t first = 0;
        char32_t last = 0;
    };
    struct Token
    {
        enum class Kind {
            Set,     ///< one character
            Folders, ///< `(.*/)?`
            Begin,
            End,
            WordEdge,
            NoWordEdge,
        };
        Kind kind = Kind::Set;
        std::vector<Range> ranges;
        bool isNegated = false;
        bool isOptional = false; ///< may match nothing
        bool isRepeated = false; ///< may match again
    };

    /// Nothing where Go would refuse it.
    static std::optional<PathExpression> compile(std::string_view text);

    /// True where a part of the path matches. Time: length of the path times length of the
    /// expression.
    bool matches(std::string_view path) const;

private:
    std::vector<std::vector<Token>> m_alternatives;
};

} // namespace stagewright::dockerfile
