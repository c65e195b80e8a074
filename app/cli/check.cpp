#include "app/cli/check.h"

#include "app/cli/arguments.h"
#include "app/cli/checkreport.h"
#include "app/cli/dockerfilesearch.h"
#include "app/cli/excerpt.h"
#include "app/cli/parallel.h"
#include "app/cli/ruletexts.h"
#include "core/base/support/strings.h"
#include "core/base/sys/replacefile.h"
#include "core/language/text/unifieddiff.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>

namespace stagewright::app {

namespace {

constexpr std::array kOptions = {
    Option{"format", true},      Option{"target", true},    Option{"build-arg", true},
    Option{"platform", true},    Option{"skip", true},      Option{"only", true},
    Option{"error-level", true}, Option{"jobs", true, 'j'}, Option{"list-rules", false},
    Option{"explain", true},     Option{"fix", false},      Option{"suggestions", false},
    Option{"dry-run", false},    Option{"diff", false},     Option{"config", true},
    Option{"built", false},
};

using Reporter = std::string (*)(const std::vector<CheckedFile> &);

/// Only people at a terminal, and not those who say no (https://no-color.org).
bool wantsColors()
{
    const char *refusal = std::getenv("NO_COLOR");
    return ::isatty(STDOUT_FILENO) == 1 && (!refusal || *refusal == '\0');
}

std::string textFor(const std::vector<CheckedFile> &files)
{
    return textReport(files, wantsColors());
}

/// nullptr for an unknown format.
Reporter reporterOf(std::string_view format)
{
    constexpr std::pair<std::string_view, Reporter> kReporters[] = {
        {"text", textFor}, {"json", jsonReport}, {"sarif", sarifReport}, {"github", githubReport}};
    for (const auto &[name, reporter] : kReporters) {
        if (name == format)
            return reporter;
    }
    return nullptr;
}

/// What --fix and its companions ask for.
struct FixMode
{
    bool isOn = false;
    bool writes = false;
    bool showsDiff = false;
    edit::FixOptions options;
};

FixMode readFixMode(const Arguments &arguments)
{
    FixMode mode;
    mode.showsDiff = arguments.has("diff");
    mode.isOn = arguments.has("fix") || arguments.has("dry-run") || mode.showsDiff;
    mode.writes = mode.isOn && !arguments.has("dry-run") && !mode.showsDiff;
    mode.options.takesSuggestions = arguments.has("suggestions");
    return mode;
}

struct Outcome
{
    std::vector<CheckedFile> files; ///< as they are now
    std::vector<Error> errors;
    std::string rewrittenInput; ///< what became of standard input
};

/// `work(path)` for every file, in order.
template<typename Work>
auto forAll(const FoundFiles &found, std::size_t jobs, const Work &work)
{
    std::vector<decltype(work(found.paths.front()))> results(found.paths.size());
    forEachParallel(results.size(), jobs,
                    [&](std::size_t i) { results[i] = work(found.paths[i]); });
    return results;
}

Outcome checkAll(const FoundFiles &found, const CheckSettings &settings, std::size_t jobs)
{
    Outcome outcome{{}, found.errors, {}};
    for (auto &result :
         forAll(found, jobs, [&](const std::string &path) { return checkFile(path, settings); })) {
        if (result)
            outcome.files.push_back(std::move(*result));
        else
            outcome.errors.push_back(std::move(result).error());
    }
    return outcome;
}

void tellFixes(const FixedFile &file, bool writes)
{
    const auto tell = [&](std::string_view what, const edit::AppliedFix &fix) {
        std::cerr << what << terminalText(file.before.name) << ":" << fix.line + 1 << ": "
                  << terminalText(fix.title.toString()) << " [" << fix.rule << "]";
    };
    for (const auto &fix : file.applied) {
        tell(writes ? "fixed " : "would fix ", fix);
        std::cerr << "\n";
    }
    for (const auto &[fix, reason] : file.refused) {
        tell("not fixed ", fix);
        std::cerr << ": " << terminalText(reason.toString()) << "\n";
    }
}

/// The file as it is afterwards.
Result<CheckedFile> finish(const std::string &path, FixedFile file, const FixMode &mode,
                           Outcome &outcome)
{
    tellFixes(file, mode.writes);
    if (mode.showsDiff)
        std::cout << text::unifiedDiff(file.before.text, file.after.text, file.before.name);
    if (!mode.writes)
        return std::move(file.before);
    if (path == "-")
        outcome.rewrittenInput = file.after.text;
    else if (file.before.text != file.after.text)
        STAGEWRIGHT_TRY(sys::replaceHostFile(path, file.after.text));
    return std::move(file.after);
}

Outcome fixAll(const FoundFiles &found, const CheckSettings &settings, std::size_t jobs,
               const FixMode &mode)
{
    Outcome outcome{{}, found.errors, {}};
    auto results = forAll(found, jobs, [&](const std::string &path) {
        return fixFile(path, settings, mode.options);
    });
    for (std::size_t i = 0; i < results.size(); ++i) {
        auto file = std::move(results[i]).and_then([&](FixedFile &&fixed) {
            return finish(found.paths[i], std::move(fixed), mode, outcome);
        });
        if (file)
            outcome.files.push_back(std::move(*file));
        else
            outcome.errors.push_back(std::move(file).error());
    }
    return outcome;
}

bool fails(const std::vector<CheckedFile> &files, const CheckSettings &settings)
{
    const auto isFailure = [&](const lint::Diagnostic &finding) {
        return finding.severity <= *settings.failsFrom;
    };
    return settings.failsFrom && std::any_of(files.begin(), files.end(), [&](const auto &file) {
               return file.failsByText ||
                      std::any_of(file.findings.begin(), file.findings.end(), isFailure);
           });
}

/// Once, for all files: the program is broken for all of them.
void tellShellError(const std::vector<CheckedFile> &files)
{
    const auto found = std::find_if(files.begin(), files.end(),
                                    [](const auto &file) { return file.shellError.has_value(); });
    if (found != files.end())
        std::cerr << "stagewright check: RUN commands were not looked at: "
                  << terminalText(found->shellError->toString()) << "\n";
}

void tellBuiltErrors(const std::vector<CheckedFile> &files)
{
    for (const auto &file : files) {
        if (file.builtError)
            std::cerr << "stagewright check: " << terminalText(file.name)
                      << ": checked without a build: " << terminalText(file.builtError->toString())
                      << "\n";
    }
}

/// Standard output holds one thing: the report, else a fixed text or a diff.
void print(const Outcome &outcome, const FixMode &mode, const FoundFiles &found, Reporter reporter)
{
    tellShellError(outcome.files);
    tellBuiltErrors(outcome.files);
    if (mode.showsDiff)
        return;
    const auto &paths = found.paths;
    const bool isFilter = mode.writes && std::find(paths.begin(), paths.end(), "-") != paths.end();
    if (isFilter)
        std::cout << outcome.rewrittenInput;
    (isFilter ? std::cerr : std::cout) << reporter(outcome.files);
}

int explain(std::string_view name)
{
    const auto text = explainRule(name);
    if (!text)
        return usageError(checkCommand, text.error().message);
    std::cout << *text;
    return kExitOk;
}

int run(std::span<const std::string_view> given)
{
    const auto arguments = Arguments::parse(given, kOptions);
    if (!arguments)
        return usageError(checkCommand, arguments.error().message);
    if (arguments->has("list-rules")) {
        std::cout << ruleTable();
        return kExitOk;
    }
    if (const auto rule = arguments->value("explain"))
        return explain(*rule);
    const auto reporter = reporterOf(arguments->value("format").value_or("text"));
    if (!reporter)
        return usageError(checkCommand, "--format is text, json, sarif or github");
    const auto jobs = parseUnsigned(arguments->value("jobs").value_or("0"));
    if (!jobs)
        return usageError(checkCommand, "--jobs is a number");
    const auto settings = readCheckSettings(*arguments);
    if (!settings)
        return usageError(checkCommand, settings.error().message);
    const auto fixMode = readFixMode(*arguments);
    const auto found = findFiles(arguments->operands());
    const auto outcome =
        fixMode.isOn ? fixAll(found, *settings, *jobs, fixMode) : checkAll(found, *settings, *jobs);
    print(outcome, fixMode, found, reporter);
    for (const auto &error : outcome.errors)
        reportError(checkCommand, error);
    if (!outcome.errors.empty())
        return kExitUsage;
    return fails(outcome.files, *settings) ? kExitFailure : kExitOk;
}

} // namespace

const Command checkCommand{
    "check",
    "[FILE|DIR]… [--format text|json|sarif|github] [--fix] [--error-level LEVEL] [OPTIONS]",
    "find what is wrong or could be better in Dockerfiles",
    "Directories are searched for Dockerfiles; without FILE or DIR the current one is. RUN\n"
    "commands are given to ShellCheck where it is installed.\n"
    "  --format FORMAT          text (default), json (BuildKit's lint result with columns and\n"
    "                           fixes), sarif (2.1.0) or github (workflow commands)\n"
    "  --fix                    mend what can be mended without changing what the file means; "
    "what\n"
    "                           was refused is told, with the reason\n"
    "  --suggestions            with --fix: mend too what changes the image as a rule asks for\n"
    "  --dry-run                tell what --fix would do\n"
    "  --diff                   show what --fix would change\n"
    "  --error-level LEVEL      the exit code is 1 for findings of this level and worse: error,\n"
    "                           warning (default), info, style or none\n"
    "  --skip RULES             without these rules or families (buildkit, hadolint, graph,\n"
    "                           shellcheck), as in A,B; may be repeated\n"
    "  --only RULES             these rules or families alone\n"
    "  --config FILE            a configuration of hadolint (default: where hadolint looks)\n"
    "  --built                  use what the last build of the same text found out: the bytes "
    "that\n"
    "                           a removal does not free, the paths that a stage holds\n"
    "  --target STAGE           only what this stage needs\n"
    "  --build-arg NAME=VALUE   a value for an ARG; may be repeated\n"
    "  --platform PLATFORM      what TARGETPLATFORM and the like stand for\n"
    "  -j, --jobs N             files at a time (default: as many as there are processors)\n"
    "  --list-rules             show the rules\n"
    "  --explain RULE           explain one rule\n\n"
    "The exit code is 0 where nothing was found, 1 where something was, and 2 where the command\n"
    "line is wrong or a file cannot be read.\n",
    &run,
};

} // namespace stagewright::app
