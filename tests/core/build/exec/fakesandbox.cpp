#include "tests/core/build/exec/fakesandbox.h"

#include "core/base/support/strings.h"
#include "core/base/sys/saferoot.h"
#include "core/image/layer/applier.h"
#include "core/image/layer/layerstream.h"
#include "core/image/layer/layerwriter.h"

#include <unistd.h>

namespace stagewright::tests {

using namespace exec;

namespace {

void eraseTree(FakeTree &tree, const std::string &path)
{
    std::erase_if(tree, [&path](const auto &file) {
        return file.first == path || file.first.starts_with(path + "/") || path.empty();
    });
}

/// Reads a blob into an index, and its files into `tree` where there is one.
Result<layer::LayerIndex> readBlob(int blob, const oci::Digest &diffId, FakeTree *tree)
{
    ::lseek(blob, 0, SEEK_SET);
    STAGEWRIGHT_TRY_ASSIGN(const auto stream, layer::LayerStream::open(blob, 1U << 30));
    STAGEWRIGHT_TRY_ASSIGN(const auto checked,
                           layer::readLayer(*stream, nullptr, {{}, {}, diffId}));
    if (tree == nullptr)
        return checked.index;
    ::lseek(blob, 0, SEEK_SET);
    STAGEWRIGHT_TRY_ASSIGN(const auto again, layer::LayerStream::open(blob, 1U << 30));
    layer::LayerReader reader(*again, {});
    for (;;) {
        STAGEWRIGHT_TRY_ASSIGN(const auto entry, reader.next());
        if (!entry)
            return checked.index;
        if (entry->kind == layer::EntryKind::Whiteout)
            eraseTree(*tree, entry->path);
        if (entry->kind != layer::EntryKind::File)
            continue;
        std::string &content = (*tree)[entry->path];
        content.clear();
        STAGEWRIGHT_TRY(
            reader.readContent([&content](std::uint64_t, std::string_view bytes) -> Result<void> {
                content += bytes;
                return {};
            }));
    }
}

layer::LayerEntry entryOf(layer::EntryKind kind, const std::string &path, std::size_t size)
{
    layer::LayerEntry entry;
    entry.kind = kind;
    entry.path = path;
    entry.mode = kind == layer::EntryKind::File ? 0644 : 0;
    entry.size = size;
    return entry;
}

Result<layer::LayerIndex> writeDifference(const FakeTree &before, const FakeTree &after,
                                          const layer::ByteSink &sink)
{
    layer::LayerWriter writer([&sink](std::string_view bytes) -> Result<void> {
        return sink ? sink(bytes) : Result<void>();
    });
    for (const auto &[path, content] : before) {
        if (!after.contains(path))
            STAGEWRIGHT_TRY(writer.add(entryOf(layer::EntryKind::Whiteout, path, 0)));
    }
    for (const auto &[path, content] : after) {
        if (const auto old = before.find(path); old != before.end() && old->second == content)
            continue;
        std::size_t offset = 0;
        const auto read = [&](std::span<char> buffer) -> Result<std::size_t> {
            const std::size_t count = content.copy(buffer.data(), buffer.size(), offset);
            offset += count;
            return count;
        };
        STAGEWRIGHT_TRY(writer.add(entryOf(layer::EntryKind::File, path, content.size()), read));
    }
    return writer.finish();
}

tl::unexpected<Error> noTree(const SnapshotId &id)
{
    return fail(ErrorCode::NotFound, concat("no tree ", id.chain.shortHex()));
}

oci::Digest digestOfTree(const FakeTree &tree)
{
    std::string text;
    for (const auto &[path, content] : tree)
        text += concat(path, "\n", oci::digestOf(content).toString(), "\n");
    return oci::digestOf(text);
}

} // namespace

void FakeSandbox::setContext(std::size_t index, FakeTree files)
{
    const std::scoped_lock lock(m_mutex);
    m_contexts[index] = std::move(files);
}

int FakeSandbox::steps()
{
    const std::scoped_lock lock(m_mutex);
    return m_steps;
}

Result<FakeSandbox::Kept> FakeSandbox::kept(const SnapshotId &id)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_kept.find(id);
    if (found == m_kept.end())
        return noTree(id);
    return found->second;
}

Result<FakeTree> FakeSandbox::treeOf(const SnapshotId &id)
{
    if (id.isScratch())
        return FakeTree();
    STAGEWRIGHT_TRY_ASSIGN(Kept one, kept(id));
    return std::move(one.tree);
}

Result<bool> FakeSandbox::has(const SnapshotId &id)
{
    return id.isScratch() || kept(id).has_value();
}

Result<Unpacked> FakeSandbox::unpack(const UnpackRequest &request, std::stop_token stop)
{
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "cancelled");
    STAGEWRIGHT_TRY_ASSIGN(FakeTree tree, treeOf(request.parent));
    STAGEWRIGHT_TRY_ASSIGN(auto index, readBlob(request.blob, request.diffId, &tree));
    const SnapshotId id = request.parent.child(index.facts.diffId);
    const std::scoped_lock lock(m_mutex);
    m_kept[id] = {std::move(tree), index};
    return Unpacked{id, index.facts, {}};
}

Result<layer::LayerFacts> FakeSandbox::facts(const SnapshotId &id)
{
    STAGEWRIGHT_TRY_ASSIGN(const Kept one, kept(id));
    return one.index.facts;
}

Result<layer::LayerIndex> FakeSandbox::index(const SnapshotId &id)
{
    STAGEWRIGHT_TRY_ASSIGN(Kept one, kept(id));
    return std::move(one.index);
}

Result<layer::LayerIndex> FakeSandbox::indexBlob(int blob, const oci::Digest &diffId,
                                                 std::stop_token)
{
    return readBlob(blob, diffId, nullptr);
}

Result<std::vector<SnapshotId>> FakeSandbox::list()
{
    const std::scoped_lock lock(m_mutex);
    std::vector<SnapshotId> ids;
    for (const auto &[id, one] : m_kept)
        ids.push_back(id);
    return ids;
}

Result<void> FakeSandbox::remove(std::span<const SnapshotId> ids)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &id : ids)
        m_kept.erase(id);
    return {};
}

/// Files that are a source, or lie below one, by their name in the copy.
Result<FakeTree> FakeSandbox::selected(const Source &source, const context::Selection &selection)
{
    FakeTree from;
    if (const auto *context = std::get_if<ContextRef>(&source)) {
        const std::scoped_lock lock(m_mutex);
        from = m_contexts[context->index];
    } else {
        STAGEWRIGHT_TRY_ASSIGN(from, treeOf(std::get<SnapshotId>(source)));
    }
    FakeTree result;
    for (const auto &wanted : selection.sources) {
        const std::string path = sys::cleanPath(wanted);
        const std::size_t before = result.size();
        for (const auto &[name, content] : from) {
            if (name == path)
                result[name.substr(name.rfind('/') + 1)] = content;
            else if (path.empty())
                result[name] = content;
            else if (name.starts_with(path + "/"))
                result[name.substr(path.size() + 1)] = content;
        }
        if (result.size() == before && !path.empty())
            return fail(ErrorCode::NotFound, concat("\"/", path, "\": not found"));
    }
    return result;
}

Result<oci::Digest> FakeSandbox::contentDigest(const ContentQuery &query, std::stop_token)
{
    STAGEWRIGHT_TRY_ASSIGN(const FakeTree files, selected(query.source, query.selection));
    return digestOfTree(files);
}

Result<std::string> FakeSandbox::readFile(const SnapshotId &id, const std::string &path,
                                          std::uint64_t maxBytes)
{
    STAGEWRIGHT_TRY_ASSIGN(const FakeTree tree, treeOf(id));
    const auto found = tree.find(sys::cleanPath(path));
    if (found == tree.end())
        return fail(ErrorCode::NotFound, concat("no file ", path));
    if (found->second.size() > maxBytes)
        return fail(ErrorCode::OutOfSpace, concat(path, " is too long"));
    return found->second;
}

Result<void> FakeSandbox::change(const Step &step, FakeTree &tree, StepObserver &observer,
                                 StepResult &result)
{
    if (const auto *run = std::get_if<RunStep>(&step.operation)) {
        result.exit = m_program(*run, tree, observer);
        return {};
    }
    const auto *copy = std::get_if<CopyStep>(&step.operation);
    if (copy == nullptr)
        return {}; // directories do not count
    FakeTree files;
    if (copy->source) {
        STAGEWRIGHT_TRY_ASSIGN(files, selected(*copy->source, copy->request.selection));
    }
    result.content = digestOfTree(files);
    for (const auto &one : copy->request.inlineFiles)
        files[one.name] = one.content;
    const std::string to = sys::cleanPath(copy->request.destination);
    const bool asName = files.size() == 1 && !copy->request.destination.ends_with('/');
    for (const auto &[name, content] : files)
        tree[asName ? to : concat(to, to.empty() ? "" : "/", name)] = content;
    return {};
}

Result<StepResult> FakeSandbox::execute(const Step &step, StepObserver &observer,
                                        std::stop_token stop)
{
    STAGEWRIGHT_TRY_ASSIGN(const FakeTree before, treeOf(step.base));
    FakeTree after = before;
    StepResult result;
    STAGEWRIGHT_TRY(change(step, after, observer, result));
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "cancelled");
    const std::scoped_lock lock(m_mutex);
    ++m_steps;
    if (!result.exit.ok())
        return result;
    STAGEWRIGHT_TRY_ASSIGN(const auto index, writeDifference(before, after, step.layerSink));
    result.layer = index.facts;
    result.id = step.base.child(index.facts.diffId);
    m_kept[result.id] = {std::move(after), index};
    return result;
}

} // namespace stagewright::tests
