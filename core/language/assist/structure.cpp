#include "core/language/assist/structure.h"

#include "core/base/support/strings.h"
#include "core/language/text/lineindex.h"

#include <algorithm>

namespace stagewright::assist {

namespace {

using dockerfile::Instruction;
using syntax::LinePart;

class FoldingFinder
{
public:
    explicit FoldingFinder(const Analysis &analysis)
        : m_analysis(analysis)
        , m_lines(analysis.snapshot.text())
    {}

    std::vector<Folding> run()
    {
        for (const auto &stage : m_analysis.dockerfile.stages)
            add(Folding::Kind::Stage, lineOf(stage.range.begin), lineOf(stage.range.end));
        const syntax::SyntaxNode *firstComment = nullptr;
        const syntax::SyntaxNode *lastComment = nullptr;
        for (const auto &node : m_analysis.tree.nodes()) {
            if (node.as<syntax::CommentSyntax>()) {
                firstComment = firstComment ? firstComment : &node;
                lastComment = &node;
                continue;
            }
            if (firstComment)
                add(Folding::Kind::Comment, firstComment->firstLine, lastComment->lastLine);
            firstComment = nullptr;
            if (const auto *instruction = node.as<syntax::InstructionSyntax>())
                addInstruction(node, *instruction);
        }
        if (firstComment)
            add(Folding::Kind::Comment, firstComment->firstLine, lastComment->lastLine);
        std::ranges::stable_sort(m_foldings, {}, [](const Folding &folding) {
            return std::pair(folding.firstLine, ~folding.lastLine);
        });
        return std::move(m_foldings);
    }

private:
    std::uint32_t lineOf(std::uint32_t offset) const { return m_lines.at(offset).line; }

    void add(Folding::Kind kind, std::uint32_t first, std::uint32_t last)
    {
        if (first < last)
            m_foldings.push_back({kind, first, last});
    }

    /// A FROM of several lines begins where its stage does: that one folds.
    void addInstruction(const syntax::SyntaxNode &node,
                        const syntax::InstructionSyntax &instruction)
    {
        const auto kind = dockerfile::instructionKind(instruction.keyword());
        if (kind == dockerfile::InstructionKind::From)
            return;
        add(Folding::Kind::Instruction, node.firstLine, lineOf(node.content.end));
        if (instruction.heredocs.size() < 2)
            return;
        for (const auto &heredoc : instruction.heredocs) {
            if (!heredoc.content.isEmpty())
                add(Folding::Kind::Heredoc, lineOf(heredoc.content.begin),
                    lineOf(heredoc.content.end - 1));
        }
    }

    const Analysis &m_analysis;
    text::LineIndex m_lines;
    std::vector<Folding> m_foldings;
};

OutlineItem itemOf(const Instruction &instruction)
{
    const auto summary = instruction.summary();
    const auto blank = summary.find(' ');
    return {std::string(std::string_view(summary).substr(0, blank)),
            blank == std::string::npos ? std::string() : summary.substr(blank + 1),
            instruction.range,
            instruction.keyword.range,
            {}};
}

OutlineItem itemOf(const dockerfile::Stage &stage)
{
    return {stage.displayName(),
            stage.base,
            stage.range,
            stage.name.empty() ? stage.instructions.front().keyword.range : stage.nameRange,
            {}};
}

char partnerOf(char bracket)
{
    switch (bracket) {
    case '(':
        return ')';
    case ')':
        return '(';
    case '[':
        return ']';
    case ']':
        return '[';
    case '{':
        return '}';
    case '}':
        return '{';
    default:
        return 0;
    }
}

/// Counts in the lines of one node alone.
std::optional<Pair> matchBracket(const Analysis &analysis, std::uint32_t at)
{
    const auto text = analysis.snapshot.text();
    const char here = text[at];
    const char there = partnerOf(here);
    const auto *node = analysis.tree.nodeAt(at);
    if (there == 0 || !node || !node->as<syntax::InstructionSyntax>())
        return std::nullopt;
    const bool isForward = here == '(' || here == '[' || here == '{';
    int depth = 0;
    for (auto i = at;; isForward ? ++i : --i) {
        depth += text[i] == here ? 1 : text[i] == there ? -1 : 0;
        if (depth == 0)
            return Pair{{at, at + 1}, {i, i + 1}};
        if (i == node->range.begin ? !isForward : isForward && i + 1 >= node->range.end)
            return std::nullopt;
    }
}

/// The word and the last line of a heredoc; nothing where the word is written in pieces.
std::optional<Pair> endsOf(const Analysis &analysis, const syntax::InstructionSyntax &instruction,
                           const syntax::HeredocSyntax &heredoc)
{
    const auto text = analysis.snapshot.text();
    const auto &name = heredoc.word.name;
    const auto size = static_cast<std::uint32_t>(name.size());
    const auto word = instruction.line.toFile(heredoc.word.span);
    const auto first = text::slice(text, word).rfind(name);
    const auto last = text::slice(text, heredoc.terminator).find(name);
    if (name.empty() || first == std::string_view::npos || last == std::string_view::npos)
        return std::nullopt;
    const auto here = word.begin + static_cast<std::uint32_t>(first);
    const auto there = heredoc.terminator.begin + static_cast<std::uint32_t>(last);
    return Pair{{here, here + size}, {there, there + size}};
}

std::optional<Pair> matchHeredoc(const Analysis &analysis, std::uint32_t offset)
{
    const auto *node = analysis.tree.nodeAt(offset);
    const auto *instruction = node ? node->as<syntax::InstructionSyntax>() : nullptr;
    if (!instruction)
        return std::nullopt;
    for (const auto &heredoc : instruction->heredocs) {
        const auto ends = endsOf(analysis, *instruction, heredoc);
        if (!ends)
            continue;
        if (ends->here.touches({offset, offset}))
            return ends;
        if (ends->there.touches({offset, offset}))
            return Pair{ends->there, ends->here};
    }
    return std::nullopt;
}

} // namespace

std::vector<Folding> foldings(const Analysis &analysis)
{
    return FoldingFinder(analysis).run();
}

std::vector<OutlineItem> outline(const Analysis &analysis)
{
    std::vector<OutlineItem> items;
    for (const auto &instruction : analysis.dockerfile.globalArguments)
        items.push_back(itemOf(instruction));
    for (const auto &stage : analysis.dockerfile.stages) {
        auto &item = items.emplace_back(itemOf(stage));
        for (const auto &instruction : stage.instructions)
            item.children.push_back(itemOf(instruction));
    }
    return items;
}

std::vector<OutlineItem> breadcrumbs(const Analysis &analysis, std::uint32_t offset)
{
    std::vector<OutlineItem> path;
    const auto addInstruction = [&](const Instruction &instruction) {
        if (offset < instruction.range.begin || offset > instruction.range.end)
            return;
        path.push_back(itemOf(instruction));
        for (const auto &heredoc : instruction.heredocs) {
            if (heredoc.bodyRange.contains(offset))
                path.push_back(
                    {concat("<<", heredoc.name), {}, heredoc.bodyRange, heredoc.wordRange, {}});
        }
    };
    const auto position = analysis.dockerfile.positionAt(offset);
    if (!position) {
        for (const auto &instruction : analysis.dockerfile.globalArguments)
            addInstruction(instruction);
        return path;
    }
    const auto &stage = analysis.dockerfile.stages[position->stage];
    path.push_back(itemOf(stage));
    if (position->instruction < stage.instructions.size())
        addInstruction(stage.instructions[position->instruction]);
    return path;
}

std::optional<Pair> matchAt(const Analysis &analysis, std::uint32_t offset)
{
    const auto text = analysis.snapshot.text();
    for (const auto at : {offset, offset - 1}) {
        if (at >= text.size())
            continue;
        if (auto pair = matchBracket(analysis, at))
            return pair;
    }
    return matchHeredoc(analysis, offset);
}

} // namespace stagewright::assist
