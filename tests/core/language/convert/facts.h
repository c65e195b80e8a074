/// Everything that a conversion tells, as text.
#pragma once

#include "core/language/convert/convert.h"

#include <string>

namespace stagewright::tests {

std::string factsOf(std::string_view text, const dockerfile::Dockerfile &model,
                    const convert::Conversion &conversion);

} // namespace stagewright::tests
