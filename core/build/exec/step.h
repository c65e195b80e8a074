/// What the executor is told to do, as plain values: names resolved, variables expanded.
#pragma once

#include "core/build/exec/snapshotter.h"
#include "core/image/layer/layerindex.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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

/// Bytes that stand in the Dockerfile itself (heredocs).
struct InlineFile
{
    std::string name; ///< one component
    std::string content;
};

/// One --from (or the context) with the sources as written after expansion.
struct CopySource
{
    Source source;
    std::vector<std::string> paths;    ///< wildcards allowed, relative to the source's root
    std::vector<std::string> excludes; ///< --exclude, .dockerignore syntax
    /// Of the context: the ignore rules of the whole context, in order; they hold in addition.
    std::vector<std::string> ignoreRules;
};

/// COPY and ADD of local files.
struct CopyStep
{
    std::vector<CopySource> sources;
    std::vector<InlineFile> inlineFiles;
    std::string destination;             ///< absolute; a trailing "/" (or "/.") means a directory
    bool destinationIsDirectory = false; ///< several sources, or written with a trailing "/"
    std::string chown;                  ///< as written, resolved in the destination tree; "" = keep
    std::string chmod;                  ///< as written: octal or symbolic; "" = keep
    bool parents = false;               ///< --parents
    bool unpackArchives = false;        ///< ADD: local archives are unpacked
    bool followDestinationLinks = true; ///< --link: false
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
    /// Where the layer's uncompressed tar goes: a writable empty file that stays the caller's
    /// (the store's ingest). Written from offset 0, neither synced nor closed.
    int layerFile = -1;
    /// New files keep their times; where set, later ones are put back to it (rewrite-timestamp).
    std::optional<std::int64_t> clampModifiedSeconds;
};

/// How the user's program ended.
struct StepExit
{
    enum class Kind {
        Done,       ///< exit code 0, or a step without a program
        ExitCode,   ///< `value` is the program's exit code
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
    layer::LayerFacts layer; ///< the caller commits layerFile under layer.diffId
};

} // namespace stagewright::exec
