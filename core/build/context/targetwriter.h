/// Private to the room: writes copied entries below a root, with BuildKit's rules for what is
/// there already.
#pragma once

#include "core/build/context/owner.h"
#include "core/build/context/sourcetree.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace stagewright::context {

struct WriteRules
{
    std::optional<Owner> owner;        ///< nothing: the source's
    std::optional<std::uint32_t> mode; ///< nothing: the source's
    sys::FileTime now;                 ///< of created parents
};

class TargetWriter
{
public:
    TargetWriter(const sys::SafeRoot &target, WriteRules rules)
        : m_target(&target)
        , m_rules(rules)
    {}

    /// Where a source goes: `destination` may name a directory or the new name of a file. Makes
    /// missing parents. The result is clean and free of links.
    Result<std::string> prepare(const std::string &destination, bool isDirectory,
                                const std::string &name);

    Result<void> makeDirectory(const std::string &path);
    Result<sys::UniqueFd> replaceFile(const std::string &path);
    Result<void> replaceByHardLink(const std::string &existing, const std::string &path);
    Result<void> replaceBySpecial(const std::string &path, const sys::FileStat &status,
                                  const std::string &linkText);
    /// Owner, mode, xattrs and time of the source, or what the rules say instead.
    Result<void> finish(const std::string &path, const sys::FileStat &status,
                        const sys::Xattrs &xattrs);

    const WriteRules &rules() const { return m_rules; }

private:
    Result<void> makeParents(const std::string &path);
    Result<void> clear(const std::string &path);

    const sys::SafeRoot *m_target;
    WriteRules m_rules;
};

} // namespace stagewright::context
