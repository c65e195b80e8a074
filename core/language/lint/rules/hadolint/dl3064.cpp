#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

/// Names that services are known to use.
bool isKnown(const std::string &name)
{
    return isOneOf(toUpperAscii(name),
                   {"APPLICATION_KEY", "AWS_ACCESS_KEY_ID", "BITTREX_API_KEY", "CI_DEPLOY_USER",
                    "DOCKER_EMAIL", "FACEBOOK_APP_ID", "FOSSA_API_KEY", "HEROKU_API_KEY",
                    "HEROKU_API_USER", "OKTA_AUTHN_GROUPID", "OKTA_CLIENT_ORGURL",
                    "OKTA_OAUTH2_CLIENTID", "STRIPE_DEVICE_NAME", "TRAVIS_OS_NAME", "TRAVIS_SUDO"});
}

bool isSuspicious(const std::string &name)
{
    const auto lower = toLowerAscii(name);
    for (const std::string_view part :
         {"api_key", "client_key", "password", "private", "secret", "token", "username"}) {
        if (lower.find(part) != std::string::npos)
            return true;
    }
    return isKnown(name);
}

void check(const RuleInput &input, Findings &findings)
{
    const auto look = [&](const auto &instruction, const auto &pairs) {
        for (const auto &pair : pairs) {
            if (isSuspicious(pair.key.text))
                findings.add(instruction, pair.key.range,
                             Message(MSG("lint", "'%1' looks like a secret, and stays in the "
                                                 "image: mount it with RUN --mount=type=secret"),
                                     {pair.key.text}));
        }
    };
    const auto lookAt = [&](const dockerfile::Instruction &instruction) {
        if (const auto *arg = instruction.as<dockerfile::ArgInstruction>())
            look(instruction, arg->arguments);
        if (const auto *env = instruction.as<dockerfile::EnvInstruction>())
            look(instruction, env->variables);
    };
    for (const auto &instruction : input.model.globalArguments)
        lookAt(instruction);
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto *trigger = instruction.as<dockerfile::OnBuildInstruction>();
            lookAt(trigger && trigger->instruction ? *trigger->instruction : instruction);
        }
    }
}

} // namespace

constinit const Rule kDL3064{.name = "DL3064",
                             .description = MSG("lint", "ARG and ENV are no place for secrets"),
                             .category = Category::Hadolint,
                             .yieldsTo = "SecretsUsedInArgOrEnv",
                             .check = check};

} // namespace stagewright::lint
