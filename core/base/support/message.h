/// User-visible texts of core: a template and its arguments, translated in app/.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// Marks a literal for translation (lupdate reads it as QT_TRANSLATE_NOOP) and yields it.
#define MSG(context, text) text

namespace stagewright {

/// "Stage %1 is unknown" with its arguments. The template is the key of the translation.
struct Message
{
    std::string text; ///< English template with %1 … %9
    std::vector<std::string> arguments;

    Message() = default;
    Message(std::string_view englishTemplate, std::initializer_list<std::string_view> args = {});

    /// The English sentence.
    std::string toString() const;

    bool operator==(const Message &) const = default;
};

/// Puts the arguments in place of %1 … %9; a number without an argument stays as it is.
std::string formatMessage(std::string_view text, const std::vector<std::string> &arguments);

} // namespace stagewright
