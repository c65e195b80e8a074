/// What instructions say once variables, stages and paths are resolved. SHELL, HEALTHCHECK,
/// MAINTAINER and ONBUILD have nothing to resolve: they are read from the model.
#pragma once

#include "core/language/dockerfile/gitreference.h"
#include "core/language/dockerfile/instruction.h"
#include "core/language/dockerfile/mountreader.h"
#include "core/language/dockerfile/variables.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace stagewright::convert {

using dockerfile::Origin;
using dockerfile::Variable;
using dockerfile::VariablePointer;
using dockerfile::Variables;
using dockerfile::VariableUse;
using text::TextRange;

/// Whose files are read.
struct FileSource
{
    enum class Kind {
        Context,  ///< the build context
        Stage,    ///< index into Conversion::stages
        Implicit, ///< index into Conversion::implicitStages
    };
    Kind kind = Kind::Context;
    std::size_t index = 0;

    bool operator==(const FileSource &) const = default;
};

struct InlineFile
{
    std::string name; ///< one component
    std::string content;

    bool operator==(const InlineFile &) const = default;
};

struct ResolvedArg
{
    std::vector<VariablePointer>
        arguments; ///< in text order; without a value where nobody gives one
};

struct ResolvedEnv
{
    std::vector<VariablePointer> variables; ///< in text order
};

struct ResolvedLabel
{
    std::vector<std::pair<std::string, std::string>> labels;
};

/// `--mount` with its variables expanded and its defaults filled in.
struct ResolvedMount
{
    enum class Sharing { Shared, Private, Locked };

    dockerfile::Mount::Type type = dockerfile::Mount::Type::Bind;
    FileSource from;      ///< Bind and Cache; a Cache without `from` has an implicit scratch stage
    std::string fromName; ///< as written; empty where it is not
    std::string source;   ///< path in `from`, or the id of a Secret, as expanded; may be empty
    std::string written;  ///< target as expanded; may be empty for Secret and Ssh
    std::string target;   ///< the same, absolute; empty where `written` is
    bool readOnly = false;
    std::uint64_t sizeBytes = 0; ///< Tmpfs; 0: the kernel's default
    std::string id;              ///< as given; see cacheId(), secretId()
    Sharing sharing = Sharing::Shared;
    bool required = false;                  ///< Secret, Ssh
    std::optional<std::string> environment; ///< Secret: the variable that holds it
    std::optional<std::uint32_t> mode;
    std::optional<std::uint32_t> uid;
    std::optional<std::uint32_t> gid;
    TextRange range; ///< of the flag

    /// Of a Cache: what tells caches apart, without a namespace.
    std::string cacheId() const;
    /// Of a Secret.
    std::string secretId() const;
    /// Of a Secret: the file, or nothing where it is only a variable.
    std::optional<std::string> secretTarget() const;
};

enum class NetworkMode { Default, None, Host };
enum class SecurityMode { Sandbox, Insecure };

struct ResolvedRun
{
    std::vector<std::string> arguments; ///< the shell included
    std::optional<InlineFile> script;   ///< shown below /dev/pipes, executable
    std::vector<ResolvedMount> mounts;  ///< in text order
    NetworkMode network = NetworkMode::Default;
    SecurityMode security = SecurityMode::Sandbox;
    std::vector<dockerfile::Device> devices;
};

/// A path in the context, a stage or an image.
struct PathSource
{
    std::string path; ///< absolute, as BuildKit's copy action gets it; patterns too
    /// --parents: what is taken below `path`, else nothing.
    std::optional<std::string> pattern;
    /// --parents: a path that has to be there.
    std::optional<std::string> required;
};
struct HttpSource
{
    std::string url;
    std::string fileName; ///< "__unnamed__" where the URL has none
};
struct CopySource
{
    std::string text; ///< as expanded
    TextRange range;
    std::variant<PathSource, HttpSource, dockerfile::GitReference> detail;
};

/// COPY and ADD.
struct ResolvedCopy
{
    bool isAdd = false;
    FileSource from;
    std::string fromName; ///< as written; empty where it is not
    std::vector<CopySource> sources;
    std::vector<InlineFile> files; ///< heredocs, expanded
    std::string written;           ///< destination as expanded
    std::string destination;       ///< absolute; a slash or "/." at the end stays
    std::string chown;
    std::string chmod;
    std::optional<std::uint32_t> mode; ///< of `chmod`, where it is octal
    bool link = false;                 ///< as given; without effect beside --chmod
    bool parents = false;
    std::vector<std::string> excludes;
    std::string checksum;
    std::optional<bool> keepGitDir;
    std::optional<bool> unpack;
};

struct ResolvedWorkdir
{
    std::string path;      ///< as expanded
    std::string directory; ///< absolute; with backslashes on Windows
};

struct ResolvedUser
{
    std::string user;
};

struct ResolvedStopSignal
{
    std::string signal;
};

/// One word of EXPOSE after expansion.
struct ExposedPort
{
    std::string text; ///< the word
    std::string ip;
    std::string hostPort;
    std::string protocol;           ///< as written; "tcp" where it is not
    std::vector<std::string> ports; ///< "80/tcp", ranges unrolled
};
struct ResolvedExpose
{
    /// Sorted as they were written; a wrong one is the last, without its ports.
    std::vector<ExposedPort> ports;
};

struct ResolvedVolume
{
    std::vector<std::string> paths;
};

/// CMD and ENTRYPOINT: the shell included.
struct ResolvedCommand
{
    std::vector<std::string> arguments;
};

using Resolved = std::variant<std::monostate, ResolvedArg, ResolvedEnv, ResolvedLabel, ResolvedRun,
                              ResolvedCopy, ResolvedWorkdir, ResolvedUser, ResolvedStopSignal,
                              ResolvedExpose, ResolvedVolume, ResolvedCommand>;

} // namespace stagewright::convert
