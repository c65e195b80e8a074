#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/image/source/sources.h"
#include "core/image/store/layoutreader.h"

#include <algorithm>

namespace stagewright::source {

namespace {

class LayoutSource final : public ImageSource
{
public:
    LayoutSource(Image image, store::LayoutReader layout)
        : ImageSource(std::move(image))
        , m_layout(std::move(layout))
    {}

    Result<void> fetch(const oci::Descriptor &blob, store::ContentStore &target,
                       const FetchProgress &progress, std::stop_token stop) override
    {
        if (target.stat(blob.digest))
            return {};
        STAGEWRIGHT_TRY_ASSIGN(const auto file, m_layout.openBlob(blob.digest));
        return copyBlob(file.get(), blob, target, progress, stop);
    }

    Result<sys::UniqueFd> openBlob(const oci::Descriptor &blob) override
    {
        return m_layout.openBlob(blob.digest);
    }

private:
    store::LayoutReader m_layout;
};

std::string tagOf(const oci::Descriptor &descriptor)
{
    const auto it = descriptor.annotations.find(std::string(oci::kRefNameAnnotation));
    return it == descriptor.annotations.end() ? std::string() : it->second;
}

std::string knownTags(const oci::Index &index)
{
    std::vector<std::string> names;
    for (const auto &descriptor : index.manifests) {
        if (const auto name = tagOf(descriptor); !name.empty())
            names.push_back(name);
    }
    return names.empty() ? std::string("none") : join(names, ", ");
}

Result<oci::Descriptor> chooseEntry(const oci::Index &index, const LayoutPath &path)
{
    if (path.tag.empty() && index.manifests.size() == 1)
        return index.manifests.front();
    const auto wanted = path.tag.empty() ? std::string("latest") : path.tag;
    const auto it = std::ranges::find(index.manifests, wanted, tagOf);
    if (it != index.manifests.end())
        return *it;
    return fail(ErrorCode::NotFound, concat("the OCI layout ", path.directory, " has no tag ",
                                            wanted, "; it has: ", knownTags(index)));
}

} // namespace

Result<void> copyBlob(int fd, const oci::Descriptor &blob, store::ContentStore &target,
                      const FetchProgress &progress, const std::stop_token &stop)
{
    constexpr std::size_t kChunk = 1U << 20;
    std::string buffer(kChunk, '\0');
    STAGEWRIGHT_TRY_ASSIGN(auto ingest, target.ingest({blob.digest, blob.size, {}}));
    while (true) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "copying was cancelled");
        STAGEWRIGHT_TRY_ASSIGN(const auto count, sys::readSome(fd, buffer));
        if (count == 0)
            break;
        STAGEWRIGHT_TRY(ingest->write(std::string_view(buffer).substr(0, count)));
        if (progress)
            progress(ingest->size(), blob.size);
    }
    STAGEWRIGHT_TRY(ingest->commit());
    return {};
}

SourceResult openFromLayout(const LayoutPath &path, const oci::Platform &platform)
{
    STAGEWRIGHT_TRY_ASSIGN(auto layout, store::LayoutReader::open(path.directory));
    STAGEWRIGHT_TRY_ASSIGN(const auto root, chooseEntry(layout.index(), path));
    const DocumentReader read = [&layout](const oci::Descriptor &descriptor) {
        return layout.readDocument(descriptor);
    };
    auto name = concat("oci:", path.directory);
    if (!path.tag.empty())
        name += concat(":", path.tag);
    STAGEWRIGHT_TRY_ASSIGN(auto image, resolveImage(std::move(name), root, platform, read));
    return std::unique_ptr<ImageSource>(
        std::make_unique<LayoutSource>(std::move(image), std::move(layout)));
}

} // namespace stagewright::source
