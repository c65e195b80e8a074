#include "core/language/dockerfile/globmatch.h"

#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"

namespace stagewright::dockerfile {

namespace {

/// One character of a pattern or a name, by bytes: equal characters have equal bytes, and in
/// well-formed UTF-8 byte order is code point order.
std::string_view characterAt(std::string_view text, std::size_t offset)
{
    return text.substr(offset, utf8SequenceLength(text, offset));
}

class Pattern
{
public:
    explicit Pattern(std::string_view text)
        : m_text(text)
    {}

    bool isValid() const;
    /// Matches `name` from its start; iterates with one backtracking point.
    bool matches(std::string_view name) const;

private:
    struct Item
    {
        bool isMatch = false;
        std::size_t next = 0; ///< offset behind the item; 0 where the pattern is malformed
    };
    Item matchOne(std::size_t at, std::string_view character) const;
    Item matchClass(std::size_t at, std::string_view character) const;
    /// A character of a class, escape resolved; empty where the class ends too early.
    std::string_view classCharacter(std::size_t &at) const;

    std::string_view m_text;
};

std::string_view Pattern::classCharacter(std::size_t &at) const
{
    if (at < m_text.size() && m_text[at] == '\\')
        ++at;
    else if (at >= m_text.size() || m_text[at] == '-' || m_text[at] == ']')
        return {};
    if (at >= m_text.size())
        return {};
    const auto character = characterAt(m_text, at);
    at += character.size();
    const bool isIllFormed =
        character.size() == 1 && static_cast<unsigned char>(character[0]) > 0x7F;
    return at < m_text.size() && !isIllFormed ? character : std::string_view();
}

Pattern::Item Pattern::matchClass(std::size_t at, std::string_view character) const
{
    ++at;
    const bool negated = at < m_text.size() && m_text[at] == '^';
    if (negated)
        ++at;
    bool found = false;
    for (bool first = true; at < m_text.size() && (first || m_text[at] != ']'); first = false) {
        const auto low = classCharacter(at);
        if (low.empty())
            return {};
        auto high = low;
        if (m_text[at] == '-') {
            high = classCharacter(++at);
            if (high.empty())
                return {};
        }
        found = found || (low <= character && character <= high);
    }
    if (at >= m_text.size())
        return {};
    return {found != negated, at + 1};
}

Pattern::Item Pattern::matchOne(std::size_t at, std::string_view character) const
{
    switch (m_text[at]) {
    case '?':
        return {true, at + 1};
    case '[':
        return matchClass(at, character);
    case '\\':
        if (++at >= m_text.size())
            return {};
        break;
    default:
        break;
    }
    const auto expected = characterAt(m_text, at);
    return {expected == character, at + expected.size()};
}

bool Pattern::isValid() const
{
    for (std::size_t at = 0; at < m_text.size();) {
        const auto next = m_text[at] == '*' ? at + 1 : matchOne(at, "x").next;
        if (next == 0)
            return false;
        at = next;
    }
    return true;
}

bool Pattern::matches(std::string_view name) const
{
    constexpr auto kNone = std::string_view::npos;
    std::size_t at = 0;
    std::size_t starAt = kNone;
    std::size_t starName = 0;
    for (std::size_t offset = 0; offset < name.size() || at < m_text.size();) {
        if (at < m_text.size() && m_text[at] == '*') {
            starAt = ++at;
            starName = offset;
            continue;
        }
        if (at < m_text.size() && offset < name.size()) {
            const auto character = characterAt(name, offset);
            if (const auto item = matchOne(at, character); item.isMatch) {
                at = item.next;
                offset += character.size();
                continue;
            }
        }
        if (starAt == kNone || starName >= name.size())
            return false;
        starName += characterAt(name, starName).size();
        offset = starName;
        at = starAt;
    }
    return true;
}

} // namespace

bool isWellFormedGlob(std::string_view pattern)
{
    return Pattern(pattern).isValid();
}

bool hasWildcard(std::string_view component)
{
    for (std::size_t i = 0; i < component.size(); ++i) {
        if (component[i] == '\\')
            ++i;
        else if (component[i] == '*' || component[i] == '?' || component[i] == '[')
            return true;
    }
    return false;
}

Result<bool> matchComponent(std::string_view pattern, std::string_view name)
{
    if (!isWellFormedGlob(pattern))
        return fail(ErrorCode::InvalidArgument,
                    concat("syntax error in pattern \"", pattern, "\""));
    return Pattern(pattern).matches(name);
}

} // namespace stagewright::dockerfile
