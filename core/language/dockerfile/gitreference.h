/// Sources of ADD and build contexts that name a git repository.
#pragma once

#include "core/base/support/message.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace stagewright::dockerfile {

/// `https://host/repo.git#ref:folder`, `git@host:repo?tag=v1`, `git://…`, `ssh://…`. Over http(s)
/// only what ends in `.git` is one.
struct GitReference
{
    std::string remote;    ///< what git is asked for: no fragment, no query
    std::string shortName; ///< "buildkit"
    std::string ref;       ///< commit, branch or tag; empty: the default branch
    std::string checksum;  ///< the commit that the ref must be
    std::string subDir;
    bool isIndistinguishableFromLocal = false; ///< "github.com/a/b": also a path
    bool isUnencrypted = false;                ///< http:// and git://
    std::optional<bool> keepGitDir;
    std::optional<bool> submodules;
    std::string modificationTime; ///< "checkout", "commit"; empty where it is not said
    bool fetchByCommit = false;

    /// Nothing for a text that names no repository. Errors in BuildKit's words where it names one
    /// and its query is wrong ("unexpected query "x"").
    static tl::expected<std::optional<GitReference>, Message> parse(std::string_view text);

    /// `REMOTE#REF:FOLDER`, the older form.
    std::string fragmentForm(bool withSubDir) const;

    bool operator==(const GitReference &) const = default;
};

} // namespace stagewright::dockerfile
