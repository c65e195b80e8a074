/// Private to the room: names and small steps on the files of a store.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/uniquefd.h"
#include "core/image/oci/digest.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::store {

inline constexpr std::string_view kLayoutFile = "oci-layout";
inline constexpr std::string_view kIngestFolder = "ingest";
inline constexpr std::string_view kIndexFile = "index.json";
inline constexpr std::string_view kLayoutText = R"({"imageLayoutVersion":"1.0.0"})";
inline constexpr std::string_view kSchemaVersion = "1";
/// Largest index.json that is read, in bytes: thousands of tags.
inline constexpr std::size_t kMaxIndexBytes = 4U << 20;

/// "blobs/sha256/0123…"
std::string blobPath(const oci::Digest &digest);

/// Opens below a directory of ours. Links are not followed.
Result<sys::UniqueFd> openBelow(int directory, const std::string &relative, int flags,
                                unsigned mode = 0);
Result<void> makeDirectoryBelow(int directory, const std::string &relative);
/// Names without "." and "..", in no order.
Result<std::vector<std::string>> listDirectory(int directory, const std::string &relative);
Result<void> syncDirectory(int directory, const std::string &relative);

/// A new file in `ingest/` with its lock held: the lock says that the owner lives, and falls when
/// it dies.
struct LockedFile
{
    std::string name; ///< relative to the store
    sys::UniqueFd file;
};
Result<LockedFile> makeLockedFile(int directory);

/// Writes a temporary file, syncs it, renames it over `name`, syncs the directory.
Result<void> replaceFile(int directory, const std::string &name, std::string_view bytes,
                         unsigned mode);

enum class LockKind { Shared, Exclusive };
/// Takes flock(2) on a file that is made where missing; held until the descriptor is closed.
Result<sys::UniqueFd> lockFile(int directory, const std::string &name, LockKind kind);

/// Is `name` fit for a tag? Errors: InvalidArgument.
Result<void> checkTagName(std::string_view name);
/// Is `kind` fit for an attachment? Errors: InvalidArgument.
Result<void> checkAttachmentKind(std::string_view kind);

} // namespace stagewright::store
