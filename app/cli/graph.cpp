#include "app/cli/graph.h"

#include "app/cli/arguments.h"
#include "app/cli/inputfile.h"
#include "app/cli/jsontext.h"
#include "core/base/support/strings.h"
#include "core/language/analysis/analysis.h"
#include "core/language/draw/draw.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iostream>

namespace stagewright::app {

namespace {

using dockerfile::Dockerfile;

OrderedJson stagesJson(const Dockerfile &model, std::optional<std::size_t> target)
{
    const auto needed = target ? model.reachableFrom(*target) : std::vector<std::size_t>();
    auto json = OrderedJson::array();
    for (const auto &stage : model.stages) {
        const auto *from = stage.instructions.front().as<dockerfile::FromInstruction>();
        OrderedJson entry{{"index", stage.index},
                          {"name", stage.name},
                          {"displayName", stage.displayName()},
                          {"base", stage.base}};
        entry["platform"] = from->platform ? OrderedJson(from->platform->text) : OrderedJson();
        entry["lines"] = {stage.instructions.front().line + 1,
                          stage.instructions.back().lastLine + 1};
        entry["range"] = rangeJson(stage.range);
        entry["instructions"] = stage.instructions.size();
        entry["isTarget"] = target == stage.index;
        entry["isNeeded"] = std::find(needed.begin(), needed.end(), stage.index) != needed.end();
        json.push_back(std::move(entry));
    }
    return json;
}

OrderedJson edgeJson(const Dockerfile &model, const dockerfile::StageEdge &edge)
{
    const bool isStage = edge.source.kind == dockerfile::NodeId::Kind::Stage;
    OrderedJson json{{"kind", nameOf(edge.kind)},
                     {"source", {{isStage ? "stage" : "image", edge.source.index}}},
                     {"sourceName", draw::sourceName(model, edge)},
                     {"target", edge.target},
                     {"targetName", model.stages[edge.target].displayName()},
                     {"instruction", edge.instruction}};
    json["mount"] = edge.mount ? OrderedJson(*edge.mount) : OrderedJson();
    json["paths"] = edge.paths;
    json["destination"] = edge.destination;
    json["line"] = draw::lineOf(model, edge);
    json["referenceRange"] = rangeJson(edge.referenceRange);
    json["instructionRange"] = rangeJson(edge.instructionRange);
    json["fault"] = nameOf(edge.fault);
    json["neededArguments"] = edge.neededArguments;
    return json;
}

OrderedJson graphJson(const analysis::Analysis &result, std::string_view target)
{
    const auto &model = result.dockerfile;
    OrderedJson json;
    json["stages"] = stagesJson(model, model.findTarget(target));
    auto &images = json["images"] = OrderedJson::array();
    for (const auto &image : model.graph.images)
        images.push_back({{"reference", image.reference},
                          {"written", image.written},
                          {"range", rangeJson(image.range)}});
    auto &edges = json["edges"] = OrderedJson::array();
    for (const auto &edge : model.graph.edges)
        edges.push_back(edgeJson(model, edge));
    json["diagnostics"] = diagnosticsJson(result);
    return json;
}

Result<dockerfile::ModelOptions> modelOptions(const Arguments &arguments)
{
    dockerfile::ModelOptions options;
    for (const auto pair : arguments.values("build-arg")) {
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos)
            return fail(ErrorCode::InvalidArgument, concat("--build-arg ", pair, " has no '='"));
        options.buildArguments[std::string(pair.substr(0, equals))] = pair.substr(equals + 1);
    }
    if (const auto platform = arguments.value("platform"))
        options.targetPlatform = *platform;
    options.target = arguments.value("target").value_or("");
    return options;
}

int run(std::span<const std::string_view> given)
{
    constexpr std::array<Option, 4> kOptions = {
        Option{"format", true, 0}, Option{"target", true, 0}, Option{"build-arg", true, 0},
        Option{"platform", true, 0}};
    const auto arguments = Arguments::parse(given, kOptions);
    if (!arguments)
        return usageError(graphCommand, arguments.error().message);
    const auto format = arguments->value("format").value_or("text");
    if (format != "text" && format != "json")
        return usageError(graphCommand, "--format is text or json");
    if (arguments->operands().size() != 1)
        return usageError(graphCommand, "name one FILE");
    const auto options = modelOptions(*arguments);
    if (!options)
        return usageError(graphCommand, options.error().message);
    const auto text = readInput(arguments->operands().front());
    if (!text)
        return reportError(graphCommand, text.error());
    const auto result = analysis::analyze(text::TextSnapshot(*text), *options);
    if (!result->dockerfile.findTarget(options->target) && !options->target.empty())
        return reportError(graphCommand,
                           {ErrorCode::NotFound,
                            concat("target stage \"", options->target, "\" could not be found"),
                            {},
                            0});
    if (format == "json")
        std::cout << toPrettyJson(graphJson(*result, options->target)) << "\n";
    else
        std::cout << draw::drawText(result->dockerfile, {options->target});
    printDiagnostics(*result, arguments->operands().front());
    return result->dockerfile.firstError() ? kExitFailure : kExitOk;
}

} // namespace

const Command graphCommand{
    "graph",
    "FILE [--format text|json] [--target STAGE] [--build-arg NAME=VALUE]… [--platform PLATFORM]",
    "show the stages of a Dockerfile and what flows between them",
    "  --format json            nodes and edges with lines, byte ranges and faults\n"
    "  --target STAGE           which stages count as needed (default: for the last one)\n"
    "  --build-arg NAME=VALUE   a value for an ARG that a FROM uses\n"
    "  --platform PLATFORM      what TARGETPLATFORM and the like stand for\n\n"
    "What is wrong goes to stderr; the exit code is 1 where a build could not start.\n",
    &run,
};

} // namespace stagewright::app
