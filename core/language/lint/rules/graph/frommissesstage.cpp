#include "core/base/support/strings.h"
#include "core/language/dockerfile/suggest.h"
#include "core/language/lint/rules/graph/rules.h"

namespace stagewright::lint {

namespace {

using dockerfile::StageEdge;

/// A tag, a digest, a path or a variable: an image is meant.
bool isImage(std::string_view name)
{
    return name.empty() || name.find_first_of(":@/.$") != std::string_view::npos;
}

/// One letter more, less or other, in a name that is long enough to tell.
std::optional<std::string> nearestStage(const dockerfile::Dockerfile &model,
                                        const std::string &name, std::size_t user)
{
    constexpr std::size_t kTelling = 5;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < user; ++i)
        names.push_back(model.stages[i].name);
    auto near = name.size() < kTelling ? std::nullopt : dockerfile::suggest(name, names, true);
    return near && levenshtein(*near, name) == 1 ? near : std::nullopt;
}

class Checker
{
public:
    Checker(const RuleInput &input, Findings &findings)
        : m_input(input)
        , m_findings(findings)
    {}

    void look(const StageEdge &edge);

private:
    Diagnostic *add(const StageEdge &edge, Message message);
    void addFix(Diagnostic *diagnostic, const StageEdge &edge, const std::string &name);

    const RuleInput &m_input;
    Findings &m_findings;
};

Diagnostic *Checker::add(const StageEdge &edge, Message message)
{
    return m_findings.add(m_input.model.stages[edge.target].instructions[edge.instruction],
                          edge.referenceRange, std::move(message));
}

void Checker::addFix(Diagnostic *diagnostic, const StageEdge &edge, const std::string &name)
{
    if (diagnostic)
        diagnostic->fixes.push_back(
            changeFix(edge.referenceRange, text::slice(m_input.tree.source(), edge.referenceRange),
                      name, FixKind::Suggestion));
}

void Checker::look(const StageEdge &edge)
{
    const bool isBase = edge.kind == dockerfile::EdgeKind::Base;
    const std::string name(text::slice(m_input.tree.source(), edge.referenceRange));
    if (edge.source.kind != dockerfile::NodeId::Kind::Image || isImage(name) || name == "scratch" ||
        (!isBase && edge.kind != dockerfile::EdgeKind::MountFrom))
        return;
    const auto found = m_input.model.findStage(name);
    if (isBase && found && *found > edge.target)
        add(edge,
            Message(MSG("lint", "'%1' is a stage further down: FROM looks backwards and takes "
                                "an image of this name"),
                    {name}));
    else if (isBase && found && *found < edge.target)
        addFix(add(edge, Message(MSG("lint", "FROM tells upper case from lower case: the stage is "
                                             "named '%1'"),
                                 {m_input.model.stages[*found].name})),
               edge, m_input.model.stages[*found].name);
    else if (const auto near = nearestStage(m_input.model, name, edge.target))
        addFix(add(edge, Message(MSG("lint", "No stage is named '%1', so this is an image; is the "
                                             "stage '%2' meant?"),
                                 {name, *near})),
               edge, *near);
}

void check(const RuleInput &input, Findings &findings)
{
    Checker checker(input, findings);
    for (const auto &edge : input.model.graph.edges)
        checker.look(edge);
}

} // namespace

constinit const Rule kFromMissesStage{
    .name = "FromMissesStage",
    .description = MSG("lint", "A FROM or mount that means a stage should find it"),
    .category = Category::Graph,
    .check = check};

} // namespace stagewright::lint
