#include "core/language/edit/format.h"

#include "core/base/support/strings.h"
#include "core/language/edit/editing.h"
#include "core/language/edit/instructionlayout.h"
#include "core/language/edit/meaning.h"

#include <algorithm>
#include <array>

namespace stagewright::edit {

namespace {

using syntax::SyntaxNode;
using text::TextEdit;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
/// Each drops what cannot be proven; the text stays as it is where that does not come to an end.
constexpr int kRounds = 4;

/// Commands of these shells are split into words alike.
bool isPosixShell(std::string_view program)
{
    constexpr std::array<std::string_view, 6> kShells = {"sh", "bash", "dash", "ash", "ksh", "zsh"};
    const auto name = program.substr(program.find_last_of('/') + 1);
    return std::ranges::find(kShells, name) != kShells.end();
}

bool usesOtherShells(const dockerfile::Dockerfile &model)
{
    const auto isOther = [](const dockerfile::Instruction &instruction) {
        const auto *shell = instruction.as<dockerfile::ShellInstruction>();
        return shell && (shell->shell.empty() || !isPosixShell(shell->shell.front()));
    };
    return model.escape != '\\' || std::ranges::any_of(model.stages, [&](const auto &stage) {
               return std::ranges::any_of(stage.instructions, isOther);
           });
}

/// The edits of an instruction, and of the lines above it since the last one: each part is kept or
/// dropped as a whole.
struct EditGroup
{
    std::vector<TextEdit> above;
    std::vector<TextEdit> instruction;
};

/// Walks over the nodes; one group per instruction, and one for what stands behind the last.
class FileLayout
{
public:
    FileLayout(const ParsedText &text, const FormatOptions &options)
        : m_nodes(text.tree.nodes())
        , m_context{text.text(), text.model.escape, options,
                    options.indentShell && !usesOtherShells(text.model)}
    {}

    std::vector<EditGroup> run()
    {
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            layOutNode(i);
        layOutEnd();
        return std::move(m_groups);
    }

private:
    std::string_view source() const { return m_context.source; }
    void edit(text::TextRange range, std::string_view replacement)
    {
        addEdit(m_groups.back().above, source(), range, replacement);
    }

    void layOutNode(std::size_t index);
    void layOutBlank(const SyntaxNode &node, bool isSurplus);
    void layOutComment(const SyntaxNode &node, std::string_view text);
    void layOutDirective(const SyntaxNode &node, const syntax::DirectiveSyntax &directive);
    void layOutInstruction(const SyntaxNode &node, const syntax::InstructionSyntax &instruction);
    void layOutEnd();
    bool isBlank(std::size_t index) const
    {
        return m_nodes[index].as<syntax::BlankSyntax>() != nullptr;
    }
    /// At the top, behind another one, or at the end.
    bool isSurplus(std::size_t blank) const
    {
        return blank == 0 || blank + 1 == m_nodes.size() || isBlank(blank - 1);
    }

    const std::vector<SyntaxNode> &m_nodes;
    LayoutContext m_context;
    std::vector<EditGroup> m_groups{1};
    bool m_isOff = false;
    bool m_skipsNext = false; ///< the instruction below `# dockerfmt-ignore`
};

void FileLayout::layOutNode(std::size_t index)
{
    const auto &node = m_nodes[index];
    if (const auto *comment = node.as<syntax::CommentSyntax>())
        layOutComment(node, comment->text);
    else if (const auto *instruction = node.as<syntax::InstructionSyntax>())
        layOutInstruction(node, *instruction);
    else if (const auto *directive = node.as<syntax::DirectiveSyntax>())
        layOutDirective(node, *directive);
    else if (!m_isOff)
        layOutBlank(node, isSurplus(index));
}

void FileLayout::layOutBlank(const SyntaxNode &node, bool isSurplus)
{
    const auto hasMark =
        node.range.begin == 0 && source().starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    const auto begin = static_cast<std::uint32_t>(node.range.begin + hasMark);
    edit({begin, isSurplus ? node.range.end : lineEndBegin(source(), {begin, node.range.end})}, "");
}

void FileLayout::layOutComment(const SyntaxNode &node, std::string_view text)
{
    if (text == "stagewright format on")
        m_isOff = false;
    if (!m_isOff) {
        removeIndent(m_groups.back().above, source(), node);
        edit({trimmedLineEnd(source(), node.range), lineEndBegin(source(), node.range)}, "");
    }
    if (text == "stagewright format off")
        m_isOff = true;
    m_skipsNext = m_skipsNext || text.starts_with("dockerfmt-ignore");
}

/// Its indentation stays: BuildKit and what looks for `# syntax=` first do not agree on it.
void FileLayout::layOutDirective(const SyntaxNode &node, const syntax::DirectiveSyntax &directive)
{
    if (m_isOff)
        return;
    edit({node.content.begin, directive.valueRange.begin}, concat("# ", directive.key, "="));
    edit({directive.valueRange.end, lineEndBegin(source(), node.range)}, "");
}

void FileLayout::layOutInstruction(const SyntaxNode &node,
                                   const syntax::InstructionSyntax &instruction)
{
    if (!m_isOff && !m_skipsNext)
        m_groups.back().instruction = layOut(m_context, node, instruction);
    m_skipsNext = false;
    m_groups.emplace_back();
}

void FileLayout::layOutEnd()
{
    if (m_isOff || m_nodes.empty())
        return;
    // Blank lines at the end: the last one is gone already.
    for (auto i = m_nodes.size() - 1; i-- > 0 && isBlank(i + 1);) {
        if (isBlank(i) && !isSurplus(i))
            edit({lineEndBegin(source(), m_nodes[i].range), m_nodes[i].range.end}, "");
    }
    const auto *last = m_nodes.back().as<syntax::InstructionSyntax>();
    const bool isOpen = last && last->isOpen;
    if (m_context.options.insertFinalNewline && !isOpen && !isBlank(m_nodes.size() - 1) &&
        !source().ends_with('\n')) {
        const auto end = static_cast<std::uint32_t>(source().size());
        edit({end, end}, lineEnd(source()));
    }
}

text::EditList toEditList(const std::vector<EditGroup> &groups)
{
    text::EditList list;
    for (const auto &group : groups) {
        for (const auto *edits : {&group.above, &group.instruction}) {
            for (const auto &edit : *edits)
                list.add(edit);
        }
    }
    return list;
}

void drop(const Difference &difference, std::vector<EditGroup> &groups)
{
    if (!difference.instruction) {
        groups.clear();
    } else if (*difference.instruction < groups.size()) {
        auto &group = groups[*difference.instruction];
        const bool isAboveEnough =
            difference.part == Difference::Part::Above && !group.above.empty();
        (isAboveEnough ? group.above : group.instruction).clear();
        if (!isAboveEnough)
            group.above.clear();
    }
}

/// True where `after`, laid out again, changes in a part that was laid out before; drops that part.
bool dropUnsteady(const ParsedText &after, const FormatOptions &options,
                  std::vector<EditGroup> &groups)
{
    bool isUnsteady = false;
    const auto again = FileLayout(after, options).run();
    for (std::size_t i = 0; i < std::min(again.size(), groups.size()); ++i) {
        const auto dropPart = [&](std::vector<TextEdit> EditGroup::*part) {
            if ((again[i].*part).empty() || (groups[i].*part).empty())
                return;
            (groups[i].*part).clear();
            isUnsteady = true;
        };
        dropPart(&EditGroup::above);
        dropPart(&EditGroup::instruction);
    }
    return isUnsteady;
}

/// Drops what cannot be proven; false where all of it can.
bool dropUnproven(const ParsedText &before, const ParsedText &after, const FormatOptions &options,
                  std::vector<EditGroup> &groups)
{
    MeaningOptions meaning;
    meaning.freeShellBlanks = options.indentShell;
    const auto differences = findDifferences(before, after, meaning);
    for (const auto &difference : differences)
        drop(difference, groups);
    return !differences.empty() || dropUnsteady(after, options, groups);
}

} // namespace

text::EditList format(const ParsedText &text, const FormatOptions &options)
{
    auto groups = FileLayout(text, options).run();
    for (int round = 0; round < kRounds; ++round) {
        auto edits = toEditList(groups);
        if (edits.isEmpty() ||
            !dropUnproven(text, text.with(edits.apply(text.text())), options, groups))
            return edits;
    }
    return {};
}

} // namespace stagewright::edit
