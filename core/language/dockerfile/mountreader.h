/// `--mount=…` of RUN.
#pragma once

#include "core/base/support/message.h"
#include "core/language/dockerfile/instruction.h"
#include "core/language/syntax/joinedtext.h"

#include <tl/expected.hpp>

namespace stagewright::dockerfile {

/// Reads the value of a flag. `line` and `flagSpan` say where the whole flag stands. The only error
/// is a misplaced quote: whether the options fit is known when variables are.
tl::expected<Mount, Message> readMount(const Flag &flag, const syntax::JoinedText &line,
                                       syntax::Span flagSpan);

/// Why BuildKit does not take a mount's `from`: it holds a variable. A `$` at its end passes.
std::optional<Message> checkMountSource(const Mount &mount);

/// `--device=NAME[,required]`.
struct Device
{
    std::string name;
    bool required = false;

    bool operator==(const Device &) const = default;
};
tl::expected<Device, Message> readDevice(std::string_view value);

} // namespace stagewright::dockerfile
