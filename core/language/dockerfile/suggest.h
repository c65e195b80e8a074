/// "did you mean": the nearest known word.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stagewright::dockerfile {

/// The option with the fewest edits (at most two), or nothing; nothing too where the word is an
/// option itself. Without regard to case the result takes the case of the word.
std::optional<std::string> suggest(std::string_view word, std::span<const std::string_view> options,
                                   bool caseSensitive);

/// " (did you mean X?)", or nothing.
std::string suggestion(std::string_view word, std::span<const std::string_view> options,
                       bool caseSensitive = true);

} // namespace stagewright::dockerfile
