#include "core/base/support/json.h"

#include "core/base/support/strings.h"

#include <nlohmann/json.hpp>

#include <set>

namespace stagewright {

namespace {

/// Notes repeated keys: two readers could see two different documents.
class UniqueKeys
{
public:
    void operator()(Json::parse_event_t event, const Json &parsed)
    {
        using Event = Json::parse_event_t;
        if (event == Event::object_start)
            m_keys.emplace_back();
        else if (event == Event::object_end)
            m_keys.pop_back();
        else if (event == Event::key && !m_keys.back().insert(parsed.get<std::string>()).second)
            m_repeated = parsed.get<std::string>();
    }

    const std::optional<std::string> &repeated() const { return m_repeated; }

private:
    std::vector<std::set<std::string>> m_keys;
    std::optional<std::string> m_repeated;
};

/// The parser's callback cannot stop it: the depth is checked before anything is built.
bool isNestedTooDeeply(std::string_view text, int maxDepth)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxDepth)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<Json> parseJson(std::string_view text, int maxDepth)
{
    if (isNestedTooDeeply(text, maxDepth))
        return fail(ErrorCode::Corrupt, "JSON: nested too deeply");
    UniqueKeys keys;
    try {
        auto value = Json::parse(text, [&keys](int, Json::parse_event_t event, Json &parsed) {
            keys(event, parsed);
            return true;
        });
        if (keys.repeated())
            return fail(ErrorCode::Corrupt,
                        concat("JSON: key \"", *keys.repeated(), "\" appears twice"));
        return value;
    } catch (const Json::exception &error) {
        return fail(ErrorCode::Corrupt, concat("JSON: ", std::string_view(error.what())));
    }
}

const Json *memberAt(const Json &object, std::string_view key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(std::string(key));
    return it == object.end() ? nullptr : &*it;
}

std::optional<std::string> stringAt(const Json &object, std::string_view key)
{
    const auto *member = memberAt(object, key);
    if (!member || !member->is_string())
        return std::nullopt;
    return member->get<std::string>();
}

std::optional<std::int64_t> integerAt(const Json &object, std::string_view key)
{
    const auto *member = memberAt(object, key);
    if (!member || !member->is_number_integer())
        return std::nullopt;
    if (member->is_number_unsigned() && member->get<std::uint64_t>() > INT64_MAX)
        return std::nullopt;
    return member->get<std::int64_t>();
}

std::optional<bool> boolAt(const Json &object, std::string_view key)
{
    const auto *member = memberAt(object, key);
    if (!member || !member->is_boolean())
        return std::nullopt;
    return member->get<bool>();
}

std::string toCompactJson(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string toCompactJson(const OrderedJson &value)
{
    return value.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

} // namespace stagewright
