#include "tests/conformance/sexpr.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"

namespace stagewright::conformance {

namespace {

std::string flagList(const syntax::CommandSyntax &command)
{
    std::string text;
    for (const auto &flag : command.flags)
        text += (text.empty() ? "" : " ") + syntax::quoted(flag.text);
    return text.empty() ? text : concat(" [", text, "]");
}

std::string commandText(const syntax::JoinedText &line, const syntax::CommandSyntax &command)
{
    const auto keyword = line.text(command.keyword);
    auto text = toLowerAscii(keyword) + flagList(command);
    const bool isUnknown = syntax::argumentForm(keyword) == syntax::ArgumentForm::None;
    const bool isPairs = syntax::argumentForm(keyword) == syntax::ArgumentForm::KeyValues;
    const auto &words = command.list.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += " " + syntax::quoted(words[i].text);
        if (isPairs && i % 2 == 1)
            text += command.list.isLegacy ? " \"\"" : " \"=\"";
    }
    for (const auto &trigger : command.trigger)
        text += concat(" (", commandText(line, trigger), ")");
    if (isUnknown)
        text += " \"\"";
    return std::string(syntax::trimSpaces(text));
}

} // namespace

std::string sexprOf(const syntax::InstructionSyntax &instruction)
{
    return commandText(instruction.line, instruction.command);
}

std::string sexprOf(const syntax::SyntaxTree &tree)
{
    std::string text;
    for (const auto &node : tree.nodes()) {
        if (const auto *instruction = node.as<syntax::InstructionSyntax>())
            text += concat("(", sexprOf(*instruction), ")\n");
    }
    return text;
}

} // namespace stagewright::conformance
