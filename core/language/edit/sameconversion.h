/// Whether instructions mean the same where they stand: values, states, rows of the history.
#pragma once

#include "core/language/convert/conversion.h"
#include "core/language/edit/parsedtext.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::edit {

/// What is wrong, and where.
struct Sentence
{
    std::string text;
    std::uint32_t offset = 0;
};

/// A conversion of a whole file without asking for images, looked at by ordinals.
class ConvertedText
{
public:
    explicit ConvertedText(const ParsedText &text);

    /// The row of `docker history` that an instruction makes, and whether it failed; equal rows of
    /// equal instructions come of equal values. Empty for a FROM or a global ARG.
    std::string rowAt(std::size_t ordinal) const;
    /// Environment, arguments, directory, user and shell at the end of a stage, and its platform
    /// and base.
    std::string endOf(std::size_t stage) const;
    /// What a build stops at, but for mistakes of the text alone.
    std::vector<Sentence> failures() const;

private:
    const ParsedText &m_text;
    convert::Conversion m_conversion;
    struct Place
    {
        std::size_t stage = 0;
        std::size_t instruction = 0; ///< in ConvertedStage::instructions
    };
    std::vector<std::optional<Place>> m_places; ///< by ordinal
};

} // namespace stagewright::edit
