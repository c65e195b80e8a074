#include "core/base/support/strings.h"
#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/exposed.h"
#include "core/language/lint/rules/buildkit/rules.h"

namespace stagewright::lint {

namespace {

std::string withLowerProtocol(std::string_view port)
{
    const auto slash = port.find('/');
    return concat(port.substr(0, slash), toLowerAscii(port.substr(slash)));
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &[step, port] : exposedPorts(input)) {
        if (port->protocol == toLowerAscii(port->protocol))
            continue;
        const auto *word = exposedWord(step, *port);
        auto *diagnostic = findings.add(
            step, exposedRange(step, word),
            Message(MSG("lint", "Defined protocol '%1' in EXPOSE instruction should be lowercase"),
                    {port->text}));
        if (diagnostic && word)
            diagnostic->fixes.push_back(changeFix(word->range, word->text,
                                                  withLowerProtocol(word->text), FixKind::Safe,
                                                  FixScope::Instructions));
    }
}

} // namespace

constinit const Rule kExposeProtoCasing{
    .name = "ExposeProtoCasing",
    .description = MSG("lint", "Protocol in EXPOSE instruction should be lowercase"),
    .url = "https://docs.docker.com/go/dockerfile/rule/expose-proto-casing/",
    .phase = Phase::Steps,
    .check = check};

} // namespace stagewright::lint
