#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto *workdir = instruction.as<dockerfile::WorkdirInstruction>();
            const auto path = workdir ? withoutQuotes(workdir->path.text) : "/";
            if (path.empty() || path.front() == '/' || path.front() == '$' || isWindowsPath(path))
                continue;
            auto *diagnostic = findings.add(
                instruction, workdir->path.range,
                Message(MSG("lint", "'%1' depends on the directory before: write it from the "
                                    "root"),
                        {std::string(path)}));
            text::EditList edits;
            const auto begin =
                workdir->path.range.begin + (workdir->path.text.front() == path.front() ? 0U : 1U);
            edits.add({{begin, begin}, "/"});
            addFix(diagnostic, std::move(edits), Message(MSG("lint", "Start at the root")),
                   FixKind::Suggestion);
        }
    }
}

} // namespace

constinit const Rule kDL3000{.name = "DL3000",
                             .description = MSG("lint", "WORKDIR should be absolute"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .yieldsTo = "WorkdirRelativePath",
                             .check = check};

} // namespace stagewright::lint
