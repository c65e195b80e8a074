/// ref_parse, parse_nocrash: whole files as BuildKit's parser and its package instructions see
/// them.
#include "core/base/support/strings.h"
#include "core/language/dockerfile/dockerfile.h"
#include "tests/conformance/sets/sets.h"
#include "tests/conformance/sexpr.h"
#include "tests/conformance/treejson.h"

#include <nlohmann/json.hpp>

namespace stagewright::conformance {

namespace {

using dockerfile::Dockerfile;
using syntax::Phase;

Json stageJson(const dockerfile::Stage &stage)
{
    const auto &from = stage.instructions.front();
    const auto &detail = *from.as<dockerfile::FromInstruction>();
    Json commands;
    for (std::size_t i = 1; i < stage.instructions.size(); ++i)
        commands.push_back(nameOf(stage.instructions[i].kind));
    return {{"Name", stage.name},
            {"Base", detail.image.text},
            {"Platform", detail.platform ? detail.platform->text : ""},
            {"Doc", from.description(stage.name)},
            {"Line", from.line + 1},
            {"Commands", commands}};
}

void addStages(Json &answer, const Dockerfile &model)
{
    answer["stages"] = Json::array();
    for (const auto &stage : model.stages)
        answer["stages"].push_back(stageJson(stage));
    for (const auto &instruction : model.globalArguments) {
        for (const auto &argument : instruction.as<dockerfile::ArgInstruction>()->arguments)
            answer["meta_args"].push_back(
                concat(argument.key.text, argument.value ? "=" : "",
                       argument.value ? std::string_view(argument.value->text) : ""));
    }
}

void addNodes(Json &answer, const syntax::SyntaxTree &tree)
{
    answer["escape"] = std::string(1, tree.escape());
    auto sexpr = sexprOf(tree);
    sexpr.pop_back();
    answer["sexpr"] = sexpr;
    for (const auto *node : instructionsOf(tree)) {
        answer["nodes"].push_back(nodeJson(tree, *node));
        const auto &instruction = *node->as<syntax::InstructionSyntax>();
        if (instruction.hasBlankContinuation)
            answer["parser_warnings"].push_back(
                concat("Empty continuation line found in: ", instruction.line.text()));
    }
}

Json answerParse(const Json &inputs)
{
    const auto tree = syntax::parse(textOf(inputs, "dockerfile"));
    const auto model = dockerfile::makeDockerfile(tree);
    const auto *error = model.firstError();
    if (error && error->phase == Phase::Conversion)
        error = nullptr;
    const bool isParsed = !error || error->phase != Phase::Parse;
    Json answer{{"phase", !error ? "ok" : isParsed ? "instructions" : "parse"}};
    if (error) {
        answer["error"] = dockerfile::buildKitText(*error);
        answer["error_lines"] = linesOf({error->named});
    }
    if (isParsed)
        addNodes(answer, tree);
    if (!error)
        addStages(answer, model);
    return answer;
}

Json answerNoCrash(const Json &inputs)
{
    const auto text = textOf(inputs, "dockerfile");
    const auto tree = syntax::parse(text);
    const auto *error = dockerfile::makeDockerfile(tree).firstError();
    return {{"ok", !error}, {"lossless", tree.text() == text}};
}

} // namespace

std::vector<VectorSet> parseSets()
{
    return {{"ref_parse", answerParse}, {"parse_nocrash", answerNoCrash}};
}

} // namespace stagewright::conformance
