/// `stagewright doctor` and builds where something is missing on the machine.
#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "tests/commands/buildfixture.h"
#include "tests/support/paths.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <QtTest>

#include <map>

using namespace stagewright;

namespace {

/// Where a program lies, /usr/sbin included.
std::vector<std::string> placesOf(const QString &program)
{
    std::vector<std::string> places;
    for (const auto *folder : {"/usr/local/bin", "/usr/bin", "/usr/local/sbin", "/usr/sbin"}) {
        auto path = concat(folder, "/", program.toStdString());
        if (QFileInfo(QString::fromStdString(path)).isExecutable())
            places.push_back(std::move(path));
    }
    return places;
}

} // namespace

class TestDoctor : public QObject, private tests::BuildFixture
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const auto obstacle = makeBase())
            QSKIP(obstacle->c_str());
        write("Dockerfile", "FROM base:1\nCOPY --chown=42:43 passwd /theirs\n");
        const auto built = build({"-t", "theirs", contextPath()});
        QVERIFY2(built.code == 0, built.err.c_str());
    }
    void cleanup() { setWrapper({}); }

    void runtime_isTheBestThereIs_data()
    {
        QTest::addColumn<QStringList>("hidden");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("finding");
        QTest::addColumn<QByteArray>("failure");
        const QString crun = u"crun"_qs;
        const QString runc = u"runc"_qs;
        const auto row = [](const char *name, const QStringList &hidden, QByteArray state,
                            QByteArray finding, QByteArray failure) {
            QTest::newRow(name) << hidden << state << finding << failure;
        };
        row("both", {}, "good", "crun version", "");
        row("no crun", {crun}, "degraded", "runc version", "");
        row("neither", {crun, runc}, "missing", "neither crun nor runc is installed",
            "install the package crun");
    }

    void runtime_isTheBestThereIs()
    {
        QFETCH(const QStringList, hidden);
        QFETCH(const QByteArray, state);
        QFETCH(const QByteArray, finding);
        QFETCH(const QByteArray, failure);
        if (placesOf(u"crun"_qs).empty() || placesOf(u"runc"_qs).empty())
            QSKIP("crun and runc are not both installed");
        hide(hidden);
        auto item = itemOf("runtime");
        QCOMPARE(item["state"], state.toStdString());
        QVERIFY2(item["finding"].starts_with(finding.toStdString()), item["finding"].c_str());
        QCOMPARE(item["remedy"].empty(), state == "good");
        QCOMPARE(run({"doctor"}).code, failure.isEmpty() ? 0 : 1);

        newContext();
        write("Dockerfile", QByteArray("FROM base:1\nLABEL a='") + QTest::currentDataTag() +
                                "'\nRUN echo it runs\n");
        const auto built = build({"--no-cache", contextPath()});
        QCOMPARE(built.code, failure.isEmpty() ? 0 : 1);
        QVERIFY2(built.says(failure.isEmpty() ? " it runs\n" : failure.toStdString()),
                 built.err.c_str());
        // Files can be copied all the same.
        write("Dockerfile", "FROM base:1\nCOPY Dockerfile /\n");
        QCOMPARE(build({contextPath()}).code, 0);
    }

    /// A user without ranges of ids: everything belongs to root, or cannot be made.
    void singleId_buildsWhatBelongsToRoot()
    {
        beUserWithout({"/etc/subuid", "/etc/subgid"});
        newStore();
        newContext();
        write("Dockerfile",
              "FROM base:1 AS a\nWORKDIR /w\nCOPY Dockerfile .\nRUN test -c /dev/ptmx && test -d "
              "/dev/pts && id -u && cat /proc/self/uid_map && rm Dockerfile && echo x >x\n"
              "FROM scratch\nCOPY --from=a /w /w\n");
        const auto built = build({"-t", "mine", contextPath()});
        QVERIFY2(built.code == 0, built.err.c_str());
        QVERIFY2(built.steps("DONE").size() == 5, built.err.c_str());
        const auto verified = run({"verify"});
        QVERIFY2(verified.code == 0, verified.out.c_str());
    }

    void singleId_saysWhatItCannot_data()
    {
        QTest::addColumn<QByteArray>("dockerfile");
        QTest::addColumn<QByteArrayList>("messages");
        const auto row = [](const char *name, QByteArray dockerfile, QByteArrayList messages) {
            QTest::newRow(name) << dockerfile << messages;
        };
        row("image", "FROM theirs\nRUN true\n",
            {"cannot unpack docker.io/library/theirs:latest@", ": cannot give theirs to 42:43: "});
        row("user", "FROM base:1\nUSER bob\nRUN true\n",
            {"the step cannot run as USER bob (1001:1002): "});
        row("chown", "FROM base:1\nCOPY --chown=42:43 Dockerfile /x\n",
            {"cannot give x to 42:43: "});
        row("directory", "FROM base:1\nUSER bob\nWORKDIR /made\n",
            {"cannot give made to 1001:1002: "});
        row("cache", "FROM base:1\nRUN --mount=type=cache,target=/c,uid=42 true\n", {" to 42:0: "});
        row("program", "FROM base:1\nRUN chown 42 /etc\n",
            {"exit code: 1 (no step can give files to other users here: "});
    }

    void singleId_saysWhatItCannot()
    {
        QFETCH(const QByteArray, dockerfile);
        QFETCH(const QByteArrayList, messages);
        beUserWithout({"/etc/subuid", "/etc/subgid"});
        newStore();
        newContext();
        write("Dockerfile", dockerfile);
        const auto built = build({contextPath()});
        QCOMPARE(built.code, 1);
        for (const auto &message : messages)
            QVERIFY2(built.says(message.toStdString()), built.err.c_str());
        QVERIFY2(built.says("'stagewright doctor' says how"), built.err.c_str());
        const auto verified = run({"verify"});
        QVERIFY2(verified.code == 0, verified.out.c_str());
    }

    void singleId_hasARemedy()
    {
        beUserWithout({"/etc/subuid", "/etc/subgid", "/usr/bin/newuidmap"});
        auto ids = itemOf("sub-ids");
        QCOMPARE(ids["state"], std::string("degraded"));
        QVERIFY2(ids["remedy"].starts_with("as root: usermod --add-subuids 100000-165535 "
                                           "--add-subgids 100000-165535 "),
                 ids["remedy"].c_str());
        auto tools = itemOf("id-tools");
        QCOMPARE(tools["state"], std::string("degraded"));
        QCOMPARE(tools["remedy"], std::string("install the package uidmap"));
        QCOMPARE(run({"doctor"}).code, 0);
    }

    void rangesWithoutTheirTool_areNoUse()
    {
        if (::getuid() == 0)
            QSKIP("for an ordinary user: tests/run runs it so");
        beUserWithout({"/usr/bin/newuidmap"});
        auto tools = itemOf("id-tools");
        QCOMPARE(tools["state"], std::string("missing"));
        QCOMPARE(tools["remedy"], std::string("install the package uidmap"));
        QCOMPARE(run({"doctor"}).code, 1);
        newContext();
        write("Dockerfile", "FROM base:1\nRUN echo tool\n");
        const auto built = build({"--no-cache", contextPath()});
        QCOMPARE(built.code, 1);
        QVERIFY2(built.says("newuidmap is missing: install the package uidmap"), built.err.c_str());
    }

private:
    void beUserWithout(std::vector<std::string> files)
    {
        files.insert(files.begin(), {tests::sourcePath("tests/support/without"), "--as-user"});
        files.emplace_back("--");
        setWrapper(std::move(files));
    }

    void hide(const QStringList &programs)
    {
        if (programs.isEmpty())
            return;
        std::vector<std::string> wrapper{tests::sourcePath("tests/support/without")};
        for (const auto &program : programs) {
            for (auto &place : placesOf(program))
                wrapper.push_back(std::move(place));
        }
        wrapper.emplace_back("--");
        setWrapper(std::move(wrapper));
    }

    std::map<std::string, std::string> itemOf(std::string_view id) const
    {
        const auto output = run({"doctor", "--format", "json"});
        const auto document = parseJson(output.out);
        if (!document)
            qFatal("no JSON: %s%s", output.out.c_str(), output.err.c_str());
        for (const auto &item : document->at("items")) {
            if (item.at("id") == id)
                return item.get<std::map<std::string, std::string>>();
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
