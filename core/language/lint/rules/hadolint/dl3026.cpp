#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// `*` at one end stands for anything.
bool matches(std::string_view pattern, std::string_view registry)
{
    if (pattern == "*")
        return true;
    if (pattern.starts_with('*'))
        return registry.ends_with(pattern.substr(1));
    if (pattern.ends_with('*'))
        return registry.starts_with(pattern.substr(0, pattern.size() - 1));
    return registry == pattern;
}

/// The registry of a reference as it is written; Docker's own has two names.
std::vector<std::string_view> registriesOf(std::string_view image)
{
    const auto first = image.substr(0, image.find('/'));
    const bool isNamed =
        first.size() < image.size() &&
        (first.find_first_of(".:") != std::string_view::npos || first == "localhost");
    if (isNamed)
        return {first};
    return {"docker.io", "hub.docker.com"};
}

bool isTrusted(const LintOptions &options, std::string_view image)
{
    for (const auto registry : registriesOf(image)) {
        for (const auto &pattern : options.trustedRegistries) {
            if (matches(pattern, registry))
                return true;
        }
    }
    return image == "scratch" || image.empty();
}

void check(const RuleInput &input, Findings &findings)
{
    const auto &graph = input.model.graph;
    if (input.options->trustedRegistries.empty())
        return;
    for (const auto &edge : graph.edges) {
        if (edge.source.kind != dockerfile::NodeId::Kind::Image ||
            edge.fault != dockerfile::EdgeFault::None)
            continue;
        const auto &image = graph.images[edge.source.index].reference;
        if (!isTrusted(*input.options, image))
            findings.add(
                input.model.stages[edge.target].instructions[edge.instruction], edge.referenceRange,
                Message(MSG("lint", "'%1' does not come from a trusted registry"), {image}));
    }
}

} // namespace

constinit const Rule kDL3026{.name = "DL3026",
                             .description =
                                 MSG("lint", "Images should come from trusted registries"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .check = check};

} // namespace stagewright::lint
