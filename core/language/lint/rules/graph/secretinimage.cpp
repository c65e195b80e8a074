#include "core/base/support/strings.h"
#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/lint/rules/graph/rules.h"
#include "core/language/lint/rules/graph/secrets.h"
#include "core/language/lint/ruleselection.h"

namespace stagewright::lint {

namespace {

void lookAtCopy(const Step &step, const convert::ResolvedCopy &copy, Findings &findings)
{
    for (const auto &source : copy.sources) {
        const auto *path = std::get_if<convert::PathSource>(&source.detail);
        if (path && isSecretFile(path->path))
            findings.add(
                step, source.range,
                Message(MSG("lint", "'%1' looks like a secret, and this layer ships: mount "
                                    "it with RUN --mount=type=secret"),
                        {source.text}));
    }
}

Message messageFor(const Credential &credential)
{
    switch (credential.kind) {
    case Credential::Kind::UrlPassword:
        return {MSG("lint",
                    "The password of this URL ships with the image: change it, and mount it "
                    "with RUN --mount=type=secret")};
    case Credential::Kind::PrivateKey:
        return {MSG("lint", "This private key ships with the image: replace it, and mount it with "
                            "RUN --mount=type=secret")};
    case Credential::Kind::Token:
        break;
    }
    return {MSG("lint",
                "This looks like a key of %1, and ships with the image: revoke it, and mount "
                "it with RUN --mount=type=secret"),
            {credential.owner}};
}

void lookAtNames(const Step &step, const std::vector<dockerfile::KeyValue> &pairs,
                 Findings &findings)
{
    for (const auto &pair : pairs) {
        if (soundsSecret(pair.key.text))
            findings.add(step, pair.key.range,
                         Message(MSG("lint", "'%1' sounds like a secret, and everybody who has the "
                                             "image can read it: mount it with RUN "
                                             "--mount=type=secret"),
                                 {pair.key.text}));
    }
}

void lookAtValues(const RuleInput &input, const Step &step, Findings &findings)
{
    const auto &instruction = step.instruction;
    const auto text = text::slice(input.tree.source(), instruction.range);
    for (const auto &found : credentialsIn(text)) {
        const auto begin = instruction.range.begin + static_cast<std::uint32_t>(found.offset);
        const auto end = begin + static_cast<std::uint32_t>(found.length);
        findings.add(step, text::TextRange{begin, end}, messageFor(found));
    }
}

/// What BuildKit's rule about names finds is not said twice.
void check(const RuleInput &input, Findings &findings)
{
    const bool looksAtNames = !isWanted(kSecretsUsedInArgOrEnv, *input.options);
    const auto isShipped = shippedStages(input);
    for (const auto &step : steps(input)) {
        if (!isShipped[step.stage.index] || step.converted.isTrigger())
            continue;
        if (const auto *copy = step.converted.as<convert::ResolvedCopy>())
            lookAtCopy(step, *copy, findings);
        lookAtValues(input, step, findings);
        const auto *arg = step.instruction.as<dockerfile::ArgInstruction>();
        const auto *env = step.instruction.as<dockerfile::EnvInstruction>();
        if (looksAtNames && (arg || env))
            lookAtNames(step, arg ? arg->arguments : env->variables, findings);
    }
}

} // namespace

constinit const Rule kSecretInImage{
    .name = "SecretInImage",
    .description = MSG("lint", "Secrets should not be in the layers of an image"),
    .category = Category::Graph,
    .check = check};

} // namespace stagewright::lint
