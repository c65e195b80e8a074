/// `stagewright build` as a program, in a real jail, on a base image that it builds itself.
#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/build/plan/buildevent.h"
#include "core/build/plan/buildrecord.h"
#include "core/image/store/ocilayoutstore.h"
#include "tests/commands/buildfixture.h"
#include "tests/support/paths.h"

#include <unistd.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace stagewright;

namespace {

/// A process of ours that runs a command line with this word.
bool isRunning(const QByteArray &word)
{
    for (const auto &pid : QDir(u"/proc"_qs).entryList(QDir::Dirs)) {
        QFile file(u"/proc/%1/cmdline"_qs.arg(pid));
        if (file.open(QIODevice::ReadOnly) && file.readAll().split('\0').contains(word))
            return true;
    }
    return false;
}

} // namespace

class TestBuild : public QObject, private tests::BuildFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { newContext(); }

    void buildsAgainFromTheCache();
    void runsOnlyWhatChanged_data();
    void runsOnlyWhatChanged();
    void stagesThatAreNotNeededDoNotRun();
    void failureNamesTheLine_data();
    void failureNamesTheLine();
    void killedBuilderLeavesNothing();
    void endOfStdinCancels();
    void rawEventsTellEverything();
    void takesNamedContexts();
    void readsTheDockerfileFromStdin();
    void secretsStayOutside();
    void linksOfTheContextStayInside();
    void noCacheRunsEverything();
    void variablesUsersAndDirectories();
};

void TestBuild::initTestCase()
{
    if (const auto obstacle = makeBase())
        QSKIP(obstacle->c_str());
}

void TestBuild::buildsAgainFromTheCache()
{
    write("a", "1");
    write("Dockerfile", "FROM base:1 AS builder\nWORKDIR /app\nCOPY a .\nRUN cat a a > b\n"
                        "FROM scratch\nCOPY --from=builder /app/b /b\nCMD [\"/b\"]\n");
    const auto first = build({"-t", "again", contextPath()});
    QVERIFY2(first.code == 0, first.err.c_str());
    QCOMPARE(first.steps("CACHED").size(), std::size_t{1}); // the base
    const auto second = build({"-t", "again", contextPath()});
    QVERIFY2(second.code == 0, second.err.c_str());
    QCOMPARE(second.steps("DONE"), std::vector<std::string>());
    QCOMPARE(second.manifest(), first.manifest());
    QVERIFY(!first.manifest().empty());

    const auto store = store::OciLayoutStore::open(storePath());
    const auto tag = (*store)->tag("again:latest").value();
    QVERIFY(tag.has_value());
    const auto text = (*store)->attachment(tag->digest, store::kBuildRecordAttachment).value();
    const auto record = plan::parseBuildRecord(text.value_or(""));
    QVERIFY2(record.has_value(), record ? "" : record.error().toString().c_str());
    QCOMPARE(record->stages.size(), std::size_t{2});
    QCOMPARE(record->transfers.size(), std::size_t{2});
    QCOMPARE(record->transfers[1].bytes, std::uint64_t{2});
    QCOMPARE(record->target()->ownBytes(), std::uint64_t{2});
    QVERIFY(record->stage(0)->baseBytes() > 100'000);
}

void TestBuild::runsOnlyWhatChanged_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("runs");
    QTest::newRow("a file that no step reads") << QByteArray("other") << QByteArray("x") << 0;
    QTest::newRow("an ignored file") << QByteArray("src/skip.log") << QByteArray("x") << 0;
    QTest::newRow("a late source") << QByteArray("src/b") << QByteArray("x") << 3;
    QTest::newRow("a late source, equal result") << QByteArray("src/c") << QByteArray("x") << 2;
    QTest::newRow("an early source") << QByteArray("deps") << QByteArray("x") << 5;
}

void TestBuild::runsOnlyWhatChanged()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, text);
    QFETCH(const int, runs);
    write("deps", "1");
    write("src/b", "2");
    write("src/c", "3");
    write(".dockerignore", "**/*.log\n");
    write("Dockerfile", QByteArray("FROM base:1 AS builder\nLABEL of='") + QTest::currentDataTag() +
                            "'\nARG X=" + file +
                            "\nCOPY deps /deps\nRUN cp /deps /d\nCOPY src /src\nRUN cat /d "
                            "/src/b > /out\nFROM scratch\nCOPY --from=builder /out /out\n");
    QVERIFY(build({contextPath()}).code == 0);
    write(file, text);
    const auto again = build({contextPath()});
    QVERIFY2(again.code == 0, again.err.c_str());
    QVERIFY2(static_cast<int>(again.steps("DONE").size()) == runs, again.err.c_str());
}

void TestBuild::stagesThatAreNotNeededDoNotRun()
{
    write("Dockerfile", "FROM base:1 AS broken\nRUN exit 1\nFROM base:1 AS good\nRUN echo good\n"
                        "FROM broken\nRUN echo never\n");
    const auto output = build({"--target", "good", contextPath()});
    QVERIFY2(output.code == 0, output.err.c_str());
    QVERIFY(!output.says("broken"));
    QVERIFY(output.says(" good\n"));
}

void TestBuild::failureNamesTheLine_data()
{
    QTest::addColumn<QByteArray>("dockerfile");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, QByteArray dockerfile, QByteArray place,
                        QByteArray message) {
        QTest::newRow(name) << dockerfile << place << message;
    };
    row("exit code", "FROM base:1\nRUN true\nRUN echo oh && exit 7\n",
        "Dockerfile:3\n--------------------\n",
        "process \"/bin/sh -c echo oh && exit 7\" did not complete successfully: exit code: 7");
    row("missing source", "FROM base:1\nCOPY nothing /\n", "Dockerfile:2\n",
        "\"/nothing\": not found");
    row("missing in a stage", "FROM base:1 AS a\nFROM base:1\nCOPY --from=a /x /y\n",
        "Dockerfile:3\n", "\"/x\": not found");
    row("unknown instruction", "FROM base:1\n\nRUNN x\n", "Dockerfile:3\n",
        "unknown instruction: RUNN (did you mean RUN?)");
    row("unknown image", "FROM base:1\nFROM base:1 AS b\n\nFROM nosuch.invalid/x:1",
        "Dockerfile:4\n", "nosuch.invalid/x:1");
    row("not supported yet", "FROM base:1\nADD x /\n", "Dockerfile:2\n",
        "ADD is not supported yet");
    row("user", "FROM base:1\nUSER nosuch\nRUN true\n", "Dockerfile:3\n", "nosuch");
}

void TestBuild::failureNamesTheLine()
{
    QFETCH(const QByteArray, dockerfile);
    QFETCH(const QByteArray, place);
    QFETCH(const QByteArray, message);
    write("Dockerfile", dockerfile);
    const auto output = build({contextPath()});
    QCOMPARE(output.code, 1);
    QVERIFY2(output.says(place.toStdString()), output.err.c_str());
    QVERIFY2(output.says(message.toStdString()), output.err.c_str());
    QVERIFY(output.says(">>> "));
}

void TestBuild::killedBuilderLeavesNothing()
{
    write("Dockerfile", "FROM base:1\nRUN echo first > /first\n"
                        "RUN (sleep 31337 & sleep 31337 & echo ready; wait)\n");
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QString::fromStdString(tests::programPath("stagewright")),
                  commandLine({"build", contextPath()}));
    QByteArray log;
    QTRY_VERIFY_WITH_TIMEOUT((log += process.readAll()).contains(" ready\n"), 60'000);
    QVERIFY(isRunning("31337"));
    process.kill();
    QVERIFY(process.waitForFinished(10'000));
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning("31337"), 10'000);
    const auto mounts = sys::readHostFile("/proc/self/mounts").value();
    QVERIFY(mounts.find(storePath()) == std::string::npos);
    const auto killed = run({"verify"});
    QVERIFY2(killed.code == 0, killed.out.c_str());
    QVERIFY2(killed.out.find("note: left-over: active/") != std::string::npos, killed.out.c_str());

    write("Dockerfile", "FROM base:1\nRUN echo first > /first\nRUN echo second > /second\n");
    const auto again = build({"-t", "after", contextPath()});
    QVERIFY2(again.code == 0, again.err.c_str());
    QCOMPARE(again.steps("DONE").size(), std::size_t{1});
    const auto swept = run({"verify"});
    QVERIFY2(swept.code == 0 && !swept.out.starts_with("note"), swept.out.c_str());
}

void TestBuild::endOfStdinCancels()
{
    write("Dockerfile", "FROM base:1\nRUN sleep 31338\n");
    const auto output = build({"--cancel-on-stdin-end", contextPath()});
    QCOMPARE(output.code, 1);
    QVERIFY2(output.says("cancelled"), output.err.c_str());
    QTRY_VERIFY(!isRunning("31338"));
}

void TestBuild::rawEventsTellEverything()
{
    write("Dockerfile", "FROM base:1 AS a\nRUN echo out; echo err >&2\nFROM base:1 AS b\n"
                        "FROM a\nCOPY --from=a /bin/sh /s\n");
    const auto output = build({"--progress=rawjson", "-t", "raw", "--no-cache", contextPath()});
    QVERIFY2(output.code == 0, output.err.c_str());
    plan::BuildEvent all;
    std::map<std::string, plan::VertexEvent> last;
    for (const auto line : split(trim(output.err), '\n')) {
        const auto event = plan::decodeBuildEvent(line);
        QVERIFY2(event.has_value(), std::string(line).c_str());
        for (const auto &vertex : event->vertexes)
            last[vertex.name] = vertex;
        all.logs.insert(all.logs.end(), event->logs.begin(), event->logs.end());
        all.steps.insert(all.steps.end(), event->steps.begin(), event->steps.end());
        all.stages.insert(all.stages.end(), event->stages.begin(), event->stages.end());
        if (event->result)
            all.result = event->result;
    }
    const auto &run = last["[a 2/2] RUN echo out; echo err >&2"];
    QVERIFY(run.started && run.completed && run.inputs.size() == 1);
    std::string outText;
    std::string errText;
    for (const auto &log : all.logs) {
        QCOMPARE(log.vertex.toString(), run.digest.toString());
        (log.stream == plan::LogStream::Errors ? errText : outText) += log.data;
    }
    QCOMPARE(outText, std::string("out\n"));
    QCOMPARE(errText, std::string("err\n"));
    QCOMPARE(all.stages.size(), std::size_t{3});
    QVERIFY(all.stages[0].needed && !all.stages[1].needed && all.stages[2].needed);
    // Three steps announced, then the sizes of the two that make layers.
    QCOMPARE(all.steps.size(), std::size_t{5});
    QVERIFY(all.steps[0].stage && !all.steps[0].bytes && !all.steps[4].stage);
    QVERIFY(all.steps[4].bytes.value_or(0) > 0);
    QVERIFY(all.result && all.result->image == "raw:latest");
    QCOMPARE(all.result->manifest.toString(), output.manifest());
}

void TestBuild::takesNamedContexts()
{
    const QTemporaryDir other;
    QFile file(other.filePath(u"extra"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("extra") == 5);
    file.close();
    write("Dockerfile", "FROM outside\nCOPY --from=files extra /x\nRUN test $(cat /x) = extra\n");
    const auto output =
        build({"--build-context", "files=" + other.path().toStdString(), "--build-context",
               concat("outside=oci-layout://", storePath(), ":base:1"), contextPath()});
    QVERIFY2(output.code == 0, output.err.c_str());
}

void TestBuild::readsTheDockerfileFromStdin()
{
    const auto output = build({"-f", "-", "-q", contextPath()}, "FROM base:1\nRUN echo x\n");
    QVERIFY2(output.code == 0, output.err.c_str());
    QVERIFY(trim(output.out).starts_with("sha256:"));
    QVERIFY(output.err.empty());
}

void TestBuild::secretsStayOutside()
{
    write("Dockerfile", "FROM base:1\nRUN --mount=type=secret,id=s test $(cat /run/secrets/s) = "
                        "geheim && ls /run/secrets > /list\nRUN test ! -e /run/secrets/s\n"
                        "RUN --mount=type=secret,id=gone,required true\n");
    write("secret", "geheim");
    const auto output = build({"--secret", concat("id=s,src=", path("secret")), contextPath()});
    QCOMPARE(output.code, 1);
    QVERIFY2(output.says("Dockerfile:4") && output.says("secret gone: not found"),
             output.err.c_str());
}

void TestBuild::linksOfTheContextStayInside()
{
    QVERIFY(::symlink("/etc/passwd", path("absolute").c_str()) == 0);
    QVERIFY(::symlink("../../../../../../etc/hostname", path("upwards").c_str()) == 0);
    write("Dockerfile", "FROM base:1\nCOPY absolute /x\n");
    QVERIFY(build({contextPath()}).says("\"/absolute\": not found"));
    write("Dockerfile", "FROM base:1\nCOPY upwards /x\n");
    QVERIFY(build({contextPath()}).says("\"/upwards\": not found"));
    // The base's own passwd is what a link inside the stage leads to.
    write("Dockerfile", "FROM base:1 AS a\nRUN ln -s /etc/passwd /l\nFROM base:1\n"
                        "COPY --from=a /l /copy\nRUN grep bob /copy\n");
    const auto output = build({contextPath()});
    QVERIFY2(output.code == 0, output.err.c_str());
}

void TestBuild::noCacheRunsEverything()
{
    write("Dockerfile", "FROM base:1\nRUN echo one\nRUN echo two\n");
    QVERIFY(build({contextPath()}).code == 0);
    const auto output = build({"--no-cache", contextPath()});
    QVERIFY2(output.code == 0, output.err.c_str());
    QCOMPARE(output.steps("DONE").size(), std::size_t{2});
}

void TestBuild::variablesUsersAndDirectories()
{
    write("a", "1");
    write("Dockerfile", "FROM base:1\nARG NAME=nobody\nENV GREETING=\"hello $NAME\"\nUSER bob\n"
                        "WORKDIR /home/bob/x\nCOPY --chown=bob:7 --chmod=640 a ./\n"
                        "RUN test \"$GREETING\" = 'hello world' && test $(id -u) = 1001 && pwd\n"
                        "RUN test $(stat -c %u:%g:%a a) = 1001:7:640\n"
                        "RUN test $(stat -c %u /home/bob/x) = 1001\n"
                        "RUN <<E\necho from a heredoc > b\nE\nCOPY <<E /c\n$GREETING\nE\n"
                        "RUN grep -q 'hello world' /c && grep -q heredoc b\n");
    const auto output = build({"--build-arg", "NAME=world", contextPath()});
    QVERIFY2(output.code == 0, output.err.c_str());
    QVERIFY(output.says(" /home/bob/x\n"));
}

QTEST_GUILESS_MAIN(TestBuild)
#include "tst_build.moc"
