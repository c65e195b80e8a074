#include "core/build/exec/jailworker.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/mounts.h"
#include "core/build/exec/jailroot.h"
#include "core/build/exec/snapshotfiles.h"
#include "core/build/exec/stepoperation.h"
#include "core/build/exec/unpackoperation.h"
#include "core/build/exec/worktree.h"
#include "core/image/layer/applier.h"
#include "core/image/layer/layerstream.h"

#include <sys/resource.h>

#include <cerrno>

namespace stagewright::exec {

namespace {

constexpr std::size_t kMaxCallBytes = 1U << 30U;

/// One call under way: what it is about and where its answers go.
class Worker
{
public:
    Worker(CallFds &fds, const JailSetup &setup, SnapshotFiles files)
        : m_fds(fds)
        , m_setup(setup)
        , m_files(std::move(files))
    {}

    Result<Reply> operator()(const UnpackCall &call)
    {
        const auto blob = m_fds.take(CallFd::Blob);
        STAGEWRIGHT_TRY_ASSIGN(UnpackReply reply, unpackLayer(m_files, call, blob.get()));
        return Reply(std::move(reply));
    }
    Result<Reply> operator()(const StepCall &call)
    {
        StepOutput output{m_fds.take(CallFd::Out), m_fds.take(CallFd::Err),
                          m_fds.take(CallFd::Bulk)};
        STAGEWRIGHT_TRY_ASSIGN(StepResult result,
                               executeStep(m_files, call.step, std::move(output), m_setup));
        return Reply(std::move(result));
    }
    Result<Reply> operator()(const DigestCall &call)
    {
        STAGEWRIGHT_TRY_ASSIGN(auto source, openSource(m_files, call.query.source, "/mnt/source"));
        context::Selection selection = call.query.selection;
        selection.isContext = std::holds_alternative<ContextRef>(call.query.source);
        STAGEWRIGHT_TRY_ASSIGN(auto digest, context::selectionDigest(source, selection));
        return Reply(DigestReply{std::move(digest)});
    }
    Result<Reply> operator()(const ReadCall &call)
    {
        STAGEWRIGHT_TRY_ASSIGN(const TreeView view,
                               TreeView::open(m_files, call.id, "/mnt/source"));
        STAGEWRIGHT_TRY_ASSIGN(const std::string bytes,
                               view.root.readFile(call.path, call.maxBytes));
        return sendBulk(bytes);
    }
    Result<Reply> operator()(const IndexCall &call)
    {
        const auto blob = m_fds.take(CallFd::Blob);
        const layer::LayerLimits limits;
        STAGEWRIGHT_TRY_ASSIGN(const auto stream,
                               layer::LayerStream::open(blob.get(), limits.bytes));
        STAGEWRIGHT_TRY_ASSIGN(const auto read,
                               layer::readLayer(*stream, nullptr, {limits, {}, call.diffId}));
        return sendBulk(layer::formatLayerIndex(read.index));
    }
    Result<Reply> operator()(const RemoveCall &call)
    {
        for (const auto &id : call.ids)
            STAGEWRIGHT_TRY(m_files.remove(id));
        return Reply(std::monostate());
    }
    Result<Reply> operator()(const SweepCall &call)
    {
        STAGEWRIGHT_TRY(m_files.sweep(call.afterStart));
        return Reply(std::monostate());
    }
    Result<Reply> operator()(const SyncCall &)
    {
        STAGEWRIGHT_TRY(m_files.makeDurable());
        return Reply(std::monostate());
    }

private:
    Result<Reply> sendBulk(std::string_view bytes)
    {
        const auto bulk = m_fds.take(CallFd::Bulk);
        STAGEWRIGHT_TRY(sys::writeAll(bulk.get(), bytes));
        return Reply(std::monostate());
    }

    CallFds &m_fds;
    const JailSetup &m_setup;
    SnapshotFiles m_files;
};

Result<Reply> carryOut(CallFds &fds, const JailSetup &setup)
{
    // The namespace is a copy; its scratch folders must not be shared with other workers.
    for (const char *folder : {"/mnt", "/run", "/tmp"})
        STAGEWRIGHT_TRY(sys::mountTmpfs(folder, "mode=755,size=64m"));
    const auto body = fds.take(CallFd::Body);
    STAGEWRIGHT_TRY_ASSIGN(const std::string bytes, sys::readAll(body.get(), kMaxCallBytes));
    STAGEWRIGHT_TRY_ASSIGN(const Call call, decodeCall(bytes));
    STAGEWRIGHT_TRY_ASSIGN(auto store, sys::SafeRoot::open(kJailStore));
    return std::visit(Worker(fds, setup, SnapshotFiles(std::move(store))), call);
}

} // namespace

CallFds::CallFds(std::string_view letters, std::vector<sys::UniqueFd> fds)
{
    for (std::size_t i = 0; i < letters.size() && i < fds.size(); ++i)
        m_fds[letters[i]] = std::move(fds[i]);
}

sys::UniqueFd CallFds::take(CallFd which)
{
    const auto found = m_fds.find(static_cast<char>(which));
    return found == m_fds.end() ? sys::UniqueFd() : std::move(found->second);
}

int runWorker(CallFds fds, const JailSetup &setup)
{
    const auto done = carryOut(fds, setup);
    const auto pipe = fds.take(CallFd::Answer);
    const Reply reply = done ? *done : Reply(done.error());
    return sys::writeAll(pipe.get(), encode(reply)) ? 0 : 1;
}

void refuseCall(CallFds fds, const Error &error)
{
    const auto pipe = fds.take(CallFd::Answer);
    static_cast<void>(sys::writeAll(pipe.get(), encode(Reply(error))));
}

} // namespace stagewright::exec
