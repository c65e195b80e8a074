#include "app/textview/highlighter.h"

#include "app/textview/shellpainter.h"

#include <algorithm>

namespace stagewright::app {

namespace {

using dockerfile::Instruction;
using text::TextRange;

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class Painter
{
public:
    Painter(const dockerfile::Dockerfile &model, std::string_view text)
        : m_model(model)
        , m_text(text)
        , m_styles(text.size(), static_cast<std::uint8_t>(TextStyle::Plain))
    {}

    std::vector<std::uint8_t> run()
    {
        for (const auto *list : {&m_model.globalArguments, &m_model.misplaced})
            paintAll(*list);
        for (const auto &stage : m_model.stages) {
            paintAll(stage.instructions);
            paint(stage.nameRange, TextStyle::StageName);
        }
        paintCommentLines();
        for (const auto &directive : m_model.directives)
            paint(directive.range, TextStyle::Directive);
        return std::move(m_styles);
    }

private:
    void paint(TextRange range, TextStyle style)
    {
        const auto end = std::min<std::size_t>(range.end, m_styles.size());
        for (std::size_t i = range.begin; i < end; ++i)
            m_styles[i] = static_cast<std::uint8_t>(style);
    }

    void paintAll(const std::vector<Instruction> &instructions)
    {
        for (const auto &instruction : instructions)
            paintInstruction(instruction);
    }

    void paintInstruction(const Instruction &instruction)
    {
        auto code = instruction.range;
        for (const auto &heredoc : instruction.heredocs)
            code.end = std::min(code.end, heredoc.bodyRange.begin);
        paintCode(
            {instruction.keyword.range.end, std::max(code.end, instruction.keyword.range.end)});
        paintExecForm(instruction);
        paintCommand(instruction, code.end);
        if (instruction.kind != dockerfile::InstructionKind::Unknown)
            paint(instruction.keyword.range, TextStyle::Keyword);
        for (const auto &flag : instruction.flags)
            paint(flag.range, TextStyle::Flag);
        if (const auto *from = instruction.as<dockerfile::FromInstruction>();
            from && from->asKeyword)
            paint(from->asKeyword->range, TextStyle::Keyword);
        if (const auto *onBuild = instruction.as<dockerfile::OnBuildInstruction>())
            paintFirstWord(onBuild->triggerRange);
        for (const auto &heredoc : instruction.heredocs)
            paintHeredoc(instruction, heredoc);
    }

    void paintHeredoc(const Instruction &instruction, const dockerfile::Heredoc &heredoc)
    {
        paint(heredoc.wordRange, TextStyle::Heredoc);
        paint(heredoc.bodyRange, TextStyle::Heredoc);
        m_heredocs.push_back(heredoc.bodyRange);
        const auto *run = instruction.as<dockerfile::RunInstruction>();
        const auto &script = heredoc.rawContent;
        const bool isShell =
            !script.starts_with("#!") || script.substr(0, script.find('\n')).ends_with("sh");
        const TextRange content{heredoc.bodyRange.begin, terminatorOf(heredoc)};
        if (run && run->isScript && isShell)
            paintShell(m_text, content, painter());
        else if (heredoc.expand)
            paintVariables(content);
    }

    /// Start of the line that ends a heredoc.
    std::uint32_t terminatorOf(const dockerfile::Heredoc &heredoc) const
    {
        auto end = std::min<std::size_t>(heredoc.bodyRange.end, m_text.size());
        while (end > heredoc.bodyRange.begin &&
               (m_text[end - 1] == '\n' || m_text[end - 1] == '\r'))
            --end;
        const auto feed = end == 0 ? std::string_view::npos : m_text.rfind('\n', end - 1);
        const auto start = feed == std::string_view::npos ? 0 : feed + 1;
        return static_cast<std::uint32_t>(std::max<std::size_t>(start, heredoc.bodyRange.begin));
    }

    void paintVariables(TextRange range)
    {
        for (auto at = range.begin; at < range.end;)
            at = m_text[at] == '$' ? std::max(paintVariable(at, range.end), at + 1) : at + 1;
    }

    ShellPaint painter()
    {
        return [this](TextRange range, TextStyle style) { paint(range, style); };
    }

    /// The command of a RUN in shell form, without its heredocs.
    void paintCommand(const Instruction &instruction, std::uint32_t end)
    {
        const auto *run = instruction.as<dockerfile::RunInstruction>();
        if (run && !run->command.isExecForm && run->command.range.begin < end)
            paintShell(m_text, {run->command.range.begin, end}, painter());
    }

    void paintExecForm(const Instruction &instruction)
    {
        const auto paintOne = [this](const auto *detail) {
            if (detail && detail->command.isExecForm)
                paint(detail->command.range, TextStyle::String);
        };
        paintOne(instruction.as<dockerfile::RunInstruction>());
        paintOne(instruction.as<dockerfile::CmdInstruction>());
        paintOne(instruction.as<dockerfile::EntrypointInstruction>());
    }

    void paintFirstWord(TextRange range)
    {
        auto end = range.begin;
        while (end < range.end && isNameCharacter(m_text[end]))
            ++end;
        paint({range.begin, end}, TextStyle::Keyword);
    }

    /// Strings, variables and operators of what follows a keyword.
    void paintCode(TextRange range)
    {
        for (auto at = range.begin; at < range.end;) {
            const char c = m_text[at];
            if (c == '"' || c == '\'')
                at = paintString(at, range.end);
            else if (c == '$')
                at = paintVariable(at, range.end);
            else if (c == '#' && isLineStart(at))
                at = endOfLine(at);
            else
                at = paintOperator(at, range.end);
        }
    }

    std::uint32_t paintString(std::uint32_t begin, std::uint32_t limit)
    {
        const char quote = m_text[begin];
        auto at = begin + 1;
        while (at < limit && m_text[at] != quote && m_text[at] != '\n')
            at += m_text[at] == '\\' && quote == '"' && at + 1 < limit ? 2U : 1U;
        const auto end = at < limit && m_text[at] == quote ? at + 1 : at;
        paint({begin, end}, TextStyle::String);
        if (quote == '"') {
            for (auto inner = begin; inner < end;)
                inner = m_text[inner] == '$' ? paintVariable(inner, end) : inner + 1;
        }
        return std::max(end, begin + 1);
    }

    std::uint32_t paintVariable(std::uint32_t begin, std::uint32_t limit)
    {
        auto end = begin + 1;
        if (end < limit && m_text[end] == '{') {
            while (end < limit && m_text[end] != '}' && m_text[end] != '\n')
                ++end;
            end = std::min(end + 1, limit);
        } else {
            while (end < limit && isNameCharacter(m_text[end]))
                ++end;
        }
        if (end > begin + 1)
            paint({begin, end}, TextStyle::Variable);
        return end;
    }

    std::uint32_t paintOperator(std::uint32_t at, std::uint32_t limit)
    {
        const char c = m_text[at];
        const bool isTwice = at + 1 < limit && m_text[at + 1] == c;
        if (c == '&' || c == '|' || c == ';') {
            const auto end = at + (isTwice ? 2U : 1U);
            paint({at, end}, TextStyle::Operator);
            return end;
        }
        if (c == m_model.escape && at + 1 < limit &&
            (m_text[at + 1] == '\n' || m_text[at + 1] == '\r'))
            paint({at, at + 1}, TextStyle::Operator);
        return at + 1;
    }

    bool isLineStart(std::uint32_t at) const
    {
        while (at > 0 && (m_text[at - 1] == ' ' || m_text[at - 1] == '\t'))
            --at;
        return at == 0 || m_text[at - 1] == '\n';
    }

    std::uint32_t endOfLine(std::uint32_t at) const
    {
        const auto end = m_text.find('\n', at);
        return static_cast<std::uint32_t>(end == std::string_view::npos ? m_text.size() : end);
    }

    /// A line that begins with `#` is a comment everywhere but in a here-document.
    void paintCommentLines()
    {
        std::ranges::sort(m_heredocs, {}, &TextRange::begin);
        auto heredoc = m_heredocs.begin();
        for (std::uint32_t line = 0; line < m_text.size();) {
            const auto end = endOfLine(line);
            const auto first = m_text.find_first_not_of(" \t", line);
            while (heredoc != m_heredocs.end() && heredoc->end <= line)
                ++heredoc;
            const bool isInHeredoc = heredoc != m_heredocs.end() && heredoc->begin <= line;
            if (first < end && m_text[first] == '#' && !isInHeredoc)
                paint({line, end}, TextStyle::Comment);
            line = end + 1;
        }
    }

    const dockerfile::Dockerfile &m_model;
    std::string_view m_text;
    std::vector<std::uint8_t> m_styles;
    std::vector<TextRange> m_heredocs; ///< bodies
};

} // namespace

std::vector<std::uint8_t> highlight(const dockerfile::Dockerfile &model, std::string_view text)
{
    return Painter(model, text).run();
}

} // namespace stagewright::app
