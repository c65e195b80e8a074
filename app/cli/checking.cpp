#include "app/cli/checking.h"

#include "app/cli/inputfile.h"
#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::app {

namespace {

/// Beside standard input there is nothing. A file that cannot be read counts as none, as for
/// BuildKit.
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

/// The language's own finding in a line, if there is one.
lint::Diagnostic *findProblem(std::vector<lint::Diagnostic> &findings, std::uint32_t line)
{
    const auto found =
        std::find_if(findings.begin(), findings.end(), [line](const lint::Diagnostic &finding) {
            return finding.rule == "parse" && finding.firstLine == line;
        });
    return found == findings.end() ? nullptr : &*found;
}

/// A base that only lacks a value is no mistake of the text.
bool onlyNeedsArgument(const dockerfile::Dockerfile &model, std::uint32_t line)
{
    const auto &edges = model.graph.edges;
    return std::any_of(edges.begin(), edges.end(), [&](const dockerfile::StageEdge &edge) {
        return edge.fault == dockerfile::EdgeFault::NeedsArgument &&
               model.stages[edge.target].instructions[edge.instruction].line == line;
    });
}

lint::Diagnostic toDiagnostic(const convert::Failure &failure)
{
    lint::Diagnostic finding;
    finding.rule = "parse";
    finding.range = failure.range;
    if (!failure.lines.empty()) {
        finding.firstLine = failure.lines.front().first;
        finding.lastLine = failure.lines.front().last;
    }
    finding.message = failure.message;
    return finding;
}

/// What a build stops at is an error, also where the model takes it for a problem that another
/// target can avoid: all stages are checked here.
void addFailures(std::vector<lint::Diagnostic> &findings, const dockerfile::Dockerfile &model,
                 const convert::Conversion &conversion)
{
    for (const auto &failure : conversion.failures) {
        auto finding = toDiagnostic(failure);
        auto *problem = findProblem(findings, finding.firstLine);
        if (!problem)
            findings.push_back(std::move(finding));
        else if (!onlyNeedsArgument(model, finding.firstLine))
            problem->severity = lint::Severity::Error;
    }
}

/// Without a target all stages count, as for `docker build --check`; then nothing is lost behind an
/// error either.
convert::Mode modeFor(const CheckSettings &settings)
{
    return settings.model.target.empty() ? convert::Mode::Editor : convert::Mode::Build;
}

} // namespace

CheckedFile checkText(std::string name, std::string text, const CheckSettings &settings,
                      const std::optional<std::string> &ignore)
{
    CheckedFile file{std::move(name), std::move(text), {}, false};
    const auto tree = syntax::parse(file.text);
    const auto model = dockerfile::makeDockerfile(tree, settings.model);
    convert::ConvertOptions options;
    options.model = settings.model;
    options.mode = modeFor(settings);
    const auto patterns = dockerfile::DockerIgnore::parse(ignore.value_or(""));
    if (!patterns)
        options.ignoreProblem =
            Message(MSG("lint", "error reading .dockerignore: %1"), {patterns.error().toString()});
    const auto conversion = convert::convert(model, options);
    const lint::RuleInput input{
        .tree = tree,
        .model = model,
        .conversion = conversion,
        .mode = options.mode,
        .ignore = ignore && patterns ? &*patterns : nullptr,
    };
    file.failsByText = lint::lint(input, settings.lint).error.has_value();
    file.findings = lint::diagnose(input, settings.lint);
    addFailures(file.findings, model, conversion);
    std::stable_sort(file.findings.begin(), file.findings.end(),
                     [](const auto &a, const auto &b) { return a.range.begin < b.range.begin; });
    return file;
}

Result<CheckedFile> checkFile(const std::string &path, const CheckSettings &settings)
{
    STAGEWRIGHT_TRY_ASSIGN(auto text, readInput(path));
    return checkText(nameOfInput(path), std::move(text), settings, readIgnoreFile(path));
}

std::string nameOfInput(std::string_view path)
{
    return std::string(path == "-" ? "stdin" : path);
}

} // namespace stagewright::app
