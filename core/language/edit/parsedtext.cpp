#include "core/language/edit/parsedtext.h"

#include "core/language/syntax/characters.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

std::string_view commentText(std::string_view line)
{
    const auto text = syntax::trimSpaces(line);
    return syntax::trimSpaces(text.substr(text.starts_with('#') ? 1 : 0));
}

/// Those before the first FROM stand in two lists.
std::vector<const dockerfile::Instruction *> inTextOrder(const dockerfile::Dockerfile &model)
{
    std::vector<const dockerfile::Instruction *> result;
    for (const auto &instruction : model.globalArguments)
        result.push_back(&instruction);
    for (const auto &instruction : model.misplaced)
        result.push_back(&instruction);
    std::ranges::sort(result, {}, [](const auto *i) { return i->range.begin; });
    for (const auto &stage : model.stages) {
        for (const auto &instruction : stage.instructions)
            result.push_back(&instruction);
    }
    return result;
}

std::vector<std::string_view> commentsInside(std::string_view source,
                                             const syntax::InstructionSyntax &instruction)
{
    std::vector<std::string_view> comments;
    for (const auto &line : instruction.lines) {
        if (line.kind == syntax::LinePart::Kind::Comment)
            comments.push_back(commentText(text::slice(source, line.range)));
    }
    return comments;
}

} // namespace

ParsedText::ParsedText(const text::TextSnapshot &snapshot,
                       const dockerfile::ModelOptions &modelOptions)
    : options(modelOptions)
    , tree(syntax::parse(snapshot))
    , model(dockerfile::makeDockerfile(tree, options))
{}

ParsedText::ParsedText(std::string_view text, const dockerfile::ModelOptions &modelOptions)
    : ParsedText(text::TextSnapshot(std::string(text)), modelOptions)
{}

InstructionList::InstructionList(const ParsedText &text)
{
    const auto ordered = inTextOrder(text.model);
    instructions.reserve(ordered.size());
    for (const auto &node : text.tree.nodes()) {
        if (node.as<syntax::CommentSyntax>()) {
            commentsBehind.push_back(commentText(text::slice(text.text(), node.content)));
        } else if (const auto *instruction = node.as<syntax::InstructionSyntax>()) {
            instructions.push_back({ordered[instructions.size()], &node, std::move(commentsBehind),
                                    commentsInside(text.text(), *instruction)});
            commentsBehind.clear();
        }
    }
}

std::size_t InstructionList::ordinalAt(std::uint32_t offset) const
{
    const auto found =
        std::ranges::lower_bound(instructions, offset, {}, [](const InstructionView &view) {
            return view.node->range.end - 1;
        });
    return static_cast<std::size_t>(found - instructions.begin());
}

} // namespace stagewright::edit
