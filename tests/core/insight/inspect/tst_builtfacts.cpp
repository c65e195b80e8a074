#include "core/image/layer/layerindex.h"
#include "core/image/store/memorystore.h"
#include "core/insight/inspect/builtfacts.h"
#include "tests/core/insight/inspect/samplebuild.h"
#include "tests/support/testimage.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::inspect;
using namespace stagewright::tests;
using layer::EntryKind;

namespace {

using Paths = std::vector<std::string>;

layer::IndexedEntry entry(std::string path, EntryKind kind, std::uint64_t size = 0)
{
    layer::IndexedEntry indexed;
    indexed.entry.path = std::move(path);
    indexed.entry.kind = kind;
    indexed.entry.size = size;
    return indexed;
}

/// A store with the indexes of some layers, and a record of two stages on them.
struct Build
{
    Build()
    {
        record.stageCount = 3;
        record.dockerfileDigest = oci::digestOf("FROM x\n");
        record.dockerfilePath = "/src/Dockerfile";
        auto builder = stage(0, "builder", "base:1");
        builder.range = {0, 40};
        builder.baseLayers = {{oci::digestOf("base"), 5}};
        builder.steps = {step("COPY . /data", 1, 1, 300), step("ENV A=1", 2, 2, std::nullopt),
                         step("RUN rm", 3, 3, 0)};
        auto last = stage(2, "last", "builder");
        last.baseStage = 0;
        last.baseLayers = {{oci::digestOf("base"), 5},
                           {oci::digestOf("COPY . /data"), 300},
                           {oci::digestOf("RUN rm"), 0}};
        last.steps = {step("RUN rm more", 5, 1, 0)};
        record.stages = {builder, last};
        index("base", {entry("", EntryKind::Directory), entry("bin", EntryKind::Directory),
                       entry("bin/sh", EntryKind::File, 5), entry("old", EntryKind::Directory),
                       entry("old/a", EntryKind::File, 1)});
        index("COPY . /data",
              {entry("data", EntryKind::Directory), entry("data/big", EntryKind::File, 200),
               entry("data/keep", EntryKind::File, 70), entry("data/late", EntryKind::File, 30),
               entry("data/bigger", EntryKind::File, 0)});
        index("RUN rm", {entry("data/big", EntryKind::Whiteout), entry("old", EntryKind::Opaque),
                         entry("old/new", EntryKind::File, 1)});
        index("RUN rm more", {entry("data/late", EntryKind::Whiteout)});
    }

    void index(const std::string &name, std::vector<layer::IndexedEntry> entries)
    {
        layer::LayerIndex index;
        index.facts.diffId = oci::digestOf(name);
        index.entries = std::move(entries);
        indexes[index.facts.diffId] = index;
    }

    ReadIndex reader() const
    {
        return [this](std::span<const oci::Digest> diffIds) -> Result<layer::LayerIndex> {
            const auto found = indexes.find(diffIds.back());
            if (found == indexes.end())
                return fail(ErrorCode::NotFound, "no index");
            return found->second;
        };
    }

    std::map<oci::Digest, layer::LayerIndex> indexes;
    store::MemoryStore store;
    plan::BuildRecord record;
};

Paths pathsIn(const lint::LayerFacts &layer)
{
    Paths paths;
    for (const auto &file : layer.files)
        paths.push_back((file.isRemoved ? "-" : "+") + file.path);
    return paths;
}

} // namespace

class BuiltFactsTest : public QObject
{
    Q_OBJECT

private slots:
    void stages_holdWhatTheirLayersLeave()
    {
        const Build build;
        const auto facts = gatherBuildFacts(build.record, build.reader());
        QCOMPARE(facts.text, build.record.dockerfileDigest);
        QCOMPARE(facts.stages.size(), 3U);
        QVERIFY(!facts.stages[1]);
        QCOMPARE(facts.stages[0]->range, (text::TextRange{0, 40}));
        QCOMPARE(*facts.stages[0]->paths, (Paths{"/bin", "/bin/sh", "/data", "/data/bigger",
                                                 "/data/keep", "/data/late", "/old", "/old/new"}));
        QCOMPARE(*facts.stages[2]->paths, (Paths{"/bin", "/bin/sh", "/data", "/data/bigger",
                                                 "/data/keep", "/old", "/old/new"}));
    }

    void layers_tellRemovalsAndWhatIsRemovedLater()
    {
        const Build build;
        const auto facts = gatherBuildFacts(build.record, build.reader());
        const auto &layers = facts.stages[0]->layers;
        QCOMPARE(layers.size(), 2U);
        QCOMPARE(layers[0].instruction, 1U);
        QCOMPARE(layers[0].bytes, 300U);
        QCOMPARE(pathsIn(layers[0]), (Paths{"+/data/big", "+/data/late"}));
        QCOMPARE(layers[0].files[0].bytes, 200U);
        QCOMPARE(layers[1].instruction, 3U);
        QCOMPARE(pathsIn(layers[1]), (Paths{"-/data/big", "-/old"}));
        QCOMPARE(pathsIn(facts.stages[2]->layers[0]), Paths{"-/data/late"});
    }

    void unknownBase_leavesThePathsOpen()
    {
        Build build;
        build.record.stages[0].baseLayers[0].diffId = oci::digestOf("never unpacked");
        const auto facts = gatherBuildFacts(build.record, build.reader());
        QVERIFY(facts.stages[0] && !facts.stages[0]->paths);
        QCOMPARE(facts.stages[0]->layers.size(), 2U);
    }

    void unknownOwnLayer_leavesTheStageOut()
    {
        Build build;
        build.record.stages[0].steps[0].layer->diffId = oci::digestOf("swept");
        const auto facts = gatherBuildFacts(build.record, build.reader());
        QVERIFY(!facts.stages[0]);
    }

    void answers_areBounded()
    {
        const Build build;
        auto facts = gatherBuildFacts(build.record, build.reader(), {.paths = 7, .files = 100});
        QVERIFY(!facts.stages[0]->paths); // 8 of them
        QVERIFY(facts.stages[2]->paths);
        facts = gatherBuildFacts(build.record, build.reader(), {.paths = 100, .files = 3});
        QVERIFY(!facts.stages[0]);
        QVERIFY(facts.stages[2]);
    }

    void newestBuildOfTheText_isFound()
    {
        Build build;
        const auto add = [&](const std::string &tag, plan::BuildRecord record,
                             std::int64_t seconds) {
            const auto image = makeImage(build.store, linuxPlatform("amd64"), {tag});
            record.image = tag;
            record.completed = plan::Timestamp(std::chrono::seconds(seconds));
            QVERIFY(build.store.attach(image.digest, store::kBuildRecordAttachment,
                                       plan::serialise(record)));
            QVERIFY(build.store.setTag(tag, image));
        };
        auto other = build.record;
        other.dockerfileDigest = oci::digestOf("FROM y\n");
        auto elsewhere = build.record;
        elsewhere.dockerfilePath = "/elsewhere/Dockerfile";
        add("a:1", build.record, 100);
        add("b:1", build.record, 300);
        add("c:1", build.record, 200);
        add("d:1", other, 400);
        add("e:1", elsewhere, 500);
        QVERIFY(build.store.setTag(
            "f:1", makeImage(build.store, linuxPlatform("amd64"), {"not built here"})));
        const auto found =
            findBuildRecord(build.store, "/src/Dockerfile", build.record.dockerfileDigest);
        QVERIFY(found);
        QCOMPARE(found->image, std::string("b:1"));
        QCOMPARE(findBuildRecord(build.store, "/src/Dockerfile", oci::digestOf("new")).error().code,
                 ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(BuiltFactsTest)
#include "tst_builtfacts.moc"
