/// Turns a step's mounts into those of the runtime. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/build/exec/mountstubs.h"
#include "core/build/exec/runtimespec.h"
#include "core/build/exec/worktree.h"

#include <string>
#include <vector>

namespace stagewright::exec {

/// Sources are opened once, inside their roots, and mounted by descriptor below /mnt; targets are
/// resolved inside the image. Targets that are the root or lie in /proc, /sys or /dev are refused
/// (InvalidArgument). Holds the locks of cache mounts while it lives.
class MountPlan
{
public:
    MountPlan(const SnapshotFiles &files, const WorkTree &tree, MountStubs &stubs)
        : m_files(files)
        , m_tree(tree)
        , m_stubs(stubs)
    {}

    Result<void> add(const StepMount &mount);
    /// /etc/hosts and /etc/resolv.conf.
    Result<void> addNetworkFiles(const std::string &hostname);

    const std::vector<SpecMount> &mounts() const { return m_mounts; }

private:
    Result<void> addOne(const BindMount &mount);
    Result<void> addOne(const CacheMount &mount);
    Result<void> addOne(const TmpfsMount &mount);
    Result<void> addOne(const SecretMount &mount);

    Result<std::string> target(const std::string &path, MountStubs::Kind kind);
    Result<sys::SafeRoot> sourceRoot(const Source &source);
    Result<void> bindFolder(const BindMount &mount, const sys::SafeRoot &folder);
    Result<void> bindFile(const BindMount &mount, const sys::UniqueFd &file);
    Result<std::string> cacheFolder(const CacheMount &mount);
    std::string nextName();

    const SnapshotFiles &m_files;
    const WorkTree &m_tree;
    MountStubs &m_stubs;
    std::vector<SpecMount> m_mounts;
    std::vector<sys::UniqueFd> m_locks;
    int m_count = 0;
};

} // namespace stagewright::exec
