/// Private to the room: the kinds of sources.
#pragma once

#include "core/image/source/openimage.h"

namespace stagewright::source {

using SourceResult = Result<std::unique_ptr<ImageSource>>;

/// NotFound where the store does not know the name.
SourceResult openFromStore(std::string_view storeName, const oci::Platform &platform,
                           const store::ImageStore &imageStore);
SourceResult openFromLayout(const LayoutPath &path, const oci::Platform &platform);

SourceResult openFromRegistry(const oci::ImageReference &reference, const oci::Platform &platform,
                              registry::Client &client, const std::stop_token &stop);

/// Streams an open file of foreign origin into the store, checked against the descriptor.
Result<void> copyBlob(int fd, const oci::Descriptor &blob, store::ContentStore &target,
                      const FetchProgress &progress, const std::stop_token &stop);

} // namespace stagewright::source
