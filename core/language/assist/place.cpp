#include "core/language/assist/place.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::assist {

namespace {

using syntax::LinePart;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The bytes of an instruction in front of a position, lines joined, each with where it stands.
class Prefix
{
public:
    void append(std::string_view text, TextRange range)
    {
        for (auto at = range.begin; at < range.end; ++at) {
            m_text += text[at];
            m_offsets.push_back(at);
        }
    }

    const std::string &text() const { return m_text; }
    std::uint32_t offsetOf(std::size_t index, std::uint32_t end) const
    {
        return index < m_offsets.size() ? m_offsets[index] : end;
    }

private:
    std::string m_text;
    std::vector<std::uint32_t> m_offsets;
};

class PlaceFinder
{
public:
    PlaceFinder(const Analysis &analysis, std::uint32_t offset)
        : m_analysis(analysis)
        , m_text(analysis.snapshot.text())
        , m_offset(std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(m_text.size())))
    {}

    Place run()
    {
        m_place.word = {m_offset, m_offset};
        findPosition();
        const auto *node = nodeHere();
        if (!node || node->as<syntax::BlankSyntax>())
            readFreshLine();
        else if (const auto *instruction = node->as<syntax::InstructionSyntax>())
            readInstruction(*node, *instruction);
        else
            readHash(*node);
        findVariable();
        return std::move(m_place);
    }

private:
    void findPosition()
    {
        const auto &stages = m_analysis.dockerfile.stages;
        m_place.stagesBefore = static_cast<std::size_t>(
            std::ranges::count_if(stages, [this](const dockerfile::Stage &stage) {
                return stage.range.begin < m_offset;
            }));
        m_place.position = m_analysis.dockerfile.positionAt(m_offset);
    }

    /// The node that typing here changes; nullptr on the empty line behind the last one.
    const syntax::SyntaxNode *nodeHere() const
    {
        const auto *node = m_analysis.tree.nodeAt(m_offset);
        if (!node || m_offset < node->range.end || m_offset == node->range.begin)
            return node;
        const bool isBehindLine = m_offset > 0 && m_text[m_offset - 1] == '\n';
        const auto *instruction = node->as<syntax::InstructionSyntax>();
        return isBehindLine && !(instruction && instruction->isOpen) ? nullptr : node;
    }

    std::uint32_t lineStart() const
    {
        const auto feed = m_offset == 0 ? std::string_view::npos : m_text.rfind('\n', m_offset - 1);
        auto begin = feed == std::string_view::npos ? 0U : static_cast<std::uint32_t>(feed + 1);
        if (begin == 0 && m_text.starts_with(kByteOrderMark))
            begin = std::min(m_offset, static_cast<std::uint32_t>(kByteOrderMark.size()));
        return begin;
    }

    void readFreshLine()
    {
        auto begin = lineStart();
        while (begin < m_offset && isBlank(m_text[begin]))
            ++begin;
        setWord(Place::Kind::Keyword, {begin, m_offset});
    }

    void setWord(Place::Kind kind, TextRange range)
    {
        m_place.kind = kind;
        m_place.word = range;
        m_place.prefix = text::slice(m_text, range);
    }

    /// A comment; at the top of the file, what may become a directive.
    void readHash(const syntax::SyntaxNode &node)
    {
        m_place.node = &node;
        const auto &nodes = m_analysis.tree.nodes();
        const bool isAtTop = std::ranges::all_of(nodes, [&](const syntax::SyntaxNode &other) {
            return other.range.begin >= node.range.begin || other.as<syntax::DirectiveSyntax>();
        });
        auto begin = lineStart();
        while (begin < m_offset && (isBlank(m_text[begin]) || m_text[begin] == '#'))
            ++begin;
        const auto written = text::slice(m_text, {begin, m_offset});
        const auto equals = written.find('=');
        if (!isAtTop)
            return;
        if (equals == std::string_view::npos) {
            if (written.find(' ') == std::string_view::npos)
                setWord(Place::Kind::DirectiveKey, {begin, m_offset});
            return;
        }
        m_place.name = toLowerAscii(trim(written.substr(0, equals)));
        auto value = begin + static_cast<std::uint32_t>(equals) + 1;
        while (value < m_offset && isBlank(m_text[value]))
            ++value;
        setWord(Place::Kind::DirectiveValue, {value, m_offset});
    }

    void readInstruction(const syntax::SyntaxNode &node,
                         const syntax::InstructionSyntax &instruction)
    {
        m_place.node = &node;
        Prefix prefix;
        for (const auto &part : instruction.lines) {
            if (part.range.begin > m_offset)
                break;
            const bool isHere = m_offset < part.range.end ||
                                (&part == &instruction.lines.back() && !endsLine(part.range));
            if (part.kind == LinePart::Kind::Text)
                prefix.append(m_text, {part.range.begin, std::min(m_offset, contentEnd(part))});
            else if (isHere && part.kind != LinePart::Kind::Blank)
                return readInside(part, instruction);
        }
        readCommand(prefix);
    }

    bool endsLine(TextRange range) const
    {
        return !range.isEmpty() && m_text[range.end - 1] == '\n';
    }

    std::uint32_t contentEnd(const LinePart &part) const
    {
        if (!part.continuation.isEmpty())
            return part.continuation.begin;
        auto end = part.range.end;
        while (end > part.range.begin && (m_text[end - 1] == '\n' || m_text[end - 1] == '\r'))
            --end;
        return end;
    }

    void readInside(const LinePart &part, const syntax::InstructionSyntax &instruction)
    {
        if (part.kind == LinePart::Kind::Comment)
            return;
        m_place.instruction = dockerfile::instructionKind(instruction.keyword());
        auto begin = m_offset;
        while (begin > part.range.begin && !isBlank(m_text[begin - 1]))
            --begin;
        setWord(Place::Kind::HeredocBody, {begin, m_offset});
    }

    /// Keyword, flags and arguments in front of the position.
    void readCommand(const Prefix &prefix)
    {
        const auto &text = prefix.text();
        std::size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
        while (true) {
            at = skipBlanks(text, at);
            const auto end = wordEnd(text, at);
            if (end == text.size())
                return setPiece(Place::Kind::Keyword, prefix, at);
            m_place.instruction =
                dockerfile::instructionKind(std::string_view(text).substr(at, end - at));
            at = end;
            if (m_place.instruction != InstructionKind::OnBuild)
                break;
            m_place.isTrigger = true;
        }
        readFlags(prefix, at);
    }

    void readFlags(const Prefix &prefix, std::size_t at)
    {
        const auto &text = prefix.text();
        for (at = skipBlanks(text, at); at < text.size() && text[at] == '-';
             at = skipBlanks(text, at)) {
            const auto end = wordEnd(text, at);
            const auto word = std::string_view(text).substr(at, end - at);
            if (end == text.size())
                return readFlag(prefix, at, word);
            if (!word.starts_with("--"))
                break;
            m_place.flags.emplace_back(word);
            at = end;
        }
        readArguments(prefix, at);
    }

    void readFlag(const Prefix &prefix, std::size_t at, std::string_view word)
    {
        const auto equals = word.find('=');
        if (equals == std::string_view::npos)
            return setPiece(Place::Kind::FlagName, prefix, at);
        m_place.name = toLowerAscii(word.substr(0, equals));
        m_place.name.erase(0, m_place.name.find_first_not_of('-'));
        setPiece(Place::Kind::FlagValue, prefix, at + equals + 1);
    }

    void readArguments(const Prefix &prefix, std::size_t at)
    {
        const auto &text = prefix.text();
        for (at = skipBlanks(text, at); at < text.size(); at = skipBlanks(text, at)) {
            const auto end = wordEnd(text, at);
            if (end == text.size())
                break;
            m_place.words.push_back(text.substr(at, end - at));
            at = end;
        }
        setPiece(Place::Kind::Argument, prefix, at);
    }

    void setPiece(Place::Kind kind, const Prefix &prefix, std::size_t at)
    {
        m_place.kind = kind;
        m_place.word = {prefix.offsetOf(at, m_offset), m_offset};
        m_place.prefix = prefix.text().substr(std::min(at, prefix.text().size()));
    }

    static std::size_t skipBlanks(const std::string &text, std::size_t at)
    {
        while (at < text.size() && isBlank(text[at]))
            ++at;
        return at;
    }

    /// Quotes keep blanks inside; one that is not closed does not.
    static std::size_t wordEnd(const std::string &text, std::size_t at)
    {
        while (at < text.size() && !isBlank(text[at])) {
            const char c = text[at];
            const auto close = c == '"' || c == '\'' ? text.find(c, at + 1) : std::string::npos;
            at = close == std::string::npos ? at + 1 : close + 1;
        }
        return at;
    }

    void findVariable()
    {
        const auto kind = m_place.kind;
        if (kind != Place::Kind::FlagValue && kind != Place::Kind::Argument &&
            kind != Place::Kind::HeredocBody)
            return;
        const auto line = lineStart();
        auto begin = m_offset;
        while (begin > line && isNameCharacter(m_text[begin - 1]))
            --begin;
        const bool isBraced = begin > line && m_text[begin - 1] == '{';
        const auto dollar = isBraced ? begin - 1 : begin;
        if (dollar == line || m_text[dollar - 1] != '$')
            return;
        if (dollar >= line + 2 && m_text[dollar - 2] == m_analysis.dockerfile.escape)
            return;
        m_place.variable = Place::Variable{
            {begin, m_offset}, std::string(text::slice(m_text, {begin, m_offset})), isBraced};
    }

    const Analysis &m_analysis;
    std::string_view m_text;
    std::uint32_t m_offset;
    Place m_place;
};

} // namespace

std::optional<std::string> Place::flagValue(std::string_view flag) const
{
    const auto start = concat("--", flag, "=");
    for (const auto &written : flags) {
        if (written.starts_with(start))
            return written.substr(start.size());
    }
    return std::nullopt;
}

Place placeAt(const Analysis &analysis, std::uint32_t offset)
{
    return PlaceFinder(analysis, offset).run();
}

} // namespace stagewright::assist
