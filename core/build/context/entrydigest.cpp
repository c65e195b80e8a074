#include "core/build/context/entrydigest.h"

#include "core/base/support/strings.h"

namespace stagewright::context {

namespace {

/// Every field with its length before it: no two different lists of fields give the same bytes.
class Fields
{
public:
    Fields &add(std::string_view field)
    {
        m_hasher.update(concat(std::to_string(field.size()), ":"));
        m_hasher.update(field);
        return *this;
    }
    Fields &add(std::uint64_t number) { return add(std::to_string(number)); }
    oci::Digest finish() { return m_hasher.finish(); }

private:
    oci::Hasher m_hasher;
};

std::string_view letterOf(sys::FileKind kind)
{
    switch (kind) {
    case sys::FileKind::Regular:
        return "f";
    case sys::FileKind::Directory:
        return "d";
    case sys::FileKind::Symlink:
        return "l";
    case sys::FileKind::Fifo:
        return "p";
    case sys::FileKind::Socket:
        return "s";
    case sys::FileKind::CharDevice:
        return "c";
    case sys::FileKind::BlockDevice:
        return "b";
    }
    return "?";
}

Fields header(const sys::FileStat &status, const sys::Xattrs &xattrs)
{
    Fields fields;
    fields.add(letterOf(status.kind)).add(status.isSymlink() ? 0 : status.mode);
    fields.add(status.uid).add(status.gid);
    fields.add(status.rdevMajor).add(status.rdevMinor);
    fields.add(xattrs.size());
    for (const auto &[name, value] : xattrs)
        fields.add(name).add(value);
    return fields;
}

bool isPortable(std::string_view name)
{
    if (name == "security.capability")
        return true;
    for (const std::string_view prefix : {"security.", "system.", "trusted.", "user.overlay."}) {
        if (name.starts_with(prefix))
            return false;
    }
    return true;
}

} // namespace

sys::FileStat normalised(sys::FileStat status, bool isContext)
{
    if (status.kind != sys::FileKind::CharDevice && status.kind != sys::FileKind::BlockDevice)
        status.rdevMajor = status.rdevMinor = 0;
    if (!isContext)
        return status;
    status.uid = status.gid = 0;
    if (status.kind == sys::FileKind::Socket) {
        status.kind = sys::FileKind::Regular;
        status.size = 0;
    }
    return status;
}

sys::Xattrs portable(sys::Xattrs xattrs)
{
    std::erase_if(xattrs, [](const auto &item) { return !isPortable(item.first); });
    return xattrs;
}

oci::Digest fileDigest(const sys::FileStat &status, const sys::Xattrs &xattrs,
                       const oci::Digest &data)
{
    return header(status, xattrs).add(data.toString()).finish();
}

oci::Digest specialDigest(const sys::FileStat &status, const sys::Xattrs &xattrs,
                          const std::string &text)
{
    return header(status, xattrs).add(text).finish();
}

oci::Digest childrenDigest(const NamedDigests &children)
{
    Fields fields;
    for (const auto &[name, digest] : children)
        fields.add(name).add(digest.toString());
    return fields.finish();
}

oci::Digest directoryDigest(const sys::FileStat &status, const sys::Xattrs &xattrs,
                            const oci::Digest &children)
{
    return header(status, xattrs).add(children.toString()).finish();
}

} // namespace stagewright::context
