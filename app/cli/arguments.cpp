#include "app/cli/arguments.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::app {

namespace {

/// The option that an argument names, and the value behind its '=', if any.
struct Given
{
    const Option *option = nullptr;
    std::optional<std::string_view> value;
};

tl::unexpected<Error> unknownOption(std::string_view argument, std::span<const Option> known)
{
    const auto name = argument.substr(0, argument.find('='));
    for (const auto &option : known) {
        if (name.starts_with("--") && levenshtein(name.substr(2), option.name) < 3)
            return fail(ErrorCode::InvalidArgument,
                        concat("unknown option ", name, " (did you mean --", option.name, "?)"));
    }
    return fail(ErrorCode::InvalidArgument, concat("unknown option ", name));
}

Result<Given> findOption(std::string_view argument, std::span<const Option> known)
{
    Given given;
    const bool isLong = argument.starts_with("--");
    auto name = argument.substr(isLong ? 2 : 1);
    if (const auto equals = name.find('='); isLong && equals != std::string_view::npos) {
        given.value = name.substr(equals + 1);
        name = name.substr(0, equals);
    } else if (!isLong && name.size() > 1) {
        given.value = name.substr(1);
        name = name.substr(0, 1);
    }
    const auto found = std::find_if(known.begin(), known.end(), [&](const Option &option) {
        return isLong ? option.name == name : option.letter != 0 && option.letter == name.front();
    });
    if (found == known.end())
        return unknownOption(argument, known);
    if (given.value && !found->takesValue)
        return fail(ErrorCode::InvalidArgument, concat("--", found->name, " takes no value"));
    given.option = &*found;
    return given;
}

} // namespace

Result<Arguments> Arguments::parse(std::span<const std::string_view> arguments,
                                   std::span<const Option> known)
{
    Arguments result;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto argument = arguments[i];
        if (argument == "--") {
            result.m_operands.insert(result.m_operands.end(),
                                     arguments.begin() + std::ptrdiff_t(i) + 1, arguments.end());
            break;
        }
        if (argument.size() < 2 || argument.front() != '-') {
            result.m_operands.push_back(argument);
            continue;
        }
        STAGEWRIGHT_TRY_ASSIGN(auto given, findOption(argument, known));
        if (given.option->takesValue && !given.value) {
            if (i + 1 == arguments.size())
                return fail(ErrorCode::InvalidArgument,
                            concat("--", given.option->name, " needs a value"));
            given.value = arguments[++i];
        }
        result.m_options.emplace_back(given.option->name, given.value.value_or(""));
    }
    return result;
}

std::optional<std::string_view> Arguments::value(std::string_view option) const
{
    const auto all = values(option);
    return all.empty() ? std::nullopt : std::optional(all.back());
}

std::vector<std::string_view> Arguments::values(std::string_view option) const
{
    std::vector<std::string_view> found;
    for (const auto &[name, value] : m_options) {
        if (name == option)
            found.push_back(value);
    }
    return found;
}

} // namespace stagewright::app
