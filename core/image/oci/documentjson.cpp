#include "core/image/oci/documentjson.h"

#include "core/base/support/strings.h"
#include "core/image/oci/mediatype.h"

#include <nlohmann/json.hpp>

namespace stagewright::oci {

namespace {

tl::unexpected<Error> corrupt(std::string message)
{
    return fail(ErrorCode::Corrupt, std::move(message));
}

std::optional<DocumentKind> kindOfType(std::string_view mediaType)
{
    if (isManifestType(mediaType))
        return DocumentKind::Manifest;
    if (isIndexType(mediaType))
        return DocumentKind::Index;
    return std::nullopt;
}

Result<Json> parseLimited(std::string_view text)
{
    if (text.size() > kMaxDocumentBytes)
        return corrupt("the document is larger than 4 MiB, which no image needs");
    STAGEWRIGHT_TRY_ASSIGN(auto document, parseJson(text));
    if (!document.is_object())
        return corrupt("expected a JSON object");
    return document;
}

/// What the members say, whatever the document is called.
Result<DocumentKind> kindByContent(const Json &document)
{
    const bool lists = document.contains("manifests");
    const bool hasImage = document.contains("layers") || document.contains("config");
    if (lists && hasImage)
        return corrupt("the document has manifests and layers at once: it would be another image "
                       "for another reader");
    if (document.contains("fsLayers") || integerAt(document, "schemaVersion") == 1)
        return fail(ErrorCode::Unsupported,
                    "the image has Docker's old schema 1 manifest; push it again with a current "
                    "tool to convert it");
    if (integerAt(document, "schemaVersion") != 2)
        return corrupt("schemaVersion is not 2");
    if (lists)
        return DocumentKind::Index;
    if (hasImage)
        return DocumentKind::Manifest;
    return corrupt("neither an image manifest nor an index");
}

Result<DocumentKind> checkedKind(const Json &document, std::string_view mediaType)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto kind, kindByContent(document));
    if (document.contains("mediaType") && !stringAt(document, "mediaType"))
        return corrupt("mediaType: expected a string");
    const auto own = stringAt(document, "mediaType").value_or("");
    if (!own.empty() && !mediaType.empty() && own != mediaType)
        return corrupt(
            concat("the document calls itself ", own, ", but was announced as ", mediaType));
    for (const auto name : {std::string_view(own), mediaType}) {
        if (!name.empty() && kindOfType(name) != kind)
            return corrupt(
                concat("the content of the document is not what its media type ", name, " says"));
    }
    return kind;
}

} // namespace

Result<DocumentKind> documentKind(std::string_view text, std::string_view mediaType)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto document, parseLimited(text));
    return checkedKind(document, mediaType);
}

Result<Json> parseDocument(std::string_view text, std::string_view mediaType, DocumentKind kind)
{
    STAGEWRIGHT_TRY_ASSIGN(auto document, parseLimited(text));
    STAGEWRIGHT_TRY_ASSIGN(const auto found, checkedKind(document, mediaType));
    if (found != kind)
        return corrupt(kind == DocumentKind::Index ? "expected an image index, found a manifest"
                                                   : "expected an image manifest, found an index");
    return document;
}

void readPlatform(JsonReader &reader, Platform &platform)
{
    reader.read("os", platform.os);
    reader.read("architecture", platform.architecture);
    reader.read("variant", platform.variant);
    reader.read("os.version", platform.osVersion);
    reader.read("os.features", platform.osFeatures);
}

Result<void> readDescriptor(JsonReader &reader, Descriptor &descriptor)
{
    reader.require("mediaType");
    reader.require("digest");
    reader.require("size");
    reader.read("mediaType", descriptor.mediaType);
    reader.read("digest", descriptor.digest);
    reader.read("size", descriptor.size);
    reader.read("urls", descriptor.urls);
    reader.read("annotations", descriptor.annotations);
    reader.read("artifactType", descriptor.artifactType);
    if (reader.has("data"))
        reader.read("data", descriptor.data.emplace());
    reader.readObject("platform", [&descriptor](JsonReader &inner) {
        readPlatform(inner, descriptor.platform.emplace());
        return inner.status();
    });
    return reader.status();
}

namespace {

OrderedJson toJson(const Platform &platform)
{
    OrderedJson json = {{"architecture", platform.architecture}, {"os", platform.os}};
    if (!platform.osVersion.empty())
        json["os.version"] = platform.osVersion;
    if (!platform.osFeatures.empty())
        json["os.features"] = platform.osFeatures;
    if (!platform.variant.empty())
        json["variant"] = platform.variant;
    return json;
}

} // namespace

OrderedJson toJson(const Descriptor &descriptor)
{
    OrderedJson json = {{"mediaType", descriptor.mediaType},
                        {"digest", descriptor.digest.toString()},
                        {"size", descriptor.size}};
    if (!descriptor.urls.empty())
        json["urls"] = descriptor.urls;
    if (!descriptor.annotations.empty())
        json["annotations"] = descriptor.annotations;
    if (descriptor.data)
        json["data"] = *descriptor.data;
    if (descriptor.platform)
        json["platform"] = toJson(*descriptor.platform);
    if (!descriptor.artifactType.empty())
        json["artifactType"] = descriptor.artifactType;
    return json;
}

void addCommon(OrderedJson &document, const std::optional<Descriptor> &subject,
               const Annotations &annotations)
{
    if (subject)
        document["subject"] = toJson(*subject);
    if (!annotations.empty())
        document["annotations"] = annotations;
}

} // namespace stagewright::oci
