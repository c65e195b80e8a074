#include "core/language/assist/scope.h"

namespace stagewright::assist {

const dockerfile::Variables &variablesAt(const convert::Conversion &conversion,
                                         std::optional<std::size_t> stage, std::size_t instruction)
{
    if (!stage || instruction == 0 || *stage >= conversion.stages.size())
        return conversion.globals;
    const auto &converted = conversion.stages[*stage];
    const convert::State *state = converted.start.get();
    for (const auto &other : converted.instructions) {
        if (other.isTrigger())
            continue;
        if (other.index > instruction)
            break;
        state = other.before.get();
    }
    if (!converted.instructions.empty() && converted.instructions.back().index < instruction &&
        converted.end)
        state = converted.end.get();
    return state ? state->variables : conversion.globals;
}

} // namespace stagewright::assist
