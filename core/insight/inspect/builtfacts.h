/// What the stages of a finished build hold, for the checks. For programs that may open stores.
#pragma once

#include "core/base/support/result.h"
#include "core/build/plan/buildrecord.h"
#include "core/language/lint/buildfacts.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

namespace stagewright::layer {
struct LayerIndex;
} // namespace stagewright::layer

namespace stagewright::store {
class ImageStore;
class OciLayoutStore;
} // namespace stagewright::store

namespace stagewright::inspect {

/// More than that is not told: a stage then stays without it.
struct FactLimits
{
    std::size_t paths = 100'000; ///< of one stage
    std::size_t files = 100'000; ///< of one stage's layers
};

/// The record of the newest build of this very text, as far as its image has a name. `dockerfile`
/// is an absolute path, `text` the digest of what it holds. Errors: NotFound.
Result<plan::BuildRecord> findBuildRecord(const store::ImageStore &store,
                                          std::string_view dockerfile, const oci::Digest &text);

/// The index of a layer, by the diff IDs of it (last) and of all below it.
using ReadIndex = std::function<Result<layer::LayerIndex>(std::span<const oci::Digest> diffIds)>;

/// Those that the builder keeps with its trees, or in the store. The store must outlive it.
ReadIndex indexesIn(const store::OciLayoutStore &store);

/// From the indexes that were written with the layers; opens no layer. A stage of whose own layers
/// one has no index is left out; one of whose base layers one has none is told without paths.
lint::BuildFacts gatherBuildFacts(const plan::BuildRecord &record, const ReadIndex &read,
                                  const FactLimits &limits = {});

} // namespace stagewright::inspect
