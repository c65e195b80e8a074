#include "core/image/layer/layerreader.h"

#include "core/base/support/strings.h"
#include "core/base/sys/saferoot.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <clocale>
#include <limits>
#include <vector>

namespace stagewright::layer {

namespace {

/// In a UTF-8 locale libarchive normalises names (NFD becomes NFC); in "C" it leaves the bytes
/// alone and merely warns that it could not convert them.
class PlainLocale
{
public:
    PlainLocale()
        : m_old(::uselocale(plain()))
    {}
    PlainLocale(const PlainLocale &) = delete;
    PlainLocale &operator=(const PlainLocale &) = delete;
    ~PlainLocale() { ::uselocale(m_old); }

private:
    static locale_t plain()
    {
        static const locale_t locale = ::newlocale(LC_ALL_MASK, "C", nullptr);
        return locale;
    }

    locale_t m_old;
};

bool good(int rc)
{
    return rc == ARCHIVE_OK || rc == ARCHIVE_WARN;
}

std::string textOf(const char *text)
{
    return text != nullptr ? text : "";
}

EntryKind kindOf(::archive_entry *entry)
{
    if (::archive_entry_hardlink(entry) != nullptr)
        return EntryKind::HardLink;
    switch (::archive_entry_filetype(entry)) {
    case AE_IFDIR:
        return EntryKind::Directory;
    case AE_IFLNK:
        return EntryKind::Symlink;
    case AE_IFIFO:
        return EntryKind::Fifo;
    case AE_IFCHR:
        return EntryKind::CharDevice;
    case AE_IFBLK:
        return EntryKind::BlockDevice;
    default:
        return EntryKind::File;
    }
}

Result<std::uint32_t> narrowId(std::int64_t value, const char *what, const std::string &path)
{
    if (value < 0 || value >= std::numeric_limits<std::uint32_t>::max())
        return fail(ErrorCode::Corrupt, concat("the layer's entry ", path, " has the impossible ",
                                               what, " ", std::to_string(value)));
    return static_cast<std::uint32_t>(value);
}

/// "d/.wh.x" → d/x as Whiteout, "d/.wh..wh..opq" → d as Opaque. False: to be passed over.
Result<bool> decideWhiteout(LayerEntry &entry)
{
    const std::size_t slash = entry.path.rfind('/');
    const std::size_t start = slash == std::string::npos ? 0 : slash + 1;
    const std::string name = entry.path.substr(start);
    if (!name.starts_with(".wh."))
        return true;
    const std::string folder = entry.path.substr(0, start == 0 ? 0 : start - 1);
    const std::string target = name.substr(4);
    const bool opaque = name == ".wh..wh..opq";
    if (!opaque && target.starts_with(".wh."))
        return false;
    if (target.empty() || target == "." || target == "..")
        return fail(ErrorCode::Corrupt,
                    concat("the layer has the whiteout ", entry.path, ", which names nothing"));
    LayerEntry whiteout;
    whiteout.kind = opaque ? EntryKind::Opaque : EntryKind::Whiteout;
    whiteout.path = opaque ? folder : concat(folder, folder.empty() ? "" : "/", target);
    entry = std::move(whiteout);
    return true;
}

} // namespace

struct LayerReader::Archive
{
    Archive(LayerStream &source, const LayerLimits &bounds)
        : stream(source)
        , limits(bounds)
        , buffer(256U << 10U)
        , handle(::archive_read_new())
    {}
    Archive(const Archive &) = delete;
    Archive &operator=(const Archive &) = delete;
    ~Archive() { ::archive_read_free(handle); }

    static la_ssize_t readBytes(::archive *handle, void *self, const void **bytes);
    Result<void> open();
    Result<void> error(std::string_view what);
    Result<std::optional<LayerEntry>> convert(::archive_entry *raw);
    Result<void> convertNumbers(::archive_entry *raw, LayerEntry &entry) const;
    Result<void> convertXattrs(::archive_entry *raw, LayerEntry &entry) const;
    Result<void> checkLengths(const LayerEntry &entry) const;

    LayerStream &stream;
    LayerLimits limits;
    std::vector<char> buffer;
    ::archive *handle;
    bool opened = false;
    std::uint64_t entries = 0;
    std::optional<Error> streamError;
};

la_ssize_t LayerReader::Archive::readBytes(::archive *handle, void *self, const void **bytes)
{
    auto *archive = static_cast<Archive *>(self);
    auto count = archive->stream.read(archive->buffer);
    if (!count) {
        archive->streamError = std::move(count).error();
        ::archive_set_error(handle, EIO, "stream");
        return -1;
    }
    *bytes = archive->buffer.data();
    return static_cast<la_ssize_t>(*count);
}

Result<void> LayerReader::Archive::open()
{
    opened = true;
    ::archive_read_support_format_tar(handle);
    // An empty stream is an empty layer for some builders.
    ::archive_read_support_format_empty(handle);
    const int rc = ::archive_read_open(handle, this, nullptr, &Archive::readBytes, nullptr);
    return good(rc) ? Result<void>() : error("cannot read the layer");
}

Result<void> LayerReader::Archive::error(std::string_view what)
{
    if (streamError)
        return fail(*streamError);
    return fail(ErrorCode::Corrupt, concat(what, ": ", textOf(::archive_error_string(handle))));
}

Result<void> LayerReader::Archive::convertNumbers(::archive_entry *raw, LayerEntry &entry) const
{
    STAGEWRIGHT_TRY_ASSIGN(entry.uid, narrowId(::archive_entry_uid(raw), "owner", entry.path));
    STAGEWRIGHT_TRY_ASSIGN(entry.gid, narrowId(::archive_entry_gid(raw), "group", entry.path));
    entry.mode = ::archive_entry_perm(raw) & 07777U;
    entry.modified = {::archive_entry_mtime(raw),
                      static_cast<std::uint32_t>(::archive_entry_mtime_nsec(raw))};
    if (entry.kind == EntryKind::CharDevice || entry.kind == EntryKind::BlockDevice) {
        STAGEWRIGHT_TRY_ASSIGN(entry.deviceMajor,
                               narrowId(static_cast<std::int64_t>(::archive_entry_rdevmajor(raw)),
                                        "device number", entry.path));
        STAGEWRIGHT_TRY_ASSIGN(entry.deviceMinor,
                               narrowId(static_cast<std::int64_t>(::archive_entry_rdevminor(raw)),
                                        "device number", entry.path));
    }
    if (entry.kind != EntryKind::File)
        return {};
    const la_int64_t size = ::archive_entry_size(raw);
    if (size < 0 || static_cast<std::uint64_t>(size) > limits.fileBytes)
        return fail(ErrorCode::OutOfSpace, concat("the layer's file ", entry.path, " claims ",
                                                  std::to_string(size), " bytes"));
    entry.size = static_cast<std::uint64_t>(size);
    return {};
}

Result<void> LayerReader::Archive::convertXattrs(::archive_entry *raw, LayerEntry &entry) const
{
    ::archive_entry_xattr_reset(raw);
    const char *name = nullptr;
    const void *value = nullptr;
    std::size_t size = 0;
    while (::archive_entry_xattr_next(raw, &name, &value, &size) == ARCHIVE_OK) {
        if (size > limits.xattrBytes || entry.xattrs.size() >= limits.xattrCount)
            return fail(ErrorCode::OutOfSpace,
                        concat("the layer's entry ", entry.path, " has too large attributes"));
        entry.xattrs[textOf(name)] = std::string(static_cast<const char *>(value), size);
    }
    return {};
}

Result<void> LayerReader::Archive::checkLengths(const LayerEntry &entry) const
{
    if (entry.path.size() < limits.pathBytes && entry.linkTarget.size() < limits.pathBytes)
        return {};
    return fail(ErrorCode::OutOfSpace,
                concat("the layer has a path of more than ", std::to_string(limits.pathBytes),
                       " bytes: ", entry.path.substr(0, 64), "…"));
}

Result<std::optional<LayerEntry>> LayerReader::Archive::convert(::archive_entry *raw)
{
    LayerEntry entry;
    const char *name = ::archive_entry_pathname(raw);
    if (name == nullptr)
        return fail(ErrorCode::Corrupt, "the layer has an entry without a name");
    entry.path = sys::cleanPath(name);
    STAGEWRIGHT_TRY_ASSIGN(const bool wanted, decideWhiteout(entry));
    if (!wanted)
        return std::optional<LayerEntry>();
    if (entry.kind == EntryKind::Whiteout || entry.kind == EntryKind::Opaque) {
        STAGEWRIGHT_TRY(checkLengths(entry));
        return std::optional(std::move(entry));
    }
    entry.kind = kindOf(raw);
    if (entry.kind == EntryKind::HardLink)
        entry.linkTarget = sys::cleanPath(textOf(::archive_entry_hardlink(raw)));
    if (entry.kind == EntryKind::Symlink)
        entry.linkTarget = textOf(::archive_entry_symlink(raw));
    STAGEWRIGHT_TRY(checkLengths(entry));
    STAGEWRIGHT_TRY(convertNumbers(raw, entry));
    STAGEWRIGHT_TRY(convertXattrs(raw, entry));
    if (entry.path.empty() && entry.kind != EntryKind::Directory)
        return fail(ErrorCode::Corrupt, "the layer replaces the root directory by something else");
    return std::optional(std::move(entry));
}

LayerReader::LayerReader(LayerStream &stream, const LayerLimits &limits)
    : m_archive(std::make_unique<Archive>(stream, limits))
{}

LayerReader::~LayerReader() = default;

Result<std::optional<LayerEntry>> LayerReader::next()
{
    const PlainLocale locale;
    if (!m_archive->opened)
        STAGEWRIGHT_TRY(m_archive->open());
    for (;;) {
        ::archive_entry *raw = nullptr;
        const int rc = ::archive_read_next_header(m_archive->handle, &raw);
        if (rc == ARCHIVE_EOF)
            return std::optional<LayerEntry>();
        if (!good(rc)) {
            auto failed = m_archive->error("the layer is no readable tar");
            return fail(std::move(failed).error());
        }
        if (++m_archive->entries > m_archive->limits.entries)
            return fail(ErrorCode::OutOfSpace, "the layer has too many entries");
        STAGEWRIGHT_TRY_ASSIGN(auto entry, m_archive->convert(raw));
        if (entry)
            return entry;
    }
}

Result<void>
LayerReader::readContent(const std::function<Result<void>(std::uint64_t, std::string_view)> &take)
{
    const PlainLocale locale;
    for (;;) {
        const void *bytes = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int rc = ::archive_read_data_block(m_archive->handle, &bytes, &size, &offset);
        if (rc == ARCHIVE_EOF)
            return {};
        if (!good(rc))
            return m_archive->error("the layer's tar is damaged");
        if (size > 0)
            STAGEWRIGHT_TRY(take(static_cast<std::uint64_t>(offset),
                                 std::string_view(static_cast<const char *>(bytes), size)));
    }
}

} // namespace stagewright::layer
