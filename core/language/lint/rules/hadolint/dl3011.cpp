#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

namespace stagewright::lint {

namespace {

constexpr std::uint64_t kLastPort = 65535;

bool isTooHigh(std::string_view port)
{
    port = port.substr(0, port.find('/'));
    for (const auto part : split(port, '-')) {
        const bool isNumber =
            !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
        if (isNumber && parseUnsigned(part).value_or(kLastPort + 1) > kLastPort)
            return true;
    }
    return false;
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto *expose = instruction.as<dockerfile::ExposeInstruction>();
            for (const auto &port : expose ? expose->ports : std::vector<dockerfile::Word>()) {
                if (isTooHigh(port.text))
                    findings.add(
                        instruction, port.range,
                        Message(MSG("lint", "'%1' is no port: they end at 65535"), {port.text}));
            }
        }
    }
}

} // namespace

constinit const Rule kDL3011{.name = "DL3011",
                             .description = MSG("lint", "Ports end at 65535"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .check = check};

} // namespace stagewright::lint
