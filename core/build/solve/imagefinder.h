/// Base images, wherever they are.
#pragma once

#include "core/build/plan/plan.h"
#include "core/build/solve/progress.h"
#include "core/image/source/openimage.h"

#include <map>
#include <memory>

namespace stagewright::solve {

/// Opens the images that a plan asks for, tells so, and keeps them open. What is handed in outlives
/// it.
class ImageFinder
{
public:
    ImageFinder(source::Places places, Progress &progress, std::stop_token stop)
        : m_places(places)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {}

    Result<plan::BaseImage> find(const plan::ImageRequest &request);

    /// By the digest of the manifest; valid as long as this object.
    std::map<oci::Digest, source::ImageSource *> sources() const;

private:
    Result<std::unique_ptr<source::ImageSource>> open(const plan::ImageRequest &request) const;

    source::Places m_places;
    Progress &m_progress;
    std::stop_token m_stop;
    std::map<oci::Digest, std::unique_ptr<source::ImageSource>> m_sources;
};

} // namespace stagewright::solve
