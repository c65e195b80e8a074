/// Expansion of variables in the arguments of instructions.
#pragma once

#include "core/base/support/message.h"
#include "core/language/syntax/shellword.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

using syntax::VariableLookup;

struct Expansion
{
    std::string text;
    std::vector<std::string> used;  ///< variables that had a value, each once
    std::vector<std::string> unset; ///< variables that had none
};

/// One word or path: quotes and escapes go, variables are replaced. `escape` is the Dockerfile's.
/// Errors in BuildKit's words: `failed to process "${S:x}": unsupported modifier (:x) in …`.
tl::expected<Expansion, Message> expandWord(std::string_view word, const VariableLookup &lookup,
                                            char escape = '\\');

/// The same, split again at white space outside quotes (EXPOSE).
tl::expected<std::vector<std::string>, Message>
expandToWords(std::string_view word, const VariableLookup &lookup, char escape = '\\');

/// Content of a heredoc of COPY or ADD: quotes are plain text, the escape is always a backslash.
tl::expected<Expansion, Message> expandHeredoc(std::string_view content,
                                               const VariableLookup &lookup);

/// For step names: variables that have a value are replaced, all else stays as it is written.
std::string expandForDisplay(std::string_view text, const VariableLookup &lookup,
                             char escape = '\\');

} // namespace stagewright::dockerfile
