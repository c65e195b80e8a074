#include "core/language/draw/textwidth.h"

#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"

#include <array>
#include <cstdint>
#include <vector>

namespace stagewright::draw {

namespace {

using Widths = std::array<std::uint16_t, 95>; ///< of U+0020 … U+007E, in thousandths of an em

// The largest advance of Inter, DejaVu Sans and Liberation Sans (as wide as Arial and Helvetica).
constexpr Widths kRegular = {
    318, 401, 460, 838, 638, 950, 780, 275, 390, 390, 500, 838, 318, 460,  318, 357, 636, 636, 636,
    636, 642, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 727, 770, 667,
    611, 778, 752, 295, 543, 667, 562, 889, 753, 787, 667, 787, 722, 667,  642, 741, 684, 989, 685,
    667, 685, 390, 357, 390, 838, 556, 500, 613, 635, 558, 635, 615, 361,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 523, 392, 634, 592, 818, 592, 592,  541, 636, 337, 636, 838};
constexpr Widths kBold = {348, 456, 521, 838, 696,  1002, 872, 306,  457, 457, 543, 838, 380, 466,
                          380, 379, 696, 696, 696,  696,  696, 696,  696, 696, 696, 696, 400, 400,
                          838, 838, 838, 611, 1000, 774,  762, 744,  830, 683, 683, 821, 837, 372,
                          561, 775, 637, 995, 837,  850,  733, 850,  770, 720, 682, 812, 774, 1103,
                          771, 724, 725, 457, 379,  457,  838, 556,  500, 675, 716, 593, 716, 678,
                          435, 716, 712, 343, 343,  665,  343, 1042, 712, 687, 716, 716, 493, 595,
                          478, 712, 652, 924, 645,  652,  582, 712,  365, 712, 838};

constexpr double kMonoWidth = 0.602;
constexpr double kOtherWidth = 0.85; ///< letters of other alphabets, dots and dashes
constexpr double kWideWidth = 1.05;  ///< ideographs, pictures, arrows
constexpr std::uint8_t kFirstWideLead = 0xE1;

constexpr std::string_view kEllipsis = "…";

/// In ems.
double glyphWidth(std::string_view glyph, const Font &font)
{
    const auto lead = static_cast<std::uint8_t>(glyph.front());
    const bool isMono = font.family == Font::Family::Mono;
    if (lead >= kFirstWideLead)
        return glyph == kEllipsis && isMono ? kMonoWidth : kWideWidth;
    if (isMono)
        return kMonoWidth;
    if (lead < 0x20 || lead > 0x7E)
        return kOtherWidth;
    return (font.isBold ? kBold : kRegular)[lead - 0x20U] / 1000.0;
}

std::vector<std::string_view> glyphsOf(std::string_view text)
{
    std::vector<std::string_view> glyphs;
    for (std::size_t at = 0; at < text.size(); at += glyphs.back().size())
        glyphs.push_back(text.substr(at, utf8SequenceLength(text, at)));
    return glyphs;
}

/// How many bytes at the beginning fit.
std::size_t fittingHead(std::string_view text, const Font &font, double width)
{
    std::size_t end = 0;
    for (const auto glyph : glyphsOf(text)) {
        width -= glyphWidth(glyph, font) * font.size;
        if (width < 0)
            break;
        end += glyph.size();
    }
    return end;
}

/// Where the part begins that fits at the end.
std::size_t fittingTail(std::string_view text, const Font &font, double width)
{
    const auto glyphs = glyphsOf(text);
    std::size_t begin = text.size();
    for (auto glyph = glyphs.rbegin(); glyph != glyphs.rend(); ++glyph) {
        width -= glyphWidth(*glyph, font) * font.size;
        if (width < 0)
            break;
        begin -= glyph->size();
    }
    return begin;
}

} // namespace

double textWidth(std::string_view text, const Font &font)
{
    double width = 0;
    for (const auto glyph : glyphsOf(text))
        width += glyphWidth(glyph, font);
    return width * font.size;
}

std::string elideEnd(std::string_view text, const Font &font, double width)
{
    if (textWidth(text, font) <= width)
        return std::string(text);
    const auto room = width - textWidth(kEllipsis, font);
    auto head = text.substr(0, fittingHead(text, font, room));
    while (head.ends_with(' '))
        head.remove_suffix(1);
    return concat(head, kEllipsis);
}

std::string elideMiddle(std::string_view text, const Font &font, double width)
{
    if (textWidth(text, font) <= width)
        return std::string(text);
    const auto room = width - textWidth(kEllipsis, font);
    const auto head = fittingHead(text, font, room * 0.4);
    const auto tail =
        fittingTail(text.substr(head), font, room - textWidth(text.substr(0, head), font));
    return concat(text.substr(0, head), kEllipsis, text.substr(head + tail));
}

} // namespace stagewright::draw
