#include "core/image/source/openimage.h"
#include "core/image/store/memorystore.h"
#include "core/insight/inspect/imagefacts.h"
#include "tests/support/testimage.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::inspect;
using namespace stagewright::tests;

class ImageFactsTest : public QObject
{
    Q_OBJECT

private slots:
    void sizes_comeFromTheRecord()
    {
        store::MemoryStore own;
        const auto image = makeImage(own, linuxPlatform("amd64"), {"one", "two"});
        QVERIFY(own.setTag("x:latest", image));
        plan::BuildRecord record;
        record.image = "x:latest";
        record.manifest = image.digest;
        plan::StageRecord stage;
        stage.baseLayers = {{oci::digestOf("one"), 11}};
        plan::StepRecord step;
        step.layer = plan::LayerRecord{oci::digestOf("two"), 22};
        stage.steps = {step};
        record.stages = {stage};
        QVERIFY(own.attach(image.digest, store::kBuildRecordAttachment, plan::serialise(record)));
        const auto facts = gatherFacts("x", linuxPlatform("amd64"), {&own, nullptr});
        QVERIFY(facts);
        QVERIFY(facts->record);
        QCOMPARE(makeImageReport(*facts).contentBytes(), std::optional<std::uint64_t>(33));
    }

    void sizes_areMeasuredWhereNobodyKnows()
    {
        store::MemoryStore own;
        QVERIFY(own.setTag("x:latest", makeImage(own, linuxPlatform("amd64"), {"one", "two"})));
        const auto unknown = gatherFacts("x", linuxPlatform("amd64"), {&own, nullptr});
        QVERIFY(!makeImageReport(*unknown).contentBytes());
        const auto measured = gatherFacts(
            "x", linuxPlatform("amd64"), {&own, nullptr},
            [](source::ImageSource &, const oci::Descriptor &layer, const oci::Digest &) {
                return Result<std::optional<std::uint64_t>>(layer.size);
            });
        QCOMPARE(makeImageReport(*measured).contentBytes(), std::optional<std::uint64_t>(6));
    }

    void recordsOfUnreadBases_areCompleted()
    {
        plan::BuildRecord record;
        record.stages.resize(1);
        record.stages[0].baseLayers = {{oci::digestOf("one"), 0}, {oci::digestOf("two"), 5}};
        completeRecord(record, {{oci::digestOf("one"), 3}, {oci::digestOf("two"), 4}});
        QCOMPARE(record.stages[0].baseLayers[0].bytes, 3U);
        QCOMPARE(record.stages[0].baseLayers[1].bytes, 5U);
    }

    void damagedRecord_isSaid()
    {
        store::MemoryStore own;
        const auto image = makeImage(own, linuxPlatform("amd64"), {"one"});
        QVERIFY(own.setTag("x:latest", image));
        QVERIFY(own.attach(image.digest, store::kBuildRecordAttachment, "{"));
        QCOMPARE(gatherFacts("x", linuxPlatform("amd64"), {&own, nullptr}).error().code,
                 ErrorCode::Corrupt);
    }

    void missingRecord_isNotFound()
    {
        store::MemoryStore own;
        QCOMPARE(readBuildRecord(own, oci::digestOf("x")).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(ImageFactsTest)
#include "tst_imagefacts.moc"
