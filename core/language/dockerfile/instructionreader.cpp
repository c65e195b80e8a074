#include "core/language/dockerfile/instructionreader.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/detailreader.h"
#include "core/language/dockerfile/suggest.h"
#include "core/language/syntax/characters.h"

#include <array>

namespace stagewright::dockerfile {

namespace {

using syntax::CommandSyntax;
using syntax::InstructionSyntax;
using syntax::Problem;

Flag readFlag(const syntax::Argument &argument, const syntax::JoinedText &line)
{
    Flag flag;
    flag.range = line.toFile(argument.span);
    const auto equals = argument.text.find('=');
    flag.name = argument.text.substr(2, equals == std::string::npos ? equals : equals - 2);
    if (equals == std::string::npos)
        return flag;
    const auto written = line.text(argument.span).find('=');
    auto valueSpan = argument.span;
    if (written != std::string_view::npos)
        valueSpan.begin += static_cast<std::uint32_t>(written) + 1;
    flag.value = Word{argument.text.substr(equals + 1), line.toFile(valueSpan)};
    return flag;
}

std::vector<Heredoc> readHeredocs(const syntax::SyntaxTree &tree, const InstructionSyntax &syntax)
{
    std::vector<Heredoc> result;
    for (const auto &part : syntax.heredocs) {
        Heredoc heredoc;
        heredoc.name = part.word.name;
        heredoc.rawContent = text::slice(tree.source(), part.content);
        heredoc.content =
            part.word.stripTabs ? syntax::stripLeadingTabs(heredoc.rawContent) : heredoc.rawContent;
        heredoc.expand = part.word.expand;
        heredoc.stripTabs = part.word.stripTabs;
        heredoc.fileDescriptor = part.word.fileDescriptor;
        heredoc.wordRange = syntax.line.toFile(part.word.span);
        heredoc.bodyRange = {part.content.begin, part.terminator.end};
        result.push_back(std::move(heredoc));
    }
    return result;
}

std::string unknownInstruction(std::string_view keyword)
{
    std::array<std::string_view, static_cast<std::size_t>(InstructionKind::Unknown)> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = nameOf(static_cast<InstructionKind>(i));
    return suggestion(keyword, names, false);
}

class InstructionReader
{
public:
    InstructionReader(const syntax::SyntaxTree &tree, const syntax::SyntaxNode &node,
                      const CommandSyntax &command)
        : m_tree(tree)
        , m_node(node)
        , m_syntax(*node.as<InstructionSyntax>())
        , m_command(command)
    {}

    Instruction read(std::vector<Problem> &problems);

private:
    void readCommon(Instruction &instruction) const;
    void readTrigger(Instruction &instruction, std::vector<Problem> &problems) const;
    Problem toProblem(DetailProblem problem) const;

    const syntax::SyntaxTree &m_tree;
    const syntax::SyntaxNode &m_node;
    const InstructionSyntax &m_syntax;
    const CommandSyntax &m_command;
};

void InstructionReader::readCommon(Instruction &instruction) const
{
    const auto &line = m_syntax.line;
    instruction.keyword = {std::string(line.text(m_command.keyword)),
                           line.toFile(m_command.keyword)};
    instruction.kind = instructionKind(instruction.keyword.text);
    instruction.range = {instruction.keyword.range.begin, m_node.content.end};
    instruction.line = m_node.firstLine;
    instruction.lastLine = m_node.lastLine;
    instruction.isOpen = m_syntax.isOpen;
    instruction.comments = m_syntax.comments;
    instruction.original = line.text().substr(m_command.keyword.begin);
    instruction.argumentText = line.text(m_command.arguments);
    if (m_syntax.hasBlankContinuation)
        instruction.blankContinuationLine = m_syntax.lastTextLine;
    for (const auto &flag : m_command.flags)
        instruction.flags.push_back(readFlag(flag, line));
    instruction.heredocs = readHeredocs(m_tree, m_syntax);
}

Instruction InstructionReader::read(std::vector<Problem> &problems)
{
    Instruction instruction;
    readCommon(instruction);
    auto problem = readDetail(instruction, m_syntax, m_command);
    if (instruction.kind == InstructionKind::OnBuild)
        readTrigger(instruction, problems);
    if (instruction.kind == InstructionKind::Unknown)
        problem = DetailProblem{
            Message(MSG("dockerfile", "unknown instruction: %1%2"),
                    {instruction.keyword.text, unknownInstruction(instruction.keyword.text)}),
            instruction.keyword.range};
    if (problem) {
        instruction.isValid = false;
        // Where the parser failed already, what follows from it is not news.
        if (!m_command.list.error)
            problems.push_back(toProblem(std::move(*problem)));
    }
    if (m_command.list.error)
        instruction.isValid = false;
    return instruction;
}

/// The trigger's own mistakes are found only where the image is used.
void InstructionReader::readTrigger(Instruction &instruction, std::vector<Problem> &problems) const
{
    if (m_command.trigger.empty())
        return;
    std::vector<Problem> later;
    auto trigger = InstructionReader(m_tree, m_node, m_command.trigger.front()).read(later);
    for (auto &problem : later) {
        problem.phase = syntax::Phase::Conversion;
        problem.isFatal = false;
        problems.push_back(std::move(problem));
    }
    if (auto *detail = std::get_if<OnBuildInstruction>(&instruction.detail))
        detail->instruction = std::make_shared<const Instruction>(std::move(trigger));
}

Problem InstructionReader::toProblem(DetailProblem problem) const
{
    return {syntax::Phase::Instructions,
            std::move(problem.message),
            problem.range,
            m_node.firstLine,
            true,
            {m_node.firstLine + 1, m_node.lastLine + 1}};
}

} // namespace

Instruction readInstruction(const syntax::SyntaxTree &tree, const syntax::SyntaxNode &node,
                            std::vector<Problem> &problems)
{
    const auto &command = node.as<InstructionSyntax>()->command;
    return InstructionReader(tree, node, command).read(problems);
}

} // namespace stagewright::dockerfile
