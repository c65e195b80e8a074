#include "app/cli/parsejson.h"

#include "app/cli/jsontext.h"
#include "app/cli/meaningjson.h"
#include "core/language/convert/texts.h"
#include "core/language/draw/draw.h"

#include <nlohmann/json.hpp>

#include <array>

namespace stagewright::app {

namespace {

using dockerfile::Instruction;
using dockerfile::Stage;
using syntax::InstructionSyntax;
using syntax::JoinedText;

constexpr int kVersion = 1;

OrderedJson linesJson(std::uint32_t first, std::uint32_t last)
{
    return {first + 1, last + 1};
}

OrderedJson wordJson(const dockerfile::Word &word)
{
    return {{"text", word.text}, {"range", rangeJson(word.range)}};
}

OrderedJson wordJson(const std::optional<dockerfile::Word> &word)
{
    return word ? wordJson(*word) : OrderedJson();
}

// -- the tree ---------------------------------------------------------------------------------

std::string_view kindOf(const syntax::SyntaxNode &node)
{
    constexpr std::array<std::string_view, 4> kKinds = {"blank", "comment", "directive",
                                                        "instruction"};
    return kKinds[node.detail.index()];
}

std::string_view kindOf(const syntax::LinePart &part)
{
    constexpr std::array<std::string_view, 5> kKinds = {"text", "comment", "blank", "heredoc-body",
                                                        "heredoc-end"};
    return kKinds[static_cast<std::size_t>(part.kind)];
}

OrderedJson nodeJson(const syntax::SyntaxNode &node)
{
    OrderedJson json{{"kind", kindOf(node)},
                     {"lines", linesJson(node.firstLine, node.lastLine)},
                     {"range", rangeJson(node.range)}};
    if (const auto *comment = node.as<syntax::CommentSyntax>())
        json["text"] = comment->text;
    if (const auto *instruction = node.as<InstructionSyntax>()) {
        auto &parts = json["parts"] = OrderedJson::array();
        for (const auto &part : instruction->lines)
            parts.push_back({{"kind", kindOf(part)}, {"range", rangeJson(part.range)}});
    }
    return json;
}

OrderedJson treeJson(const syntax::SyntaxTree &tree)
{
    auto json = OrderedJson::array();
    for (const auto &node : tree.nodes())
        json.push_back(nodeJson(node));
    return json;
}

// -- instructions -----------------------------------------------------------------------------

OrderedJson flagsJson(const Instruction &instruction)
{
    auto json = OrderedJson::array();
    for (const auto &flag : instruction.flags)
        json.push_back({{"name", flag.name},
                        {"value", flag.value ? OrderedJson(flag.value->text) : OrderedJson()},
                        {"range", rangeJson(flag.range)}});
    return json;
}

OrderedJson heredocsJson(const Instruction &instruction)
{
    auto json = OrderedJson::array();
    for (const auto &heredoc : instruction.heredocs)
        json.push_back({{"name", heredoc.name},
                        {"content", heredoc.content},
                        {"expand", heredoc.expand},
                        {"stripTabs", heredoc.stripTabs},
                        {"fileDescriptor", heredoc.fileDescriptor},
                        {"wordRange", rangeJson(heredoc.wordRange)},
                        {"bodyRange", rangeJson(heredoc.bodyRange)}});
    return json;
}

OrderedJson wordsJson(const syntax::CommandSyntax &command, const JoinedText &line)
{
    auto json = OrderedJson::array();
    for (const auto &word : command.list.words)
        json.push_back({{"text", word.text}, {"range", rangeJson(line.toFile(word.span))}});
    return json;
}

OrderedJson instructionJson(const Instruction &instruction, const syntax::CommandSyntax *command,
                            const JoinedText &line)
{
    OrderedJson json;
    json["instruction"] = nameOf(instruction.kind);
    json["keyword"] = wordJson(instruction.keyword);
    json["lines"] = linesJson(instruction.line, instruction.lastLine);
    json["range"] = rangeJson(instruction.range);
    json["flags"] = flagsJson(instruction);
    json["arguments"] = instruction.argumentText;
    json["isJson"] = command && command->list.isJson;
    json["words"] = command ? wordsJson(*command, line) : OrderedJson::array();
    json["heredocs"] = heredocsJson(instruction);
    json["comments"] = instruction.comments;
    json["valid"] = instruction.isValid;
    const auto *onBuild = instruction.as<dockerfile::OnBuildInstruction>();
    if (onBuild && onBuild->instruction)
        json["trigger"] = instructionJson(
            *onBuild->instruction,
            command && !command->trigger.empty() ? &command->trigger.front() : nullptr, line);
    return json;
}

OrderedJson instructionJson(const Instruction &instruction, const syntax::SyntaxTree &tree)
{
    const auto *node = tree.nodeAt(instruction.range.begin);
    const auto *syntax = node ? node->as<InstructionSyntax>() : nullptr;
    return instructionJson(instruction, syntax ? &syntax->command : nullptr,
                           syntax ? syntax->line : JoinedText());
}

OrderedJson instructionsJson(const std::vector<Instruction> &instructions,
                             const syntax::SyntaxTree &tree)
{
    auto json = OrderedJson::array();
    for (const auto &instruction : instructions)
        json.push_back(instructionJson(instruction, tree));
    return json;
}

// -- the model --------------------------------------------------------------------------------

/// Adds what the conversion says to the JSON of a stage's instructions. Triggers of the base stand
/// in no line of this stage: they are left out.
void addMeaning(OrderedJson &json, const dockerfile::Dockerfile &model,
                const convert::ConvertedStage &stage)
{
    StateList states;
    for (const auto &instruction : stage.instructions) {
        if (!instruction.isTrigger())
            json["instructions"][instruction.index].update(
                meaningJson(model, stage, instruction, states));
    }
    auto &from = json["instructions"][0];
    from["step"] = convert::fromStepName(stage);
    auto uses = stage.baseUses;
    uses.insert(uses.end(), stage.platformUses.begin(), stage.platformUses.end());
    from["uses"] = usesJson(uses);
    json["states"] = states.toJson();
}

OrderedJson stageJson(const Stage &stage, const syntax::SyntaxTree &tree)
{
    const auto &first = stage.instructions.front();
    const auto *from = first.as<dockerfile::FromInstruction>();
    return {{"index", stage.index},
            {"name", stage.name},
            {"displayName", stage.displayName()},
            {"base", stage.base},
            {"baseIsScratch", stage.baseIsScratch},
            {"image", wordJson(from->image)},
            {"alias", wordJson(from->stageName)},
            {"platform", wordJson(from->platform)},
            {"lines", linesJson(first.line, stage.instructions.back().lastLine)},
            {"range", rangeJson(stage.range)},
            {"instructions", instructionsJson(stage.instructions, tree)}};
}

OrderedJson directivesJson(const dockerfile::Dockerfile &model)
{
    auto json = OrderedJson::array();
    for (const auto &directive : model.directives)
        json.push_back({{"key", directive.key},
                        {"value", directive.value.text},
                        {"range", rangeJson(directive.range)},
                        {"valueRange", rangeJson(directive.value.range)}});
    return json;
}

std::string_view nameOfPhase(syntax::Phase phase)
{
    constexpr std::array<std::string_view, 3> kNames = {"parse", "instructions", "conversion"};
    return kNames[static_cast<std::size_t>(phase)];
}

OrderedJson problemsJson(const dockerfile::Dockerfile &model)
{
    auto json = OrderedJson::array();
    for (const auto &problem : model.problems)
        json.push_back({{"phase", nameOfPhase(problem.phase)},
                        {"message", problem.message.toString()},
                        {"isFatal", problem.isFatal},
                        {"line", problem.line + 1},
                        {"range", rangeJson(problem.range)}});
    return json;
}

} // namespace

OrderedJson parseJsonOf(const analysis::Analysis &result, const convert::Conversion &conversion)
{
    const auto &model = result.dockerfile;
    OrderedJson json;
    json["version"] = kVersion;
    json["escape"] = std::string(1, model.escape);
    json["directives"] = directivesJson(model);
    json["globalArguments"] = instructionsJson(model.globalArguments, result.tree);
    json["misplaced"] = instructionsJson(model.misplaced, result.tree);
    auto &stages = json["stages"] = OrderedJson::array();
    for (const auto &stage : model.stages) {
        stages.push_back(stageJson(stage, result.tree));
        addMeaning(stages.back(), model, conversion.stages[stage.index]);
    }
    auto graph = draw::drawJson(model);
    json["images"] = std::move(graph["images"]);
    json["edges"] = std::move(graph["edges"]);
    const auto *error = model.firstError();
    json["error"] = error ? OrderedJson(dockerfile::buildKitText(*error)) : OrderedJson();
    json["problems"] = problemsJson(model);
    json["diagnostics"] = diagnosticsJson(result);
    json["tree"] = treeJson(result.tree);
    return json;
}

} // namespace stagewright::app
