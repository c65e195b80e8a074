#include "core/base/support/strings.h"
#include "core/image/layer/applier.h"
#include "core/image/layer/contenthasher.h"

namespace stagewright::layer {

namespace {

/// Passes content on, hashing it; holes count as zeros.
class HashingContent
{
public:
    explicit HashingContent(std::stop_token stop)
        : m_stop(std::move(stop))
    {}

    Result<void> take(std::uint64_t offset, std::string_view bytes)
    {
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, "cancelled");
        zerosUpTo(offset);
        m_hasher.update(bytes);
        m_position += bytes.size();
        return {};
    }
    std::string finish(std::uint64_t size)
    {
        zerosUpTo(size);
        return m_hasher.finish();
    }

private:
    void zerosUpTo(std::uint64_t end)
    {
        static const std::string zeros(65536, '\0');
        while (m_position < end) {
            const auto count = std::min<std::uint64_t>(zeros.size(), end - m_position);
            m_hasher.update(std::string_view(zeros).substr(0, static_cast<std::size_t>(count)));
            m_position += count;
        }
    }

    std::stop_token m_stop;
    ContentHasher m_hasher;
    std::uint64_t m_position = 0;
};

Result<IndexedEntry> handle(LayerReader &reader, LayerEntry entry, Applier *applier,
                            const std::stop_token &stop)
{
    HashingContent hashing(stop);
    const auto content =
        [&](const std::function<Result<void>(std::uint64_t, std::string_view)> &take) {
            return reader.readContent([&](std::uint64_t offset, std::string_view bytes) {
                auto hashed = hashing.take(offset, bytes);
                return hashed && take ? take(offset, bytes) : hashed;
            });
        };
    if (applier != nullptr)
        STAGEWRIGHT_TRY(applier->apply(entry, content));
    else if (entry.kind == EntryKind::File)
        STAGEWRIGHT_TRY(content({}));
    IndexedEntry indexed{std::move(entry), {}};
    if (indexed.entry.kind == EntryKind::File)
        indexed.contentHash = hashing.finish(indexed.entry.size);
    return indexed;
}

} // namespace

Result<AppliedLayer> readLayer(LayerStream &stream, Applier *applier, const ApplyOptions &options)
{
    AppliedLayer result;
    LayerIndex &index = result.index;
    LayerReader reader(stream, options.limits);
    for (;;) {
        if (options.stop.stop_requested())
            return fail(ErrorCode::Cancelled, "cancelled");
        STAGEWRIGHT_TRY_ASSIGN(auto entry, reader.next());
        if (!entry)
            break;
        index.facts.contentBytes += contentBytesOf(*entry);
        STAGEWRIGHT_TRY_ASSIGN(IndexedEntry indexed,
                               handle(reader, std::move(*entry), applier, options.stop));
        index.entries.push_back(std::move(indexed));
    }
    STAGEWRIGHT_TRY(stream.drain());
    index.facts.diffId = stream.finishDiffId();
    index.facts.tarBytes = stream.plainBytes();
    index.facts.entries = index.entries.size();
    if (!options.expectedDiffId.isNull() && index.facts.diffId != options.expectedDiffId)
        return fail(ErrorCode::Corrupt,
                    concat("the layer's bytes hash to ", index.facts.diffId.toString(),
                           ", but the image says ", options.expectedDiffId.toString()));
    if (applier != nullptr) {
        STAGEWRIGHT_TRY_ASSIGN(result.applied, applier->finish());
    }
    return result;
}

} // namespace stagewright::layer
