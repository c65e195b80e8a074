#include "app/cli/checksettings.h"

#include "app/cli/builtfacts.h"
#include "app/cli/checkreport.h"
#include "app/cli/inputfile.h"
#include "app/cli/modeloptions.h"
#include "app/cli/ruletexts.h"
#include "core/base/support/strings.h"
#include "core/language/analysis/shellanswers.h"
#include "core/language/analysis/shellcheckprogram.h"
#include "core/language/lint/hadolintconfig.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace stagewright::app {

namespace {

std::string_view environment(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

/// The one that is named, else the first of hadolint's that is there.
std::optional<std::string> configFile(const Arguments &arguments)
{
    if (const auto named = arguments.value("config"))
        return std::string(*named);
    for (const auto &file :
         lint::hadolintConfigFiles(".", environment("XDG_CONFIG_HOME"), environment("HOME"))) {
        if (::access(file.c_str(), F_OK) == 0)
            return file;
    }
    return std::nullopt;
}

Result<void> readConfig(const Arguments &arguments, CheckSettings &settings)
{
    const auto file = configFile(arguments);
    if (!file)
        return {};
    STAGEWRIGHT_TRY_ASSIGN(const auto text, readInput(*file));
    auto options = lint::readHadolintConfig(text, settings.lint);
    if (!options)
        return fail(ErrorCode::InvalidArgument, concat(*file, ": ", options.error().toString()));
    settings.lint = std::move(*options);
    if (settings.lint.failureThreshold)
        settings.failsFrom = settings.lint.failureThreshold;
    if (settings.lint.neverFails)
        settings.failsFrom = std::nullopt;
    return {};
}

Result<void> readErrorLevel(const Arguments &arguments, CheckSettings &settings)
{
    const auto text = arguments.value("error-level");
    if (!text)
        return {};
    settings.failsFrom = std::nullopt;
    for (const auto severity : {lint::Severity::Error, lint::Severity::Warning,
                                lint::Severity::Information, lint::Severity::Hint}) {
        if (*text == levelOf(severity))
            settings.failsFrom = severity;
    }
    if (settings.failsFrom || *text == "none")
        return {};
    return fail(ErrorCode::InvalidArgument, "--error-level is error, warning, info, style or none");
}

Result<void> readRules(const Arguments &arguments, std::string_view option, lint::RuleNames &names)
{
    for (const auto list : arguments.values(option)) {
        STAGEWRIGHT_TRY_ASSIGN(auto more, readRuleNames(list));
        names.insert(names.end(), more.begin(), more.end());
    }
    return {};
}

/// Whether some of ShellCheck's findings can come through at all.
bool wantsShell(const lint::LintOptions &options)
{
    const auto isShell = [](const std::string &name) {
        return name == nameOf(lint::Category::ShellCheck) || name == "all";
    };
    const auto mayBe = [&](const std::string &name) {
        return isShell(name) || name.starts_with("SC");
    };
    return std::none_of(options.skip.begin(), options.skip.end(), isShell) &&
           (options.only.empty() || std::any_of(options.only.begin(), options.only.end(), mayBe));
}

} // namespace

Result<CheckSettings> readCheckSettings(const Arguments &arguments)
{
    CheckSettings settings;
    STAGEWRIGHT_TRY_ASSIGN(settings.model, readModelOptions(arguments));
    STAGEWRIGHT_TRY(readConfig(arguments, settings));
    STAGEWRIGHT_TRY(readErrorLevel(arguments, settings));
    STAGEWRIGHT_TRY(readRules(arguments, "only", settings.lint.only));
    STAGEWRIGHT_TRY(readRules(arguments, "skip", settings.lint.skip));
    const auto &values = settings.model.buildArguments;
    if (const auto own = values.find("BUILDKIT_DOCKERFILE_CHECK"); own != values.end())
        settings.lint.checkArgument = own->second;
    auto shell = std::make_shared<analysis::ShellCheckProgram>();
    if (wantsShell(settings.lint) && shell->isInstalled())
        settings.shell = std::make_shared<analysis::ShellAnswers>(std::move(shell));
    if (arguments.has("built")) {
        STAGEWRIGHT_TRY_ASSIGN(settings.built, lastBuildFacts());
    }
    return settings;
}

} // namespace stagewright::app
