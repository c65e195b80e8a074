#include "core/language/lint/fixes.h"
#include "core/language/lint/rules/buildkit/exposed.h"
#include "core/language/lint/rules/buildkit/rules.h"

namespace stagewright::lint {

namespace {

/// "5000:80/tcp" exposes 80/tcp.
void check(const RuleInput &input, Findings &findings)
{
    for (const auto &[step, port] : exposedPorts(input)) {
        if (port->ip.empty() && port->hostPort.empty())
            continue;
        const auto *word = exposedWord(step, *port);
        auto *diagnostic = findings.add(
            step, exposedRange(step, word),
            Message(MSG("lint", "EXPOSE instruction should not define an IP address or host-port "
                                "mapping, found '%1'"),
                    {port->text}));
        if (diagnostic && word)
            diagnostic->fixes.push_back(changeFix(word->range, word->text,
                                                  word->text.substr(word->text.rfind(':') + 1),
                                                  FixKind::Safe, FixScope::Instructions));
    }
}

} // namespace

constinit const Rule kExposeInvalidFormat{
    .name = "ExposeInvalidFormat",
    .description = MSG("lint", "IP address and host-port mapping should not be used in EXPOSE "
                               "instruction. This will become an error in a future release"),
    .url = "https://docs.docker.com/go/dockerfile/rule/expose-invalid-format/",
    .phase = Phase::Steps,
    .check = check};

} // namespace stagewright::lint
