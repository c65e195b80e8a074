/// Parser directives: `# syntax=`, `# escape=`, `# check=` at the very top of a file.
#pragma once

#include "core/language/text/textrange.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stagewright::syntax {

struct DirectiveText
{
    std::string key; ///< as written
    std::string value;
    text::TextRange keyRange; ///< in the line
    text::TextRange valueRange;
};

/// `PREFIX key = value` of any key, or nothing. The line has no line end.
std::optional<DirectiveText> parseDirectiveLine(std::string_view line,
                                                std::string_view prefix = "#");

/// syntax, escape or check, in any case.
bool isDirectiveKey(std::string_view key);

/// A directive's value, and its first word (the image of `# syntax=image arguments`).
struct FoundDirective
{
    std::string reference;
    std::string commandLine;
    std::uint32_t line = 0; ///< zero-based
};

/// Searches the top of a file that need not be a Dockerfile: a BOM and a `#!` line are skipped.
std::optional<FoundDirective> findDirective(std::string_view text, std::string_view key);
/// The `syntax` of a file, also as `// syntax=` and as a JSON member.
std::optional<FoundDirective> findSyntax(std::string_view text);

} // namespace stagewright::syntax
