/// Private to the room: the tags of an OCI layout, in its index.json.
#pragma once

#include "core/image/oci/index.h"

#include <functional>

namespace stagewright::store {

/// Reads index.json below `directory`.
Result<oci::Index> readIndexFile(int directory);

/// Changes index.json under its own lock, atomically; untouched where `change` says false.
Result<void> updateIndexFile(int directory,
                             const std::function<Result<bool>(oci::Index &)> &change);

/// The name of a tagged descriptor, or an empty text.
std::string tagNameOf(const oci::Descriptor &descriptor);
/// The descriptor with this tag name, or nullptr.
const oci::Descriptor *findTag(const oci::Index &index, std::string_view name);
/// Adds or replaces.
void putTag(oci::Index &index, std::string_view name, oci::Descriptor target);
/// False where it was not there.
bool eraseTag(oci::Index &index, std::string_view name);
/// Tagged descriptors sorted by name.
std::vector<oci::Descriptor> sortedTags(const oci::Index &index);

} // namespace stagewright::store
