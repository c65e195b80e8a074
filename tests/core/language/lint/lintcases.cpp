#include "tests/core/language/lint/lintcases.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/checkoptions.h"
#include "core/language/lint/hadolintconfig.h"
#include "core/language/text/lineindex.h"
#include "tests/support/paths.h"

#include <algorithm>

namespace stagewright::tests {

namespace {

constexpr std::string_view kHead = "=== ";

/// "key value" pairs of the part in brackets, one per case.
void readOption(LintCase &lintCase, std::string_view option)
{
    const auto blank = option.find(' ');
    const auto key = option.substr(0, blank);
    const std::string value(option.substr(blank + 1));
    if (key == "check") {
        lintCase.check = value;
    } else if (key == "only") {
        lintCase.options.only = {value};
    } else if (key == "hadolint") {
        lintCase.options = lint::readHadolintConfig(value).value();
    } else if (key == "arg") {
        const auto equals = value.find('=');
        lintCase.model.buildArguments[value.substr(0, equals)] = value.substr(equals + 1);
    } else if (key == "ignore") {
        std::vector<std::string> patterns;
        for (const auto pattern : split(value, ' '))
            patterns.emplace_back(pattern);
        lintCase.ignore = dockerfile::DockerIgnore::fromPatterns(patterns).value();
    }
}

LintCase startCase(std::string_view head)
{
    LintCase lintCase;
    const auto bracket = head.find(" [");
    lintCase.title = head.substr(0, bracket);
    if (bracket != std::string_view::npos)
        readOption(lintCase, head.substr(bracket + 2, head.size() - bracket - 3));
    return lintCase;
}

convert::ConvertOptions convertOptions(const LintCase &lintCase, convert::Mode mode)
{
    convert::ConvertOptions options;
    options.model = lintCase.model;
    options.mode = mode;
    const auto check = dockerfile::fileCheckOptions(lintCase.text, lintCase.check);
    if (!check)
        options.checkProblem = check.error();
    return options;
}

std::string placeText(const text::LineIndex &lines, std::uint32_t offset)
{
    const auto place = lines.at(offset);
    return concat(std::to_string(place.line + 1), ":", std::to_string(place.column + 1));
}

std::string diagnosticText(const text::LineIndex &lines, const lint::Diagnostic &diagnostic)
{
    return concat(
        "  ", diagnostic.rule, " ", nameOf(diagnostic.severity), " ",
        placeText(lines, diagnostic.range.begin), "-", placeText(lines, diagnostic.range.end),
        " line ", std::to_string(diagnostic.firstLine + 1), "-",
        std::to_string(diagnostic.lastLine + 1), ": ", diagnostic.message.toString(), "\n");
}

/// The lines that differ, between the common head and tail.
std::string changedLines(std::string_view before, std::string_view after)
{
    const auto old = split(before, '\n');
    const auto fresh = split(after, '\n');
    std::size_t head = 0;
    while (head < old.size() && head < fresh.size() && old[head] == fresh[head])
        ++head;
    std::size_t tail = 0;
    while (tail < std::min(old.size(), fresh.size()) - head &&
           old[old.size() - tail - 1] == fresh[fresh.size() - tail - 1])
        ++tail;
    std::string result;
    for (std::size_t i = head; i < old.size() - tail; ++i)
        result += concat("      - ", old[i], "\n");
    for (std::size_t i = head; i < fresh.size() - tail; ++i)
        result += concat("      + ", fresh[i], "\n");
    return result;
}

std::string modeText(const LintCase &lintCase, convert::Mode mode, const lint::LintOptions &options)
{
    const Linted linted(lintCase, mode);
    const text::LineIndex lines(lintCase.text);
    std::string text;
    const auto result = lint::lint(linted.input(), options);
    for (const auto &diagnostic : result.diagnostics)
        text += diagnosticText(lines, diagnostic);
    if (result.error)
        text += concat("  ! ", result.error->toString(), "\n");
    return text;
}

std::string editorText(const LintCase &lintCase, const lint::LintOptions &options)
{
    const Linted linted(lintCase, convert::Mode::Editor);
    const text::LineIndex lines(lintCase.text);
    std::string text;
    for (const auto &diagnostic : lint::diagnose(linted.input(), options)) {
        text += diagnosticText(lines, diagnostic);
        for (const auto &fix : diagnostic.fixes)
            text += concat("    ", fix.kind == lint::FixKind::Safe ? "fix: " : "suggestion: ",
                           fix.title.toString(), "\n",
                           changedLines(lintCase.text, fix.edits.apply(lintCase.text)));
    }
    return text;
}

} // namespace

std::vector<LintCase> readLintCases(std::string_view relative)
{
    std::vector<LintCase> cases;
    const auto file = readFile(dataPath(relative));
    for (const auto line : split(std::string_view(file).substr(0, file.size() - 1), '\n')) {
        if (line.starts_with(kHead))
            cases.push_back(startCase(line.substr(kHead.size())));
        else
            cases.back().text += concat(line, "\n");
    }
    return cases;
}

Linted::Linted(const LintCase &lintCase, convert::Mode mode)
    : m_case(lintCase)
    , m_mode(mode)
    , m_tree(syntax::parse(lintCase.text))
    , m_model(dockerfile::makeDockerfile(m_tree, lintCase.model))
    , m_conversion(convert::convert(m_model, convertOptions(lintCase, mode)))
{}

lint::RuleInput Linted::input() const
{
    return {.tree = m_tree,
            .model = m_model,
            .conversion = m_conversion,
            .mode = m_mode,
            .ignore = m_case.ignore ? &*m_case.ignore : nullptr};
}

std::string lintReport(const LintCase &lintCase, const lint::RuleNames &rules)
{
    auto own = lintCase.options;
    if (own.only.empty())
        own.only = rules;
    own.checkArgument = lintCase.check;
    const auto build = modeText(lintCase, convert::Mode::Build, own);
    const auto check = modeText(lintCase, convert::Mode::Check, own);
    return concat("=== ", lintCase.title, "\nbuild\n", build, "check",
                  check == build ? " is the same\n" : "\n" + check, "editor\n",
                  editorText(lintCase, own));
}

} // namespace stagewright::tests
