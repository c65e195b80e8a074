/// Gathers what a report needs from the places where images are. For programs that may open stores.
#pragma once

#include "core/base/support/result.h"
#include "core/insight/inspect/imagereport.h"

#include <functional>
#include <string_view>

namespace stagewright::source {
class ImageSource;
struct Places;
} // namespace stagewright::source

namespace stagewright::store {
class ImageStore;
}

namespace stagewright::inspect {

/// Reads a layer that nobody read before (in the jail); says the sum of its file sizes. Empty: such
/// layers stay without a size.
using LayerMeasure = std::function<Result<std::uint64_t>(
    source::ImageSource &source, const oci::Descriptor &layer, const oci::Digest &diffId)>;

/// Errors: those of openImage() and of `measure`.
Result<ImageFacts> gatherFacts(std::string_view notation, const oci::Platform &platform,
                               const source::Places &places, const LayerMeasure &measure = {});

/// The record of the build that made the image. Errors: NotFound where this store did not build it.
Result<plan::BuildRecord> readBuildRecord(const store::ImageStore &store,
                                          const oci::Digest &manifest);

} // namespace stagewright::inspect
