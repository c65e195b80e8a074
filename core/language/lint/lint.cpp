#include "core/language/lint/lint.h"

#include "core/base/support/strings.h"
#include "core/language/lint/rules/rules.h"

#include <algorithm>
#include <array>

namespace stagewright::lint {

std::span<const Rule *const> allRules()
{
    static constexpr std::array<const Rule *, 3> kRules = {
        &kDuplicateStageName,
        &kFromAsCasing,
        &kStageNameCasing,
    };
    return kRules;
}

std::string ruleUrl(std::string_view name)
{
    std::string path;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool isUpper = name[i] >= 'A' && name[i] <= 'Z';
        // A run of capitals is one word: "JSONArgs" is "json-args".
        const bool startsWord = isUpper && i > 0 &&
                                (!(name[i - 1] >= 'A' && name[i - 1] <= 'Z') ||
                                 (i + 1 < name.size() && name[i + 1] >= 'a'));
        if (startsWord)
            path += '-';
        path += toLowerAscii(name.substr(i, 1));
    }
    return concat("https://docs.docker.com/go/dockerfile/rule/", path, "/");
}

Diagnostic toDiagnostic(const syntax::Problem &problem)
{
    Diagnostic diagnostic;
    diagnostic.rule = "parse";
    diagnostic.severity = problem.isFatal ? Severity::Error : Severity::Warning;
    diagnostic.range = problem.range;
    diagnostic.message = problem.message;
    return diagnostic;
}

std::vector<Diagnostic> diagnose(const RuleInput &input)
{
    std::vector<Diagnostic> diagnostics;
    for (const auto &problem : input.model.problems)
        diagnostics.push_back(toDiagnostic(problem));
    for (const auto *rule : allRules())
        rule->check(input, diagnostics);
    std::stable_sort(
        diagnostics.begin(), diagnostics.end(),
        [](const Diagnostic &a, const Diagnostic &b) { return a.range.begin < b.range.begin; });
    return diagnostics;
}

} // namespace stagewright::lint
