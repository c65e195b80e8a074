#include "core/language/analysis/analysis.h"

#include "core/language/lint/lint.h"
#include "core/language/lint/shellcheck.h"

namespace stagewright::analysis {

namespace {

lint::RuleInput inputOf(const Analysis &analysis)
{
    return {.tree = analysis.tree,
            .model = analysis.dockerfile,
            .conversion = analysis.conversion,
            .mode = convert::Mode::Editor};
}

std::vector<lint::Diagnostic> diagnose(lint::RuleInput input, const Knowledge &knowledge)
{
    if (!knowledge.built)
        return lint::diagnose(input);
    const auto facts = lint::factsFor(*knowledge.built, input.model, input.tree.source());
    input.facts = &facts;
    return lint::diagnose(input);
}

/// Answers with what is known.
class KnownAnswers : public lint::ShellChecker
{
public:
    explicit KnownAnswers(const ShellAnswers &answers)
        : m_answers(answers)
    {}

    Result<std::vector<ShellAnswers::Findings>>
    check(const std::vector<lint::ShellScript> &scripts) override
    {
        std::vector<ShellAnswers::Findings> result;
        for (auto &answer : m_answers.known(scripts)) {
            m_isComplete = m_isComplete && answer;
            result.push_back(std::move(answer).value_or(ShellAnswers::Findings()));
        }
        return result;
    }

    bool isComplete() const { return m_isComplete; }

private:
    const ShellAnswers &m_answers;
    bool m_isComplete = true;
};

void addKnownShell(Analysis &analysis, const ShellAnswers &answers)
{
    KnownAnswers known(answers);
    auto found = lint::checkShell(inputOf(analysis), {}, known);
    if (found)
        lint::addByPosition(analysis.diagnostics, std::move(*found));
    analysis.awaitsShell = !known.isComplete();
}

} // namespace

std::shared_ptr<const Analysis> analyze(const text::TextSnapshot &snapshot,
                                        const dockerfile::ModelOptions &options,
                                        std::stop_token stop, const Knowledge &knowledge)
{
    auto result = std::make_shared<Analysis>();
    result->snapshot = snapshot;
    if (stop.stop_requested())
        return nullptr;
    result->tree = syntax::parse(snapshot);
    if (stop.stop_requested())
        return nullptr;
    result->dockerfile = dockerfile::makeDockerfile(result->tree, options);
    if (stop.stop_requested())
        return nullptr;
    convert::ConvertOptions convertOptions;
    convertOptions.model = options;
    convertOptions.mode = convert::Mode::Editor;
    result->conversion = convert::convert(result->dockerfile, convertOptions);
    if (stop.stop_requested())
        return nullptr;
    result->diagnostics = diagnose(inputOf(*result), knowledge);
    if (knowledge.shell)
        addKnownShell(*result, *knowledge.shell);
    return result;
}

Result<std::vector<lint::Diagnostic>>
checkShell(const Analysis &analysis, lint::ShellChecker &checker, const lint::LintOptions &options)
{
    return lint::checkShell(inputOf(analysis), options, checker);
}

edit::Diagnose diagnoseWith(Knowledge knowledge)
{
    return [knowledge = std::move(knowledge)](const edit::ParsedText &text) {
        convert::ConvertOptions options;
        options.model = text.options;
        options.mode = convert::Mode::Editor;
        const auto conversion = convert::convert(text.model, options);
        const lint::RuleInput input{
            .tree = text.tree, .model = text.model, .conversion = conversion, .mode = options.mode};
        auto diagnostics = diagnose(input, knowledge);
        if (knowledge.shell) {
            if (auto found = lint::checkShell(input, {}, *knowledge.shell))
                lint::addByPosition(diagnostics, std::move(*found));
        }
        return diagnostics;
    };
}

} // namespace stagewright::analysis
