#include "core/language/lint/shellcheck.h"

#include "core/base/support/strings.h"
#include "core/language/lint/commandtests.h"
#include "core/language/lint/findings.h"
#include "core/language/lint/ruleselection.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

using syntax::Span;
using text::TextRange;

/// The language of a shell, or nothing where no checker knows it. BusyBox's ash is nearest to dash.
std::optional<std::string> dialectOf(const RunScript &script)
{
    auto program = shellProgram(script.shell);
    if (script.form == RunScript::Form::Exec || script.script().empty())
        return std::nullopt;
    if (script.form == RunScript::Form::Heredoc && script.script().starts_with("#!")) {
        const auto line = script.script().substr(0, script.script().find('\n'));
        program = line.substr(line.find_last_of("/ ") + 1);
    }
    if (program == "ash")
        return "dash";
    return isOneOf(program, {"sh", "bash", "dash", "ksh"}) ? std::optional(program) : std::nullopt;
}

/// What ENV and ARG give the instruction.
std::vector<std::string> variablesAt(const RuleInput &input, const RunScript &script)
{
    std::vector<std::string> names;
    const auto &instructions = input.conversion.stages[script.stage].instructions;
    const auto found = std::lower_bound(
        instructions.begin(), instructions.end(), script.index,
        [](const auto &it, std::size_t index) { return it.isTrigger() || it.index < index; });
    if (found == instructions.end())
        return names;
    for (const auto *variables : {&found->before->variables, &found->before->arguments}) {
        for (const auto &variable : variables->list())
            names.push_back(variable->name);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// Bytes of the checked text, which starts where the script does.
Span inScript(const RunScript &script, TextRange range)
{
    const auto size = static_cast<std::uint32_t>(script.text.text().size());
    return {std::min(size, script.begin + range.begin), std::min(size, script.begin + range.end)};
}

/// An insertion stays with the byte before it, so that it does not go to the next line.
std::optional<TextRange> editRange(const RunScript &script, Span span)
{
    if (span.isEmpty() && span.begin > script.begin) {
        const auto end = script.text.toFile(Span{span.begin - 1, span.begin}).end;
        return TextRange{end, end};
    }
    const auto range = script.rangeOf(span);
    return range.length() == span.end - span.begin ? std::optional(range) : std::nullopt;
}

std::optional<text::EditList> toEdits(const RunScript &script, const ShellFinding &finding)
{
    text::EditList edits;
    for (const auto &replacement : finding.fix) {
        const auto range = editRange(script, inScript(script, replacement.range));
        const bool isLine = replacement.text.find('\n') == std::string::npos ||
                            script.form == RunScript::Form::Heredoc;
        if (!range || !isLine || !edits.add({*range, replacement.text}))
            return std::nullopt;
    }
    return edits.isEmpty() ? std::nullopt : std::optional(edits);
}

class Reporter
{
public:
    Reporter(const LintOptions &options, Findings &findings)
        : m_options(options)
        , m_findings(findings)
    {}

    void add(const RunScript &script, const ShellFinding &finding);

private:
    const LintOptions &m_options;
    Findings &m_findings;
};

void Reporter::add(const RunScript &script, const ShellFinding &finding)
{
    const auto url = concat("https://www.shellcheck.net/wiki/", finding.code);
    const Rule rule{.name = finding.code,
                    .description = {},
                    .url = url,
                    .category = Category::ShellCheck,
                    .severity = finding.severity};
    if (!isWanted(rule, m_options))
        return;
    m_findings.begin(rule, severityFor(rule, m_options));
    auto *diagnostic =
        m_findings.add(*script.owner, script.rangeOf(inScript(script, finding.range)),
                       Message("%1", {finding.message}));
    auto edits = diagnostic ? toEdits(script, finding) : std::nullopt;
    if (edits)
        diagnostic->fixes.push_back({Message(MSG("lint", "Mend it as ShellCheck proposes")),
                                     std::move(*edits), FixKind::Suggestion});
}

} // namespace

Result<std::vector<Diagnostic>> checkShell(const RuleInput &input, const LintOptions &options,
                                           ShellChecker &checker)
{
    const auto all = readRunScripts(input.tree, input.model);
    std::vector<const RunScript *> asked;
    std::vector<ShellScript> scripts;
    for (const auto &script : all) {
        auto dialect = dialectOf(script);
        if (!dialect)
            continue;
        asked.push_back(&script);
        scripts.push_back(
            {std::string(script.script()), std::move(*dialect), variablesAt(input, script)});
    }
    STAGEWRIGHT_TRY_ASSIGN(const auto found, checker.check(scripts));
    const auto file = dockerfile::fileCheckOptions(input.tree.source(), options.checkArgument);
    const Suppressions suppressions(input.tree, input.model,
                                    withWanted(file.value_or(dockerfile::CheckOptions()), options),
                                    options.honoursPragmas);
    Findings findings(suppressions);
    Reporter reporter(options, findings);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        for (const auto &finding : found[i])
            reporter.add(*asked[i], finding);
    }
    return findings.take();
}

} // namespace stagewright::lint
