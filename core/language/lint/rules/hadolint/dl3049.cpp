#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool sets(const dockerfile::Stage &stage, const std::string &name)
{
    return std::any_of(stage.instructions.begin(), stage.instructions.end(), [&](const auto &it) {
        const auto *label = it.template as<dockerfile::LabelInstruction>();
        return label && std::any_of(label->labels.begin(), label->labels.end(), [&](const auto &l) {
                   return withoutQuotes(l.key.text) == name;
               });
    });
}

/// Nobody sees the labels of stages that others only copy from.
std::vector<bool> copiedStages(const dockerfile::Dockerfile &model)
{
    std::vector<bool> isCopied(model.stages.size());
    for (const auto &edge : model.graph.edges) {
        if (edge.kind == dockerfile::EdgeKind::CopyFrom &&
            edge.source.kind == dockerfile::NodeId::Kind::Stage)
            isCopied[edge.source.index] = true;
    }
    return isCopied;
}

void check(const RuleInput &input, Findings &findings)
{
    const auto bases = baseStages(input.model);
    const auto isCopied = copiedStages(input.model);
    for (const auto &[name, type] : input.options->labels) {
        std::vector<bool> has; // a stage has the labels of the one that it is built on
        for (const auto &stage : input.model.stages) {
            const auto base = bases[stage.index];
            has.push_back(sets(stage, name) || (base && has[*base]));
            if (!has.back() && !isCopied[stage.index])
                findings.add(stage.instructions.front(), stage.baseRange,
                             Message(MSG("lint", "The label '%1' is missing"), {name}));
        }
    }
}

} // namespace

constinit const Rule kDL3049{.name = "DL3049",
                             .description = MSG("lint", "Labels of the schema should be there"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .check = check};

} // namespace stagewright::lint
