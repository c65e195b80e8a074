#include "app/cli/checking.h"

#include "app/cli/inputfile.h"
#include "core/language/convert/convert.h"
#include "core/language/dockerfile/checkoptions.h"
#include "core/language/lint/shellcheck.h"

#include <algorithm>

namespace stagewright::app {

namespace {

/// Beside standard input there is nothing.
std::optional<std::string> readIgnoreFile(const std::string &path)
{
    if (path == "-")
        return std::nullopt;
    const auto slash = path.rfind('/');
    const auto folder = slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
    for (const auto &candidate : {path + ".dockerignore", folder + ".dockerignore"}) {
        if (auto text = readInput(candidate))
            return std::move(*text);
    }
    return std::nullopt;
}

/// Without a target all stages count, as for `docker build --check`; then nothing is lost behind an
/// error either.
convert::Mode modeFor(const CheckSettings &settings)
{
    return settings.model.target.empty() ? convert::Mode::Editor : convert::Mode::Build;
}

/// Everything that a text is checked with.
class Checker
{
public:
    Checker(const std::string &path, const std::string &text, const CheckSettings &settings)
        : m_settings(settings)
    {
        learnFromBuild(path, text);
        const auto ignore = readIgnoreFile(path);
        m_options.model = settings.model;
        m_options.mode = modeFor(settings);
        if (!ignore)
            return;
        if (auto patterns = dockerfile::DockerIgnore::parse(*ignore))
            m_ignore = std::move(*patterns);
        else
            m_options.ignoreProblem =
                Message("error reading .dockerignore: %1", {patterns.error().toString()});
    }

    std::vector<lint::Diagnostic> diagnose(const edit::ParsedText &text) const
    {
        const auto conversion = convert::convert(text.model, m_options);
        const auto facts = factsOf(text);
        return lint::diagnose(inputOf(text, conversion, facts), m_settings.lint);
    }

    CheckedFile check(std::string name, const edit::ParsedText &text) const
    {
        CheckedFile file{std::move(name), std::string(text.text()), {}, false, {}, m_builtError};
        const auto conversion = convert::convert(text.model, m_options);
        const auto facts = factsOf(text);
        const auto input = inputOf(text, conversion, facts);
        file.findings = lint::diagnose(input, m_settings.lint);
        if (m_settings.shell)
            addShell(file, input);
        file.failsByText =
            isStrict(text) && std::any_of(file.findings.begin(), file.findings.end(), isOfARule);
        return file;
    }

private:
    void learnFromBuild(const std::string &path, const std::string &text)
    {
        if (!m_settings.built)
            return;
        auto facts = m_settings.built(path, text);
        if (facts)
            m_built = {text, std::move(*facts)};
        else
            m_builtError = std::move(facts).error();
    }

    lint::BuildFacts factsOf(const edit::ParsedText &text) const
    {
        return lint::factsFor(m_built, text.model, text.text());
    }

    lint::RuleInput inputOf(const edit::ParsedText &text, const convert::Conversion &conversion,
                            const lint::BuildFacts &facts) const
    {
        return {.tree = text.tree,
                .model = text.model,
                .conversion = conversion,
                .mode = m_options.mode,
                .ignore = m_ignore ? &*m_ignore : nullptr,
                .facts = &facts};
    }

    void addShell(CheckedFile &file, const lint::RuleInput &input) const
    {
        auto found = lint::checkShell(input, m_settings.lint, *m_settings.shell);
        if (!found) {
            file.shellError = std::move(found).error();
            return;
        }
        lint::addByPosition(file.findings, std::move(*found));
    }

    static bool isOfARule(const lint::Diagnostic &finding) { return finding.rule != "parse"; }

    /// `# check=error=true`
    bool isStrict(const edit::ParsedText &text) const
    {
        const auto options =
            dockerfile::fileCheckOptions(text.text(), m_settings.lint.checkArgument);
        return options && options->failsOnFindings;
    }

    const CheckSettings &m_settings;
    convert::ConvertOptions m_options;
    std::optional<dockerfile::DockerIgnore> m_ignore;
    lint::BuiltText m_built;
    std::optional<Error> m_builtError;
};

} // namespace

Result<CheckedFile> checkFile(const std::string &path, const CheckSettings &settings)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto text, readInput(path));
    const Checker checker(path, text, settings);
    return checker.check(nameOfInput(path), edit::ParsedText(text, settings.model));
}

Result<FixedFile> fixFile(const std::string &path, const CheckSettings &settings,
                          const edit::FixOptions &options)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto text, readInput(path));
    const Checker checker(path, text, settings);
    const edit::ParsedText parsed(text, settings.model);
    auto fixed = edit::applyFixes(
        parsed, [&](const edit::ParsedText &next) { return checker.diagnose(next); }, options);
    return FixedFile{checker.check(nameOfInput(path), parsed),
                     checker.check(nameOfInput(path), parsed.with(std::move(fixed.text))),
                     std::move(fixed.applied), std::move(fixed.refused)};
}

std::string nameOfInput(std::string_view path)
{
    return std::string(path == "-" ? "stdin" : path);
}

} // namespace stagewright::app
