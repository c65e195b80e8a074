/// The words that announce heredocs: `<<EOF`, `<<-"EOF"`, `3<<EOF`.
#pragma once

#include "core/base/support/message.h"
#include "core/language/syntax/joinedtext.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::syntax {

struct HeredocWord
{
    std::string name;       ///< without quotes; the line that ends the body
    bool expand = true;     ///< false where any part of the word is quoted
    bool stripTabs = false; ///< `<<-`
    std::uint32_t fileDescriptor = 0;
    Span span; ///< of the word in the text it was found in

    bool operator==(const HeredocWord &) const = default;
};

/// Nothing where the word announces no heredoc. Errors: a quote in it is not closed.
tl::expected<std::optional<HeredocWord>, Message> parseHeredocWord(std::string_view word);

/// Every heredoc that a line announces, in order. A quoted word announces none.
tl::expected<std::vector<HeredocWord>, Message> findHeredocWords(std::string_view line);

/// Without the tabs at the start of each line.
std::string stripLeadingTabs(std::string_view content);

} // namespace stagewright::syntax
