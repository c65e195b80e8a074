// The controller with a scripted builder, and the tracker with events.
#include "app/build/buildcontroller.h"
#include "app/build/builderreport.h"
#include "app/qtsupport/text.h"
#include "core/language/analysis/analysis.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

const char *const kText = "FROM lab AS builder\nRUN cc a\nFROM scratch AS unused\n"
                          "FROM scratch\nCOPY --from=builder /a /a\n";
const std::vector<StageId> kIds{11, 12, 13};

BuildOutline outline()
{
    return outlineOf(analysis::analyze(text::TextSnapshot(kText))->dockerfile, kIds, 2);
}

oci::Digest digest(char digit)
{
    return *oci::Digest::parse("sha256:" + std::string(64, digit));
}

plan::VertexEvent vertex(char digit, const std::string &name)
{
    plan::VertexEvent event;
    event.digest = digest(digit);
    event.name = name;
    return event;
}

plan::BuildEvent planned()
{
    plan::BuildEvent event;
    event.steps = {{digest('1'), 0, 1, {}, {}}, {digest('2'), 2, 1, {}, {}}};
    event.stages = {{0, "builder", true}, {1, "unused", false}, {2, "stage-2", true}};
    return event;
}

/// A program that plays the builder: `script` is what it does.
class FakeBuilder
{
public:
    explicit FakeBuilder(const QByteArray &script)
    {
        const auto path = m_folder.filePath(QStringLiteral("stagewright"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        qputenv("STAGEWRIGHT_PROGRAM", QFile::encodeName(path));
    }
    ~FakeBuilder() { qunsetenv("STAGEWRIGHT_PROGRAM"); }

    BuildState run(BuildController &controller)
    {
        QSignalSpy spy(&controller, &BuildController::finished);
        controller.start(order());
        if (spy.isEmpty() && !spy.wait(10000))
            return {};
        return spy.first().first().value<BuildState>();
    }

    static BuildOrder order()
    {
        BuildOrder order;
        order.dockerfile = QStringLiteral("/tmp/Dockerfile");
        order.context = QStringLiteral("/tmp");
        order.image = QStringLiteral("hello");
        order.outline = outline();
        return order;
    }

private:
    QTemporaryDir m_folder;
};

QByteArray line(const plan::BuildEvent &event)
{
    return "printf '%s\\n' '" + QByteArray::fromStdString(plan::encode(event)) + "' >&2\n";
}

} // namespace

class BuildControllerTest : public QObject
{
    Q_OBJECT

private slots:
    void tracker_followsStates()
    {
        BuildTracker tracker(outline());
        tracker.take(planned());
        QCOMPARE(tracker.state().stage(12)->status, StepStatus::NotNeeded);
        QCOMPARE(tracker.state().stage(11)->status, StepStatus::Waiting);
        QVERIFY(tracker.state().stage(13)->ships);
        QVERIFY(!tracker.state().stage(11)->contributes);
        plan::BuildEvent running;
        running.vertexes = {vertex('1', "[builder 2/2] RUN cc a")};
        running.vertexes[0].started = oci::Timestamp(std::chrono::seconds(1));
        QVERIFY(tracker.take(running).contains(QStringLiteral("[builder 2/2] RUN cc a")));
        QCOMPARE(tracker.state().step(11, 1, "RUN cc a")->status, StepStatus::Running);
        QCOMPARE(tracker.state().stage(11)->status, StepStatus::Running);
        running.vertexes[0].completed = oci::Timestamp(std::chrono::seconds(3));
        running.steps = {{digest('1'), 0, 1, {}, 1234}};
        tracker.take(running);
        QCOMPARE(tracker.state().step(11, 1, "RUN cc a")->status, StepStatus::Done);
        QCOMPARE(tracker.state().step(11, 1, "RUN cc a")->milliseconds, 2000);
        QCOMPARE(tracker.state().step(11, 1, "RUN cc a")->bytes, 1234);
        QCOMPARE(tracker.state().step(11, 1, "RUN other"), nullptr);
        tracker.finish(BuildPhase::Cancelled, 5, {});
        QCOMPARE(tracker.state().stage(13)->status, StepStatus::Cancelled);
    }

    void tracker_findsStepsByName()
    {
        BuildTracker tracker(outline());
        plan::BuildEvent event;
        event.vertexes = {vertex('7', "[builder 2/2] RUN cc a")};
        event.vertexes[0].cached = true;
        tracker.take(event);
        QCOMPARE(tracker.state().step(11, 1, "RUN cc a")->status, StepStatus::Cached);
    }

    void tracker_takesSizes()
    {
        BuildTracker tracker(outline());
        QVERIFY(!tracker.takeSizes("no json"));
        QVERIFY(tracker.takeSizes(
            R"({"shippedBytes":70,"discardedBytes":930,"stages":[
                {"index":0,"baseBytes":900,"layers":[{"bytes":900},{"text":"RUN cc a","bytes":30}]},
                {"index":2,"baseBytes":0,"layers":[
                  {"text":"COPY --from=builder /a /a","bytes":70,"line":5}]}],
               "transfers":[{"targetStage":2,"line":5,"bytes":70}]})"));
        const auto &state = tracker.state();
        QCOMPARE(state.shippedBytes(), 70);
        QCOMPARE(state.discardedBytes(), 930);
        QCOMPARE(state.stage(11)->totalBytes(), 930);
        QCOMPARE(state.imageBytes.at("lab"), 900);
        QCOMPARE(state.transferred(13, 1, "COPY --from=builder /a /a"), 70);
    }

    void plainText_hasNoEscapes()
    {
        QCOMPARE(plainText("\x1b[31mred\x1b[0m ok\r\n10%\r20%\x07"), QStringLiteral("red ok\n20%"));
        QCOMPARE(plainText("\xFF"), QString(QChar(0xFFFD)));
    }

    void goodBuild_succeeds()
    {
        auto done = planned();
        done.vertexes = {vertex('1', "[builder 2/2] RUN cc a")};
        done.vertexes[0].cached = true;
        done.logs = {{digest('1'), plan::LogStream::Output, "hi\n", {}}};
        FakeBuilder builder(line(done));
        BuildController controller;
        QString log;
        connect(&controller, &BuildController::logged, [&log](const QString &t) { log += t; });
        const auto state = builder.run(controller);
        QCOMPARE(state.phase, BuildPhase::Succeeded);
        QCOMPARE(state.stage(11)->status, StepStatus::Cached);
        QVERIFY(log.contains(QStringLiteral("  hi\n")));
        QVERIFY(!controller.isRunning());
    }

    void failedStep_isNamed()
    {
        auto failed = planned();
        failed.vertexes = {vertex('1', "[builder 2/2] RUN cc a")};
        failed.vertexes[0].started = oci::Timestamp(std::chrono::seconds(1));
        failed.vertexes[0].completed = oci::Timestamp(std::chrono::seconds(2));
        failed.vertexes[0].error = "exit code 1";
        FakeBuilder builder(line(failed) + "exit 1\n");
        BuildController controller;
        const auto state = builder.run(controller);
        QCOMPARE(state.phase, BuildPhase::Failed);
        QCOMPARE(state.stage(11)->status, StepStatus::Failed);
        QCOMPARE(state.message, QStringLiteral("RUN cc a: exit code 1"));
    }

    void deadBuilder_isSurvived()
    {
        FakeBuilder builder(line(planned()) + "kill -9 $$\n");
        BuildController controller;
        const auto state = builder.run(controller);
        QCOMPARE(state.phase, BuildPhase::Failed);
        QVERIFY(state.message.contains(QStringLiteral("unexpectedly")));
        QCOMPARE(state.stage(11)->status, StepStatus::Cancelled);
    }

    void complaint_isTheMessage()
    {
        FakeBuilder builder("echo 'stagewright build: no such file' >&2\nexit 1\n");
        BuildController controller;
        QCOMPARE(builder.run(controller).message,
                 QStringLiteral("stagewright build: no such file"));
    }

    void missingProgram_saysWhatToDo()
    {
        qputenv("STAGEWRIGHT_PROGRAM", "/nowhere/stagewright");
        BuildController controller;
        QSignalSpy spy(&controller, &BuildController::finished);
        controller.start(FakeBuilder::order());
        QTRY_COMPARE(spy.count(), 1);
        qunsetenv("STAGEWRIGHT_PROGRAM");
        QVERIFY(spy.first().first().value<BuildState>().message.contains(
            QStringLiteral("STAGEWRIGHT_PROGRAM")));
    }

    /// The builder sees the end of its stdin.
    void cancel_endsTheBuild()
    {
        FakeBuilder builder(line(planned()) + "cat >/dev/null\nexit 1\n");
        BuildController controller;
        QSignalSpy states(&controller, &BuildController::stateChanged);
        QSignalSpy spy(&controller, &BuildController::finished);
        controller.start(FakeBuilder::order());
        QTRY_VERIFY(states.count() >= 2);
        QVERIFY(!controller.start(FakeBuilder::order()));
        controller.cancel();
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(spy.first().first().value<BuildState>().phase, BuildPhase::Cancelled);
    }

    void imageName_isWellFormed()
    {
        QCOMPARE(imageNameFor(QStringLiteral("/x/My Project!/Dockerfile")),
                 QStringLiteral("my-project"));
        QCOMPARE(imageNameFor(QStringLiteral("/Dockerfile")), QStringLiteral("image"));
    }

    void report_namesTheWorst()
    {
        const auto report = readBuilderReport(
            R"({"state":"missing","items":[{"id":"a","state":"good","finding":"fine"},
                {"id":"b","state":"degraded","finding":"slow"},
                {"id":"c","state":"missing","finding":"none","remedy":"install it"}]})");
        QCOMPARE(report.readiness, BuilderReadiness::Missing);
        QCOMPARE(report.worst()->id, QStringLiteral("c"));
        QCOMPARE(readBuilderReport("?").readiness, BuilderReadiness::Unknown);
    }
};

QTEST_GUILESS_MAIN(BuildControllerTest)
#include "tst_buildcontroller.moc"
