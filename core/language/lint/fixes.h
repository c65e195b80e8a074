/// What the fixes of several rules share.
#pragma once

#include "core/language/lint/rule.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

/// "Change 'a' to 'b'": one piece of text.
Fix changeFix(text::TextRange range, std::string_view from, std::string to,
              FixKind kind = FixKind::Safe, FixScope scope = FixScope::Layout);

/// Gives new lines of fixes the line end of the text: rules write '\n'.
void adoptLineEnds(std::string_view source, std::vector<Diagnostic> &diagnostics);

/// The text of a flag and the blanks that follow it on its line.
text::TextRange flagWithBlanks(const RuleInput &input, const dockerfile::Flag &flag);

/// Replaces the name of a variable by the one that is meant, where the name stands in the text.
void addNameFix(const RuleInput &input, const convert::VariableUse &use, std::string name,
                Diagnostic &diagnostic);

/// Whether the file's keywords are in lower case: more of them than in upper case.
bool isMostlyLowerCase(const dockerfile::Dockerfile &model);

/// A name that no stage has and that nothing in the file refers to: "base-1".
std::string freshStageName(const dockerfile::Dockerfile &model, std::string_view name);

/// Gives a stage another name wherever it is named. Nothing where some place does not name it
/// plainly (a variable), or where a trigger may mean it.
std::optional<text::EditList> renameEdits(const RuleInput &input, std::size_t stage,
                                          const std::string &newName);

} // namespace stagewright::lint
