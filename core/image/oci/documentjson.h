/// Private to the room: the parts that manifests and indexes share.
#pragma once

#include "core/image/oci/descriptor.h"
#include "core/image/oci/index.h"
#include "core/image/oci/jsonreader.h"

namespace stagewright::oci {

/// Parses a document and checks that it is a `kind`.
Result<Json> parseDocument(std::string_view text, std::string_view mediaType, DocumentKind kind);

Result<void> readDescriptor(JsonReader &reader, Descriptor &descriptor);
void readPlatform(JsonReader &reader, Platform &platform);

OrderedJson toJson(const Descriptor &descriptor);
/// Adds the members that every document has after its own ones.
void addCommon(OrderedJson &document, const std::optional<Descriptor> &subject,
               const Annotations &annotations);

} // namespace stagewright::oci
