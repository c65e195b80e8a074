/// Graph contents made by hand, for tests and pictures.
#pragma once

#include "app/graphview/graphcontent.h"

namespace stagewright::tests {

/// The Go example of two stages; with sizes and states as after a build, or bare.
app::GraphContent goContent(bool isBuilt);
/// One stage that ships everything.
app::GraphContent oneStageContent();
/// `count` stages with bases, copies, mounts, every role and state.
app::GraphContent largeContent(int count);
/// A failed build, a ghost, a faulty edge, a mount, warnings.
app::GraphContent troubledContent();

} // namespace stagewright::tests
