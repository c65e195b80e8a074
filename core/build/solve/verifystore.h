/// The whole store against itself: blobs, tags, trees and cached steps.
#pragma once

#include "core/image/store/verify.h"

namespace stagewright::solve {

/// store::verify(), and then: index.db can be read and every row has its tree and its layer; every
/// tree is whole; `active/` and `trash/` hold what lives or what the next build sweeps. Safe beside
/// running builds. Errors only where the store cannot be examined at all.
Result<store::VerifyReport> verifyStore(const store::OciLayoutStore &store);

} // namespace stagewright::solve
