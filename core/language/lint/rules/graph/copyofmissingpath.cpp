#include "core/base/support/strings.h"
#include "core/language/lint/rules/graph/madepaths.h"
#include "core/language/lint/rules/graph/rules.h"

namespace stagewright::lint {

namespace {

class Checker
{
public:
    Checker(const RuleInput &input, Findings &findings)
        : m_input(input)
        , m_findings(findings)
        , m_made(input)
    {}

    void look(const Step &step);

private:
    void look(const Step &step, const convert::FileSource &from, std::string_view written,
              std::string_view path, text::TextRange range);

    const RuleInput &m_input;
    Findings &m_findings;
    MadePaths m_made;
};

void Checker::look(const Step &step, const convert::FileSource &from, std::string_view written,
                   std::string_view path, text::TextRange range)
{
    const auto clean = absolutePath(path, "/");
    if (from.kind != convert::FileSource::Kind::Stage || hasPattern(path) ||
        !m_made.lacks(from.index, clean))
        return;
    auto *diagnostic = m_findings.add(
        step, range,
        Message(MSG("lint", "Nothing in the stage '%1' makes '%2': the build will fail here"),
                {m_input.model.stages[from.index].displayName(), clean}));
    const auto other = m_made.sameName(from.index, clean);
    if (diagnostic && other && text::slice(m_input.tree.source(), range) == written)
        diagnostic->fixes.push_back(changeFix(range, written, *other, FixKind::Suggestion));
}

void Checker::look(const Step &step)
{
    if (step.converted.isTrigger())
        return;
    if (const auto *copy = step.converted.as<convert::ResolvedCopy>(); copy && !copy->parents) {
        for (const auto &source : copy->sources) {
            if (const auto *path = std::get_if<convert::PathSource>(&source.detail))
                look(step, copy->from, source.text, path->path, source.range);
        }
    }
    const auto *run = step.converted.as<convert::ResolvedRun>();
    for (const auto &mount : run ? run->mounts : std::vector<convert::ResolvedMount>()) {
        if (mount.type == dockerfile::Mount::Type::Bind && !mount.source.empty())
            look(step, mount.from, mount.source, mount.source, mount.range);
    }
}

void check(const RuleInput &input, Findings &findings)
{
    Checker checker(input, findings);
    for (const auto &step : steps(input))
        checker.look(step);
}

} // namespace

constinit const Rule kCopyOfMissingPath{
    .name = "CopyOfMissingPath",
    .description = MSG("lint", "COPY --from should name paths that the stage makes"),
    .category = Category::Graph,
    .severity = Severity::Error,
    .check = check};

} // namespace stagewright::lint
