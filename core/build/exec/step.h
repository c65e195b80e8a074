/// What the executor is told to do, as plain values: names resolved, variables expanded.
#pragma once

#include "core/build/context/copier.h"
#include "core/build/exec/snapshotter.h"
#include "core/image/layer/layerindex.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stagewright::exec {

/// A build context by its place in SandboxOptions::contexts.
struct ContextRef
{
    std::size_t index = 0;

    bool operator==(const ContextRef &) const = default;
};

/// Where files come from.
using Source = std::variant<ContextRef, SnapshotId>;

/// Files of `path` in `source`, shown at `target`. Writes into a writable one are thrown away.
struct BindMount
{
    std::string target; ///< absolute
    Source source;
    std::string path; ///< inside the source, links followed there; "" = all of it
    bool writable = false;
};

/// A directory that outlives the build; its name in the store is a hash of `id`.
struct CacheMount
{
    enum class Sharing { Shared, Private, Locked };

    std::string target;
    std::string id;
    Sharing sharing = Sharing::Shared;
    bool readOnly = false;
    std::uint32_t mode = 0755; ///< of a new cache
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
};

struct TmpfsMount
{
    std::string target;
    std::uint64_t sizeBytes = 0; ///< 0 = the kernel's default
};

/// A file in memory that enters neither layer nor key.
struct SecretMount
{
    std::string target;
    std::string content;
    std::uint32_t mode = 0400;
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
};

using StepMount = std::variant<BindMount, CacheMount, TmpfsMount, SecretMount>;

enum class NetworkMode {
    None, ///< a namespace of its own with nothing but the loopback device
};

/// RUN.
struct RunStep
{
    std::vector<std::string> arguments;   ///< with the shell where there is one; not empty
    std::vector<std::string> environment; ///< "K=V"; HOME is added from passwd where it is missing
    std::string workingDirectory = "/";   ///< absolute; made where it is missing
    /// As written in USER: "", "name", "1000", "name:group". Resolved in the tree's own
    /// /etc/passwd and /etc/group, supplementary groups included.
    std::string user;
    std::vector<StepMount> mounts;
    std::string hostname = "buildkitsandbox";
    NetworkMode network = NetworkMode::None;
};

/// COPY and ADD of local files. The rules are the Copier's.
struct CopyStep
{
    std::optional<Source> source; ///< nothing where all files stand in the Dockerfile
    /// Its selection.isContext is set from `source`.
    context::CopyRequest request;
};

/// WORKDIR: the directory and its missing parents, 0755; new ones belong to USER.
struct MakeDirectoryStep
{
    std::string path; ///< absolute
    std::string user; ///< as written
};

struct Step
{
    SnapshotId base;
    std::variant<RunStep, CopyStep, MakeDirectoryStep> operation;
    /// Takes the layer's uncompressed tar, on the thread that called execute(): an ingest of the
    /// store. Its error ends the step; a whole snapshot may remain. Empty: the tar is hashed and
    /// thrown away.
    std::function<Result<void>(std::string_view)> layerSink;
    /// New files keep their times; where set, later ones are put back to it (rewrite-timestamp).
    std::optional<std::int64_t> clampModifiedSeconds;
};

/// How the user's program ended.
struct StepExit
{
    enum class Kind {
        Done,       ///< exit code 0, or a step without a program
        ExitCode,   ///< `value` is the program's exit code, `message` what may explain it
        Signal,     ///< `value` is the signal that ended it
        NotStarted, ///< the program could not be started: `message` says why
    };
    Kind kind = Kind::Done;
    int value = 0;
    std::string message;

    bool ok() const { return kind == Kind::Done; }
};

struct StepResult
{
    StepExit exit;
    // What follows holds only where exit.ok().
    SnapshotId id;
    layer::LayerFacts layer; ///< layer.diffId is the digest of what layerSink was given
    /// COPY: digest of the bytes that were really read; equals contentDigest() where nothing
    /// changed in between.
    oci::Digest content;
};

} // namespace stagewright::exec
