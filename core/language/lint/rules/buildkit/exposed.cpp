#include "core/language/lint/rules/buildkit/exposed.h"

namespace stagewright::lint {

using dockerfile::ExposeInstruction;

std::vector<std::pair<Step, const convert::ExposedPort *>> exposedPorts(const RuleInput &input)
{
    std::vector<std::pair<Step, const convert::ExposedPort *>> result;
    for (const auto &step : steps(input)) {
        const auto *expose = step.converted.as<convert::ResolvedExpose>();
        for (std::size_t i = 0; expose && i < expose->ports.size(); ++i)
            result.emplace_back(step, &expose->ports[i]);
    }
    return result;
}

const dockerfile::Word *exposedWord(const Step &step, const convert::ExposedPort &port)
{
    if (step.converted.isTrigger())
        return nullptr;
    for (const auto &word : step.instruction.as<ExposeInstruction>()->ports) {
        if (word.text == port.text)
            return &word;
    }
    return nullptr;
}

text::TextRange exposedRange(const Step &step, const dockerfile::Word *word)
{
    if (word)
        return word->range;
    const auto &ports = step.instruction.as<ExposeInstruction>()->ports;
    return {ports.front().range.begin, ports.back().range.end};
}

} // namespace stagewright::lint
