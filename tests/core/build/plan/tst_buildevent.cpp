#include "core/base/support/strings.h"
#include "core/build/plan/buildevent.h"
#include "tests/support/paths.h"

#include <QTest>

using namespace stagewright;
using namespace stagewright::plan;

namespace {

Digest digest(char digit)
{
    return *Digest::parse(concat("sha256:", std::string(64, digit)));
}

Timestamp at(std::int64_t nanoseconds)
{
    return Timestamp(std::chrono::nanoseconds(nanoseconds));
}

std::vector<std::string> recordedLines()
{
    const auto text = tests::readFile(tests::dataPath("plan/buildkit-events.jsonl"));
    std::vector<std::string> lines;
    for (const auto line : split(trim(text), '\n'))
        lines.emplace_back(line);
    return lines;
}

} // namespace

Q_DECLARE_METATYPE(BuildEvent)

class TestBuildEvent : public QObject
{
    Q_OBJECT

private slots:
    void readsBuildKitsLines();
    void roundTrips_data();
    void roundTrips();
    void leavesOutWhatIsEmpty();
    void refusesWhatIsNoEvent_data();
    void refusesWhatIsNoEvent();
};

void TestBuildEvent::readsBuildKitsLines()
{
    BuildEvent all;
    for (const auto &line : recordedLines()) {
        const auto event = decodeBuildEvent(line);
        QVERIFY2(event.has_value(), event ? "" : event.error().toString().c_str());
        all.vertexes.insert(all.vertexes.end(), event->vertexes.begin(), event->vertexes.end());
        all.logs.insert(all.logs.end(), event->logs.begin(), event->logs.end());
        all.statuses.insert(all.statuses.end(), event->statuses.begin(), event->statuses.end());
        all.warnings.insert(all.warnings.end(), event->warnings.begin(), event->warnings.end());
    }
    QCOMPARE(all.vertexes.size(), std::size_t{2});
    QCOMPARE(all.vertexes[1].inputs, std::vector{digest('1')});
    QCOMPARE(all.vertexes[1].error, std::string("exit code: 2"));
    QVERIFY(all.vertexes[1].started < all.vertexes[1].completed);
    QVERIFY(!all.vertexes[0].started);
    QCOMPARE(all.logs.at(0).data, std::string("hello\n"));
    QVERIFY(all.logs.at(0).stream == LogStream::Errors);
    QCOMPARE(all.statuses.at(0).current, std::uint64_t{7});
    QCOMPARE(all.warnings.at(0).shortText, std::string("hello\n"));
    QCOMPARE(all.warnings.at(0).fileName, std::string("Dockerfile"));
    QCOMPARE(all.warnings.at(0).ranges.at(0).first, 2U);
    QCOMPARE(all.warnings.at(0).ranges.at(0).last, 3U);
}

void TestBuildEvent::roundTrips_data()
{
    QTest::addColumn<BuildEvent>("event");
    BuildEvent event;
    event.vertexes = {{digest('a'), {digest('b')}, "[1/2] FROM x", at(1), at(2), true, ""},
                      {digest('c'), {}, "[2/2] RUN y", at(3), {}, false, "no"}};
    QTest::newRow("vertexes") << event;
    event = {};
    event.logs = {{digest('a'), LogStream::Output, std::string("\xff\0\n", 3), at(7)}};
    QTest::newRow("log with bytes that are no text") << event;
    event = {};
    event.statuses = {{"id", digest('a'), "name", 5, 3, at(1), at(1), {}}};
    QTest::newRow("status") << event;
    event = {};
    event.warnings = {{digest('a'), 1, "s", {"one", "two"}, "u", "Dockerfile", {{0, 0}, {4, 6}}}};
    QTest::newRow("warning") << event;
    event = {};
    event.steps = {{digest('a'), 0, 0, {0, 10}, 0}, {digest('b'), {}, {}, {}, {}}};
    event.stages = {{0, "builder", true}, {1, "stage-1", false}};
    event.result = ResultInfo{"docker.io/library/x:latest", digest('d')};
    QTest::newRow("ours") << event;
}

void TestBuildEvent::roundTrips()
{
    QFETCH(const BuildEvent, event);
    const auto line = encode(event);
    QVERIFY(line.find('\n') == std::string::npos);
    const auto again = decodeBuildEvent(line);
    QVERIFY2(again.has_value(), again ? "" : again.error().toString().c_str());
    QVERIFY2(*again == event, line.c_str());
    QVERIFY(!again->isEmpty());
}

void TestBuildEvent::leavesOutWhatIsEmpty()
{
    QCOMPARE(encode({}), std::string("{}"));
    BuildEvent event;
    event.vertexes = {{digest('a'), {}, "x", {}, {}, false, ""}};
    QCOMPARE(encode(event), concat("{\"vertexes\":[{\"digest\":\"", digest('a').toString(),
                                   "\",\"name\":\"x\"}]}"));
}

void TestBuildEvent::refusesWhatIsNoEvent_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("cut") << QByteArray(R"({"vertexes":[{"dig)");
    QTest::newRow("digest") << QByteArray(R"({"vertexes":[{"digest":"sha256:../x"}]})");
    QTest::newRow("time") << QByteArray(R"({"vertexes":[{"started":"yesterday"}]})");
    QTest::newRow("base64") << QByteArray(R"({"logs":[{"data":"%"}]})");
}

void TestBuildEvent::refusesWhatIsNoEvent()
{
    QFETCH(const QByteArray, line);
    const auto event = decodeBuildEvent(line.toStdString());
    QVERIFY(!event.has_value());
    QVERIFY(event.error().code == ErrorCode::Corrupt);
}

QTEST_APPLESS_MAIN(TestBuildEvent)
#include "tst_buildevent.moc"
