#include "core/base/support/strings.h"
#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/syntax/characters.h"

#include <algorithm>
#include <array>
#include <span>

namespace stagewright::lint {

namespace {

bool isOneOf(std::string_view word, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](auto known) { return equalsIgnoringAsciiCase(word, known); });
}

void checkName(const Step &step, std::string_view name, text::TextRange range, Findings &findings)
{
    if (!soundsSecret(name))
        return;
    findings.add(
        step, range,
        Message(MSG("lint", "Do not use ARG or ENV instructions for sensitive data (%1 %2)"),
                {nameOf(step.instruction.kind), syntax::quoted(name)}));
}

/// The names of an ENV are expanded.
void checkEnv(const Step &step, Findings &findings)
{
    const auto *resolved = step.converted.as<convert::ResolvedEnv>();
    if (!resolved || step.converted.isFailed)
        return;
    const auto &written = step.instruction.as<dockerfile::EnvInstruction>()->variables;
    for (std::size_t i = 0; i < std::min(written.size(), resolved->variables.size()); ++i)
        checkName(step, resolved->variables[i]->name, written[i].key.range, findings);
}

/// Up to the one whose default cannot be expanded, that included.
void checkArg(const Step &step, Findings &findings)
{
    const auto &written = step.instruction.as<dockerfile::ArgInstruction>()->arguments;
    auto count = written.size();
    const auto *resolved = step.converted.as<convert::ResolvedArg>();
    if (step.converted.isFailed && resolved)
        count = std::min(count, resolved->arguments.size() + 1);
    for (std::size_t i = 0; i < count; ++i)
        checkName(step, written[i].key.text, written[i].key.range, findings);
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &step : steps(input)) {
        if (step.instruction.kind == dockerfile::InstructionKind::Env)
            checkEnv(step, findings);
        else if (step.instruction.kind == dockerfile::InstructionKind::Arg)
            checkArg(step, findings);
    }
}

} // namespace

bool soundsSecret(std::string_view name)
{
    constexpr std::array<std::string_view, 10> kSecret = {
        "apikey",   "auth",  "credential", "credentials", "key",
        "password", "pword", "passwd",     "secret",      "token"};
    constexpr std::array<std::string_view, 3> kHarmless = {"public", "file", "version"};
    const auto words = split(name, '_');
    const auto has = [&](std::span<const std::string_view> known) {
        return std::any_of(words.begin(), words.end(),
                           [&](auto word) { return isOneOf(word, known); });
    };
    return has(kSecret) && !has(kHarmless);
}

constinit const Rule kSecretsUsedInArgOrEnv{
    .name = "SecretsUsedInArgOrEnv",
    .description = MSG("lint", "Sensitive data should not be used in the ARG or ENV commands"),
    .url = "https://docs.docker.com/go/dockerfile/rule/secrets-used-in-arg-or-env/",
    .phase = Phase::Steps,
    .check = check};

} // namespace stagewright::lint
