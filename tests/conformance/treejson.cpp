#include "tests/conformance/treejson.h"

#include "tests/conformance/sexpr.h"

#include <nlohmann/json.hpp>

namespace stagewright::conformance {

namespace {

Json heredocsJson(const syntax::SyntaxTree &tree, const syntax::InstructionSyntax &instruction)
{
    auto list = Json::array();
    for (const auto &heredoc : instruction.heredocs)
        list.push_back({{"Name", heredoc.word.name},
                        {"Content", text::slice(tree.source(), heredoc.content)},
                        {"Expand", heredoc.word.expand},
                        {"Chomp", heredoc.word.stripTabs},
                        {"FileDescriptor", heredoc.word.fileDescriptor}});
    return list;
}

} // namespace

std::vector<const syntax::SyntaxNode *> instructionsOf(const syntax::SyntaxTree &tree)
{
    std::vector<const syntax::SyntaxNode *> result;
    for (const auto &node : tree.nodes()) {
        if (node.as<syntax::InstructionSyntax>())
            result.push_back(&node);
    }
    return result;
}

Json linesOf(const syntax::SyntaxNode &node)
{
    return {node.firstLine + 1, node.lastLine + 1};
}

Json parseErrorOf(const syntax::SyntaxTree &tree)
{
    return tree.problems().empty() ? Json() : Json(tree.problems().front().message.toString());
}

Json nodeJson(const syntax::SyntaxTree &tree, const syntax::SyntaxNode &node)
{
    const auto &instruction = *node.as<syntax::InstructionSyntax>();
    Json json{{"lines", linesOf(node)},
              {"instr", instruction.keyword()},
              {"sexpr", sexprOf(instruction)}};
    for (const auto &flag : instruction.command.flags)
        json["flags"].push_back(flag.text);
    if (instruction.command.list.isJson)
        json["json"] = true;
    if (!instruction.heredocs.empty())
        json["heredocs"] = heredocsJson(tree, instruction);
    if (!instruction.comments.empty())
        json["comments"] = instruction.comments;
    return json;
}

Json linesOf(const std::vector<syntax::LineSpan> &places)
{
    auto lists = Json::array();
    for (const auto &place : places) {
        auto lines = Json::array();
        for (auto line = place.first; line <= place.last; ++line)
            lines.push_back(line);
        lists.push_back(std::move(lines));
    }
    return lists;
}

} // namespace stagewright::conformance
