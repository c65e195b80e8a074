/// What a target asks of who builds it (`docker build --call=outline`), and which targets there are
/// (`--call=targets`).
#pragma once

#include "core/language/convert/convert.h"

#include <cstdint>
#include <string>
#include <vector>

namespace stagewright::convert {

/// An ARG that the target or what it is made of declares.
struct OutlineArgument
{
    std::string name;
    std::string value; ///< that it would have; empty where it has none
    std::string description;
    std::uint32_t line = 0; ///< zero-based, of the instruction

    bool operator==(const OutlineArgument &) const = default;
};

/// A secret or an SSH agent that a RUN mounts.
struct OutlineAccess
{
    std::string name;
    bool required = false;
    std::uint32_t line = 0; ///< zero-based, of the first instruction that mounts it

    bool operator==(const OutlineAccess &) const = default;
};

/// Lists are sorted by line, then by name.
struct Outline
{
    std::string name; ///< of the target; may be empty
    std::string description;
    std::vector<OutlineArgument> arguments;
    std::vector<OutlineAccess> secrets;
    std::vector<OutlineAccess> agents;

    bool operator==(const Outline &) const = default;
};

/// `conversion` was made of `model` with `options` and has not failed. ARGs before the first FROM
/// count where a FROM or another ARG that counts reads them.
Outline outlineOf(const dockerfile::Dockerfile &model, const ConvertOptions &options,
                  const Conversion &conversion);

/// A stage as a target.
struct OutlineTarget
{
    std::string name; ///< may be empty
    std::string description;
    bool isDefault = false;
    std::string base;     ///< as written
    std::string platform; ///< as written
    std::uint32_t line = 0;

    bool operator==(const OutlineTarget &) const = default;
};
std::vector<OutlineTarget> targetsOf(const dockerfile::Dockerfile &model);

} // namespace stagewright::convert
