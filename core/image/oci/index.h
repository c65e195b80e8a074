/// Image indexes, the lists of manifests (image-spec image-index.md; Docker's manifest lists).
#pragma once

#include "core/image/oci/descriptor.h"

namespace stagewright::oci {

struct Index
{
    std::string mediaType; ///< as it came; empty where the document names none
    std::string artifactType;
    std::vector<Descriptor> manifests;
    std::optional<Descriptor> subject;
    Annotations annotations;

    bool operator==(const Index &) const = default;
};

/// As parseManifest(); `manifests: null` is an empty list (Docker 25 writes that).
Result<Index> parseIndex(std::string_view text, std::string_view mediaType = {});

std::string serialise(const Index &index);

enum class DocumentKind { Manifest, Index };

/// Which of the two a document is, checked against what it was called (empty: unknown) and what it
/// calls itself. Errors as parseManifest().
Result<DocumentKind> documentKind(std::string_view text, std::string_view mediaType = {});

/// The manifests that serve `platform`, best first; those without a platform come last, to be told
/// by their configs. Attestations and artifacts are left out.
std::vector<Descriptor> candidatesFor(const Index &index, const Platform &platform);

/// BuildKit's provenance and SBOM manifests, which are no images.
bool isAttestation(const Descriptor &descriptor);

/// "linux/amd64, linux/arm64": what an index offers, for errors.
std::string platformsOf(const Index &index);

} // namespace stagewright::oci
