#include "core/image/layer/layerwriter.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/image/layer/contenthasher.h"

#include <algorithm>
#include <array>

namespace stagewright::layer {

namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kBuffer = 256U << 10U;

} // namespace

LayerWriter::LayerWriter(ByteSink sink)
    : m_sink(std::move(sink))
{}

Result<void> LayerWriter::put(std::string_view bytes)
{
    m_hasher.update(bytes);
    m_index.facts.tarBytes += bytes.size();
    return m_sink(bytes);
}

Result<std::string> LayerWriter::putContent(const LayerEntry &entry, const ContentSource &content)
{
    ContentHasher hasher;
    std::vector<char> buffer(std::min<std::uint64_t>(kBuffer, entry.size));
    std::uint64_t left = entry.size;
    while (left > 0) {
        const std::size_t want = static_cast<std::size_t>(std::min<std::uint64_t>(left, kBuffer));
        STAGEWRIGHT_TRY_ASSIGN(const std::size_t count, content(std::span(buffer).first(want)));
        if (count == 0)
            return fail(ErrorCode::Io,
                        concat("the file ", entry.path, " became shorter while it was read"));
        const std::string_view bytes(buffer.data(), count);
        hasher.update(bytes);
        STAGEWRIGHT_TRY(put(bytes));
        left -= count;
    }
    const std::string zeros((kBlock - entry.size % kBlock) % kBlock, '\0');
    STAGEWRIGHT_TRY(put(zeros));
    return hasher.finish();
}

Result<void> LayerWriter::add(const LayerEntry &entry, const ContentSource &content)
{
    IndexedEntry indexed{entry, {}};
    indexed.entry.modified.nanoseconds = 0;
    STAGEWRIGHT_TRY(put(tarHeader(entry)));
    m_index.facts.contentBytes += contentBytesOf(entry);
    if (entry.kind == EntryKind::File) {
        STAGEWRIGHT_TRY_ASSIGN(indexed.contentHash, putContent(entry, content));
    }
    m_index.entries.push_back(std::move(indexed));
    return {};
}

Result<LayerIndex> LayerWriter::finish()
{
    STAGEWRIGHT_TRY(put(std::string(2 * kBlock, '\0')));
    m_index.facts.diffId = m_hasher.finish();
    m_index.facts.entries = m_index.entries.size();
    return std::move(m_index);
}

Result<LayerIndex> writeLayer(const sys::SafeRoot &tree, const std::vector<LayerEntry> &changes,
                              const ByteSink &sink, std::optional<std::int64_t> clampSeconds)
{
    LayerWriter writer(sink);
    for (const auto &change : changes) {
        LayerEntry entry = change;
        if (clampSeconds && entry.modified.seconds > *clampSeconds)
            entry.modified = {*clampSeconds, 0};
        if (entry.kind != EntryKind::File) {
            STAGEWRIGHT_TRY(writer.add(entry));
            continue;
        }
        STAGEWRIGHT_TRY_ASSIGN(const sys::UniqueFd file,
                               tree.openFile(change.path, sys::LastLink::Keep));
        STAGEWRIGHT_TRY(writer.add(
            entry, [&file](std::span<char> buffer) { return sys::readSome(file.get(), buffer); }));
    }
    return writer.finish();
}

} // namespace stagewright::layer
