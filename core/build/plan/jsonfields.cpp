#include "core/build/plan/jsonfields.h"

#include <nlohmann/json.hpp>

namespace stagewright::plan {

JsonWriter::JsonWriter()
    : m_object(std::make_unique<OrderedJson>(OrderedJson::object()))
{}
JsonWriter::JsonWriter(JsonWriter &&) noexcept = default;
JsonWriter &JsonWriter::operator=(JsonWriter &&) noexcept = default;
JsonWriter::~JsonWriter() = default;

std::string JsonWriter::text() const
{
    return toCompactJson(*m_object);
}

void JsonWriter::operator()(const char *key, const std::string &value)
{
    if (!value.empty())
        (*m_object)[key] = value;
}

void JsonWriter::setNumber(const char *key, std::int64_t value)
{
    (*m_object)[key] = value;
}

void JsonWriter::setTrue(const char *key)
{
    (*m_object)[key] = true;
}

void JsonWriter::setObject(const char *key, JsonWriter inner)
{
    (*m_object)[key] = std::move(*inner.m_object);
}

void JsonWriter::append(const char *key, const std::string &item)
{
    (*m_object)[key].push_back(item);
}

void JsonWriter::appendObject(const char *key, JsonWriter inner)
{
    (*m_object)[key].push_back(std::move(*inner.m_object));
}

} // namespace stagewright::plan
