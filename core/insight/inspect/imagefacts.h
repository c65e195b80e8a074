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
class OciLayoutStore;
} // namespace stagewright::store

namespace stagewright::inspect {

/// Says the sum of the file sizes of a layer that nobody read before; nothing where it cannot.
/// Empty: such layers stay without a size.
using LayerMeasure = std::function<Result<std::optional<std::uint64_t>>(
    source::ImageSource &source, const oci::Descriptor &layer, const oci::Digest &diffId)>;

/// Reads layers in a jail, which starts with the first one, and keeps their indexes in the store.
/// A layer that is not on this machine has no size. Errors: Unavailable where no jail can run.
LayerMeasure measureInJail(store::OciLayoutStore &store);

/// Puts the sizes of base layers into a record that was made before they were read.
void completeRecord(plan::BuildRecord &record,
                    const std::map<oci::Digest, std::uint64_t> &contentBytes);

/// Errors: those of openImage() and of `measure`.
Result<ImageFacts> gatherFacts(std::string_view notation, const oci::Platform &platform,
                               const source::Places &places, const LayerMeasure &measure = {});

/// The record of the build that made the image. Errors: NotFound where this store did not build it.
Result<plan::BuildRecord> readBuildRecord(const store::ImageStore &store,
                                          const oci::Digest &manifest);

} // namespace stagewright::inspect
