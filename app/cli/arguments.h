/// Options and operands of one command.
#pragma once

#include "core/base/support/result.h"

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace stagewright::app {

/// An option that a command knows: `--name`, `--name VALUE` or `--name=VALUE`, and its one-letter
/// form ('t' for `-t VALUE`).
struct Option
{
    std::string_view name;
    bool takesValue = false;
    char letter = 0;
};

/// What was given, split into options and operands. Views into the given arguments.
class Arguments
{
public:
    /// `--` ends the options; `-` is an operand. Errors: InvalidArgument for an unknown option, a
    /// missing value, or a value that the option does not take.
    static Result<Arguments> parse(std::span<const std::string_view> arguments,
                                   std::span<const Option> known);

    bool has(std::string_view option) const { return value(option).has_value(); }
    /// Of the last time it was given; empty text for an option without a value.
    std::optional<std::string_view> value(std::string_view option) const;
    /// Every time it was given, in order.
    std::vector<std::string_view> values(std::string_view option) const;

    const std::vector<std::string_view> &operands() const { return m_operands; }

private:
    std::vector<std::pair<std::string_view, std::string_view>> m_options;
    std::vector<std::string_view> m_operands;
};

} // namespace stagewright::app
