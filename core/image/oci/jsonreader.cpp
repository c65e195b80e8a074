#include "core/image/oci/jsonreader.h"

#include "core/base/support/strings.h"

#include <nlohmann/json.hpp>

namespace stagewright::oci {

JsonReader::JsonReader(const Json &object, std::string path)
    : m_object(&object)
    , m_path(std::move(path))
{
    if (!object.is_object())
        m_status = fail(ErrorCode::Corrupt, concat(m_path, ": expected a JSON object"));
}

const Json *JsonReader::take(std::string_view key)
{
    m_read.emplace(key);
    const auto *member = memberAt(*m_object, key);
    return member && !member->is_null() ? member : nullptr;
}

bool JsonReader::has(std::string_view key) const
{
    const auto *member = memberAt(*m_object, key);
    return member && !member->is_null();
}

void JsonReader::refuse(std::string_view key, std::string_view why)
{
    if (m_status)
        m_status = fail(ErrorCode::Corrupt, concat(m_path, ".", key, ": ", why));
}

void JsonReader::require(std::string_view key)
{
    if (!has(key))
        refuse(key, "missing");
}

void JsonReader::read(std::string_view key, std::string &field)
{
    const auto *member = take(key);
    if (!member)
        return;
    if (member->is_string())
        field = member->get<std::string>();
    else
        refuse(key, "expected a string");
}

void JsonReader::read(std::string_view key, bool &field)
{
    const auto *member = take(key);
    if (!member)
        return;
    if (member->is_boolean())
        field = member->get<bool>();
    else
        refuse(key, "expected true or false");
}

void JsonReader::read(std::string_view key, std::int64_t &field)
{
    if (!take(key))
        return;
    if (const auto number = integerAt(*m_object, key))
        field = *number;
    else
        refuse(key, "expected a whole number");
}

void JsonReader::read(std::string_view key, std::uint64_t &field)
{
    std::int64_t number = 0;
    const bool present = has(key);
    read(key, number);
    if (number < 0)
        refuse(key, "expected a number that is not negative");
    else if (present)
        field = static_cast<std::uint64_t>(number);
}

void JsonReader::read(std::string_view key, Digest &field)
{
    std::string text;
    const bool present = has(key);
    read(key, text);
    if (!present)
        return;
    if (auto digest = Digest::parse(text))
        field = std::move(*digest);
    else
        refuse(key, digest.error().message);
}

void JsonReader::read(std::string_view key, std::vector<std::string> &field)
{
    const auto *member = take(key);
    if (!member)
        return;
    if (!member->is_array())
        return refuse(key, "expected a list");
    for (const auto &item : *member) {
        if (!item.is_string())
            return refuse(key, "expected a list of strings");
        field.push_back(item.get<std::string>());
    }
}

void JsonReader::read(std::string_view key, std::vector<Digest> &field)
{
    std::vector<std::string> texts;
    read(key, texts);
    for (const auto &text : texts) {
        auto digest = Digest::parse(text);
        if (!digest)
            return refuse(key, digest.error().message);
        field.push_back(std::move(*digest));
    }
}

void JsonReader::read(std::string_view key, StringMap &field)
{
    const auto *member = take(key);
    if (!member)
        return;
    if (!member->is_object())
        return refuse(key, "expected an object");
    for (const auto &[name, value] : member->items()) {
        if (!value.is_string())
            return refuse(key, "expected strings as values");
        field[name] = value.get<std::string>();
    }
}

void JsonReader::readWords(std::string_view key, std::vector<std::string> &field)
{
    const auto *member = memberAt(*m_object, key);
    if (!member || !member->is_string())
        return read(key, field);
    take(key);
    field = {member->get<std::string>()};
}

void JsonReader::readKeys(std::string_view key, std::set<std::string> &field)
{
    const auto *member = take(key);
    if (!member)
        return;
    if (!member->is_object())
        return refuse(key, "expected an object");
    for (const auto &[name, value] : member->items())
        field.insert(name);
}

void JsonReader::readObject(std::string_view key,
                            const std::function<Result<void>(JsonReader &)> &work)
{
    const auto *member = take(key);
    if (!member)
        return;
    JsonReader inner(*member, concat(m_path, ".", key));
    auto status = inner.status();
    if (status)
        status = work(inner);
    if (!status && m_status)
        m_status = std::move(status);
}

void JsonReader::readObjects(std::string_view key,
                             const std::function<Result<void>(JsonReader &)> &work)
{
    const auto *member = take(key);
    if (!member)
        return;
    if (!member->is_array())
        return refuse(key, "expected a list");
    for (std::size_t i = 0; i < member->size() && m_status; ++i) {
        JsonReader inner((*member)[i], concat(m_path, ".", key, "[", std::to_string(i), "]"));
        m_status = inner.status();
        if (m_status)
            m_status = work(inner);
    }
}

StringMap JsonReader::unread() const
{
    StringMap rest;
    if (!m_object->is_object())
        return rest;
    for (const auto &[key, value] : m_object->items()) {
        if (!m_read.contains(key))
            rest[key] = toCompactJson(value);
    }
    return rest;
}

} // namespace stagewright::oci
