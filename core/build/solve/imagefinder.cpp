#include "core/build/solve/imagefinder.h"

#include "core/base/support/strings.h"

namespace stagewright::solve {

namespace {

constexpr std::string_view kDockerImage = "docker-image://";

/// "docker.io/library/golang:1.21@sha256:…" where the name is one of a registry.
std::string fullName(const plan::ImageRequest &request, const source::Image &image)
{
    auto reference = oci::ImageReference::parse(request.source);
    if (!reference || request.isNamedContext)
        return image.name;
    reference->digest = image.root.digest;
    return reference->toString();
}

} // namespace

Result<std::unique_ptr<source::ImageSource>>
ImageFinder::open(const plan::ImageRequest &request) const
{
    if (request.isNamedContext && !request.source.starts_with(kDockerImage))
        return source::openImage(request.source, request.platform, m_places, m_stop);
    const auto name =
        request.isNamedContext ? request.source.substr(kDockerImage.size()) : request.source;
    STAGEWRIGHT_TRY_ASSIGN(const auto reference, oci::ImageReference::parse(name));
    return source::openNamed(reference.withDefaultTag(), request.platform, m_places, m_stop);
}

Result<plan::BaseImage> ImageFinder::find(const plan::ImageRequest &request)
{
    auto event = internalVertex(concat("[internal] load metadata for ", request.source));
    m_progress.start(event);
    auto opened = open(request);
    if (!opened) {
        m_progress.fail(event, opened.error().toString());
        return fail(std::move(opened).error());
    }
    m_progress.finish(event);
    const auto &image = (*opened)->image();
    plan::BaseImage base{fullName(request, image), image.descriptor.digest, image.config};
    m_sources.insert_or_assign(base.manifest, std::move(*opened));
    return base;
}

std::map<oci::Digest, source::ImageSource *> ImageFinder::sources() const
{
    std::map<oci::Digest, source::ImageSource *> all;
    for (const auto &[digest, source] : m_sources)
        all.emplace(digest, source.get());
    return all;
}

} // namespace stagewright::solve
