/// One pattern of `.dockerignore`: `*`, `?`, `[…]`, `\` and `**`.
#pragma once

#include "core/language/dockerfile/pathexpression.h"

#include <optional>
#include <string>
#include <string_view>

namespace stagewright::dockerfile {

/// Compares as moby/patternmatcher does, which makes a regular expression of a pattern: so `\d` is
/// a digit and `bin\Debug` matches no path of that name.
class PathPattern
{
public:
    enum class Kind {
        Exact,
        Prefix,     ///< `dir/**`
        Suffix,     ///< `**/name`
        Expression, ///< whatever else has wildcards
    };

    /// Nothing where the pattern is malformed: an open bracket, a bad range, a `\` at the end, an
    /// escape that regular expressions do not have.
    static std::optional<PathPattern> parse(std::string_view pattern);

    /// Compares a whole path. Time: length of the path times length of the pattern.
    bool matches(std::string_view path) const;

    const std::string &text() const { return m_text; }
    Kind kind() const { return m_kind; }
    /// The regular expression of Kind::Expression, with `^` and `$`; else empty.
    const std::string &expressionText() const { return m_expressionText; }

private:
    std::string m_text;
    Kind m_kind = Kind::Exact;
    std::string m_expressionText;
    std::optional<PathExpression> m_expression;
};

} // namespace stagewright::dockerfile
