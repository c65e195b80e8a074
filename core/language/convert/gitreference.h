/// A git repository as ADD and build contexts name it (BuildKit's dfgitutil).
#pragma once

#include "core/base/support/message.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace stagewright::convert {

struct GitReference
{
    std::string remote;         ///< what git is called with: no fragment, no query
    std::string shortName;      ///< last part of the path, without ".git"
    std::string ref;            ///< commit, tag or branch; may be empty
    std::string checksum;       ///< commit that the ref must have
    std::string subdir;         ///< relative; empty: the whole tree
    bool looksLocal = false;    ///< "github.com/a/b": only a build context may be written so
    bool isUnencrypted = false; ///< git:// and http://
    std::optional<bool> keepGitDir;
    std::optional<bool> submodules;
    std::string mtime; ///< "checkout", "commit", or empty
    bool fetchByCommit = false;

    bool operator==(const GitReference &) const = default;
};

/// Why a text is no git reference.
struct GitProblem
{
    Message message;
    bool isGit = false; ///< it is one, with a query that cannot be; else it names something else

    bool operator==(const GitProblem &) const = default;
};

/// "https://h/a.git#ref:dir", "git@h:a.git?branch=x", "ssh://…", "git://…". Over http(s) only
/// paths that end in ".git" are meant.
tl::expected<GitReference, GitProblem> parseGitReference(std::string_view text);

} // namespace stagewright::convert
