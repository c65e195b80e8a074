#include "core/image/oci/manifest.h"

#include "core/image/oci/documentjson.h"
#include "core/image/oci/gojson.h"
#include "core/image/oci/mediatype.h"

#include <nlohmann/json.hpp>

namespace stagewright::oci {

Result<Manifest> parseManifest(std::string_view text, std::string_view mediaType)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto document,
                           parseDocument(text, mediaType, DocumentKind::Manifest));
    Manifest manifest;
    JsonReader reader(document, "manifest");
    reader.require("config");
    reader.read("mediaType", manifest.mediaType);
    reader.read("artifactType", manifest.artifactType);
    reader.readObject("config",
                      [&](JsonReader &inner) { return readDescriptor(inner, manifest.config); });
    reader.readObjects("layers", [&](JsonReader &inner) {
        return readDescriptor(inner, manifest.layers.emplace_back());
    });
    reader.readObject("subject", [&](JsonReader &inner) {
        return readDescriptor(inner, manifest.subject.emplace());
    });
    reader.read("annotations", manifest.annotations);
    if (manifest.layers.size() > kMaxLayers)
        reader.refuse("layers", "more than 1000 layers");
    STAGEWRIGHT_TRY(reader.status());
    return manifest;
}

std::string serialise(const Manifest &manifest)
{
    OrderedJson json = {{"schemaVersion", 2}};
    if (!manifest.mediaType.empty())
        json["mediaType"] = manifest.mediaType;
    if (!manifest.artifactType.empty())
        json["artifactType"] = manifest.artifactType;
    json["config"] = toJson(manifest.config);
    json["layers"] = OrderedJson::array();
    for (const auto &layer : manifest.layers)
        json["layers"].push_back(toJson(layer));
    addCommon(json, manifest.subject, manifest.annotations);
    return toGoJson(json, 2);
}

} // namespace stagewright::oci
