/// Manifests, indexes and configs of foreign origin: any bytes are a value or an error, and what
/// was read is the same after it was written and read again.
#include "core/base/support/assert.h"
#include "core/image/oci/imageconfig.h"
#include "core/image/oci/index.h"
#include "core/image/oci/manifest.h"

#include <cstddef>
#include <cstdint>

using namespace stagewright::oci;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto manifest = parseManifest(text))
        STAGEWRIGHT_ASSERT(parseManifest(serialise(*manifest)) == *manifest);
    if (const auto index = parseIndex(text)) {
        STAGEWRIGHT_ASSERT(parseIndex(serialise(*index)) == *index);
        static_cast<void>(candidatesFor(*index, hostPlatform()));
        static_cast<void>(platformsOf(*index));
    }
    if (const auto config = parseImageConfig(text)) {
        STAGEWRIGHT_ASSERT(parseImageConfig(serialise(*config)) == *config);
        static_cast<void>(joinHistory(config->history, config->rootFs.diffIds.size()));
    }
    return 0;
}
