/// Colours of a Dockerfile's text, told from its model. Knows nothing of the editor.
#pragma once

#include "core/language/dockerfile/dockerfile.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stagewright::app {

enum class TextStyle : std::uint8_t {
    Plain,
    Keyword,
    Comment,
    Directive,
    Flag,
    StageName,
    String,
    Variable,
    Heredoc,
    Operator, ///< `&&`, `|`, `;` and the `\` of a continuation
    ShellKeyword,
    ShellCommand,
    ShellOption,
};
inline constexpr int kTextStyleCount = 13;

/// One style per byte of `text`, which must be the text of the model. Pure.
std::vector<std::uint8_t> highlight(const dockerfile::Dockerfile &model, std::string_view text);

} // namespace stagewright::app
