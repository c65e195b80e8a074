#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// `# hadolint ignore=…`
bool isPragma(std::string_view comment)
{
    comment = trim(comment);
    for (const std::string_view word : {"hadolint", "ignore", "="}) {
        if (!comment.starts_with(word))
            return false;
        comment = trim(comment.substr(word.size()));
    }
    return true;
}

void check(const RuleInput &input, Findings &findings)
{
    const dockerfile::Instruction anywhere;
    for (const auto &node : input.tree.nodes()) {
        const auto *comment = node.as<syntax::CommentSyntax>();
        if (!comment || !isPragma(comment->text))
            continue;
        if (auto *diagnostic = findings.addForFile(
                anywhere, node.content,
                Message(MSG("lint", "This comment hides a finding: mend what is found")))) {
            diagnostic->firstLine = node.firstLine;
            diagnostic->lastLine = node.lastLine;
        }
    }
}

} // namespace

constinit const Rule kDL1001{.name = "DL1001",
                             .description = MSG("lint", "Comments should not switch rules off"),
                             .category = Category::Hadolint,
                             .severity = Severity::Information,
                             .isExperimental = true,
                             .check = check};

} // namespace stagewright::lint
