#include "core/image/store/layoutreader.h"

#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/image/oci/mediatype.h"
#include "core/image/store/storefiles.h"

#include <nlohmann/json.hpp>

namespace stagewright::store {

namespace {

Result<void> checkLayoutFile(const sys::SafeRoot &root, const std::string &path)
{
    const auto text = root.readFile(kLayoutFile, 4096);
    if (!text)
        return fail(ErrorCode::NotFound,
                    concat(path, " is no OCI layout: it has no readable file oci-layout"));
    STAGEWRIGHT_TRY_ASSIGN(const auto document, parseJson(*text));
    const auto version = stringAt(document, "imageLayoutVersion").value_or("");
    if (!version.starts_with("1."))
        return fail(ErrorCode::Unsupported, concat(path, " is an OCI layout of version \"", version,
                                                   "\"; this program reads 1.x"));
    return {};
}

} // namespace

Result<LayoutReader> LayoutReader::open(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(auto root, sys::SafeRoot::open(path));
    STAGEWRIGHT_TRY(checkLayoutFile(root, path));
    STAGEWRIGHT_TRY_ASSIGN(const auto text, root.readFile(kIndexFile, oci::kMaxDocumentBytes));
    auto index = oci::parseIndex(text);
    if (!index)
        return fail(std::move(index).error(), concat("index.json of ", path));
    return LayoutReader(std::move(root), std::move(*index));
}

Result<sys::UniqueFd> LayoutReader::openBlob(const oci::Digest &digest) const
{
    auto file = m_root.openFile(blobPath(digest));
    if (!file && file.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound,
                    concat("the OCI layout lacks the blob ", digest.toString()));
    return file;
}

Result<std::string> LayoutReader::readDocument(const oci::Descriptor &descriptor) const
{
    if (descriptor.size > oci::kMaxDocumentBytes)
        return fail(ErrorCode::Corrupt, "the document is larger than 4 MiB");
    STAGEWRIGHT_TRY_ASSIGN(const auto file, openBlob(descriptor.digest));
    STAGEWRIGHT_TRY_ASSIGN(auto bytes, sys::readAll(file.get(), oci::kMaxDocumentBytes));
    if (bytes.size() != descriptor.size ||
        oci::digestOf(bytes, descriptor.digest.algorithm()) != descriptor.digest)
        return fail(ErrorCode::Corrupt,
                    concat("blob ", descriptor.digest.toString(), " of the OCI layout is damaged"));
    return bytes;
}

} // namespace stagewright::store
