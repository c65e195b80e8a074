/// What the RUN instructions of a file hand to a shell.
#pragma once

#include "core/language/dockerfile/dockerfile.h"
#include "core/language/lint/shellcommands.h"
#include "core/language/syntax/syntaxtree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

/// The script of one RUN, or of the RUN of an ONBUILD.
struct RunScript
{
    enum class Form {
        Line,    ///< behind the keyword; heredocs that it announces follow it
        Heredoc, ///< the body of the only heredoc
        Exec,    ///< JSON: one command without a shell
    };

    const dockerfile::Instruction *owner = nullptr; ///< in Stage::instructions: RUN or ONBUILD
    const dockerfile::Instruction *run = nullptr;   ///< the RUN itself
    std::size_t stage = 0;
    std::size_t index = 0; ///< of the owner in its stage
    Form form = Form::Line;
    syntax::JoinedText text; ///< with the way back to the file
    std::uint32_t begin = 0; ///< where the script starts in `text`
    /// Each byte of the script is one byte of the file (not where JSON escapes stand in it).
    bool isExact = true;
    std::vector<std::string> shell; ///< of SHELL or `# hadolint shell=`; empty: the default one
    ShellText commands;             ///< none where the shell is no POSIX shell

    std::string_view script() const { return text.text().substr(begin); }
    text::TextRange rangeOf(syntax::Span span) const { return text.toFile(span); }
    text::TextRange rangeOf(const ShellWord &word) const { return text.toFile(word.span); }

    const dockerfile::RunInstruction &detail() const
    {
        return *run->as<dockerfile::RunInstruction>();
    }
};

/// The program that reads the scripts: "sh", "bash", "pwsh", "cmd", …
std::string shellProgram(const std::vector<std::string> &shell);

/// In file order. Refers to the tree and the model.
std::vector<RunScript> readRunScripts(const syntax::SyntaxTree &tree,
                                      const dockerfile::Dockerfile &model);

/// The same, read when first asked for. For one thread.
class RunScripts
{
public:
    RunScripts(const syntax::SyntaxTree &tree, const dockerfile::Dockerfile &model)
        : m_tree(tree)
        , m_model(model)
    {}

    const std::vector<RunScript> &all() const;

private:
    const syntax::SyntaxTree &m_tree;
    const dockerfile::Dockerfile &m_model;
    mutable std::optional<std::vector<RunScript>> m_scripts;
};

} // namespace stagewright::lint
