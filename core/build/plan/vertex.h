/// The steps of a build and what they need, as plain values.
#pragma once

#include "core/image/oci/digest.h"
#include "core/image/oci/platform.h"
#include "core/language/text/textrange.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stagewright::plan {

using oci::Digest;

/// The tree of an image: all of its layers.
struct ImageOp
{
    std::string name;   ///< "docker.io/library/golang:1.21@sha256:…"
    std::string source; ///< what the look-up was asked for; finds the image again
    Digest manifest;
    std::vector<Digest> diffIds; ///< bottom first
    oci::Platform platform;

    bool operator==(const ImageOp &) const = default;
};

/// Files of the build context, or of a named one.
struct ContextOp
{
    std::string name; ///< empty for the build context

    bool operator==(const ContextOp &) const = default;
};

enum class NetworkMode { Sandbox, None, Host };

std::string_view nameOf(NetworkMode mode);

/// A `--mount` with its variables expanded.
struct RunMount
{
    enum class Type { Bind, Cache, Tmpfs, Secret };
    enum class Sharing { Shared, Private, Locked };

    Type type = Type::Bind;
    std::string target; ///< absolute; empty for a secret that is only a variable
    /// Bind, and the seed of a Cache: index into Vertex::sources; nothing: an empty tree.
    std::optional<std::size_t> source;
    std::string path;      ///< inside the source
    bool writable = false; ///< of a Bind; what is written is thrown away
    bool readOnly = false; ///< of a Cache
    std::string id;        ///< of a Cache or Secret
    Sharing sharing = Sharing::Shared;
    bool required = false;   ///< Secret: without it the step fails
    std::string environment; ///< Secret: the variable that holds it; empty: none
    std::optional<std::uint32_t> mode;
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::uint64_t sizeBytes = 0; ///< Tmpfs; 0: the kernel's default

    bool operator==(const RunMount &) const = default;
};

struct InlineFile
{
    std::string name; ///< one component
    std::string content;

    bool operator==(const InlineFile &) const = default;
};

struct RunOp
{
    std::vector<std::string> arguments;   ///< the shell included
    std::vector<std::string> environment; ///< "K=V", ENV and ARG
    std::vector<std::string> proxies;     ///< "K=V"; neither in the key nor in the history
    std::string workingDirectory = "/";
    std::string user; ///< as written
    NetworkMode network = NetworkMode::Sandbox;
    std::vector<RunMount> mounts;
    std::vector<InlineFile> scripts; ///< shown below /dev/pipes, executable

    bool operator==(const RunOp &) const = default;
};

struct CopyOp
{
    std::vector<std::string> sources; ///< expanded, absolute in their tree; patterns too
    std::vector<InlineFile> inlineFiles;
    std::string destination; ///< absolute; "/" or "/." at the end: a directory
    std::string chown;       ///< as written
    std::optional<std::uint32_t> mode;

    bool operator==(const CopyOp &) const = default;
};

struct MakeDirectoryOp
{
    std::string path; ///< absolute
    std::string user; ///< as written; owns what is made

    bool operator==(const MakeDirectoryOp &) const = default;
};

using Op = std::variant<ImageOp, ContextOp, RunOp, CopyOp, MakeDirectoryOp>;

struct Vertex
{
    Digest digest; ///< of the op and of its inputs' digests; names the vertex in events
    std::string name;
    Op op;
    std::optional<std::size_t> base;  ///< vertex whose tree is changed; nothing: scratch
    std::vector<std::size_t> sources; ///< vertexes whose files are read
    /// Copies whose source is the empty tree (`--from=scratch` or a stage without steps).
    bool readsScratch = false;
    bool ignoreCache = false;

    template<typename T>
    const T *as() const
    {
        return std::get_if<T>(&op);
    }
    /// True where the vertex adds a layer to its base.
    bool makesLayer() const { return !as<ImageOp>() && !as<ContextOp>(); }

    bool operator==(const Vertex &) const = default;
};

/// The op as one line of JSON: equal ops have equal text. Pure.
std::string describeOp(const Op &op);

} // namespace stagewright::plan
