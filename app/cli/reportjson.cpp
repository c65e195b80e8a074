#include "app/cli/checkreport.h"
#include "app/cli/jsontext.h"
#include "app/cli/positions.h"
#include "core/base/support/strings.h"

#include <nlohmann/json.hpp>

namespace stagewright::app {

namespace {

/// BuildKit's: whole lines, from 1.
OrderedJson locationJson(std::size_t source, const lint::Diagnostic &finding)
{
    const OrderedJson range{{"start", {{"line", finding.firstLine + 1}}},
                            {"end", {{"line", finding.lastLine + 1}}}};
    return {{"sourceIndex", source}, {"ranges", OrderedJson::array({range})}};
}

OrderedJson placeJson(const Positions::Place &place)
{
    return {{"line", place.line}, {"column", place.column}};
}

OrderedJson fixesJson(const lint::Diagnostic &finding)
{
    auto json = OrderedJson::array();
    for (const auto &fix : finding.fixes) {
        auto edits = OrderedJson::array();
        for (const auto &edit : fix.edits.edits())
            edits.push_back({{"range", rangeJson(edit.range)}, {"replacement", edit.replacement}});
        json.push_back({{"title", fix.title.toString()},
                        {"isSafe", fix.kind == lint::FixKind::Safe},
                        {"edits", std::move(edits)}});
    }
    return json;
}

class JsonReport
{
public:
    std::string write(const std::vector<CheckedFile> &files)
    {
        for (const auto &file : files)
            add(file);
        OrderedJson json{{"warnings", std::move(m_warnings)}, {"sources", std::move(m_sources)}};
        if (!m_errors.empty())
            json["buildError"] = m_errors.front();
        json["errors"] = std::move(m_errors);
        return toPrettyJson(json) + "\n";
    }

private:
    void add(const CheckedFile &file)
    {
        const Positions positions(file.text);
        const auto source = m_sources.size();
        m_sources.push_back(
            {{"filename", file.name}, {"language", "Dockerfile"}, {"data", toBase64(file.text)}});
        for (const auto &finding : file.findings)
            add(source, positions, finding);
    }

    void add(std::size_t source, const Positions &positions, const lint::Diagnostic &finding)
    {
        OrderedJson json;
        const bool isError = finding.rule == "parse" && finding.severity == lint::Severity::Error;
        if (isError) {
            json["message"] = finding.message.toString();
        } else {
            const auto *rule = lint::findRule(finding.rule);
            json["ruleName"] = finding.rule;
            json["description"] = rule ? rule->description : std::string_view();
            json["url"] = finding.url;
            json["detail"] = finding.message.toString();
        }
        json["location"] = locationJson(source, finding);
        json["severity"] = levelOf(finding.severity);
        json["start"] = placeJson(positions.inUtf16(finding.range.begin));
        json["end"] = placeJson(positions.inUtf16(finding.range.end));
        json["range"] = rangeJson(finding.range);
        json["fixes"] = fixesJson(finding);
        (isError ? m_errors : m_warnings).push_back(std::move(json));
    }

    OrderedJson m_warnings = OrderedJson::array();
    OrderedJson m_sources = OrderedJson::array();
    OrderedJson m_errors = OrderedJson::array();
};

} // namespace

std::string jsonReport(const std::vector<CheckedFile> &files)
{
    return JsonReport().write(files);
}

} // namespace stagewright::app
