/// Rules by which an answer of ours may differ, shared by several sets.
#pragma once

#include "tests/conformance/vectorset.h"

namespace stagewright::conformance {

/// Of a `${` that is not closed, upstream's error shows the character behind the end of the text,
/// which is none. Nothing else may differ by `compare`.
ExceptionRule openBrace(Compare compare);

} // namespace stagewright::conformance
