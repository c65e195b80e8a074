/// A document against the part of JSON Schema that says which members there are: "type", "const",
/// "enum", "pattern", "minimum", "required", "properties", "additionalProperties": false, "items",
/// "minItems" and "$ref" to "#/definitions/NAME".
#pragma once

#include "core/base/support/json.h"

#include <string>
#include <vector>

namespace stagewright::tests {

/// "/runs/0/tool: has no \"driver\""; empty where all is as it should be.
std::vector<std::string> structureProblems(const Json &document, const Json &schema);

} // namespace stagewright::tests
