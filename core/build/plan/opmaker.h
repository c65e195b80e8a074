/// Private to the room: what this builder makes of RUN and COPY, or why it cannot.
#pragma once

#include "core/build/plan/plan.h"
#include "core/language/convert/conversion.h"

#include <functional>
#include <optional>

namespace stagewright::plan {

/// An op, and the vertexes that it reads from.
template<typename T>
struct Made
{
    T op;
    std::vector<std::size_t> sources;
};

/// The vertex of a source; nothing: the empty tree.
using SourceVertex = std::function<PlanResult<std::optional<std::size_t>>(convert::FileSource)>;

/// A sentence with what to do instead.
tl::unexpected<PlanFailure> notSupported(const dockerfile::Instruction &instruction,
                                         std::string message);

PlanResult<Made<RunOp>> makeRun(const dockerfile::Instruction &instruction,
                                const convert::Conversion &conversion,
                                const convert::ConvertedInstruction &converted,
                                const SourceVertex &sourceOf);

PlanResult<Made<CopyOp>> makeCopy(const dockerfile::Instruction &instruction,
                                  const convert::ConvertedInstruction &converted,
                                  const SourceVertex &sourceOf);

} // namespace stagewright::plan
