#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// BuildKit makes a directory of any destination; other builders want to see that it is one.
bool isDirectory(std::string_view destination)
{
    destination = withoutQuotes(destination);
    return destination.empty() || destination.ends_with('/') || destination == "." ||
           destination == ".." || destination.ends_with("/.") || destination.ends_with("/..");
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto *copy = instruction.as<dockerfile::CopyInstruction>();
            if (!copy || instruction.kind != dockerfile::InstructionKind::Copy ||
                copy->sources.size() < 2 || isDirectory(copy->destination.text))
                continue;
            const auto &range = copy->destination.range;
            const auto written = text::slice(input.tree.source(), range);
            const bool isQuoted = written.ends_with('"') || written.ends_with('\'');
            const auto end = range.end - (isQuoted ? 1U : 0U);
            text::EditList edits;
            edits.add({{end, end}, "/"});
            addFix(findings.add(instruction, range,
                                Message(MSG("lint", "Several sources go into a directory: end "
                                                    "'%1' with /"),
                                        {copy->destination.text})),
                   std::move(edits), Message(MSG("lint", "Add %1"), {"/"}), FixKind::Safe);
        }
    }
}

} // namespace

constinit const Rule kDL3021{.name = "DL3021",
                             .description = MSG("lint", "Several sources need a directory"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .check = check};

} // namespace stagewright::lint
