#include "core/language/lint/runscripts.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <array>

namespace stagewright::lint {

namespace {

using dockerfile::Instruction;
using dockerfile::InstructionKind;
using syntax::JoinedText;

/// PowerShell and cmd have another language. Files that escape with backticks are for Windows.
bool isPosixShell(const std::vector<std::string> &shell, const dockerfile::Dockerfile &model)
{
    static constexpr std::array<std::string_view, 3> kOthers = {"pwsh", "powershell", "cmd"};
    const auto program = shellProgram(shell);
    return (!shell.empty() || model.escape == '\\') &&
           std::find(kOthers.begin(), kOthers.end(), program) == kOthers.end();
}

/// `hadolint shell=NAME`
std::optional<std::string> shellComment(const Instruction &instruction)
{
    for (const auto &comment : instruction.comments) {
        auto text = trim(comment);
        for (const std::string_view word : {"hadolint", "shell", "="}) {
            if (!text.starts_with(word)) {
                text = {};
                break;
            }
            text = trim(text.substr(word.size()));
        }
        if (!text.empty())
            return std::string(text.substr(0, text.find_first_of(" \t#")));
    }
    return std::nullopt;
}

/// Walks the stages with the shell that holds.
class ScriptReader
{
public:
    ScriptReader(const syntax::SyntaxTree &tree, const dockerfile::Dockerfile &model)
        : m_tree(tree)
        , m_model(model)
    {}

    std::vector<RunScript> read();

private:
    void readStage(const dockerfile::Stage &stage, std::vector<std::string> shell);
    void readRun(const Instruction &owner, const Instruction &run, RunScript script);
    void readText(RunScript &script) const;
    void readExec(RunScript &script, const syntax::CommandSyntax &command,
                  const JoinedText &line) const;

    const syntax::SyntaxTree &m_tree;
    const dockerfile::Dockerfile &m_model;
    std::vector<std::string> m_default;             ///< by a comment above the first FROM
    std::vector<std::vector<std::string>> m_shells; ///< at the end of each stage
    std::vector<RunScript> m_scripts;
};

std::vector<RunScript> ScriptReader::read()
{
    const auto noteDefault = [&](const Instruction &instruction) {
        if (auto shell = shellComment(instruction))
            m_default = {std::move(*shell)};
    };
    for (const auto &argument : m_model.globalArguments)
        noteDefault(argument);
    if (!m_model.stages.empty())
        noteDefault(m_model.stages.front().instructions.front());
    for (const auto &stage : m_model.stages) {
        const auto base = m_model.findBaseStage(stage.base, stage.index);
        readStage(stage, base ? m_shells[*base] : m_default);
    }
    return std::move(m_scripts);
}

void ScriptReader::readStage(const dockerfile::Stage &stage, std::vector<std::string> shell)
{
    for (std::size_t i = 1; i < stage.instructions.size(); ++i) {
        const auto &instruction = stage.instructions[i];
        if (auto named = shellComment(instruction))
            shell = {std::move(*named)};
        if (const auto *detail = instruction.as<dockerfile::ShellInstruction>())
            shell = detail->shell;
        RunScript script;
        script.stage = stage.index;
        script.index = i;
        script.shell = shell;
        if (instruction.kind == InstructionKind::Run)
            readRun(instruction, instruction, std::move(script));
        else if (const auto *trigger = instruction.as<dockerfile::OnBuildInstruction>();
                 trigger && trigger->instruction &&
                 trigger->instruction->kind == InstructionKind::Run)
            readRun(instruction, *trigger->instruction, std::move(script));
    }
    m_shells.push_back(std::move(shell));
}

void ScriptReader::readRun(const Instruction &owner, const Instruction &run, RunScript script)
{
    if (!run.as<dockerfile::RunInstruction>())
        return;
    script.owner = &owner;
    script.run = &run;
    readText(script);
    m_scripts.push_back(std::move(script));
}

std::string_view programOf(std::string_view script)
{
    return script.starts_with("#!") ? trim(script.substr(2, script.find('\n') - 2))
                                    : std::string_view();
}

/// Of a script that names its own interpreter.
bool isShellScript(std::string_view script)
{
    auto program = programOf(script);
    if (program.starts_with("/usr/bin/env "))
        program = trim(program.substr(program.find(' ')));
    const auto name = program.substr(0, program.find(' '));
    return name.empty() || name.ends_with("sh");
}

/// Heredoc bodies as the builder sees them.
void appendBody(JoinedText &text, std::string_view source, const syntax::HeredocSyntax &heredoc)
{
    auto offset = heredoc.content.begin;
    while (offset < heredoc.content.end) {
        const auto end = std::min<std::size_t>(source.find('\n', offset), heredoc.content.end - 1);
        auto begin = offset;
        while (heredoc.word.stripTabs && begin < end && source[begin] == '\t')
            ++begin;
        text.append(source.substr(begin, end + 1 - begin), begin);
        offset = static_cast<std::uint32_t>(end) + 1;
    }
}

void ScriptReader::readText(RunScript &script) const
{
    const auto &node = *m_tree.nodeAt(script.owner->range.begin);
    const auto &syntax = *node.as<syntax::InstructionSyntax>();
    const auto &command =
        syntax.command.trigger.empty() ? syntax.command : syntax.command.trigger.front();
    if (script.detail().command.isExecForm) {
        readExec(script, command, syntax.line);
        return;
    }
    if (script.detail().isScript && !syntax.heredocs.empty()) {
        script.form = RunScript::Form::Heredoc;
        appendBody(script.text, m_tree.source(), syntax.heredocs.front());
        if (!isShellScript(script.text.text()))
            return;
    } else {
        script.text = syntax.line;
        script.begin = command.arguments.begin;
        for (const auto &heredoc : syntax.heredocs) {
            const text::TextRange body{heredoc.content.begin, heredoc.terminator.end};
            if (&heredoc == &syntax.heredocs.front())
                script.text.append("\n", body.begin > 0 ? body.begin - 1 : 0);
            if (body.begin < body.end)
                script.text.append(text::slice(m_tree.source(), body), body.begin);
        }
    }
    if (isPosixShell(script.shell, m_model))
        script.commands = splitShell(script.text.text(), script.begin);
}

/// Adds a decoded JSON string. Where it is not what stands in the file, its bytes stay inside it.
bool appendElement(JoinedText &text, const syntax::Argument &element, const JoinedText &line)
{
    const auto range = line.toFile(element.span);
    const auto inside = line.text({element.span.begin + 1, element.span.end - 1});
    const bool isExact =
        inside == element.text && range.length() == element.span.end - element.span.begin;
    if (isExact) {
        text.append(element.text, range.begin + 1);
        return true;
    }
    for (std::size_t i = 0; i < element.text.size(); ++i)
        text.append(std::string_view(element.text).substr(i, 1),
                    std::min(range.begin + static_cast<std::uint32_t>(i), range.end - 1));
    return false;
}

/// One command whose words are the strings; a shell among them is looked into.
void ScriptReader::readExec(RunScript &script, const syntax::CommandSyntax &command,
                            const JoinedText &line) const
{
    script.form = RunScript::Form::Exec;
    std::vector<ShellWord> words;
    for (const auto &element : command.list.words) {
        const auto begin = static_cast<std::uint32_t>(script.text.text().size());
        script.isExact &= appendElement(script.text, element, line);
        const auto end = static_cast<std::uint32_t>(script.text.text().size());
        words.push_back({element.text, {begin, end}, false, false});
        script.text.append(" ", line.toFile(element.span).end - 1);
    }
    script.commands = splitExec(script.text.text(), std::move(words));
}

} // namespace

std::string shellProgram(const std::vector<std::string> &shell)
{
    if (shell.empty())
        return "sh";
    std::string_view path = shell.front();
    path = path.substr(0, path.find(' '));
    path = path.substr(path.find_last_of("/\\") + 1);
    auto name = toLowerAscii(path);
    return name.ends_with(".exe") ? name.substr(0, name.size() - 4) : name;
}

std::vector<RunScript> readRunScripts(const syntax::SyntaxTree &tree,
                                      const dockerfile::Dockerfile &model)
{
    return ScriptReader(tree, model).read();
}

const std::vector<RunScript> &RunScripts::all() const
{
    if (!m_scripts)
        m_scripts = readRunScripts(m_tree, m_model);
    return *m_scripts;
}

} // namespace stagewright::lint
