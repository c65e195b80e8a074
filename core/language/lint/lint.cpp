#include "core/language/lint/lint.h"

#include "core/base/support/strings.h"
#include "core/language/lint/findings.h"
#include "core/language/lint/fixes.h"
#include "core/language/lint/ruleselection.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

std::optional<Message> violation(const std::vector<Diagnostic> &diagnostics)
{
    std::vector<std::string> rules;
    for (const auto &diagnostic : diagnostics) {
        if (std::find(rules.begin(), rules.end(), diagnostic.rule) == rules.end())
            rules.push_back(diagnostic.rule);
    }
    if (rules.empty())
        return std::nullopt;
    return Message(MSG("lint", "lint violation found for rules: %1"), {join(rules, ", ")});
}

/// Wrong options stand in the directive, if they are the text's.
Diagnostic optionsDiagnostic(const dockerfile::Dockerfile &model, Message message)
{
    Diagnostic diagnostic;
    diagnostic.rule = "parse";
    diagnostic.message = std::move(message);
    for (const auto &directive : model.directives) {
        if (directive.key == "check")
            diagnostic.range = directive.value.range;
    }
    return diagnostic;
}

tl::expected<dockerfile::CheckOptions, Message> fileOptions(const RuleInput &input,
                                                            const LintOptions &options)
{
    return dockerfile::fileCheckOptions(input.tree.source(), options.checkArgument);
}

LintResult run(RuleInput input, const LintOptions &options, dockerfile::CheckOptions file)
{
    const RunScripts scripts(input.tree, input.model);
    input.scripts = &scripts;
    input.options = &options;
    const Suppressions suppressions(input.tree, input.model, withWanted(std::move(file), options),
                                    options.honoursPragmas);
    Findings findings(suppressions);
    for (const auto *rule : allRules()) {
        if (!isWanted(*rule, options))
            continue;
        findings.begin(*rule, severityFor(*rule, options));
        rule->check(input, findings);
    }
    LintResult result{findings.take(), std::nullopt};
    adoptLineEnds(input.tree.source(), result.diagnostics);
    if (suppressions.file().failsOnFindings)
        result.error = violation(result.diagnostics);
    return result;
}

} // namespace

Diagnostic toDiagnostic(const syntax::Problem &problem)
{
    Diagnostic diagnostic;
    diagnostic.rule = "parse";
    diagnostic.severity = problem.isFatal ? Severity::Error : Severity::Warning;
    diagnostic.range = problem.range;
    diagnostic.firstLine = diagnostic.lastLine = problem.line;
    diagnostic.message = problem.message;
    return diagnostic;
}

namespace {

/// Another target does not need a stage that the default one does not.
bool isAvoidable(const RuleInput &input, const convert::Failure &failure)
{
    const auto position = input.model.positionAt(failure.range.begin);
    return failure.part == convert::Part::Instructions && position &&
           !input.conversion.stages[position->stage].isReachable;
}

/// A base that only lacks the value of a build argument is no mistake of the text.
bool onlyNeedsArgument(const RuleInput &input, const syntax::Problem &problem)
{
    const auto &edges = input.model.graph.edges;
    return std::any_of(edges.begin(), edges.end(), [&](const dockerfile::StageEdge &edge) {
        return edge.fault == dockerfile::EdgeFault::NeedsArgument &&
               edge.referenceRange.touches(problem.range);
    });
}

/// A problem that the model takes for one that a build may avoid, and that this one does not.
bool isUnavoidable(const RuleInput &input, const syntax::Problem &problem)
{
    const auto &failures = input.conversion.failures;
    return problem.phase == syntax::Phase::Conversion && !onlyNeedsArgument(input, problem) &&
           std::any_of(failures.begin(), failures.end(), [&](const convert::Failure &failure) {
               return problem.range.touches(failure.range) && !isAvoidable(input, failure);
           });
}

/// The text's problems and those of the stage graph are the model's, with more to say.
bool isKnown(const RuleInput &input, const convert::Failure &failure)
{
    const auto &problems = input.model.problems;
    return failure.part <= convert::Part::Text ||
           std::any_of(problems.begin(), problems.end(), [&](const auto &problem) {
               return problem.phase == syntax::Phase::Conversion &&
                      problem.range.touches(failure.range);
           });
}

Diagnostic failureDiagnostic(const RuleInput &input, const convert::Failure &failure)
{
    Diagnostic diagnostic;
    diagnostic.rule = "parse";
    diagnostic.severity = isAvoidable(input, failure) ? Severity::Warning : Severity::Error;
    diagnostic.range = failure.range;
    if (!failure.lines.empty() && failure.lines.front().first > 0) {
        diagnostic.firstLine = failure.lines.front().first - 1;
        diagnostic.lastLine = failure.lines.front().last - 1;
    }
    diagnostic.message = failure.message;
    return diagnostic;
}

void addProblems(const RuleInput &input, std::vector<Diagnostic> &diagnostics)
{
    for (const auto &problem : input.model.problems) {
        diagnostics.push_back(toDiagnostic(problem));
        if (isUnavoidable(input, problem))
            diagnostics.back().severity = Severity::Error;
    }
    for (const auto &failure : input.conversion.failures) {
        if (!isKnown(input, failure))
            diagnostics.push_back(failureDiagnostic(input, failure));
    }
}

} // namespace

LintResult lint(const RuleInput &input, const LintOptions &options)
{
    auto file = fileOptions(input, options);
    if (!file)
        return {{}, std::move(file).error()};
    return run(input, options, std::move(*file));
}

std::vector<Diagnostic> diagnose(const RuleInput &input, const LintOptions &options)
{
    auto file = fileOptions(input, options);
    auto diagnostics = run(input, options, file.value_or(dockerfile::CheckOptions())).diagnostics;
    if (!file)
        diagnostics.push_back(optionsDiagnostic(input.model, std::move(file).error()));
    addProblems(input, diagnostics);
    std::stable_sort(
        diagnostics.begin(), diagnostics.end(),
        [](const Diagnostic &a, const Diagnostic &b) { return a.range.begin < b.range.begin; });
    return diagnostics;
}

} // namespace stagewright::lint
