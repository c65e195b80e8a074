/// Snapshotter and Executor in memory, for tests of what stands above them. Keeps the contracts of
/// snapshotter.h and executor.h (tst_contract runs on it and on the real ones).
#pragma once

#include "core/build/exec/sandbox.h"

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace stagewright::tests {

/// Files by clean path; directories and owners do not count.
using FakeTree = std::map<std::string, std::string>;

class FakeSandbox final : public exec::Sandbox, private exec::Snapshotter, private exec::Executor
{
public:
    /// What a RUN does to the tree.
    using Program =
        std::function<exec::StepExit(const exec::RunStep &, FakeTree &, exec::StepObserver &)>;

    explicit FakeSandbox(Program program)
        : m_program(std::move(program))
    {}

    exec::Snapshotter &snapshotter() override { return *this; }
    exec::Executor &executor() override { return *this; }

    /// Files of ContextRef{index}.
    void setContext(std::size_t index, FakeTree files);
    /// Number of steps executed so far.
    int steps();

private:
    struct Kept
    {
        FakeTree tree;
        layer::LayerIndex index;
    };

    Result<bool> has(const exec::SnapshotId &id) override;
    Result<exec::Unpacked> unpack(const exec::UnpackRequest &request,
                                  std::stop_token stop) override;
    Result<layer::LayerFacts> facts(const exec::SnapshotId &id) override;
    Result<layer::LayerIndex> index(const exec::SnapshotId &id) override;
    Result<layer::LayerIndex> indexBlob(int blob, const oci::Digest &diffId,
                                        std::stop_token stop) override;
    Result<std::vector<exec::SnapshotId>> list() override;
    Result<void> remove(std::span<const exec::SnapshotId> ids) override;
    Result<void> makeDurable() override { return {}; }

    Result<exec::StepResult> execute(const exec::Step &step, exec::StepObserver &observer,
                                     std::stop_token stop) override;
    Result<oci::Digest> contentDigest(const exec::ContentQuery &query,
                                      std::stop_token stop) override;
    Result<std::string> readFile(const exec::SnapshotId &id, const std::string &path,
                                 std::uint64_t maxBytes) override;

    Result<FakeTree> treeOf(const exec::SnapshotId &id);
    Result<Kept> kept(const exec::SnapshotId &id);
    Result<FakeTree> selected(const exec::Source &source, const context::Selection &selection);
    Result<void> change(const exec::Step &step, FakeTree &tree, exec::StepObserver &observer,
                        exec::StepResult &result);

    Program m_program;
    std::mutex m_mutex;
    std::map<exec::SnapshotId, Kept> m_kept;
    std::map<std::size_t, FakeTree> m_contexts;
    int m_steps = 0;
};

} // namespace stagewright::tests
