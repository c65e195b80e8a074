/// A tree outside of a root, and whether anything in it changed.
#pragma once

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/saferoot.h"
#include "core/base/sys/tempdir.h"
#include "core/base/sys/treewalk.h"

#include <sys/stat.h>

#include <string>

namespace stagewright::tests {

/// `outer/root` is the root under test, `outer/victim` what nothing may touch.
class Canary
{
public:
    Canary()
        : m_outer(sys::TempDir::create().value())
    {
        ::mkdir(root().c_str(), 0755);
        ::mkdir(victim().c_str(), 0755);
        ::mkdir((victim() + "/dir").c_str(), 0755);
        static_cast<void>(sys::writeHostFile(victim() + "/secret", "precious", 0600));
        static_cast<void>(sys::writeHostFile(victim() + "/dir/file", "kept", 0644));
        m_before = fingerprint();
    }

    std::string root() const { return m_outer.file("root"); }
    std::string victim() const { return m_outer.file("victim"); }
    bool untouched() const { return fingerprint() == m_before; }

private:
    std::string fingerprint() const
    {
        std::string text;
        const auto outside = sys::SafeRoot::open(m_outer.path()).value();
        const auto add = [&](const std::string &path, const sys::FileStat &s) {
            text += concat(path, " ", std::to_string(s.inode), " ", std::to_string(s.mode), " ",
                           std::to_string(s.uid), " ", std::to_string(s.links), " ",
                           std::to_string(s.modified.nanoseconds), "\n");
            if (s.isRegular())
                text += outside.readFile(concat("victim/", path), 4096).value();
        };
        add("", outside.stat("victim").value());
        static_cast<void>(sys::walkTree(outside, "victim",
                                        [&](const sys::WalkEntry &entry) -> Result<sys::WalkStep> {
                                            add(entry.path, entry.status);
                                            return sys::WalkStep::Continue;
                                        }));
        return text;
    }

    sys::TempDir m_outer;
    std::string m_before;
};

} // namespace stagewright::tests
