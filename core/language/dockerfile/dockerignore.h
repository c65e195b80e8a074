/// `.dockerignore`: which paths of a build context are left out. The caller picks the file: beside
/// `X.Dockerfile` a `X.Dockerfile.dockerignore` wins over the context's `.dockerignore`.
#pragma once

#include "core/base/support/message.h"
#include "core/language/dockerfile/pathpattern.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

/// Go's filepath.Clean for slashes: no `.`, no doubled and trailing slashes, `..` resolved.
std::string cleanPath(std::string_view path);

/// Lines of a file as patterns: `#` in the first column is a comment, a BOM is dropped, a leading
/// slash means nothing. A lone `!` comes out as it is.
std::vector<std::string> readIgnorePatterns(std::string_view text);

/// Patterns in order; the last one that matches a path or one of its parents decides.
class DockerIgnore
{
public:
    DockerIgnore() = default;

    /// Of a file. Errors: a malformed pattern, a lone `!`.
    static tl::expected<DockerIgnore, Message> parse(std::string_view text);
    /// Patterns as --exclude gives them.
    static tl::expected<DockerIgnore, Message>
    fromPatterns(const std::vector<std::string> &patterns);

    /// Whether a pattern names the path or a folder above it, as checks ask. `path` is relative to
    /// the context, with slashes. The context itself is never ignored.
    bool isIgnored(std::string_view path) const;

    /// Which patterns a directory matches; handed down while walking a tree, so that each path is
    /// compared once. Empty for the root.
    struct Matches
    {
        bool isIgnored = false;
        std::vector<bool> patterns;
    };
    /// For a path whose folder has `parent`. BuildKit compares a pattern only where it can change
    /// the answer, and what was not compared with a folder counts for nothing in it: of `a/x`,
    /// `!a` a walk leaves out a/x, which isIgnored() takes in.
    Matches match(std::string_view path, const Matches &parent) const;
    /// match() from the root down: whether a build gets the path.
    bool isLeftOut(std::string_view path) const;

    /// True where some pattern starts with `!`: an ignored directory may hold paths that are not.
    bool hasExceptions() const { return m_hasExceptions; }
    bool isEmpty() const { return m_patterns.empty(); }
    /// Cleaned, exceptions with their `!`.
    std::vector<std::string> patterns() const;

private:
    struct Entry
    {
        PathPattern pattern;
        bool isException = false;
    };
    std::vector<Entry> m_patterns;
    bool m_hasExceptions = false;
};

} // namespace stagewright::dockerfile
