#include "core/image/oci/index.h"

#include "core/base/support/strings.h"
#include "core/image/oci/documentjson.h"
#include "core/image/oci/gojson.h"
#include "core/image/oci/mediatype.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stagewright::oci {

Result<Index> parseIndex(std::string_view text, std::string_view mediaType)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto document,
                           parseDocument(text, mediaType, DocumentKind::Index));
    Index index;
    JsonReader reader(document, "index");
    reader.read("mediaType", index.mediaType);
    reader.read("artifactType", index.artifactType);
    reader.readObjects("manifests", [&](JsonReader &inner) {
        return readDescriptor(inner, index.manifests.emplace_back());
    });
    reader.readObject("subject", [&](JsonReader &inner) {
        return readDescriptor(inner, index.subject.emplace());
    });
    reader.read("annotations", index.annotations);
    STAGEWRIGHT_TRY(reader.status());
    return index;
}

std::string serialise(const Index &index)
{
    OrderedJson json = {{"schemaVersion", 2}};
    if (!index.mediaType.empty())
        json["mediaType"] = index.mediaType;
    if (!index.artifactType.empty())
        json["artifactType"] = index.artifactType;
    json["manifests"] = OrderedJson::array();
    for (const auto &manifest : index.manifests)
        json["manifests"].push_back(toJson(manifest));
    addCommon(json, index.subject, index.annotations);
    return toGoJson(json, 2);
}

bool isAttestation(const Descriptor &descriptor)
{
    const auto &platform = descriptor.platform;
    const bool unknown =
        platform && platform->os == "unknown" && platform->architecture == "unknown";
    return unknown || descriptor.annotations.contains(std::string(kAttestationTypeAnnotation));
}

std::vector<Descriptor> candidatesFor(const Index &index, const Platform &platform)
{
    // A manifest of no platform is worse than any that names a fitting one.
    constexpr int kUnknownRank = 1000;
    std::vector<std::pair<int, const Descriptor *>> ranked;
    for (const auto &descriptor : index.manifests) {
        if (!isManifestType(descriptor.mediaType) || isAttestation(descriptor))
            continue;
        if (!descriptor.platform)
            ranked.emplace_back(kUnknownRank, &descriptor);
        else if (const auto rank = rankFor(platform, *descriptor.platform))
            ranked.emplace_back(*rank, &descriptor);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<int, const Descriptor *>::first);
    std::vector<Descriptor> candidates;
    for (const auto &[rank, descriptor] : ranked)
        candidates.push_back(*descriptor);
    return candidates;
}

std::string platformsOf(const Index &index)
{
    std::vector<std::string> names;
    for (const auto &descriptor : index.manifests) {
        if (descriptor.platform && !isAttestation(descriptor))
            names.push_back(formatWithVersion(*descriptor.platform));
    }
    return names.empty() ? std::string("none") : join(names, ", ");
}

} // namespace stagewright::oci
