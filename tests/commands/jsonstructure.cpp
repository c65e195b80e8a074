#include "tests/commands/jsonstructure.h"

#include "core/base/support/strings.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>

namespace stagewright::tests {

namespace {

class Validator
{
public:
    explicit Validator(const Json &schema)
        : m_root(schema)
    {}

    std::vector<std::string> run(const Json &document)
    {
        check(document, m_root, "");
        return std::move(m_problems);
    }

private:
    void complain(const std::string &path, std::string_view problem)
    {
        m_problems.push_back(concat(path, ": ", problem));
    }

    const Json &resolved(const Json &schema) const
    {
        if (!schema.contains("$ref"))
            return schema;
        const auto reference = schema["$ref"].get<std::string>();
        return m_root["definitions"].at(reference.substr(reference.rfind('/') + 1));
    }

    static bool hasType(const Json &value, const std::string &type)
    {
        return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
               (type == "string" && value.is_string()) ||
               (type == "integer" && value.is_number_integer()) ||
               (type == "boolean" && value.is_boolean());
    }

    void check(const Json &value, const Json &given, const std::string &path)
    {
        const auto &schema = resolved(given);
        if (schema.contains("type") && !hasType(value, schema["type"]))
            return complain(path, concat("is no ", schema["type"].get<std::string>()));
        checkScalar(value, schema, path);
        if (value.is_object())
            checkObject(value, schema, path);
        if (value.is_array())
            checkArray(value, schema, path);
    }

    void checkScalar(const Json &value, const Json &schema, const std::string &path)
    {
        if (schema.contains("const") && value != schema["const"])
            complain(path, "is not the one value that it may be");
        if (schema.contains("enum") &&
            std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
            complain(path, "is none of the values that it may be");
        if (schema.contains("minimum") && value.get<int>() < schema["minimum"].get<int>())
            complain(path, "is too small");
        if (schema.contains("pattern") &&
            !std::regex_search(value.get<std::string>(),
                               std::regex(schema["pattern"].get<std::string>())))
            complain(path, "does not match its pattern");
    }

    void checkObject(const Json &value, const Json &schema, const std::string &path)
    {
        for (const auto &name : schema.value("required", Json::array())) {
            if (!value.contains(name.get<std::string>()))
                complain(path, concat("has no \"", name.get<std::string>(), "\""));
        }
        const auto &properties = schema.contains("properties") ? schema["properties"] : m_empty;
        for (const auto &[name, member] : value.items()) {
            if (properties.contains(name))
                check(member, properties[name], concat(path, "/", name));
            else if (schema.value("additionalProperties", true) == false)
                complain(path, concat("may not have \"", name, "\""));
        }
    }

    void checkArray(const Json &value, const Json &schema, const std::string &path)
    {
        if (value.size() < schema.value("minItems", std::size_t(0)))
            complain(path, "has too few items");
        if (!schema.contains("items"))
            return;
        for (std::size_t i = 0; i < value.size(); ++i)
            check(value[i], schema["items"], concat(path, "/", std::to_string(i)));
    }

    const Json &m_root;
    const Json m_empty = Json::object();
    std::vector<std::string> m_problems;
};

} // namespace

std::vector<std::string> structureProblems(const Json &document, const Json &schema)
{
    return Validator(schema).run(document);
}

} // namespace stagewright::tests
