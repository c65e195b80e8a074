#include "core/image/store/indexfile.h"

#include "core/base/sys/fileio.h"
#include "core/image/oci/mediatype.h"
#include "core/image/store/storefiles.h"

#include <fcntl.h>

#include <algorithm>

namespace stagewright::store {

namespace {

bool hasName(const oci::Descriptor &descriptor, std::string_view name)
{
    const auto it = descriptor.annotations.find(std::string(oci::kRefNameAnnotation));
    return it != descriptor.annotations.end() && it->second == name;
}

} // namespace

std::string tagNameOf(const oci::Descriptor &descriptor)
{
    const auto it = descriptor.annotations.find(std::string(oci::kRefNameAnnotation));
    return it == descriptor.annotations.end() ? std::string() : it->second;
}

Result<oci::Index> readIndexFile(int directory)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto file,
                           openBelow(directory, std::string(kIndexFile), O_RDONLY | O_NONBLOCK));
    STAGEWRIGHT_TRY_ASSIGN(const auto text, sys::readAll(file.get(), kMaxIndexBytes));
    auto index = oci::parseIndex(text);
    if (!index)
        return fail(std::move(index).error(), "index.json of the store");
    return index;
}

Result<void> updateIndexFile(int directory, const std::function<Result<bool>(oci::Index &)> &change)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto lock, lockFile(directory, "index.lock", LockKind::Exclusive));
    STAGEWRIGHT_TRY_ASSIGN(auto index, readIndexFile(directory));
    STAGEWRIGHT_TRY_ASSIGN(const bool changed, change(index));
    return changed ? replaceFile(directory, std::string(kIndexFile), oci::serialise(index), 0600)
                   : Result<void>();
}

const oci::Descriptor *findTag(const oci::Index &index, std::string_view name)
{
    const auto it = std::ranges::find_if(
        index.manifests, [name](const auto &descriptor) { return hasName(descriptor, name); });
    return it == index.manifests.end() ? nullptr : &*it;
}

void putTag(oci::Index &index, std::string_view name, oci::Descriptor target)
{
    eraseTag(index, name);
    target.annotations[std::string(oci::kRefNameAnnotation)] = name;
    index.manifests.push_back(std::move(target));
}

bool eraseTag(oci::Index &index, std::string_view name)
{
    return std::erase_if(index.manifests,
                         [name](const auto &descriptor) { return hasName(descriptor, name); }) > 0;
}

std::vector<oci::Descriptor> sortedTags(const oci::Index &index)
{
    std::vector<oci::Descriptor> tagged;
    for (const auto &descriptor : index.manifests) {
        if (!tagNameOf(descriptor).empty())
            tagged.push_back(descriptor);
    }
    std::ranges::sort(tagged, {}, tagNameOf);
    return tagged;
}

} // namespace stagewright::store
