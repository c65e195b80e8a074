#include "core/base/support/strings.h"
#include "core/language/lint/rules/rules.h"

namespace stagewright::lint {

namespace {

/// References compare without case (--from) or with the lower-case name (FROM): they need no edit.
void check(const RuleInput &input, std::vector<Diagnostic> &diagnostics)
{
    for (const auto &stage : input.model.stages) {
        const auto &written =
            stage.instructions.front().as<dockerfile::FromInstruction>()->stageName;
        if (!written || written->text == toLowerAscii(written->text))
            continue;
        Fix fix;
        fix.title = Message(MSG("lint", "Change '%1' to '%2'"), {written->text, stage.name});
        fix.edits.add({written->range, stage.name});
        diagnostics.push_back(
            {"StageNameCasing",
             Severity::Warning,
             written->range,
             Message(MSG("lint", "Stage name '%1' should be lowercase"), {written->text}),
             {std::move(fix)}});
    }
}

} // namespace

constinit const Rule kStageNameCasing{"StageNameCasing",
                                      MSG("lint", "Stage names should be lowercase"), check};

} // namespace stagewright::lint
