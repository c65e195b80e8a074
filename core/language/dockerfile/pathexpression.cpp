#include "core/language/dockerfile/pathexpression.h"

#include "core/language/syntax/characters.h"

#include <algorithm>

namespace stagewright::dockerfile {

namespace {

using Range = PathExpression::Range;
using Token = PathExpression::Token;
using Kind = Token::Kind;
using Ranges = std::vector<Range>;
using Tokens = std::vector<Token>;

constexpr char32_t kLastCharacter = 0x10FFFF;
constexpr int kMostRepeats = 1000;
constexpr int kUnlimited = -1;
constexpr int kNoNumber = -2;

struct NamedRanges
{
    std::string_view name;
    Ranges ranges;
};

/// Inside `[[:…:]]`.
const NamedRanges kClasses[] = {
    {"alnum", {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}},
    {"alpha", {{'A', 'Z'}, {'a', 'z'}}},
    {"ascii", {{0, 0x7F}}},
    {"blank", {{'\t', '\t'}, {' ', ' '}}},
    {"cntrl", {{0, 0x1F}, {0x7F, 0x7F}}},
    {"digit", {{'0', '9'}}},
    {"graph", {{'!', '~'}}},
    {"lower", {{'a', 'z'}}},
    {"print", {{' ', '~'}}},
    {"punct", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
    {"space", {{'\t', '\r'}, {' ', ' '}}},
    {"upper", {{'A', 'Z'}}},
    {"word", {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}},
    {"xdigit", {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
    // Behind a backslash.
    {"d", {{'0', '9'}}},
    {"s", {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}}},
    {"w", {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}},
};

const Ranges *findClass(std::string_view name)
{
    const auto found =
        std::ranges::find_if(kClasses, [name](const auto &entry) { return entry.name == name; });
    return found == std::end(kClasses) ? nullptr : &found->ranges;
}

Ranges inverted(const Ranges &sorted)
{
    Ranges result;
    char32_t next = 0;
    for (const auto &range : sorted) {
        if (range.first > next)
            result.push_back({next, range.first - 1});
        next = range.last + 1;
    }
    result.push_back({next, kLastCharacter});
    return result;
}

int digitValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

bool isInside(const Ranges &ranges, char32_t value)
{
    return std::ranges::any_of(
        ranges, [value](Range range) { return value >= range.first && value <= range.last; });
}

class Reader
{
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {}

    /// Nothing where the expression is malformed.
    std::optional<std::vector<Tokens>> readAll()
    {
        while (m_isValid && !atEnd())
            readToken();
        return m_isValid ? std::optional(std::move(m_alternatives)) : std::nullopt;
    }

private:
    bool atEnd() const { return m_offset >= m_text.size(); }
    bool take(std::string_view expected)
    {
        if (!m_text.substr(m_offset).starts_with(expected))
            return false;
        m_offset += expected.size();
        return true;
    }
    char32_t takeCharacter()
    {
        const auto point = syntax::codePointAt(m_text, m_offset);
        m_offset += point.length;
        return point.value;
    }
    void refuse() { m_isValid = false; }
    Tokens &tokens() { return m_alternatives.back(); }
    void add(Kind kind) { addRepeated({kind, {}, false, false, false}); }
    void addSet(Ranges ranges, bool isNegated = false)
    {
        addRepeated({Kind::Set, std::move(ranges), isNegated, false, false});
    }
    void addLiteral(char32_t value) { addSet({{value, value}}); }

    void addRepeated(Token token);
    void addFolders();
    bool readCount(int &least, int &most);
    int readNumber();
    void readToken();
    void readEscape();
    void readQuotation();
    void readClass();
    bool readNamedClass(Ranges &ranges);
    bool readShorthand(Ranges &ranges);
    std::optional<char32_t> readClassCharacter();
    std::optional<char32_t> readEscapedCharacter();
    std::optional<char32_t> readOctal(char first);
    std::optional<char32_t> readHex();

    std::string_view m_text;
    std::size_t m_offset = 0;
    std::vector<Tokens> m_alternatives = {{}};
    bool m_isValid = true;
};

/// Adds it as often as a `*` or `{2,3}` behind it says.
void Reader::addRepeated(Token token)
{
    int least = 1;
    int most = 1;
    if (take("*")) {
        least = 0;
        most = kUnlimited;
    } else if (!readCount(least, most)) {
        return tokens().push_back(std::move(token));
    }
    int again = 0;
    const bool isStacked =
        m_offset < m_text.size() && (m_text[m_offset] == '*' || readCount(again, again));
    const bool isTooMuch = least > kMostRepeats || most > kMostRepeats || least == kUnlimited ||
                           (most != kUnlimited && least > most);
    if (isStacked || isTooMuch)
        return refuse();
    tokens().insert(tokens().end(), static_cast<std::size_t>(least), token);
    token.isOptional = true;
    token.isRepeated = most == kUnlimited;
    const int more = most == kUnlimited ? 1 : most - least;
    tokens().insert(tokens().end(), static_cast<std::size_t>(more), token);
}

/// `{2}`, `{2,}` or `{2,3}`; anything else in braces stands for itself.
bool Reader::readCount(int &least, int &most)
{
    const auto begin = m_offset;
    if (take("{")) {
        least = readNumber();
        most = least;
        if (least != kNoNumber && take(",")) {
            most = m_text.substr(m_offset).starts_with('}') ? kUnlimited : readNumber();
        }
        if (least != kNoNumber && most != kNoNumber && take("}"))
            return true;
    }
    m_offset = begin;
    return false;
}

/// No number may start with a zero, but zero.
int Reader::readNumber()
{
    const auto begin = m_offset;
    int value = 0;
    while (!atEnd() && syntax::isDigit(static_cast<unsigned char>(m_text[m_offset])))
        value = std::min(value * 10 + digitValue(m_text[m_offset++]), kMostRepeats + 1);
    const auto digits = m_text.substr(begin, m_offset - begin);
    return digits.empty() || (digits.size() > 1 && digits.front() == '0') ? kNoNumber : value;
}

/// A count behind its `?` would be one too many.
void Reader::addFolders()
{
    int least = 0;
    int most = 0;
    if (readCount(least, most))
        return refuse();
    tokens().push_back({Kind::Folders, {}, false, false, false});
}

void Reader::readToken()
{
    if (take("(.*/)?"))
        return addFolders();
    if (take("|")) {
        m_alternatives.emplace_back();
        return;
    }
    if (take("."))
        return addSet({{'\n', '\n'}}, true);
    if (take("^"))
        return add(Kind::Begin);
    if (take("$"))
        return add(Kind::End);
    if (take("["))
        return readClass();
    if (take("\\"))
        return readEscape();
    addLiteral(takeCharacter());
}

void Reader::readEscape()
{
    if (take("A"))
        return add(Kind::Begin);
    if (take("z"))
        return add(Kind::End);
    if (take("b"))
        return add(Kind::WordEdge);
    if (take("B"))
        return add(Kind::NoWordEdge);
    if (take("Q"))
        return readQuotation();
    Ranges ranges;
    if (readShorthand(ranges))
        return addSet(std::move(ranges));
    const auto value = readEscapedCharacter();
    if (!value)
        return refuse();
    addLiteral(*value);
}

/// `\Q…\E`
void Reader::readQuotation()
{
    while (!atEnd() && !take("\\E")) {
        const auto value = takeCharacter();
        tokens().push_back({Kind::Set, {{value, value}}, false, false, false});
    }
}

bool Reader::readShorthand(Ranges &ranges)
{
    if (atEnd())
        return false;
    const char letter = m_text[m_offset];
    const bool isNegated = letter >= 'A' && letter <= 'Z';
    const char lower = static_cast<char>(letter | 0x20);
    const auto *known = findClass(std::string_view(&lower, 1));
    if (!known)
        return false;
    ++m_offset;
    const auto &added = isNegated ? inverted(*known) : *known;
    ranges.insert(ranges.end(), added.begin(), added.end());
    return true;
}

void Reader::readClass()
{
    const bool isNegated = take("^");
    Ranges ranges;
    for (bool isFirst = true; isFirst || !take("]"); isFirst = false) {
        if (atEnd())
            return refuse();
        if (readNamedClass(ranges))
            continue;
        const auto first = readClassCharacter();
        auto last = first;
        const bool isRange = m_text.substr(m_offset).starts_with("-") &&
                             m_offset + 1 < m_text.size() && m_text[m_offset + 1] != ']';
        if (isRange) {
            ++m_offset;
            last = readClassCharacter();
        }
        if (!first || !last || *last < *first)
            return refuse();
        ranges.push_back({*first, *last});
    }
    addSet(std::move(ranges), isNegated);
}

/// `[:alpha:]`, `[:^alpha:]`, `\d`; a name that is not known makes the expression malformed.
bool Reader::readNamedClass(Ranges &ranges)
{
    const auto rest = m_text.substr(m_offset);
    if (rest.starts_with("\\")) {
        ++m_offset;
        if (readShorthand(ranges))
            return true;
        --m_offset;
        return false;
    }
    const auto end = rest.find(":]", 2);
    if (!rest.starts_with("[:") || end == std::string_view::npos)
        return false;
    auto name = rest.substr(2, end - 2);
    const bool isNegated = name.starts_with('^');
    name.remove_prefix(isNegated ? 1 : 0);
    const auto *known = name.size() > 1 ? findClass(name) : nullptr;
    if (!known)
        refuse();
    const auto added = !known ? Ranges() : isNegated ? inverted(*known) : *known;
    ranges.insert(ranges.end(), added.begin(), added.end());
    m_offset += end + 2;
    return true;
}

std::optional<char32_t> Reader::readClassCharacter()
{
    if (atEnd())
        return std::nullopt;
    return take("\\") ? readEscapedCharacter() : takeCharacter();
}

std::optional<char32_t> Reader::readEscapedCharacter()
{
    constexpr std::string_view kNames = "abtnvfr"; // \a is 7, \r is 13
    if (atEnd())
        return std::nullopt;
    const auto value = takeCharacter();
    const auto c = value < 0x80 ? static_cast<char>(value) : '\x80';
    if (c == '\x80')
        return std::nullopt;
    if (c >= '0' && c <= '7')
        return readOctal(c);
    if (c == 'x')
        return readHex();
    if (const auto control = kNames.find(c); control != std::string_view::npos && c != 'b')
        return static_cast<char32_t>(7 + control);
    const bool isWord = syntax::isLetter(value) || syntax::isDigit(value);
    return isWord ? std::nullopt : std::optional(value);
}

/// One digit alone but 0 would be a reference to a group.
std::optional<char32_t> Reader::readOctal(char first)
{
    const auto isOctal = [this] { return !atEnd() && digitValue(m_text[m_offset]) < 8; };
    if (first != '0' && !isOctal())
        return std::nullopt;
    auto value = static_cast<char32_t>(digitValue(first));
    for (int i = 1; i < 3 && isOctal(); ++i)
        value = value * 8 + static_cast<char32_t>(digitValue(m_text[m_offset++]));
    return value;
}

/// `\x41`; braces cannot come here, a pattern's braces are escaped.
std::optional<char32_t> Reader::readHex()
{
    char32_t value = 0;
    for (int i = 0; i < 2; ++i) {
        const int digit = atEnd() ? 99 : digitValue(m_text[m_offset++]);
        if (digit > 15)
            return std::nullopt;
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

/// States of one alternative: state i has the first i tokens behind it. `(.*/)?` has a state of its
/// own for being inside, which it leaves at a slash.
class Matcher
{
public:
    explicit Matcher(const Tokens &tokens)
        : m_tokens(tokens)
        , m_states(tokens.size() + 1, false)
        , m_isInside(tokens.size(), false)
    {}

    /// Passes what needs no character; 0 stands for the ends of the path. True for a match.
    bool pass(char32_t before, char32_t next)
    {
        m_states.front() = true;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (m_states[i] && canPass(m_tokens[i], before, next))
                m_states[i + 1] = true;
        }
        return m_states.back();
    }
    void read(char32_t value)
    {
        std::vector<bool> states(m_states.size(), false);
        std::vector<bool> inside(m_isInside.size(), false);
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const auto &token = m_tokens[i];
            const bool isFolders = token.kind == Kind::Folders;
            if (m_isInside[i] || (m_states[i] && isFolders)) {
                inside[i] = value != '\n';
                states[i + 1] = states[i + 1] || value == '/';
            } else if (m_states[i] && token.kind == Kind::Set &&
                       isInside(token.ranges, value) != token.isNegated) {
                states[i + (token.isRepeated ? 0 : 1)] = true;
            }
        }
        m_states = std::move(states);
        m_isInside = std::move(inside);
    }

private:
    static bool isWord(char32_t value)
    {
        static const auto *const kWord = findClass("w");
        return isInside(*kWord, value);
    }
    static bool canPass(const Token &token, char32_t before, char32_t next)
    {
        switch (token.kind) {
        case Kind::Set:
            return token.isOptional;
        case Kind::Folders:
            return true;
        case Kind::Begin:
            return token.isOptional || before == 0;
        case Kind::End:
            return token.isOptional || next == 0;
        case Kind::WordEdge:
            return token.isOptional || isWord(before) != isWord(next);
        case Kind::NoWordEdge:
            return token.isOptional || isWord(before) == isWord(next);
        }
        return false;
    }

    const Tokens &m_tokens;
    std::vector<bool> m_states;
    std::vector<bool> m_isInside;
};

bool matchesOne(const Tokens &tokens, std::string_view path)
{
    Matcher matcher(tokens);
    char32_t before = 0;
    for (std::size_t offset = 0; offset < path.size();) {
        const auto point = syntax::codePointAt(path, offset);
        if (matcher.pass(before, point.value))
            return true;
        matcher.read(point.value);
        before = point.value;
        offset += point.length;
    }
    return matcher.pass(before, 0);
}

} // namespace

std::optional<PathExpression> PathExpression::compile(std::string_view text)
{
    auto alternatives = Reader(text).readAll();
    if (!alternatives)
        return std::nullopt;
    PathExpression result;
    result.m_alternatives = std::move(*alternatives);
    return result;
}

bool PathExpression::matches(std::string_view path) const
{
    return std::ranges::any_of(m_alternatives,
                               [path](const Tokens &tokens) { return matchesOne(tokens, path); });
}

} // namespace stagewright::dockerfile
