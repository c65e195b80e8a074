/// What the coordinator asks of the jail, and what it answers. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/build/exec/executor.h"
#include "core/build/exec/runtime.h"
#include "core/build/exec/snapshotter.h"
#include "core/build/exec/step.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stagewright::exec {

struct UnpackCall
{
    SnapshotId parent;
    oci::Digest diffId;
};

struct StepCall
{
    Step step; ///< its sink stays behind
};

struct DigestCall
{
    ContentQuery query;
};

struct ReadCall
{
    SnapshotId id;
    std::string path;
    std::uint64_t maxBytes = 0;
};

struct IndexCall
{
    oci::Digest diffId;
};

struct RemoveCall
{
    std::vector<SnapshotId> ids;
};

/// Removes what dead workers left in `active/` and `trash/`.
struct SweepCall
{
    bool afterStart = false; ///< snapshots that a reboot made doubtful too
};

struct SyncCall
{
    bool mark = true;
};

using Call = std::variant<UnpackCall, StepCall, DigestCall, ReadCall, IndexCall, RemoveCall,
                          SweepCall, SyncCall>;

struct UnpackReply
{
    layer::LayerFacts facts;
    std::vector<std::string> skippedDevices;
};

struct DigestReply
{
    oci::Digest digest;
};

using Reply = std::variant<Error, std::monostate, UnpackReply, StepResult, DigestReply>;

/// What the jail is told once, before it builds its root.
struct JailSetup
{
    std::string store; ///< absolute host path
    std::vector<std::string> contexts;
    bool singleId = false; ///< only one id is mapped
    std::optional<RuntimeProgram> runtime;
};

/// What it answers when it stands.
struct JailReady
{
    bool overlay = false; ///< overlay mounts work as needed; else trees are copied
};

std::string encode(const Call &call);
Result<Call> decodeCall(std::string_view bytes);
std::string encode(const Reply &reply);
Result<Reply> decodeReply(std::string_view bytes);
std::string encode(const JailSetup &setup);
Result<JailSetup> decodeSetup(std::string_view bytes);

/// Descriptors of one call, by the letter that stands for each in the control message.
enum class CallFd : char {
    Body = 'b',   ///< the encoded call
    Answer = 'r', ///< takes the encoded reply
    Leash = 'k',  ///< closed by the coordinator: the worker is killed
    Out = 'o',    ///< the program's standard output
    Err = 'e',
    Bulk = 'd', ///< takes the layer's tar, a file's bytes, an index
    Blob = 'i', ///< the layer blob to read
};

} // namespace stagewright::exec
