#include "app/cli/graph.h"

#include "app/cli/arguments.h"
#include "app/cli/excerpt.h"
#include "app/cli/inputfile.h"
#include "app/cli/jsontext.h"
#include "app/cli/modeloptions.h"
#include "core/language/analysis/analysis.h"
#include "core/language/draw/draw.h"

#include <nlohmann/json.hpp>

#include <array>
#include <iostream>

namespace stagewright::app {

namespace {

constexpr std::array kOptions = {
    Option{"format", true},   Option{"target", true},       Option{"build-arg", true},
    Option{"platform", true}, Option{"only-needed", false}, Option{"theme", true},
};

std::string jsonOf(const analysis::Analysis &result, const draw::DrawOptions &options)
{
    auto json = draw::drawJson(result.dockerfile, options);
    json["diagnostics"] = diagnosticsJson(result);
    return toPrettyJson(json) + "\n";
}

using Drawer = std::string (*)(const analysis::Analysis &, const draw::DrawOptions &);

template<std::string (*Draw)(const dockerfile::Dockerfile &, const draw::DrawOptions &)>
std::string drawn(const analysis::Analysis &result, const draw::DrawOptions &options)
{
    return Draw(result.dockerfile, options);
}

/// The only form that a terminal obeys.
std::string textOf(const analysis::Analysis &result, const draw::DrawOptions &options)
{
    return terminalLines(draw::drawText(result.dockerfile, options));
}

/// By the name of the format; nullptr for an unknown one.
Drawer drawerOf(std::string_view format)
{
    constexpr std::pair<std::string_view, Drawer> kDrawers[] = {
        {"text", textOf},
        {"json", jsonOf},
        {"dot", drawn<draw::drawDot>},
        {"mermaid", drawn<draw::drawMermaid>},
        {"svg", drawn<draw::drawSvg>},
    };
    for (const auto &[name, drawer] : kDrawers) {
        if (name == format)
            return drawer;
    }
    return nullptr;
}

int run(std::span<const std::string_view> given)
{
    const auto arguments = Arguments::parse(given, kOptions);
    if (!arguments)
        return usageError(graphCommand, arguments.error().message);
    const auto drawer = drawerOf(arguments->value("format").value_or("text"));
    if (!drawer)
        return usageError(graphCommand, "--format is text, json, dot, mermaid or svg");
    const auto theme = arguments->value("theme").value_or("light");
    if (theme != "light" && theme != "dark")
        return usageError(graphCommand, "--theme is light or dark");
    if (arguments->operands().size() != 1)
        return usageError(graphCommand, "name one FILE");
    const auto file = arguments->operands().front();
    const auto modelOptions = readModelOptions(*arguments);
    if (!modelOptions)
        return usageError(graphCommand, modelOptions.error().message);
    draw::DrawOptions options{modelOptions->target, arguments->has("only-needed"),
                              std::string(file == "-" ? "Dockerfile" : file),
                              theme == "dark" ? draw::ColorScheme::Dark : draw::ColorScheme::Light};
    const auto text = readInput(file);
    if (!text)
        return reportError(graphCommand, text.error());
    const auto result = analysis::analyze(text::TextSnapshot(*text), *modelOptions);
    if (const auto target = checkTarget(result->dockerfile, options.target); !target)
        return reportError(graphCommand, target.error());
    std::cout << drawer(*result, options);
    printProblems(*result, file);
    return result->dockerfile.firstError() ? kExitFailure : kExitOk;
}

} // namespace

const Command graphCommand{
    "graph",
    "FILE [--format text|json|dot|mermaid|svg] [--target STAGE] [OPTIONS]",
    "show the stages of a Dockerfile and what flows between them",
    "  --format FORMAT          text (default), json (nodes and edges with lines, byte ranges and\n"
    "                           faults), dot (Graphviz), mermaid or svg (a picture)\n"
    "  --target STAGE           which stages count as needed (default: for the last one)\n"
    "  --only-needed            leave the other stages out\n"
    "  --build-arg NAME=VALUE   a value for an ARG that a FROM uses; may be repeated\n"
    "  --platform PLATFORM      what TARGETPLATFORM and the like stand for\n"
    "  --theme light|dark       colours of svg, dot and mermaid\n\n"
    "What is wrong goes to stderr, and is shown in the graph; the exit code is 1 where a build\n"
    "could not start.\n",
    &run,
};

} // namespace stagewright::app
