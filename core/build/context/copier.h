/// COPY as BuildKit does it, between two roots. Runs inside the jail; knows no network.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"
#include "core/image/oci/digest.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stagewright::context {

/// What is read: the same value gives the same content digest, whether it is hashed in advance
/// or while it is copied.
struct Selection
{
    /// Paths and patterns (Go's filepath.Match per component), expanded, relative to the root of
    /// the source; "." and "/" mean all of it. ".." stops at the root.
    std::vector<std::string> sources;
    /// Patterns of the .dockerignore in order, as DockerIgnore's rules; none for stages and images.
    std::vector<std::string> ignoreRules;
    /// Build contexts: every file counts as owned by 0:0, sockets as empty files.
    bool isContext = false;

    bool operator==(const Selection &) const = default;
};

/// A file whose bytes stand in the Dockerfile (a heredoc of COPY); mode 0644.
struct InlineFile
{
    std::string name; ///< one component
    std::string content;

    bool operator==(const InlineFile &) const = default;
};

/// Where and how it is written.
struct CopyRequest
{
    Selection selection;
    std::vector<InlineFile> inlineFiles; ///< written after the selection
    /// Absolute in the target root; a "/" or "/." at its end means a directory.
    std::string destination;
    /// "user[:group]", names or numbers, looked up in the target root; empty: owner of the source
    /// (0:0 from a context). Unknown names count as 0, as in BuildKit.
    std::string chown;
    std::optional<std::uint32_t> mode; ///< 0…07777 for every file and directory copied
    sys::FileTime now;                 ///< mtime of created parents and inline files

    bool operator==(const CopyRequest &) const = default;
};

struct CopyReport
{
    oci::Digest content;     ///< equals selectionDigest() of the bytes that were really read
    std::uint64_t bytes = 0; ///< contents of the files copied; a hard link's only once
    std::uint64_t files = 0; ///< entries of any kind

    bool operator==(const CopyReport &) const = default;
};

/// Digest over name, mode, owner, type, link text, xattrs and data of what is selected. mtimes
/// do not count; neither does the name of a source without wildcard. Errors: NotFound with
/// BuildKit's text (`"/x": not found`) for a plain source that is missing; a pattern may match
/// nothing. InvalidArgument for a malformed pattern or ignore rule.
Result<oci::Digest> selectionDigest(const sys::SafeRoot &source, const Selection &selection,
                                    std::stop_token stop = {});

/// Copies. Directories give their contents; existing directories at the destination keep their
/// own metadata, nested ones take that of the source; links in the named source and in the
/// destination's path are followed inside their roots, links inside a directory are copied.
/// Errors: as selectionDigest(); Failed with BuildKit's texts ("cannot copy to non-directory",
/// "cannot replace to directory … with file"); those of the system calls; Cancelled.
Result<CopyReport> copyInto(const sys::SafeRoot &source, const sys::SafeRoot &target,
                            const CopyRequest &request, std::stop_token stop = {});

} // namespace stagewright::context
