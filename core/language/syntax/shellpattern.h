/// Patterns of `${v#p}`, `${v%p}` and `${v/p/r}`: `*`, `?` and escapes, no brackets.
#pragma once

#include "core/base/support/message.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::syntax {

class ShellPattern
{
public:
    struct Token
    {
        enum class Kind { Literal, AnyOne, AnyNumber };
        Kind kind = Kind::Literal;
        char32_t value = 0;

        bool operator==(const Token &) const = default;
    };

    /// `\*`, `\?` and `\\` are literal; `\}` and `\/` lose the backslash; any other escape is an
    /// error ("invalid escape '\x'").
    static tl::expected<ShellPattern, Message> parse(std::string_view pattern);

    const std::vector<Token> &tokens() const { return m_tokens; }

    /// Bytes of the shortest or longest match that starts at `offset`. Wildcards do not match a
    /// line feed. Time: length of the text times length of the pattern.
    std::optional<std::size_t> matchAt(std::string_view text, std::size_t offset,
                                       bool longest) const;

private:
    std::vector<Token> m_tokens;
};

/// The value without the shortest or longest prefix (suffix) that matches.
tl::expected<std::string, Message> trimPrefix(std::string_view value, std::string_view pattern,
                                              bool longest);
tl::expected<std::string, Message> trimSuffix(std::string_view value, std::string_view pattern,
                                              bool longest);
/// The value with the first or every longest match replaced.
tl::expected<std::string, Message> replacePattern(std::string_view value, std::string_view pattern,
                                                  std::string_view replacement, bool all);

/// The pattern read backwards; escapes stay in front of what they escape.
std::string reversePattern(std::string_view pattern);

} // namespace stagewright::syntax
