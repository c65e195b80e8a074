/// `.dockerignore`: which files of a build context a build does not see (moby/patternmatcher).
#pragma once

#include "core/base/support/message.h"

#include <tl/expected.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

/// Rules in order; the last one that matches decides. A value; const members: any thread.
class DockerIgnore
{
public:
    /// No rules.
    DockerIgnore();
    DockerIgnore(const DockerIgnore &);
    DockerIgnore(DockerIgnore &&) noexcept;
    DockerIgnore &operator=(const DockerIgnore &);
    DockerIgnore &operator=(DockerIgnore &&) noexcept;
    ~DockerIgnore();

    /// The rules of a file: comments and blank lines dropped, paths cleaned, `!` kept.
    static std::vector<std::string> readRules(std::string_view file);
    /// Errors: `illegal exclusion pattern: "!"`, `syntax error in pattern: "["`.
    static tl::expected<DockerIgnore, Message> compile(const std::vector<std::string> &rules);

    /// `path` is relative to the context ("a/b"). A rule holds for a path when it matches it or any
    /// directory above it.
    bool excludes(std::string_view path) const;
    /// False where no `!` rule can match anything below an excluded directory.
    bool mayIncludeBelow(std::string_view directory) const;

private:
    class Pattern;
    std::vector<Pattern> m_patterns;
};

} // namespace stagewright::dockerfile
