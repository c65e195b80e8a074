/// `stagewright doctor` and builds where something is missing on the machine.
#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "tests/commands/buildfixture.h"
#include "tests/support/paths.h"

#include <nlohmann/json.hpp>

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

private:
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
