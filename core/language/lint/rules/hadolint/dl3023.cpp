#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &edge : input.model.graph.edges) {
        if (edge.kind != dockerfile::EdgeKind::CopyFrom ||
            edge.source != dockerfile::NodeId{dockerfile::NodeId::Kind::Stage, edge.target})
            continue;
        findings.add(input.model.stages[edge.target].instructions[edge.instruction],
                     edge.referenceRange, Message(MSG("lint", "A stage cannot copy from itself")));
    }
}

} // namespace

constinit const Rule kDL3023{.name = "DL3023",
                             .description = MSG("lint", "A stage cannot copy from itself"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .yieldsTo = "parse",
                             .check = check};

} // namespace stagewright::lint
