#include "core/build/exec/jailcalls.h"

#include "core/build/exec/wire.h"

#include <tuple>

namespace stagewright {

// Found by argument-dependent lookup, so each stands in its type's namespace.
static auto fieldsOf(auto &v)
    requires std::same_as<std::remove_cvref_t<decltype(v)>, Error>
{
    return std::tie(v.code, v.message, v.context, v.sysErrno);
}

namespace sys {

static auto fieldsOf(auto &v)
    requires std::same_as<std::remove_cvref_t<decltype(v)>, FileTime>
{
    return std::tie(v.seconds, v.nanoseconds);
}

} // namespace sys

namespace layer {

static auto fieldsOf(auto &v)
    requires std::same_as<std::remove_cvref_t<decltype(v)>, LayerFacts>
{
    return std::tie(v.diffId, v.tarBytes, v.contentBytes, v.entries);
}

} // namespace layer

namespace context {

static auto fieldsOf(auto &v)
    requires std::same_as<std::remove_cvref_t<decltype(v)>, Selection>
{
    return std::tie(v.sources, v.ignoreRules, v.isContext);
}
static auto fieldsOf(auto &v)
    requires std::same_as<std::remove_cvref_t<decltype(v)>, InlineFile>
{
    return std::tie(v.name, v.content);
}
static auto fieldsOf(auto &v)
    requires std::same_as<std::remove_cvref_t<decltype(v)>, CopyRequest>
{
    return std::tie(v.selection, v.inlineFiles, v.destination, v.chown, v.mode, v.now);
}

} // namespace context

namespace exec {

template<typename V, typename T>
concept Is = std::same_as<std::remove_cvref_t<V>, T>;

static auto fieldsOf(Is<ContextRef> auto &v)
{
    return std::tie(v.index);
}
static auto fieldsOf(Is<BindMount> auto &v)
{
    return std::tie(v.target, v.source, v.path, v.writable);
}
static auto fieldsOf(Is<CacheMount> auto &v)
{
    return std::tie(v.target, v.id, v.sharing, v.readOnly, v.mode, v.uid, v.gid);
}
static auto fieldsOf(Is<TmpfsMount> auto &v)
{
    return std::tie(v.target, v.sizeBytes);
}
static auto fieldsOf(Is<SecretMount> auto &v)
{
    return std::tie(v.target, v.content, v.mode, v.uid, v.gid);
}
static auto fieldsOf(Is<RunStep> auto &v)
{
    return std::tie(v.arguments, v.environment, v.workingDirectory, v.user, v.mounts, v.hostname,
                    v.network);
}
static auto fieldsOf(Is<CopyStep> auto &v)
{
    return std::tie(v.source, v.request);
}
static auto fieldsOf(Is<MakeDirectoryStep> auto &v)
{
    return std::tie(v.path, v.user);
}
static auto fieldsOf(Is<Step> auto &v)
{
    return std::tie(v.base, v.operation, v.clampModifiedSeconds);
}
static auto fieldsOf(Is<StepExit> auto &v)
{
    return std::tie(v.kind, v.value, v.message);
}
static auto fieldsOf(Is<StepResult> auto &v)
{
    return std::tie(v.exit, v.id, v.layer, v.content);
}
static auto fieldsOf(Is<ContentQuery> auto &v)
{
    return std::tie(v.source, v.selection);
}
static auto fieldsOf(Is<UnpackCall> auto &v)
{
    return std::tie(v.parent, v.diffId);
}
static auto fieldsOf(Is<StepCall> auto &v)
{
    return std::tie(v.step);
}
static auto fieldsOf(Is<DigestCall> auto &v)
{
    return std::tie(v.query);
}
static auto fieldsOf(Is<ReadCall> auto &v)
{
    return std::tie(v.id, v.path, v.maxBytes);
}
static auto fieldsOf(Is<IndexCall> auto &v)
{
    return std::tie(v.diffId);
}
static auto fieldsOf(Is<RemoveCall> auto &v)
{
    return std::tie(v.ids);
}
static auto fieldsOf(Is<SweepCall> auto &v)
{
    return std::tie(v.afterStart);
}
static auto fieldsOf(Is<SyncCall> auto &v)
{
    return std::tie(v.mark);
}
static auto fieldsOf(Is<UnpackReply> auto &v)
{
    return std::tie(v.facts, v.skippedDevices);
}
static auto fieldsOf(Is<DigestReply> auto &v)
{
    return std::tie(v.digest);
}
static auto fieldsOf(Is<RuntimeProgram> auto &v)
{
    return std::tie(v.kind, v.path);
}
static auto fieldsOf(Is<JailSetup> auto &v)
{
    return std::tie(v.store, v.contexts, v.singleId, v.runtime);
}

namespace {

template<typename T>
std::string encoded(const T &value)
{
    wire::Writer writer;
    writer.put(value);
    return writer.take();
}

template<typename T>
Result<T> decoded(std::string_view bytes)
{
    wire::Reader reader(bytes);
    T value;
    reader.get(value);
    if (!reader.ok())
        return fail(ErrorCode::Corrupt, "a message between the program and its jail is damaged");
    return value;
}

} // namespace

std::string encode(const Call &call)
{
    return encoded(call);
}

Result<Call> decodeCall(std::string_view bytes)
{
    return decoded<Call>(bytes);
}

std::string encode(const Reply &reply)
{
    return encoded(reply);
}

Result<Reply> decodeReply(std::string_view bytes)
{
    return decoded<Reply>(bytes);
}

std::string encode(const JailSetup &setup)
{
    return encoded(setup);
}

Result<JailSetup> decodeSetup(std::string_view bytes)
{
    return decoded<JailSetup>(bytes);
}

} // namespace exec
} // namespace stagewright
