#include "core/base/support/strings.h"
#include "core/build/plan/buildrecord.h"

#include <QTest>

using namespace stagewright;
using namespace stagewright::plan;

namespace {

Digest digest(char digit)
{
    return *Digest::parse(concat("sha256:", std::string(64, digit)));
}

BuildRecord sample()
{
    BuildRecord record;
    record.image = "docker.io/library/app:latest";
    record.manifest = digest('f');
    record.dockerfilePath = "Dockerfile";
    record.platform = "linux/amd64";
    record.targetStage = 2;
    record.stageCount = 3;
    record.started = Timestamp(std::chrono::seconds(5));
    StageRecord builder;
    builder.name = "builder";
    builder.base = "golang:1.21";
    builder.baseLayers = {{digest('1'), 100}, {digest('2'), 20}};
    StepRecord step{digest('3'), "[builder 2/2] RUN x",
                    "RUN x",     1,
                    4,           {10, 20},
                    true,        {},
                    {},          LayerRecord{digest('4'), 7},
                    0,           "20261124T010203-a1b2c3/" + std::string(64, '4')};
    step.log = "20261124T010203-a1b2c3/4444";
    StepRecord config = step;
    config.layer.reset();
    config.historyRow.reset();
    builder.steps = {step, config};
    StageRecord target;
    target.index = 2;
    target.base = "builder";
    target.baseStage = 0;
    record.stages = {builder, target};
    record.transfers = {{{SourceRecord::Kind::Stage, 0, "builder"}, 2, 1, 9, {"/a"}, "/", 7, 1},
                        {{SourceRecord::Kind::Context, 0, ""}, 0, 1, 2, {"."}, "/", 3, 1}};
    return record;
}

} // namespace

class TestBuildRecord : public QObject
{
    Q_OBJECT

private slots:
    void roundTrips();
    void sums();
    void refusesNewerVersions();
};

void TestBuildRecord::roundTrips()
{
    const auto record = sample();
    const auto text = serialise(record);
    const auto again = parseBuildRecord(text);
    QVERIFY2(again.has_value(), again ? "" : again.error().toString().c_str());
    QVERIFY2(*again == record, text.c_str());
    QVERIFY(parseBuildRecord(serialise({})).value() == BuildRecord());
}

void TestBuildRecord::sums()
{
    const auto record = sample();
    QCOMPARE(record.stage(0)->baseBytes(), std::uint64_t{120});
    QCOMPARE(record.stage(0)->ownBytes(), std::uint64_t{7});
    QCOMPARE(record.stage(0)->totalBytes(), std::uint64_t{127});
    QVERIFY(!record.stage(1));
    QCOMPARE(record.target()->index, std::size_t{2});
}

void TestBuildRecord::refusesNewerVersions()
{
    const auto record = parseBuildRecord(R"({"version":99})");
    QVERIFY(!record.has_value());
    QVERIFY(record.error().code == ErrorCode::Unsupported);
    QVERIFY(!parseBuildRecord("[]").has_value());
}

QTEST_APPLESS_MAIN(TestBuildRecord)
#include "tst_buildrecord.moc"
