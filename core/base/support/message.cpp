#include "core/base/support/message.h"

namespace stagewright {

Message::Message(std::string_view englishTemplate, std::initializer_list<std::string_view> args)
    : text(englishTemplate)
    , arguments(args.begin(), args.end())
{}

std::string Message::toString() const
{
    return formatMessage(text, arguments);
}

std::string formatMessage(std::string_view text, const std::vector<std::string> &arguments)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPlace =
            text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        const auto index = isPlace ? static_cast<std::size_t>(text[i + 1] - '1') : 0;
        if (isPlace && index < arguments.size()) {
            result += arguments[index];
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace stagewright
