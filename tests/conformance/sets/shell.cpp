/// Words with variables: shell_word, shell_words, shell_pattern.
#include "core/language/dockerfile/variables.h"
#include "core/language/syntax/characters.h"
#include "core/language/syntax/shellpattern.h"
#include "tests/conformance/sets/sets.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stagewright::conformance {

namespace {

dockerfile::Variables environmentOf(const Json &inputs)
{
    return dockerfile::Variables(textsOf(inputs.at("env")));
}

std::vector<std::string> sorted(std::vector<std::string> names)
{
    std::ranges::sort(names);
    return names;
}

/// What `${v:?message}` says where it stops the word; of other errors only that there is one.
Json errorOf(const Json &inputs, const dockerfile::Variables &environment)
{
    syntax::ShellOptions options;
    options.escape = escapeOf(inputs);
    const auto result = syntax::expandShell(textOf(inputs, "input"), environment.lookup(), options);
    const bool isReport = result.error().text == "%1: %2";
    return isReport ? Json(result.error().toString()) : Json(true);
}

Json answerWord(const Json &inputs)
{
    const auto environment = environmentOf(inputs);
    const auto result =
        dockerfile::expandWord(textOf(inputs, "input"), environment.lookup(), escapeOf(inputs));
    if (!result)
        return {{"error", errorOf(inputs, environment)}};
    return {{"error", false},
            {"result", result->text},
            {"matched", sorted(result->used)},
            {"unmatched", sorted(result->unset)}};
}

Json answerWords(const Json &inputs)
{
    const auto environment = environmentOf(inputs);
    const auto words =
        dockerfile::expandToWords(textOf(inputs, "input"), environment.lookup(), escapeOf(inputs));
    if (!words)
        return {{"error", true}};
    return {{"error", false}, {"words", *words}};
}

/// The regular expression that upstream makes of a pattern.
std::string expressionOf(const syntax::ShellPattern &pattern, bool isGreedy, bool isAnchored)
{
    using Kind = syntax::ShellPattern::Token::Kind;
    std::string text = isAnchored ? "^" : "";
    for (const auto &token : pattern.tokens()) {
        if (token.kind == Kind::AnyNumber) {
            text += isGreedy ? ".*" : ".*?";
        } else if (token.kind == Kind::AnyOne) {
            text += ".";
        } else {
            const bool isSpecial =
                token.value < 0x80 &&
                std::string_view("[]{}.+()|^$*?\\").find(static_cast<char>(token.value)) !=
                    std::string_view::npos;
            text += isSpecial ? "\\" : "";
            syntax::appendUtf8(text, token.value);
        }
    }
    return text;
}

Json answerPattern(const Json &inputs)
{
    const auto input = textOf(inputs, "input");
    if (textOf(inputs, "op") == "reverse_pattern")
        return {{"result", syntax::reversePattern(input)}, {"error", false}};
    const auto pattern = syntax::ShellPattern::parse(input);
    if (!pattern)
        return {{"result", nullptr}, {"error", true}};
    const auto isSet = [&](const char *key) { return boolAt(inputs, key).value_or(false); };
    return {{"result", expressionOf(*pattern, isSet("greedy"), isSet("anchored"))},
            {"error", false}};
}

} // namespace

std::vector<VectorSet> shellSets()
{
    return {
        {"shell_word", answerWord}, {"shell_words", answerWords}, {"shell_pattern", answerPattern}};
}

} // namespace stagewright::conformance
