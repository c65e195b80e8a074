/// Private to the room: the one walk over selected files that hashing and copying share.
#pragma once

#include "core/base/sys/saferoot.h"
#include "core/build/context/copier.h"
#include "core/build/context/entrydigest.h"
#include "core/build/context/pathfilter.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stagewright::context {

/// A source that was found: links in its path are followed.
struct SelectedSource
{
    std::string path; ///< clean, without links; "" is the root
    std::string name; ///< last component as written or matched; "" for the root
    sys::FileStat status;
    bool byPattern = false;
};

/// An entry under the walk.
struct SourceEntry
{
    const std::string &path; ///< in the source root
    /// Relative to the selected directory; "" for the selected file or directory itself.
    std::string relative;
    sys::FileStat status; ///< normalised
};

/// What is done with the entries. Directories come before what they hold.
class EntryVisitor
{
public:
    virtual ~EntryVisitor() = default;
    virtual Result<void> enter(const SourceEntry &directory) = 0;
    /// After everything inside; `xattrs` are the directory's portable ones.
    virtual Result<void> leave(const SourceEntry &directory, const sys::Xattrs &xattrs) = 0;
    /// Returns fileDigest() of what was read.
    virtual Result<oci::Digest> file(const SourceEntry &file) = 0;
    virtual Result<void> special(const SourceEntry &entry, const sys::Xattrs &xattrs,
                                 const std::string &linkText) = 0;
};

class SourceTree
{
public:
    /// Lives no longer than its arguments.
    static Result<SourceTree> open(const sys::SafeRoot &root, const Selection &selection,
                                   std::stop_token stop);

    const sys::SafeRoot &root() const { return *m_root; }
    /// Finds every source in order. Errors: see selectionDigest().
    Result<std::vector<SelectedSource>> select() const;
    /// Walks one source; the digest of what the visitor saw.
    Result<oci::Digest> visit(const SelectedSource &source, EntryVisitor &visitor) const;

private:
    SourceTree(const sys::SafeRoot &root, const Selection &selection, PathFilter filter,
               std::stop_token stop);

    struct Directory;
    Result<void> selectLiteral(const std::string &path, std::vector<SelectedSource> &out) const;
    Result<void> selectPattern(const std::string &path, std::vector<SelectedSource> &out) const;
    Result<bool> selectOne(const std::string &path, bool byPattern,
                           std::vector<SelectedSource> &out) const;
    Result<bool> isVisible(const SelectedSource &source) const;
    Result<bool> hasVisibleBelow(const std::string &directory) const;

    Result<std::optional<oci::Digest>> visitEntry(const SourceEntry &entry, Directory *parent,
                                                  EntryVisitor &visitor) const;
    Result<std::optional<oci::Digest>> visitDirectory(const SourceEntry &entry, Directory *parent,
                                                      EntryVisitor &visitor) const;
    Result<oci::Digest> visitLeaf(const SourceEntry &entry, EntryVisitor &visitor) const;

    const sys::SafeRoot *m_root;
    const Selection *m_selection;
    PathFilter m_filter;
    std::stop_token m_stop;
};

/// One digest for all sources of a selection.
class SelectionHasher
{
public:
    void add(const SelectedSource &source, const oci::Digest &digest);
    oci::Digest finish() { return m_hasher.finish(); }

private:
    oci::Hasher m_hasher;
};

} // namespace stagewright::context
