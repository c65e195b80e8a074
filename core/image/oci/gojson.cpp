#include "core/image/oci/gojson.h"

#include <nlohmann/json.hpp>

namespace stagewright::oci {

std::string toGoJson(const OrderedJson &value, int indent)
{
    const auto plain = value.dump(indent, ' ', false, OrderedJson::error_handler_t::replace);
    std::string escaped;
    escaped.reserve(plain.size());
    // Outside of strings none of these characters occurs.
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const std::string_view rest = std::string_view(plain).substr(i);
        if (plain[i] == '<') {
            escaped += "\\u003c";
        } else if (plain[i] == '>') {
            escaped += "\\u003e";
        } else if (plain[i] == '&') {
            escaped += "\\u0026";
        } else if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {
            escaped += rest[2] == '\xA8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            escaped += plain[i];
        }
    }
    return escaped;
}

} // namespace stagewright::oci
