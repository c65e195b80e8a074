/// JSON of foreign origin, parsed with limits. The full nlohmann header stays in .cpp files.
#pragma once

#include "core/base/support/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stagewright {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json; ///< keeps the order of keys, for documents we write

/// Parses one document. Errors: Corrupt for bad syntax, a repeated key, or nesting deeper
/// than `maxDepth`; the message names the byte offset.
Result<Json> parseJson(std::string_view text, int maxDepth = 64);

/// Value of `key` if `object` is an object that has it with the right type, else nothing.
std::optional<std::string> stringAt(const Json &object, std::string_view key);
std::optional<std::int64_t> integerAt(const Json &object, std::string_view key);
std::optional<bool> boolAt(const Json &object, std::string_view key);
/// Member of any type, or nullptr.
const Json *memberAt(const Json &object, std::string_view key);

/// One line without blanks; ill-formed UTF-8 is replaced, never thrown at.
std::string toCompactJson(const Json &value);
std::string toCompactJson(const OrderedJson &value);

} // namespace stagewright
