#include "core/insight/inspect/builtfacts.h"

#include "core/base/support/strings.h"
#include "core/build/exec/snapshotsurvey.h"
#include "core/image/layer/layerindex.h"
#include "core/image/store/ocilayoutstore.h"
#include "core/insight/inspect/imagefacts.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace stagewright::inspect {

namespace {

using layer::EntryKind;
using Files = std::vector<lint::FileFact>;

bool isSamePath(std::string_view left, std::string_view right)
{
    std::error_code error;
    return left == right || std::filesystem::equivalent(left, right, error);
}

bool isBelow(std::string_view path, std::string_view folder)
{
    return folder == "/" || (path.starts_with(folder) &&
                             (path.size() == folder.size() || path[folder.size()] == '/'));
}

bool byPath(const lint::FileFact &left, const lint::FileFact &right)
{
    return left.path < right.path;
}

/// `visit` gets every element of a list sorted by path that is `path` or below it.
template<typename List, typename Path, typename Visit>
void forAllBelow(List &list, const std::string &path, const Path &pathOf, const Visit &visit)
{
    const auto isBefore = [&](const auto &item, const std::string &other) {
        return pathOf(item) < other;
    };
    const auto prefix = path == "/" ? std::string_view() : std::string_view(path);
    for (auto it = std::lower_bound(list.begin(), list.end(), path, isBefore);
         it != list.end() && pathOf(*it).starts_with(prefix); ++it) {
        if (isBelow(pathOf(*it), path))
            visit(*it);
    }
}

/// Every entry of a layer, sorted by path.
Files filesOf(const layer::LayerIndex &index)
{
    Files files;
    for (const auto &[entry, hash] : index.entries) {
        const bool isRemoved = entry.kind == EntryKind::Whiteout || entry.kind == EntryKind::Opaque;
        files.push_back({concat("/", entry.path), entry.size,
                         entry.kind == EntryKind::Directory || entry.kind == EntryKind::Opaque,
                         isRemoved});
    }
    std::stable_sort(files.begin(), files.end(), byPath);
    return files;
}

class Gatherer
{
public:
    Gatherer(const plan::BuildRecord &record, const ReadIndex &read, const FactLimits &limits)
        : m_record(record)
        , m_read(read)
        , m_limits(limits)
    {}

    lint::BuildFacts gather();

private:
    void readLayers(const plan::StageRecord &stage);
    const Files *filesIn(const oci::Digest &diffId) const;
    void noteRemovals(const plan::StageRecord &stage);
    void noteRemoved(const Files &lower, const oci::Digest &diffId, const Files &upper);
    std::shared_ptr<const lint::StageFacts> factsOf(const plan::StageRecord &stage);
    std::optional<std::vector<std::string>> pathsOf(const plan::StageRecord &stage);
    std::vector<oci::Digest> layersOf(const plan::StageRecord &stage) const;

    const plan::BuildRecord &m_record;
    const ReadIndex &m_read;
    const FactLimits &m_limits;
    std::map<oci::Digest, std::optional<Files>> m_layers;
    std::map<oci::Digest, std::set<const lint::FileFact *>> m_removed; ///< by layers above
};

/// Layers that no index is there for stay empty.
void Gatherer::readLayers(const plan::StageRecord &stage)
{
    const auto layers = layersOf(stage);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        auto &files = m_layers[layers[i]];
        if (files)
            continue;
        if (const auto index = m_read(std::span(layers).first(i + 1)))
            files = filesOf(*index);
    }
}

/// nullptr where nothing is known of the layer.
const Files *Gatherer::filesIn(const oci::Digest &diffId) const
{
    const auto found = m_layers.find(diffId);
    return found != m_layers.end() && found->second ? &*found->second : nullptr;
}

std::vector<oci::Digest> Gatherer::layersOf(const plan::StageRecord &stage) const
{
    std::vector<oci::Digest> layers;
    for (const auto &layer : stage.baseLayers)
        layers.push_back(layer.diffId);
    for (const auto &step : stage.steps) {
        if (step.layer)
            layers.push_back(step.layer->diffId);
    }
    return layers;
}

void Gatherer::noteRemoved(const Files &lower, const oci::Digest &diffId, const Files &upper)
{
    for (const auto &removal : upper) {
        if (removal.isRemoved)
            forAllBelow(
                lower, removal.path, [](const auto &file) -> auto & { return file.path; },
                [&](const auto &file) { m_removed[diffId].insert(&file); });
    }
}

void Gatherer::noteRemovals(const plan::StageRecord &stage)
{
    const auto layers = layersOf(stage);
    for (std::size_t upper = 0; upper < layers.size(); ++upper) {
        const auto *above = filesIn(layers[upper]);
        for (std::size_t lower = 0; above && lower < upper; ++lower) {
            if (const auto *below = filesIn(layers[lower]))
                noteRemoved(*below, layers[lower], *above);
        }
    }
}

/// Of all layers, what is left in the end.
std::optional<std::vector<std::string>> Gatherer::pathsOf(const plan::StageRecord &stage)
{
    std::set<std::string> paths;
    for (const auto &diffId : layersOf(stage)) {
        const auto *files = filesIn(diffId);
        if (!files)
            return std::nullopt;
        for (const auto &file : *files) {
            if (!file.isRemoved)
                continue;
            const auto isGone = [&](const auto &path) { return isBelow(path, file.path); };
            auto it = paths.lower_bound(file.path == "/" ? "" : file.path);
            while (it != paths.end() && (file.path == "/" || it->starts_with(file.path)))
                it = isGone(*it) ? paths.erase(it) : std::next(it);
            if (file.isDirectory)
                paths.insert(file.path);
        }
        for (const auto &file : *files) {
            if (!file.isRemoved)
                paths.insert(file.path);
        }
    }
    paths.erase("/");
    if (paths.size() > m_limits.paths)
        return std::nullopt;
    return std::vector<std::string>(paths.begin(), paths.end());
}

/// nullptr where a layer is not known, or has more to tell than is told.
std::shared_ptr<const lint::StageFacts> Gatherer::factsOf(const plan::StageRecord &stage)
{
    auto facts = std::make_shared<lint::StageFacts>();
    facts->range = stage.range;
    std::size_t count = 0;
    for (const auto &step : stage.steps) {
        if (!step.layer)
            continue;
        const auto *files = filesIn(step.layer->diffId);
        if (!files)
            return nullptr;
        const auto &removed = m_removed[step.layer->diffId];
        lint::LayerFacts layer{step.instruction, step.layer->bytes, {}};
        for (const auto &file : *files) {
            if (file.isRemoved || removed.contains(&file))
                layer.files.push_back(file);
        }
        count += layer.files.size();
        facts->layers.push_back(std::move(layer));
    }
    if (count > m_limits.files)
        return nullptr;
    facts->paths = pathsOf(stage);
    return facts;
}

lint::BuildFacts Gatherer::gather()
{
    lint::BuildFacts facts;
    facts.text = m_record.dockerfileDigest;
    facts.stages.resize(m_record.stageCount);
    for (const auto &stage : m_record.stages)
        readLayers(stage);
    for (const auto &stage : m_record.stages)
        noteRemovals(stage);
    for (const auto &stage : m_record.stages) {
        if (stage.index < facts.stages.size())
            facts.stages[stage.index] = factsOf(stage);
    }
    return facts;
}

} // namespace

Result<plan::BuildRecord> findBuildRecord(const store::ImageStore &store,
                                          std::string_view dockerfile, const oci::Digest &text)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto tags, store.tags());
    std::optional<plan::BuildRecord> newest;
    for (const auto &tag : tags) {
        auto record = readBuildRecord(store, tag.digest);
        if (record && record->dockerfileDigest == text &&
            isSamePath(record->dockerfilePath, dockerfile) &&
            (!newest || newest->completed < record->completed))
            newest = std::move(*record);
    }
    if (!newest)
        return fail(ErrorCode::NotFound,
                    concat("no build of ", dockerfile,
                           " as it is now is known here: 'stagewright build -t NAME' makes one"));
    return std::move(*newest);
}

ReadIndex indexesIn(const store::OciLayoutStore &store)
{
    return [&store](std::span<const oci::Digest> diffIds) -> Result<layer::LayerIndex> {
        if (auto index = exec::readLayerIndex(store.path(), {oci::chainId(diffIds)}))
            return index;
        STAGEWRIGHT_TRY_ASSIGN(const auto text,
                               store.attachment(diffIds.back(), store::kLayerIndexAttachment));
        if (!text)
            return fail(ErrorCode::NotFound, "nobody has read this layer");
        return layer::parseLayerIndex(*text);
    };
}

lint::BuildFacts gatherBuildFacts(const plan::BuildRecord &record, const ReadIndex &read,
                                  const FactLimits &limits)
{
    return Gatherer(record, read, limits).gather();
}

} // namespace stagewright::inspect
