#include "core/base/support/strings.h"
#include "core/language/dockerfile/suggest.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// A tag, a digest or a path: an image.
bool isImage(std::string_view name)
{
    return name.find_first_of(":@/$") != std::string_view::npos;
}

bool isUnknown(const dockerfile::StageEdge &edge)
{
    using dockerfile::EdgeFault;
    return edge.kind == dockerfile::EdgeKind::CopyFrom &&
           (edge.source.kind == dockerfile::NodeId::Kind::Image ||
            edge.fault == EdgeFault::ForwardReference || edge.fault == EdgeFault::UnknownIndex);
}

std::optional<std::string> nearestStage(const dockerfile::Dockerfile &model,
                                        const std::string &name, std::size_t user)
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < user; ++i)
        names.push_back(model.stages[i].name);
    return dockerfile::suggest(toLowerAscii(name), names, true);
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &edge : input.model.graph.edges) {
        const std::string name(text::slice(input.tree.source(), edge.referenceRange));
        if (!isUnknown(edge) || name.empty() || isImage(name))
            continue;
        auto *diagnostic = findings.add(
            input.model.stages[edge.target].instructions[edge.instruction], edge.referenceRange,
            Message(MSG("lint", "No stage before this one is named '%1': it is taken for an "
                                "image"),
                    {name}));
        const auto near = nearestStage(input.model, name, edge.target);
        if (!near)
            continue;
        text::EditList edits;
        edits.add({edge.referenceRange, *near});
        addFix(diagnostic, std::move(edits),
               Message(MSG("lint", "Change '%1' to '%2'"), {name, *near}), FixKind::Suggestion);
    }
}

} // namespace

constinit const Rule kDL3022{.name = "DL3022",
                             .description = MSG("lint", "COPY --from should name a stage"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
