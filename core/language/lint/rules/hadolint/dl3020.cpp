#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

/// What ADD does more than COPY, or may do.
bool needsAdd(std::string_view source)
{
    source = withoutQuotes(source);
    return isArchiveName(source) || source.find("://") != std::string_view::npos ||
           source.starts_with("git@");
}

/// Names of files whose content is known not to be an archive: others may be unpacked.
bool isPlainName(std::string_view source)
{
    source = withoutQuotes(source);
    const auto name = source.substr(source.rfind('/') + 1);
    return source.find_first_of("$*?[") == std::string_view::npos &&
           (name.empty() || name.find('.') != std::string_view::npos);
}

bool hasFlagsOfAdd(const dockerfile::Instruction &instruction)
{
    return std::any_of(instruction.flags.begin(), instruction.flags.end(), [](const auto &flag) {
        return isOneOf(flag.name, {"checksum", "keep-git-dir", "unpack"});
    });
}

void report(const dockerfile::Instruction &instruction, const dockerfile::CopyInstruction &add,
            Findings &findings)
{
    auto *diagnostic = findings.add(
        instruction, instruction.keyword.range,
        Message(MSG("lint", "Use COPY for files and folders: ADD also unpacks archives and loads "
                            "URLs")));
    if (hasFlagsOfAdd(instruction))
        return;
    const auto &keyword = instruction.keyword;
    const std::string copy = keyword.text == toLowerAscii(keyword.text) ? "copy" : "COPY";
    const bool isSafe = std::all_of(add.sources.begin(), add.sources.end(),
                                    [](const auto &source) { return isPlainName(source.text); });
    text::EditList edits;
    edits.add({keyword.range, copy});
    addFix(diagnostic, std::move(edits),
           Message(MSG("lint", "Change '%1' to '%2'"), {keyword.text, copy}),
           isSafe ? FixKind::Safe : FixKind::Suggestion);
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto *add = instruction.as<dockerfile::CopyInstruction>();
            if (add && instruction.kind == dockerfile::InstructionKind::Add &&
                !std::all_of(add->sources.begin(), add->sources.end(),
                             [](const auto &source) { return needsAdd(source.text); }))
                report(instruction, *add, findings);
        }
    }
}

} // namespace

constinit const Rule kDL3020{.name = "DL3020",
                             .description =
                                 MSG("lint", "COPY is for files, ADD for archives and URLs"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .check = check};

} // namespace stagewright::lint
