/// From a name to an image, wherever it is.
#pragma once

#include "core/image/oci/platform.h"
#include "core/image/source/imagesource.h"
#include "core/image/source/notation.h"

#include <memory>

namespace stagewright::registry {
class Client;
}

namespace stagewright::source {

/// Where images may be looked for.
struct Places
{
    const store::ImageStore *store = nullptr; ///< the own store; outlives the sources
    registry::Client *registry = nullptr;     ///< nullptr: registries are not asked
};

/// What the notation names (see parseNotation). For words of the user: it may name any directory.
/// Errors: NotFound with every place that was asked; see ImageSource.
Result<std::unique_ptr<ImageSource>> openImage(std::string_view notation,
                                               const oci::Platform &platform, const Places &places,
                                               const std::stop_token &stop = {});

/// The image of a FROM line: from the own store, else from its registry. For words of Dockerfiles:
/// it never names a file. An image in the own store that is for another platform does not count.
Result<std::unique_ptr<ImageSource>> openNamed(const oci::ImageReference &reference,
                                               const oci::Platform &platform, const Places &places,
                                               const std::stop_token &stop = {});

/// The name under which the own store keeps the image of a reference: its familiar form with a tag.
std::string storeNameOf(const oci::ImageReference &reference);

} // namespace stagewright::source
