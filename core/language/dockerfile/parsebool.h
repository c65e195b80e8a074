/// Truth values as Go's strconv.ParseBool takes them.
#pragma once

#include <optional>
#include <string_view>

namespace stagewright::dockerfile {

/// 1 t T true TRUE True, 0 f F false FALSE False; nothing for any other text.
std::optional<bool> parseBool(std::string_view text);

} // namespace stagewright::dockerfile
