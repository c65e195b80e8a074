/// The simple commands of a shell script, without a whole parser: enough to see what a RUN calls.
#pragma once

#include "core/language/syntax/joinedtext.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

struct ShellWord
{
    /// Without quotes and escapes; a variable as "${X}", a substitution as "$()".
    std::string text;
    syntax::Span span;         ///< in the script
    bool hasExpansion = false; ///< of variables or substitutions
    bool hasWildcard = false;  ///< `*`, `?` or `[` outside quotes

    bool isLiteral() const { return !hasExpansion && !hasWildcard; }
};

struct ShellRedirection
{
    enum class Kind { Input, Output, Append, Heredoc, HereString };
    Kind kind = Kind::Input;
    ShellWord target;
};

/// A name with its arguments.
struct ShellCommand
{
    /// What stands between it and the command before.
    enum class Link { Start, And, Or, Pipe, Sequence, Background };

    Link link = Link::Start;
    /// Not 0: inside a group, a branch, a loop, a function, a substitution, or `sh -c`.
    std::uint32_t depth = 0;
    std::vector<ShellWord> assignments; ///< `A=1` in front
    std::vector<ShellWord> wrappers;    ///< `sudo -E`, `env A=1`, `command` in front of the name
    std::vector<ShellWord> words;       ///< the name first; never empty
    std::vector<ShellRedirection> redirections;
    /// Spans are those of the quoted script around it: they are no good for edits.
    bool isInexact = false;

    const std::string &name() const { return words.front().text; }
    /// From the first to the last of its bytes, without redirections.
    syntax::Span span() const;
};

struct ShellText
{
    std::vector<ShellCommand> commands; ///< as they are written; a substitution's behind its user
    bool hasPipes = false;
};

/// Total and tolerant: what it does not understand it reads as words. Looks into `$(…)`,
/// backticks, `sh -c '…'` and heredocs that feed a shell. Reads from `begin` on; spans count from
/// the start of the text. Linear but for substitutions in substitutions, which end at a fixed
/// depth.
ShellText splitShell(std::string_view script, std::uint32_t begin = 0);
/// One command that no shell splits. Looks into `sh -c …` too.
ShellText splitExec(std::string_view text, std::vector<ShellWord> words);

} // namespace stagewright::lint
