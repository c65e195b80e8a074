#include "core/base/support/json.h"
#include "core/insight/inspect/sizes.h"
#include "tests/core/insight/inspect/samplebuild.h"
#include "tests/support/golden.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace stagewright;
using namespace stagewright::inspect;
using namespace stagewright::tests;

class SizesTest : public QObject
{
    Q_OBJECT

private slots:
    void report_splitsShippedAndDiscarded()
    {
        const auto report = makeSizesReport(sampleRecord());
        QCOMPARE(report.target, std::string("final"));
        QCOMPARE(report.shippedBytes, 3'014'200U);
        QCOMPARE(report.discardedBytes, 9'015'400U);
        const auto &builder = report.stages[0];
        QCOMPARE(builder.totalBytes(), 12'015'400U);
        // Both stages stand on the same alpine: it ships with the image.
        QCOMPARE(builder.shippedBytes, 3'000'000U);
        QCOMPARE(builder.discardedBytes(), 9'015'400U);
        QCOMPARE(report.stages[1].discardedBytes(), 0U);
    }

    void equalLayersOnOtherBases_areNotTheSame()
    {
        auto record = sampleRecord();
        record.stages[1].steps.push_back(step("WORKDIR /src", 10, 3, 0));
        const auto report = makeSizesReport(record);
        QVERIFY(!report.stages[0].layers[2].shipped);
        QVERIFY(report.stages[1].layers.back().shipped);
    }

    void report_countsALayerOfTwoStagesOnce()
    {
        auto record = sampleRecord();
        record.stages.insert(record.stages.begin() + 1, record.stages[0]);
        record.stages[1].index = 1;
        QCOMPARE(makeSizesReport(record).discardedBytes, 9'015'400U);
    }

    void report_ofNothingIsEmpty()
    {
        const auto report = makeSizesReport({});
        QCOMPARE(report.shippedBytes, 0U);
        QVERIFY(!sizesText(report).empty());
    }

    void text_isForPeople()
    {
        COMPARE_GOLDEN("inspect/sizes.txt", sizesText(makeSizesReport(sampleRecord())));
    }

    void json_isOneLine()
    {
        const auto json = sizesJson(makeSizesReport(sampleRecord()));
        QVERIFY(parseJson(json));
        QVERIFY(json.find('\n') == std::string::npos);
        COMPARE_GOLDEN("inspect/sizes.json", json);
    }
};

QTEST_GUILESS_MAIN(SizesTest)
#include "tst_sizes.moc"
