/// How wide texts are, without a font at hand: never less than in the usual fonts.
#pragma once

#include <string>
#include <string_view>

namespace stagewright::draw {

struct Font
{
    enum class Family { Sans, Mono };
    Family family = Family::Sans;
    double size = 12; ///< of an em
    bool isBold = false;
};

/// Of one line, at least what it takes in Inter, DejaVu Sans, Arial and Helvetica, or in the
/// monospace fonts.
double textWidth(std::string_view text, const Font &font);

/// The text, or as much of its beginning as fits before "…".
std::string elideEnd(std::string_view text, const Font &font, double width);

/// The text, or beginning and end with "…" between: for names, whose end tells them apart.
std::string elideMiddle(std::string_view text, const Font &font, double width);

} // namespace stagewright::draw
