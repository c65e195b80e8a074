/// How each instruction splits what stands behind its keyword and flags.
#pragma once

#include "core/base/support/message.h"
#include "core/language/syntax/joinedtext.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::syntax {

/// Ways to split arguments; the instruction's keyword decides.
enum class ArgumentForm {
    None,        ///< an unknown instruction: the arguments are not looked at
    Text,        ///< all of it is one argument
    List,        ///< words between white space; quotes mean nothing
    JsonOrText,  ///< a JSON array of strings, else Text
    JsonOrList,  ///< a JSON array of strings, else List
    KeyValues,   ///< `k=v …`, or `k v` in the old form
    Names,       ///< words; quotes and escapes keep white space inside
    Health,      ///< a type, and JsonOrText behind it
    Instruction, ///< another instruction
};

/// By keyword, in any case.
ArgumentForm argumentForm(std::string_view keyword);

/// An argument: decoded where it stood in a JSON array, else as written.
struct Argument
{
    std::string text;
    Span span;

    bool operator==(const Argument &) const = default;
};

struct Arguments
{
    std::vector<Argument> words; ///< KeyValues: key, value, key, value, …
    bool isJson = false;
    bool isLegacy = false; ///< KeyValues in the old form
    /// What BuildKit's parser stops at; `words` then hold what can be made out.
    std::optional<Message> error;
};

/// Splits the part `span` of `line`, which has no white space at its ends. `keyword` is for error
/// messages. Forms None and Instruction give no words.
Arguments splitArguments(ArgumentForm form, std::string_view line, Span span,
                         std::string_view keyword, char escape);

/// Words between white space, where quotes and escapes keep white space inside and stay.
std::vector<Argument> splitQuotedWords(std::string_view line, Span span, char escape);

/// The first bytes of an instruction: keyword, flags, and the arguments.
struct CommandParts
{
    Span keyword;
    std::vector<Argument> flags; ///< `--name=value` with quotes and escapes removed
    Span arguments;
};
CommandParts splitCommand(std::string_view line, Span span, char escape);

} // namespace stagewright::syntax
