#include "core/build/exec/sandbox.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/build/exec/jailclient.h"
#include "core/build/exec/snapshotfiles.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <mutex>

namespace stagewright::exec {

namespace {

/// Starts the jail when it is first needed: a build that changes nothing never does.
class LazyJail
{
public:
    explicit LazyJail(JailOptions options)
        : m_options(std::move(options))
    {}

    Result<Reply> call(const Call &call, const CallStreams &streams, std::stop_token stop)
    {
        STAGEWRIGHT_TRY_ASSIGN(JailClient * client, started());
        return client->call(call, streams, std::move(stop));
    }

    /// The alternative that the call is answered with.
    template<typename T>
    Result<T> ask(const Call &what, const CallStreams &streams, std::stop_token stop)
    {
        STAGEWRIGHT_TRY_ASSIGN(Reply reply, call(what, streams, std::move(stop)));
        if (auto *answer = std::get_if<T>(&reply))
            return std::move(*answer);
        return fail(ErrorCode::Internal, "the jail answered another question");
    }

private:
    Result<JailClient *> started()
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_client) {
            STAGEWRIGHT_TRY_ASSIGN(m_client, JailClient::start(m_options));
        }
        return m_client.get();
    }

    JailOptions m_options;
    std::mutex m_mutex;
    std::unique_ptr<JailClient> m_client;
};

class JailSnapshotter final : public Snapshotter
{
public:
    JailSnapshotter(LazyJail &jail, SnapshotFiles files)
        : m_jail(jail)
        , m_files(std::move(files))
    {}

    Result<bool> has(const SnapshotId &id) override { return m_files.has(id); }
    Result<layer::LayerFacts> facts(const SnapshotId &id) override { return m_files.facts(id); }
    Result<layer::LayerIndex> index(const SnapshotId &id) override { return m_files.index(id); }
    Result<std::vector<SnapshotId>> list() override { return m_files.list(); }

    Result<Unpacked> unpack(const UnpackRequest &request, std::stop_token stop) override
    {
        const SnapshotId id = request.parent.child(request.diffId);
        STAGEWRIGHT_TRY_ASSIGN(const bool there, has(id));
        if (there) {
            STAGEWRIGHT_TRY_ASSIGN(auto known, facts(id));
            return Unpacked{id, std::move(known), {}};
        }
        CallStreams streams;
        streams.blob = request.blob;
        STAGEWRIGHT_TRY_ASSIGN(UnpackReply reply,
                               m_jail.ask<UnpackReply>(UnpackCall{request.parent, request.diffId},
                                                       streams, std::move(stop)));
        return Unpacked{id, std::move(reply.facts), std::move(reply.skippedDevices)};
    }

    Result<layer::LayerIndex> indexBlob(int blob, const oci::Digest &diffId,
                                        std::stop_token stop) override
    {
        std::string text;
        CallStreams streams;
        streams.blob = blob;
        streams.bulk = [&text](std::string_view bytes) -> Result<void> {
            text += bytes;
            return {};
        };
        STAGEWRIGHT_TRY(m_jail.call(IndexCall{diffId}, streams, std::move(stop)));
        return layer::parseLayerIndex(text);
    }

    Result<void> remove(std::span<const SnapshotId> ids) override
    {
        STAGEWRIGHT_TRY(m_jail.call(RemoveCall{{ids.begin(), ids.end()}}, {}, {}));
        return {};
    }

    Result<void> makeDurable() override
    {
        STAGEWRIGHT_TRY(m_jail.call(SyncCall(), {}, {}));
        return {};
    }

private:
    LazyJail &m_jail;
    SnapshotFiles m_files;
};

class JailExecutor final : public Executor
{
public:
    explicit JailExecutor(LazyJail &jail)
        : m_jail(jail)
    {}

    Result<StepResult> execute(const Step &step, StepObserver &observer,
                               std::stop_token stop) override
    {
        const auto logTo = [&observer](LogStream stream) {
            return [&observer, stream](std::string_view bytes) -> Result<void> {
                observer.log(stream, bytes);
                return {};
            };
        };
        CallStreams streams;
        streams.out = logTo(LogStream::Out);
        streams.err = logTo(LogStream::Err);
        streams.bulk = step.layerSink;
        return m_jail.ask<StepResult>(StepCall{step}, streams, std::move(stop));
    }

    Result<oci::Digest> contentDigest(const ContentQuery &query, std::stop_token stop) override
    {
        STAGEWRIGHT_TRY_ASSIGN(DigestReply reply,
                               m_jail.ask<DigestReply>(DigestCall{query}, {}, std::move(stop)));
        return std::move(reply.digest);
    }

    Result<std::string> readFile(const SnapshotId &id, const std::string &path,
                                 std::uint64_t maxBytes) override
    {
        std::string bytes;
        CallStreams streams;
        streams.bulk = [&bytes](std::string_view more) -> Result<void> {
            bytes += more;
            return {};
        };
        STAGEWRIGHT_TRY(m_jail.call(ReadCall{id, path, maxBytes}, streams, {}));
        return bytes;
    }

private:
    LazyJail &m_jail;
};

class JailSandbox final : public Sandbox
{
public:
    JailSandbox(JailOptions options, SnapshotFiles files)
        : m_jail(std::move(options))
        , m_snapshotter(m_jail, std::move(files))
        , m_executor(m_jail)
    {}

    Snapshotter &snapshotter() override { return m_snapshotter; }
    Executor &executor() override { return m_executor; }

private:
    LazyJail m_jail;
    JailSnapshotter m_snapshotter;
    JailExecutor m_executor;
};

Result<std::string> absolutePath(const std::string &path)
{
    std::array<char, PATH_MAX> buffer{};
    if (::realpath(path.c_str(), buffer.data()) == nullptr)
        return failErrno(concat("cannot find ", path), errno);
    return std::string(buffer.data());
}

Result<void> makeStore(const std::string &path)
{
    for (std::size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        const std::string part = path.substr(0, slash);
        if (::mkdir(part.c_str(), 0700) != 0 && errno != EEXIST)
            return failErrno(concat("cannot make the store ", part), errno);
        if (slash == std::string::npos)
            return {};
    }
}

} // namespace

Result<std::unique_ptr<Sandbox>> openSandbox(const SandboxOptions &options)
{
    STAGEWRIGHT_TRY(makeStore(options.store));
    JailOptions jail;
    STAGEWRIGHT_TRY_ASSIGN(jail.store, absolutePath(options.store));
    for (const auto &context : options.contexts) {
        STAGEWRIGHT_TRY_ASSIGN(jail.contexts.emplace_back(), absolutePath(context));
    }
    STAGEWRIGHT_TRY_ASSIGN(
        jail.program, absolutePath(options.program.empty() ? "/proc/self/exe" : options.program));
    STAGEWRIGHT_TRY_ASSIGN(auto root, sys::SafeRoot::open(jail.store));
    SnapshotFiles files(std::move(root));
    STAGEWRIGHT_TRY(files.prepare());
    return std::unique_ptr<Sandbox>(new JailSandbox(std::move(jail), std::move(files)));
}

} // namespace stagewright::exec
