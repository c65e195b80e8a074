/// A store, a jail and a busybox image for tests that need the real thing.
#pragma once

#include "core/base/sys/tempdir.h"
#include "core/build/exec/sandbox.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::tests {

/// Why no jail can run here; nothing where it can. With STAGEWRIGHT_REQUIRE_SANDBOX=1 callers fail
/// instead of skipping.
std::optional<std::string> sandboxObstacle();
bool sandboxIsRequired();

class SandboxFixture
{
public:
    SandboxFixture();
    /// Same store, new jail.
    void reopen();

    exec::Executor &executor() { return m_sandbox->executor(); }
    exec::Snapshotter &snapshotter() { return m_sandbox->snapshotter(); }
    std::string store() const { return m_folder.file("store"); }
    /// The build context, ContextRef{0}.
    std::string context() const { return m_folder.file("context"); }

    /// A busybox with /bin/sh, /etc/passwd, /etc/group, /etc/motd and /tmp.
    exec::SnapshotId busyboxBase();
    /// Unpacks a layer made of `entries`: "d path", "f path text", "l path target", "h path target"
    /// and so on; see layerTar().
    Result<exec::Unpacked> unpack(const exec::SnapshotId &parent, const std::string &tar);

    Result<exec::StepResult> run(const exec::SnapshotId &base, const std::string &script);
    Result<exec::StepResult> execute(const exec::SnapshotId &base,
                                     decltype(exec::Step::operation) op, std::stop_token stop = {});

    const std::string &out() const { return m_out; }
    const std::string &err() const { return m_err; }
    /// Of the last step's layer: "path", "!path" for a whiteout; bytes of the tar.
    std::vector<std::string> layerPaths() const;
    const std::string &layerTar() const { return m_layer; }
    /// Names in the store's `active/`: work in progress or left behind.
    std::vector<std::string> activeFolders() const;

    template<typename T>
    const char *text(const Result<T> &result)
    {
        m_text = result ? "fine" : result.error().toString();
        return m_text.c_str();
    }

private:
    sys::TempDir m_folder;
    std::unique_ptr<exec::Sandbox> m_sandbox;
    std::string m_out;
    std::string m_err;
    std::string m_layer;
    std::string m_text;
    exec::SnapshotId m_last;
};

/// A tar of entries as a layer, made with the real LayerWriter.
struct TarEntry
{
    char kind = 'f'; ///< f file, d directory, l symlink, h hard link, p fifo, c/b device, w
                     ///< whiteout, o opaque
    std::string path = {};
    std::string text = {}; ///< content, or link target
    std::uint32_t mode = 0;
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
};
std::string makeTar(const std::vector<TarEntry> &entries);

} // namespace stagewright::tests

/// In initTestCase(): skips loudly where no jail can run, or fails where one must.
#define REQUIRE_SANDBOX()                                                                          \
    do {                                                                                           \
        if (const auto obstacle = ::stagewright::tests::sandboxObstacle()) {                       \
            if (::stagewright::tests::sandboxIsRequired())                                         \
                QFAIL(obstacle->c_str());                                                          \
            QSKIP(obstacle->c_str());                                                              \
        }                                                                                          \
    } while (false)
