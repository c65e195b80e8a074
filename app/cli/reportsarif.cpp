#include "app/cli/checkreport.h"
#include "app/cli/jsontext.h"
#include "app/cli/positions.h"
#include "core/base/support/strings.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace stagewright::app {

namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::string_view kHome = "https://github.com/stagewright/stagewright";

std::string_view sarifLevel(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Error:
        return "error";
    case lint::Severity::Warning:
        return "warning";
    case lint::Severity::Information:
    case lint::Severity::Hint:
        return "note";
    }
    return "none";
}

/// A path as a relative reference or a file URI (RFC 3986).
std::string uriOf(std::string_view path)
{
    constexpr std::string_view kPlain = "-._~!$&'()*+,;=@/";
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const bool isPlain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                             (c >= 'a' && c <= 'z') || kPlain.find(c) != std::string_view::npos;
        if (isPlain)
            uri += c;
        else
            uri += concat("%", toUpperAscii(toHex(std::array{static_cast<std::uint8_t>(c)})));
    }
    return uri;
}

OrderedJson regionJson(const Positions &positions, text::TextRange range)
{
    const auto begin = positions.inUtf16(range.begin);
    const auto end = positions.inUtf16(range.end);
    return {{"startLine", begin.line},
            {"startColumn", begin.column},
            {"endLine", end.line},
            {"endColumn", end.column}};
}

OrderedJson artifactJson(const CheckedFile &file)
{
    return {{"uri", uriOf(file.name)}};
}

/// Everything about one rule; `rule` is nullptr for the language itself and ShellCheck's.
OrderedJson ruleJson(std::string_view id, const lint::Diagnostic &example)
{
    const auto *rule = lint::findRule(id);
    const auto description = rule            ? std::string(rule->description)
                             : id == "parse" ? std::string("The text is no valid Dockerfile")
                                             : std::string(id);
    OrderedJson json{{"id", id},
                     {"shortDescription", {{"text", description}}},
                     {"defaultConfiguration",
                      {{"level", sarifLevel(rule ? rule->severity : example.severity)}}}};
    if (!example.url.empty())
        json["helpUri"] = example.url;
    if (rule)
        json["properties"] = {{"tags", OrderedJson::array({nameOf(rule->category)})}};
    return json;
}

class SarifReport
{
public:
    std::string write(const std::vector<CheckedFile> &files)
    {
        collectRules(files);
        auto results = OrderedJson::array();
        for (const auto &file : files) {
            const Positions positions(file.text);
            for (const auto &finding : file.findings)
                results.push_back(resultJson(file, positions, finding));
        }
        const OrderedJson driver{{"name", "stagewright"},
                                 {"version", STAGEWRIGHT_VERSION},
                                 {"informationUri", kHome},
                                 {"rules", std::move(m_rules)}};
        const OrderedJson run{{"tool", {{"driver", driver}}},
                              {"columnKind", "utf16CodeUnits"},
                              {"results", std::move(results)}};
        const OrderedJson log{
            {"$schema", kSchema}, {"version", "2.1.0"}, {"runs", OrderedJson::array({run})}};
        return toPrettyJson(log) + "\n";
    }

private:
    /// Those that found something, by name.
    void collectRules(const std::vector<CheckedFile> &files)
    {
        std::map<std::string, const lint::Diagnostic *> examples;
        for (const auto &file : files)
            for (const auto &finding : file.findings)
                examples.emplace(finding.rule, &finding);
        for (const auto &[id, example] : examples) {
            m_indexes[id] = m_rules.size();
            m_rules.push_back(ruleJson(id, *example));
        }
    }

    OrderedJson resultJson(const CheckedFile &file, const Positions &positions,
                           const lint::Diagnostic &finding) const
    {
        auto region = regionJson(positions, finding.range);
        region["snippet"] = {{"text", text::slice(file.text, finding.range)}};
        const OrderedJson place{{"artifactLocation", artifactJson(file)}, {"region", region}};
        OrderedJson json{{"ruleId", finding.rule},
                         {"ruleIndex", m_indexes.at(finding.rule)},
                         {"level", sarifLevel(finding.severity)},
                         {"message", {{"text", finding.message.toString()}}},
                         {"locations", OrderedJson::array({{{"physicalLocation", place}}})}};
        if (!finding.fixes.empty())
            json["fixes"] = fixesJson(file, positions, finding);
        return json;
    }

    static OrderedJson fixesJson(const CheckedFile &file, const Positions &positions,
                                 const lint::Diagnostic &finding)
    {
        auto json = OrderedJson::array();
        for (const auto &fix : finding.fixes) {
            auto replacements = OrderedJson::array();
            for (const auto &edit : fix.edits.edits())
                replacements.push_back({{"deletedRegion", regionJson(positions, edit.range)},
                                        {"insertedContent", {{"text", edit.replacement}}}});
            const OrderedJson change{{"artifactLocation", artifactJson(file)},
                                     {"replacements", std::move(replacements)}};
            json.push_back({{"description", {{"text", fix.title.toString()}}},
                            {"artifactChanges", OrderedJson::array({change})}});
        }
        return json;
    }

    OrderedJson m_rules = OrderedJson::array();
    std::map<std::string, std::size_t> m_indexes;
};

} // namespace

std::string sarifReport(const std::vector<CheckedFile> &files)
{
    return SarifReport().write(files);
}

} // namespace stagewright::app
