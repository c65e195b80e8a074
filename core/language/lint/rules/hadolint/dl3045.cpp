#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

bool isRelative(std::string_view path)
{
    path = withoutQuotes(path);
    return !path.empty() && path.front() != '/' && path.front() != '$' && path.front() != '\\' &&
           !isWindowsPath(path);
}

bool setsWorkdir(const dockerfile::Instruction &instruction)
{
    return instruction.as<dockerfile::WorkdirInstruction>() != nullptr;
}

/// What an image without WORKDIR makes of it.
std::optional<text::EditList> fromRoot(const dockerfile::Word &destination)
{
    const auto path = withoutQuotes(destination.text);
    if (path.empty() || path.size() != destination.range.length())
        return std::nullopt;
    const auto rest =
        path == "." ? std::string_view() : path.substr(path.starts_with("./") ? 2 : 0);
    text::EditList edits;
    edits.add({destination.range, concat("/", rest)});
    return edits;
}

void check(const RuleInput &input, Findings &findings)
{
    const auto hasWorkdir = holdsBefore(input.model, setsWorkdir);
    for (const auto &stage : input.model.stages) {
        for (std::size_t i = 0; i < stage.instructions.size(); ++i) {
            const auto &instruction = stage.instructions[i];
            const auto *copy = instruction.as<dockerfile::CopyInstruction>();
            if (!copy || instruction.kind != dockerfile::InstructionKind::Copy ||
                !isRelative(copy->destination.text) || hasWorkdir[stage.index][i])
                continue;
            addFix(findings.add(instruction, copy->destination.range,
                                Message(MSG("lint", "'%1' depends on the base image: no WORKDIR "
                                                    "stands before"),
                                        {copy->destination.text})),
                   fromRoot(copy->destination), Message(MSG("lint", "Start at the root")),
                   stage.baseIsScratch ? FixKind::Safe : FixKind::Suggestion);
        }
    }
}

} // namespace

constinit const Rule kDL3045{.name = "DL3045",
                             .description = MSG("lint", "A relative COPY needs a WORKDIR"),
                             .category = Category::Hadolint,
                             .check = check};

} // namespace stagewright::lint
