/// One pattern of `.dockerignore`: `*`, `?`, `[…]`, `\` and `**`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

class PathPattern
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
            Literal,
            Class,
            AnyCharacter, ///< `?`: not a slash
            AnyName,      ///< `*`: any number of characters but slashes
            AnyFolders,   ///< `**/`: nothing, or anything up to a slash
            Anything,     ///< `**` at an end
        };
        Kind kind = Kind::Literal;
        char32_t value = 0;
        std::vector<Range> ranges; ///< of a class
        bool isNegated = false;
    };

    /// Nothing where the pattern is malformed: an open bracket, a bad range, a `\` at the end.
    static std::optional<PathPattern> parse(std::string_view pattern);

    /// Compares a whole path. Time: length of the path times length of the pattern.
    bool matches(std::string_view path) const;

    const std::string &text() const { return m_text; }
    const std::vector<Token> &tokens() const { return m_tokens; }

private:
    std::string m_text;
    std::vector<Token> m_tokens;
    bool m_isPlain = false; ///< literals only
};

} // namespace stagewright::dockerfile
