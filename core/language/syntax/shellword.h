/// Quotes, escapes and variables of the Dockerfile language: what the shell would make of a word,
/// as far as the builder does it itself.
#pragma once

#include "core/base/support/message.h"
#include "core/language/syntax/joinedtext.h"

#include <tl/expected.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::syntax {

/// Value of a variable, or nothing where it is not set.
using VariableLookup = std::function<std::optional<std::string>(std::string_view name)>;

struct ShellOptions
{
    char escape = '\\';
    bool keepQuotes = false;   ///< quotes still quote, and stay in the result
    bool keepEscapes = false;  ///< the same for escape characters
    bool ignoreQuotes = false; ///< quotes are plain characters (heredoc bodies)
    bool keepUnset = false;    ///< references to unset variables stay as they are written
};

/// One word after expansion, and the bytes of the input that it came from.
struct ShellWord
{
    std::string text;
    Span span;

    bool operator==(const ShellWord &) const = default;
};

struct ShellText
{
    std::string text;
    std::vector<ShellWord> words;   ///< the text, split at unquoted white space
    std::vector<std::string> used;  ///< variables that were set, each once, in order
    std::vector<std::string> unset; ///< variables that were looked up and were not set
};

/// Expands `$v`, `${v}`, `${v:-w}` `${v-w}`, `:+ + :? ?`, `# ## % %%`, `/ //`. Errors are
/// sentences without the "failed to process" in front.
tl::expected<ShellText, Message> expandShell(std::string_view input, const VariableLookup &lookup,
                                             const ShellOptions &options = {});

} // namespace stagewright::syntax
