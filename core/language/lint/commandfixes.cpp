#include "core/language/lint/commandfixes.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

using text::EditList;
using text::TextRange;

EditList single(TextRange range, std::string replacement)
{
    EditList edits;
    edits.add({range, std::move(replacement)});
    return edits;
}

bool isArrayItem(const RunScript &script, const ShellCommand &command)
{
    return script.form == RunScript::Form::Exec && command.depth == 0;
}

/// Nothing hangs on whether a command of the script succeeds but the rest of it.
bool isChain(const RunScript &script)
{
    const auto &commands = script.commands.commands;
    return !commands.empty() && std::all_of(commands.begin(), commands.end(), [](const auto &it) {
        using Link = ShellCommand::Link;
        return it.depth > 0 || it.link == Link::Start || it.link == Link::And ||
               it.link == Link::Pipe || it.link == Link::Sequence;
    });
}

/// Of the last command, its redirections included.
std::uint32_t endOf(const ShellCommand &command)
{
    auto end = command.span().end;
    for (const auto &redirection : command.redirections)
        end = std::max(end, redirection.target.span.end);
    return end;
}

} // namespace

std::optional<EditList> appendWord(const RunScript &script, const ShellCommand &command,
                                   const ShellWord &after, std::string_view word)
{
    if (!script.isExact || command.isInexact)
        return std::nullopt;
    const auto end = script.rangeOf(after).end;
    if (isArrayItem(script, command))
        return single({end + 1, end + 1}, concat(", \"", word, "\""));
    return single({end, end}, concat(" ", word));
}

std::optional<EditList> replaceWord(const RunScript &script, const ShellCommand &command,
                                    const ShellWord &word, std::string_view replacement)
{
    const auto range = script.rangeOf(word);
    if (!script.isExact || command.isInexact || range.length() != word.text.size())
        return std::nullopt;
    return single(range, std::string(replacement));
}

std::optional<EditList> appendCommand(const RunScript &script, std::string_view command)
{
    const bool hasHeredoc = !script.run->heredocs.empty();
    if (script.form != RunScript::Form::Line || hasHeredoc || !isChain(script))
        return std::nullopt;
    const auto &commands = script.commands.commands;
    const auto last = std::find_if(commands.rbegin(), commands.rend(),
                                   [](const auto &it) { return it.depth == 0; });
    const auto end = last == commands.rend() ? 0 : endOf(*last);
    if (end == 0 || end != syntax::trimmedEnd(script.text.text()))
        return std::nullopt;
    const auto place = script.text.toFile(syntax::Span{end - 1, end}).end;
    return single({place, place}, concat(" && ", command));
}

EditList removeInstruction(const syntax::SyntaxTree &tree,
                           const dockerfile::Instruction &instruction)
{
    const auto &node = *tree.nodeAt(instruction.range.begin);
    return single(node.range, {});
}

EditList insertAbove(const syntax::SyntaxTree &tree, const dockerfile::Instruction &instruction,
                     std::string_view line)
{
    const auto *node = tree.nodeAt(instruction.range.begin);
    while (node != &tree.nodes().front() && (node - 1)->as<syntax::CommentSyntax>())
        --node;
    return single({node->range.begin, node->range.begin}, concat(line, "\n"));
}

void addFix(Diagnostic *diagnostic, std::optional<EditList> edits, Message title, FixKind kind)
{
    if (diagnostic && edits)
        diagnostic->fixes.push_back(
            {std::move(title), std::move(*edits), kind, FixScope::Instructions});
}

} // namespace stagewright::lint
