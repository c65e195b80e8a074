/// Short texts of foreign origin: names, platforms, digests, times, URLs, challenges.
#include "core/base/support/assert.h"
#include "core/image/oci/imagereference.h"
#include "core/image/oci/platform.h"
#include "core/image/oci/timestamp.h"
#include "core/image/registry/challenge.h"
#include "core/image/registry/hosts.h"

#include <cstddef>
#include <cstdint>

using namespace stagewright;

namespace {

void checkReference(std::string_view text)
{
    const auto reference = oci::ImageReference::parse(text);
    if (!reference)
        return;
    STAGEWRIGHT_ASSERT(oci::ImageReference::parse(reference->toString()) == *reference);
    STAGEWRIGHT_ASSERT(oci::ImageReference::parse(reference->familiar()) == *reference);
}

void checkUrl(std::string_view text)
{
    const auto url = registry::Url::parse(text);
    if (!url)
        return;
    STAGEWRIGHT_ASSERT(url->scheme == "http" || url->scheme == "https");
    static_cast<void>(url->isPrivateAddress());
    static_cast<void>(url->resolved(text));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    checkReference(text);
    checkUrl(text);
    if (const auto time = oci::parseTimestamp(text))
        STAGEWRIGHT_ASSERT(oci::parseTimestamp(oci::formatTimestamp(*time)) == time);
    if (const auto digest = oci::Digest::parse(text))
        STAGEWRIGHT_ASSERT(digest->toString() == text);
    if (const auto platform = oci::parsePlatform(text))
        static_cast<void>(oci::formatWithVersion(*platform));
    static_cast<void>(registry::parseChallenges(text));
    static_cast<void>(registry::HostsConfig::parse(text));
    return 0;
}
