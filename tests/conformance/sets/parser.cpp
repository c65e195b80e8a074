/// Lines, words and directives as BuildKit's package parser reads them.
#include "core/language/syntax/directive.h"
#include "core/language/syntax/syntaxtree.h"
#include "tests/conformance/sets/sets.h"
#include "tests/conformance/sexpr.h"
#include "tests/conformance/treejson.h"

#include <nlohmann/json.hpp>

namespace stagewright::conformance {

namespace {

using syntax::Span;

Span wholeOf(const std::string &text)
{
    return {0, static_cast<std::uint32_t>(text.size())};
}

Json answerAst(const Json &inputs)
{
    const auto tree = syntax::parse(textOf(inputs, "dockerfile"));
    return {{"sexpr", sexprOf(tree)}, {"error", parseErrorOf(tree)}};
}

Json answerNegative(const Json &inputs)
{
    return {{"error", parseErrorOf(syntax::parse(textOf(inputs, "dockerfile")))}};
}

/// The file has to fail, whatever the sentence.
std::string compareNegative(const Json &expected, const Json &answer)
{
    return answer.at("error").is_null() ? "error: want one, got none"
                                        : compareFields(expected, answer);
}

Json answerLines(const Json &inputs)
{
    const auto tree = syntax::parse(textOf(inputs, "dockerfile"));
    auto children = Json::array();
    auto warnings = Json::array();
    for (const auto *node : instructionsOf(tree)) {
        const auto &instruction = *node->as<syntax::InstructionSyntax>();
        children.push_back(linesOf(*node));
        if (instruction.hasBlankContinuation)
            warnings.push_back(instruction.line.text());
    }
    Json root;
    if (!children.empty())
        root = {children.front().at(0), children.back().at(1)};
    return {{"root", root}, {"children", children}, {"warnings", warnings}};
}

Json answerWords(const Json &inputs)
{
    const auto input = textOf(inputs, "input");
    auto words = Json::array();
    for (const auto &word : syntax::splitQuotedWords(input, wholeOf(input), escapeOf(inputs)))
        words.push_back(word.text);
    return {{"words", words}};
}

Json answerJson(const Json &inputs)
{
    const auto input = textOf(inputs, "input");
    const auto arguments = syntax::splitArguments(syntax::ArgumentForm::JsonOrText, input,
                                                  wholeOf(input), "CMD", '\\');
    if (arguments.error || !arguments.isJson)
        return {{"valid", false},
                {"values", nullptr},
                {"error", arguments.error ? arguments.error->toString() : "not a JSON array"}};
    auto values = Json::array();
    for (const auto &word : arguments.words)
        values.push_back(word.text);
    return {{"valid", true}, {"values", values}, {"error", nullptr}};
}

Json answerNameValue(const Json &inputs)
{
    const auto input = textOf(inputs, "input");
    const auto arguments = syntax::splitArguments(syntax::ArgumentForm::KeyValues, input,
                                                  wholeOf(input), textOf(inputs, "key"), '\\');
    if (arguments.error)
        return {{"nodes", nullptr}, {"error", arguments.error->toString()}};
    auto nodes = Json::array();
    for (std::size_t i = 0; i + 1 < arguments.words.size(); i += 2) {
        nodes.push_back(arguments.words[i].text);
        nodes.push_back(arguments.words[i + 1].text);
        nodes.push_back(arguments.isLegacy ? "" : "=");
    }
    return {{"nodes", nodes}, {"error", nullptr}};
}

Json heredocsOfFile(const std::string &text)
{
    const auto tree = syntax::parse(text);
    auto lists = Json::array();
    for (const auto *node : instructionsOf(tree)) {
        auto list = Json::array();
        for (const auto &heredoc : node->as<syntax::InstructionSyntax>()->heredocs)
            list.push_back({{"name", heredoc.word.name},
                            {"content", text::slice(tree.source(), heredoc.content)},
                            {"expand", heredoc.word.expand},
                            {"chomp", heredoc.word.stripTabs},
                            {"fd", heredoc.word.fileDescriptor}});
        lists.push_back(std::move(list));
    }
    if (!lists.empty())
        lists.erase(0);
    return {{"heredocs_from_second_instruction", lists}};
}

Json heredocOfWord(const std::string &text)
{
    const auto word = syntax::parseHeredocWord(text);
    if (!word)
        return {{"result", "error"}};
    return {{"result", *word ? Json((*word)->name) : Json()}};
}

Json heredocsOfLine(const std::string &text)
{
    auto names = Json::array();
    for (const auto &word :
         syntax::findHeredocWords(text).value_or(std::vector<syntax::HeredocWord>()))
        names.push_back(word.name);
    return {{"names", names}};
}

Json answerHeredoc(const Json &inputs)
{
    const auto kind = textOf(inputs, "kind");
    const auto input = textOf(inputs, "input");
    if (kind == "file")
        return heredocsOfFile(textOf(inputs, "dockerfile"));
    if (kind == "word")
        return heredocOfWord(input);
    if (kind == "line")
        return heredocsOfLine(input);
    const auto content = syntax::stripLeadingTabs(input);
    return {{"result", content}, {"content", content}};
}

/// Upstream's test states a name and compares none: its reader makes two words of `<<- EOF`, and so
/// does every build.
const ExceptionRule kBlankBehindDash = {
    "blank behind <<-", [](const Json &inputs, const Json &, const Json &answer) {
        return textOf(inputs, "kind") == "line" &&
               textOf(inputs, "input").find("<<- ") != std::string::npos &&
               answer.at("names").empty();
    }};

Json answerDirectives(const Json &inputs)
{
    const auto input = textOf(inputs, "input");
    const auto call = textOf(inputs, "call");
    if (call == "ParseAll") {
        auto all = Json::array();
        const auto tree = syntax::parse(input);
        for (const auto &node : tree.nodes()) {
            if (const auto *directive = node.as<syntax::DirectiveSyntax>())
                all.push_back({directive->key, directive->value});
        }
        return {{"ok", true}, {"all", all}};
    }
    const auto found = call == "DetectSyntax" ? syntax::findSyntax(input)
                                              : syntax::findDirective(input, textOf(inputs, "key"));
    if (!found)
        return {{"ok", false}};
    return {{"ok", true},
            {"ref", found->reference},
            {"cmdline", found->commandLine},
            {"line", found->line + 1}};
}

} // namespace

std::vector<VectorSet> parserSets()
{
    return {{"parser_ast", answerAst},
            {"parser_negative", answerNegative, compareNegative},
            {"parser_lines", answerLines},
            {"parser_words", answerWords},
            {"parser_json", answerJson},
            {"parser_nameval", answerNameValue},
            {"parser_heredoc", answerHeredoc, compareFields, {kBlankBehindDash}},
            {"parser_directives", answerDirectives}};
}

} // namespace stagewright::conformance
