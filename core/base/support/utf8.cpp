#include "core/base/support/utf8.h"

#include <cstdint>

namespace stagewright {

namespace {

std::uint8_t byteAt(std::string_view text, std::size_t offset)
{
    return static_cast<std::uint8_t>(text[offset]);
}

/// Length that the lead byte asks for; 0 where it cannot start a sequence.
std::size_t expectedLength(std::uint8_t lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// The second byte carries the rules against overlong forms, surrogates and too large values.
bool isSecondByteAllowed(std::uint8_t lead, std::uint8_t second)
{
    const std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

/// Length of the well-formed sequence at `offset`, or 0.
std::size_t validLength(std::string_view text, std::size_t offset)
{
    const auto lead = byteAt(text, offset);
    const auto length = expectedLength(lead);
    if (length == 0 || offset + length > text.size())
        return 0;
    if (length > 1 && !isSecondByteAllowed(lead, byteAt(text, offset + 1)))
        return 0;
    for (std::size_t k = 2; k < length; ++k) {
        if ((byteAt(text, offset + k) & 0xC0U) != 0x80U)
            return 0;
    }
    return length;
}

} // namespace

bool isValidUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto length = validLength(text, i);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

std::size_t utf8SequenceLength(std::string_view text, std::size_t offset)
{
    const auto length = validLength(text, offset);
    return length == 0 ? 1 : length;
}

std::string repairUtf8(std::string_view text)
{
    std::string repaired;
    repaired.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto length = validLength(text, i);
        repaired += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(i, length);
        i += length == 0 ? 1 : length;
    }
    return repaired;
}

std::size_t codePointCount(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); i += utf8SequenceLength(text, i))
        ++count;
    return count;
}

std::size_t utf16Length(std::string_view text)
{
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto length = utf8SequenceLength(text, i);
        units += length == 4 ? 2 : 1;
        i += length;
    }
    return units;
}

} // namespace stagewright
