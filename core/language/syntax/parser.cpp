#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"
#include "core/language/syntax/syntaxtree.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace stagewright::syntax {

namespace {

/// BuildKit's scanner takes no longer lines.
constexpr std::size_t kMaximumLine = 65535;

std::uint32_t narrow(std::size_t value)
{
    return static_cast<std::uint32_t>(value);
}

/// A physical line.
struct Line
{
    TextRange range;        ///< with its line end
    std::string_view bytes; ///< without '\r' and '\n' at its end
    std::uint32_t number = 0;
};

class LineReader
{
public:
    explicit LineReader(std::string_view text)
        : m_text(text)
    {}

    bool atEnd() const { return m_offset == m_text.size(); }
    Line next()
    {
        const auto feed = m_text.find('\n', m_offset);
        const auto end = feed == std::string_view::npos ? m_text.size() : feed + 1;
        Line line{
            {narrow(m_offset), narrow(end)}, m_text.substr(m_offset, end - m_offset), m_number++};
        while (!line.bytes.empty() && (line.bytes.back() == '\n' || line.bytes.back() == '\r'))
            line.bytes.remove_suffix(1);
        m_offset = end;
        return line;
    }
    /// Goes back to a line that was read.
    void rewindTo(const Line &line)
    {
        m_offset = line.range.begin;
        m_number = line.number;
    }
    std::uint32_t nextNumber() const { return m_number; }

private:
    std::string_view m_text;
    std::size_t m_offset = 0;
    std::uint32_t m_number = 0;
};

bool isCommentLine(std::string_view bytes)
{
    const auto offset = skipSpaces(bytes);
    return offset < bytes.size() && bytes[offset] == '#';
}

/// Where the continuation character of a line stands: the last character but blanks, and not
/// behind another one.
std::optional<std::size_t> findContinuation(std::string_view bytes, char escape)
{
    auto end = bytes.size();
    while (end > 0 && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t'))
        --end;
    if (end == 0 || bytes[end - 1] != escape || (end > 1 && bytes[end - 2] == escape))
        return std::nullopt;
    return end - 1;
}

CommandSyntax parseCommand(const JoinedText &line, Span span, char escape,
                           std::optional<Message> &error, int depth = 0)
{
    auto parts = splitCommand(line.text(), span, escape);
    CommandSyntax command{parts.keyword, std::move(parts.flags), parts.arguments, {}, {}};
    const auto keyword = line.text(command.keyword);
    const auto form = argumentForm(keyword);
    if (form == ArgumentForm::Instruction && !command.arguments.isEmpty() && depth < 100) {
        command.trigger.push_back(parseCommand(line, command.arguments, escape, error, depth + 1));
        return command;
    }
    command.list = splitArguments(form, line.text(), command.arguments, keyword, escape);
    if (command.list.error && !error)
        error = command.list.error;
    return command;
}

/// RUN, COPY and ADD have heredocs, behind ONBUILD too; but not in JSON form.
bool canHaveHeredocs(const JoinedText &line, const CommandSyntax &command)
{
    const auto *inner = &command;
    if (equalsIgnoringAsciiCase(line.text(command.keyword), "ONBUILD") && !command.trigger.empty())
        inner = &command.trigger.front();
    const auto keyword = line.text(inner->keyword);
    const bool isOne = equalsIgnoringAsciiCase(keyword, "RUN") ||
                       equalsIgnoringAsciiCase(keyword, "COPY") ||
                       equalsIgnoringAsciiCase(keyword, "ADD");
    return isOne && !inner->list.isJson;
}

bool startsInstruction(std::string_view bytes)
{
    const auto word = bytes.substr(0, bytes.find_first_of(" \t"));
    return word == toUpperAscii(word) && argumentForm(word) != ArgumentForm::None;
}

} // namespace

/// Builds the tree; one pass over the lines.
class Parser
{
public:
    explicit Parser(const text::TextSnapshot &snapshot)
        : m_lines(snapshot.text())
    {
        m_tree.m_snapshot = snapshot;
    }

    SyntaxTree parse()
    {
        while (!m_lines.atEnd())
            parseNode(m_lines.next());
        if (!m_hasInstructions)
            report(m_tree.source().empty()
                       ? Message(MSG("syntax", "the Dockerfile cannot be empty"))
                       : Message(MSG("syntax", "file with no instructions")),
                   {0, 0}, 0, lineBefore(m_lines.nextNumber()));
        return std::move(m_tree);
    }

private:
    void report(Message message, TextRange range, std::uint32_t line, LineSpan named)
    {
        m_tree.m_problems.push_back({Phase::Parse, std::move(message), range, line, true, named});
    }
    /// Of an instruction whose lines have been read.
    void report(Message message, const SyntaxNode &node)
    {
        report(std::move(message), node.content, node.firstLine,
               {node.firstLine + 1, m_lines.nextNumber()});
    }
    /// The number of a zero-based line, counted from one, is that of the line before.
    static LineSpan lineBefore(std::uint32_t line) { return {line, line}; }
    bool isTooLong(const Line &line) const
    {
        const auto size =
            line.range.length() - (m_tree.source()[line.range.end - 1] == '\n' ? 1U : 0U);
        return size > kMaximumLine;
    }
    void checkLength(const Line &line)
    {
        if (isTooLong(line))
            report(Message(MSG("syntax", "dockerfile line greater than max allowed size of %1"),
                           {std::to_string(kMaximumLine)}),
                   line.range, line.number, lineBefore(line.number));
    }

    SyntaxNode &addNode(const Line &line, std::string_view bytes);
    void parseNode(const Line &line);
    bool parseDirective(SyntaxNode &node, std::string_view bytes);
    void setEscape(const DirectiveSyntax &directive, const SyntaxNode &node);
    void parseComment(SyntaxNode &node, std::string_view bytes, std::string_view whole);
    void parseInstruction(SyntaxNode &node, const Line &first, std::string_view bytes);
    bool addText(InstructionSyntax &instruction, const Line &line, std::string_view bytes);
    void readContinuations(InstructionSyntax &instruction);
    void readHeredocs(InstructionSyntax &instruction, const SyntaxNode &node);
    bool readHeredocBody(InstructionSyntax &instruction, HeredocSyntax &heredoc);
    void skipOpenBody(InstructionSyntax &instruction, HeredocSyntax &heredoc, LineReader bodyStart);
    void finishNode(SyntaxNode &node, const InstructionSyntax &instruction);

    SyntaxTree m_tree;
    LineReader m_lines;
    std::vector<std::string> m_comments;
    std::vector<std::string> m_seenDirectives;
    bool m_isDirectiveZone = true;
    bool m_hasInstructions = false;
    bool m_isRecovering = false; ///< a heredoc was not terminated
};

SyntaxNode &Parser::addNode(const Line &line, std::string_view bytes)
{
    auto &node = m_tree.m_nodes.emplace_back();
    node.range = line.range;
    const auto begin = narrow(static_cast<std::size_t>(bytes.data() - m_tree.source().data()));
    node.content = {begin, begin + narrow(bytes.size())};
    node.firstLine = line.number;
    node.lastLine = line.number;
    return node;
}

void Parser::parseNode(const Line &line)
{
    checkLength(line);
    auto whole = line.bytes;
    if (line.number == 0)
        whole.remove_prefix(markLength(whole));
    const auto bytes = whole.substr(skipSpaces(whole));
    auto &node = addNode(line, bytes);
    if (parseDirective(node, bytes))
        return;
    if (bytes.starts_with('#'))
        parseComment(node, bytes, whole);
    else if (!bytes.empty())
        parseInstruction(node, line, bytes);
}

/// Every line counts for the zone of directives; the first one that is none ends it.
bool Parser::parseDirective(SyntaxNode &node, std::string_view bytes)
{
    if (!m_isDirectiveZone)
        return false;
    const auto found = parseDirectiveLine(bytes);
    if (!found || !isDirectiveKey(found->key)) {
        m_isDirectiveZone = false;
        return false;
    }
    const auto shift = [&](TextRange range) {
        return TextRange{range.begin + node.content.begin, range.end + node.content.begin};
    };
    DirectiveSyntax directive{toLowerAscii(found->key), found->value, shift(found->keyRange),
                              shift(found->valueRange)};
    if (std::find(m_seenDirectives.begin(), m_seenDirectives.end(), directive.key) !=
        m_seenDirectives.end()) {
        report(Message(MSG("syntax", "only one %1 parser directive can be used"), {directive.key}),
               node.content, node.firstLine, lineBefore(node.firstLine));
    } else {
        m_seenDirectives.push_back(directive.key);
        setEscape(directive, node);
    }
    node.detail = std::move(directive);
    return true;
}

void Parser::setEscape(const DirectiveSyntax &directive, const SyntaxNode &node)
{
    if (directive.key != "escape")
        return;
    if (directive.value == "\\" || directive.value == "`")
        m_tree.m_escape = directive.value.front();
    else
        report(Message(MSG("syntax", "invalid escape token '%1' does not match ` or \\"),
                       {directive.value}),
               node.content, node.firstLine, lineBefore(node.firstLine));
}

void Parser::parseComment(SyntaxNode &node, std::string_view bytes, std::string_view whole)
{
    node.detail = CommentSyntax{std::string(trimSpaces(bytes.substr(1)))};
    // The remembered text starts behind the first byte of the line, whatever that byte is.
    const auto remembered = trimSpaces(whole.substr(1));
    if (remembered.empty())
        m_comments.clear();
    else
        m_comments.emplace_back(remembered);
}

/// True where the line goes on in the next one.
bool Parser::addText(InstructionSyntax &instruction, const Line &line, std::string_view bytes)
{
    const auto begin = narrow(static_cast<std::size_t>(bytes.data() - m_tree.source().data()));
    const auto continuation = findContinuation(bytes, m_tree.m_escape);
    instruction.line.append(bytes.substr(0, continuation.value_or(bytes.size())), begin);
    LinePart part{LinePart::Kind::Text, line.range, {}};
    if (continuation)
        part.continuation = {begin + narrow(*continuation), begin + narrow(*continuation) + 1};
    instruction.lines.push_back(part);
    return continuation.has_value();
}

void Parser::readContinuations(InstructionSyntax &instruction)
{
    bool goesOn = true;
    while (goesOn && !m_lines.atEnd()) {
        const auto line = m_lines.next();
        checkLength(line);
        if (isCommentLine(line.bytes)) {
            instruction.lines.push_back({LinePart::Kind::Comment, line.range, {}});
        } else if (skipSpaces(line.bytes) == line.bytes.size()) {
            instruction.lines.push_back({LinePart::Kind::Blank, line.range, {}});
            instruction.hasBlankContinuation = true;
        } else {
            goesOn = addText(instruction, line, line.bytes);
        }
    }
    instruction.isOpen = goesOn;
}

void Parser::parseInstruction(SyntaxNode &node, const Line &first, std::string_view bytes)
{
    m_hasInstructions = true;
    InstructionSyntax instruction;
    instruction.comments = std::exchange(m_comments, {});
    if (addText(instruction, first, bytes))
        readContinuations(instruction);
    instruction.lastTextLine = m_lines.nextNumber() - 1;
    const auto &line = instruction.line;
    std::optional<Message> error;
    instruction.command =
        parseCommand(line, {0, narrow(line.text().size())}, m_tree.m_escape, error);
    finishNode(node, instruction);
    if (error)
        report(std::move(*error), node);
    readHeredocs(instruction, node);
    finishNode(node, instruction);
    node.detail = std::move(instruction);
}

void Parser::readHeredocs(InstructionSyntax &instruction, const SyntaxNode &node)
{
    const auto &line = instruction.line;
    if (line.text().find("<<") == std::string_view::npos ||
        !canHaveHeredocs(line, instruction.command))
        return;
    auto words = findHeredocWords(line.text());
    if (!words) {
        report(std::move(words).error(), node);
        return;
    }
    for (auto &word : *words) {
        HeredocSyntax heredoc{std::move(word), {}, {}};
        const auto bodyStart = m_lines;
        const bool isComplete = readHeredocBody(instruction, heredoc);
        if (!isComplete) {
            instruction.isOpen = true;
            report(Message(MSG("syntax", "unterminated heredoc")), node);
            skipOpenBody(instruction, heredoc, bodyStart);
        }
        instruction.heredocs.push_back(std::move(heredoc));
        if (!isComplete)
            return;
    }
}

/// False where the terminator is missing, or a line before it is longer than BuildKit reads.
bool Parser::readHeredocBody(InstructionSyntax &instruction, HeredocSyntax &heredoc)
{
    const auto begin = instruction.lines.back().range.end;
    heredoc.content = {begin, begin};
    heredoc.terminator = heredoc.content;
    std::vector<LinePart> parts;
    while (!m_lines.atEnd()) {
        const auto line = m_lines.next();
        if (isTooLong(line) || (m_isRecovering && startsInstruction(line.bytes)))
            return false;
        auto candidate = line.bytes;
        if (heredoc.word.stripTabs)
            candidate.remove_prefix(std::min(candidate.find_first_not_of('\t'), candidate.size()));
        if (candidate == heredoc.word.name) {
            parts.push_back({LinePart::Kind::HeredocEnd, line.range, {}});
            heredoc.content.end = line.range.begin;
            heredoc.terminator = line.range;
            instruction.lines.insert(instruction.lines.end(), parts.begin(), parts.end());
            return true;
        }
        parts.push_back({LinePart::Kind::HeredocBody, line.range, {}});
    }
    return false;
}

/// A body without its end goes on until a line looks like an instruction, so that the rest of the
/// file stays alive while a heredoc is typed.
void Parser::skipOpenBody(InstructionSyntax &instruction, HeredocSyntax &heredoc,
                          LineReader bodyStart)
{
    // From now on no body is searched to the end of the file: that would take quadratic time.
    m_isRecovering = true;
    m_lines = bodyStart;
    while (!m_lines.atEnd()) {
        const auto line = m_lines.next();
        if (startsInstruction(line.bytes)) {
            m_lines.rewindTo(line);
            break;
        }
        instruction.lines.push_back({LinePart::Kind::HeredocBody, line.range, {}});
        heredoc.content.end = line.range.end;
        heredoc.terminator = {line.range.end, line.range.end};
    }
}

void Parser::finishNode(SyntaxNode &node, const InstructionSyntax &instruction)
{
    const auto last = instruction.lines.back().range;
    auto end = last.end;
    const auto source = m_tree.source();
    while (end > last.begin && (source[end - 1] == '\n' || source[end - 1] == '\r'))
        --end;
    node.range.end = last.end;
    node.content.end = std::max(node.content.begin, end);
    node.lastLine = m_lines.nextNumber() - 1;
}

SyntaxTree parse(const text::TextSnapshot &snapshot)
{
    return Parser(snapshot).parse();
}

} // namespace stagewright::syntax
