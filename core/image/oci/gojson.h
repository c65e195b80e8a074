/// JSON as Go's encoding/json writes it, so that documents of equal content have equal digests
/// whoever wrote them: "<", ">", "&", U+2028 and U+2029 are escaped.
#pragma once

#include "core/base/support/json.h"

#include <string>

namespace stagewright::oci {

/// In one line; with `indent` as json.MarshalIndent(v, "", "  ") does. Ill-formed UTF-8 is
/// replaced.
std::string toGoJson(const OrderedJson &value, int indent = -1);

} // namespace stagewright::oci
