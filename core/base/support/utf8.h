/// UTF-8 as the program's only text encoding; offsets are bytes unless a name says otherwise.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stagewright {

/// Well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates, at most U+10FFFF.
bool isValidUtf8(std::string_view text);

/// Bytes of the sequence that starts at `offset`; a byte that starts none counts as one.
std::size_t utf8SequenceLength(std::string_view text, std::size_t offset);

/// The text with every ill-formed byte replaced by U+FFFD.
std::string repairUtf8(std::string_view text);

std::size_t codePointCount(std::string_view text);

/// Length in UTF-16 code units, which is how Qt and language servers count.
std::size_t utf16Length(std::string_view text);

} // namespace stagewright
