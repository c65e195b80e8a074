#include "core/language/lint/rules/rules.h"

#include <set>

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, std::vector<Diagnostic> &diagnostics)
{
    std::set<std::string_view> seen;
    for (const auto &stage : input.model.stages) {
        if (stage.name.empty() || seen.insert(stage.name).second)
            continue;
        diagnostics.push_back(
            {"DuplicateStageName",
             Severity::Warning,
             stage.nameRange,
             Message(MSG("lint", "Duplicate stage name \"%1\", stage names should be unique"),
                     {stage.name}),
             {}});
    }
}

} // namespace

constinit const Rule kDuplicateStageName{"DuplicateStageName",
                                         MSG("lint", "Stage names should be unique"), check};

} // namespace stagewright::lint
