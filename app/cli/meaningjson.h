/// What a conversion knows about instructions, as JSON: states, uses of variables, step names.
#pragma once

#include "core/base/support/json.h"
#include "core/language/convert/conversion.h"

#include <vector>

namespace stagewright::app {

/// Numbers the states of a stage: what holds before an instruction, once for all that share it.
class StateList
{
public:
    std::size_t indexOf(const convert::StatePointer &state);
    /// [{"workingDirectory", "user", "shell", "environment", "arguments"}]
    OrderedJson toJson() const;

private:
    std::vector<convert::StatePointer> m_states;
};

/// {"state", "step", "history", "uses"} of one instruction of the file.
OrderedJson meaningJson(const dockerfile::Dockerfile &model, const convert::ConvertedStage &stage,
                        const convert::ConvertedInstruction &instruction, StateList &states);

/// [{"name", "value", "origin", "originRange", "range"}]
OrderedJson usesJson(const std::vector<convert::VariableUse> &uses);

} // namespace stagewright::app
