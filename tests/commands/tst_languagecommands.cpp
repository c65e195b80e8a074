/// `stagewright parse` and `stagewright graph` as programs.
#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "tests/support/golden.h"
#include "tests/support/paths.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QtTest>

using namespace stagewright;

namespace {

struct Output
{
    int exitCode = -1;
    std::string out;
    std::string err;
};

Output run(const QStringList &arguments, const std::string &input = {})
{
    QProcess process;
    process.start(QString::fromStdString(tests::programPath("stagewright")), arguments);
    process.write(input.data(), static_cast<qint64>(input.size()));
    process.closeWriteChannel();
    if (!process.waitForFinished())
        qFatal("stagewright does not end");
    return {process.exitCode(), process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

QString sample(const char *name)
{
    return QString::fromStdString(tests::dataPath(std::string("draw/") + name + ".Dockerfile"));
}

} // namespace

class LanguageCommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void graph_printsText()
    {
        const auto output = run({QStringLiteral("graph"), sample("twostages")});
        QCOMPARE(output.exitCode, 0);
        COMPARE_GOLDEN("draw/twostages.txt", output.out);
        QCOMPARE(output.err, std::string());
    }

    void graph_printsJson()
    {
        const auto output =
            run({QStringLiteral("graph"), QStringLiteral("--format=json"), QStringLiteral("-")},
                "FROM a AS b\nFROM scratch\nCOPY --from=b /x /y\n");
        QCOMPARE(output.exitCode, 0);
        const auto json = parseJson(output.out);
        QVERIFY(json);
        QCOMPARE((*json)["stages"].size(), 2U);
        QCOMPARE((*json)["stages"][0]["isNeeded"].get<bool>(), true);
        QCOMPARE((*json)["images"][0]["reference"].get<std::string>(), std::string("a"));
        const auto &edge = (*json)["edges"][1];
        QCOMPARE(edge["kind"].get<std::string>(), std::string("copy"));
        QCOMPARE(edge["source"]["stage"].get<int>(), 0);
        QCOMPARE(edge["target"].get<int>(), 1);
        QCOMPARE(edge["line"].get<int>(), 3);
        QCOMPARE(edge["fault"].get<std::string>(), std::string("none"));
        QCOMPARE(edge["referenceRange"]["begin"].get<int>(), 37);
    }

    void graph_ofFaultyFile_showsItAndFails()
    {
        const auto output = run({QStringLiteral("graph"), sample("faults")});
        QCOMPARE(output.exitCode, 1);
        COMPARE_GOLDEN("draw/faults.txt", output.out);
        QVERIFY(output.err.find("faults.Dockerfile:6:13: error: invalid stage index 9") !=
                std::string::npos);
    }

    void graph_takesBuildArguments()
    {
        const auto output = run({QStringLiteral("graph"), QStringLiteral("--build-arg"),
                                 QStringLiteral("V=2"), QStringLiteral("-")},
                                "ARG V\nFROM a:$V\n");
        QCOMPARE(output.exitCode, 0);
        QVERIFY(output.out.find("a:2 ──FROM──▶ stage-0  (line 2)") != std::string::npos);
    }

    void graph_drawsEveryFormat_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<std::string>("start");
        QTest::newRow("svg") << QStringLiteral("svg") << std::string("<svg ");
        QTest::newRow("dot") << QStringLiteral("dot") << std::string("digraph ");
        QTest::newRow("mermaid") << QStringLiteral("mermaid") << std::string("flowchart LR\n");
    }

    void graph_drawsEveryFormat()
    {
        QFETCH(QString, format);
        QFETCH(std::string, start);
        const auto output =
            run({QStringLiteral("graph"), sample("fivestages"), QStringLiteral("--format"), format,
                 QStringLiteral("--target=static"), QStringLiteral("--only-needed"),
                 QStringLiteral("--theme=dark")});
        QCOMPARE(output.exitCode, 0);
        QVERIFY2(output.out.starts_with(start), output.out.c_str());
        QVERIFY(output.out.find("nginx:1.27-alpine") != std::string::npos);
        QVERIFY(output.out.find("runtime") == std::string::npos);
    }

    void graph_ofUnknownTarget_fails()
    {
        const auto output = run(
            {QStringLiteral("graph"), sample("fivestages"), QStringLiteral("--target=nowhere")});
        QCOMPARE(output.exitCode, 1);
        QCOMPARE(output.out, std::string());
        QVERIFY(output.err.find("target stage \"nowhere\" could not be found") !=
                std::string::npos);
    }

    void parse_printsJson()
    {
        const auto output =
            run({QStringLiteral("parse"), QStringLiteral("-"), QStringLiteral("--json")},
                "# escape=`\nFROM a\nCOPPY x y\n");
        QCOMPARE(output.exitCode, 1);
        const auto json = parseJson(output.out);
        QVERIFY(json);
        QCOMPARE((*json)["escape"].get<std::string>(), std::string("`"));
        QCOMPARE((*json)["error"].get<std::string>(),
                 std::string("dockerfile parse error on line 3: unknown instruction: COPPY (did "
                             "you mean COPY?)"));
        const auto &instruction = (*json)["stages"][0]["instructions"][1];
        QCOMPARE(instruction["arguments"].get<std::string>(), std::string("x y"));
        QCOMPARE(instruction["valid"].get<bool>(), false);
    }

    void wrongCommandLines_areUsageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, const char *line) {
            QTest::newRow(name) << QString::fromLatin1(line).split(QLatin1Char(' '));
        };
        row("no file", "graph");
        row("two files", "parse a b");
        row("format", "graph --format png -");
        row("theme", "graph --theme blue -");
        row("option", "parse --jsn -");
        row("build argument", "graph --build-arg A -");
    }

    void wrongCommandLines_areUsageErrors()
    {
        QFETCH(QStringList, arguments);
        const auto output = run(arguments);
        QCOMPARE(output.exitCode, 2);
        QCOMPARE(output.out, std::string());
        QVERIFY(output.err.find("usage: stagewright ") != std::string::npos);
    }

    void missingFile_isSaid()
    {
        const auto output = run({QStringLiteral("graph"), QStringLiteral("/no/such/file")});
        QCOMPARE(output.exitCode, 1);
        QVERIFY(output.err.find("/no/such/file") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(LanguageCommandsTest)
#include "tst_languagecommands.moc"
