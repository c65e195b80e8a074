/// `stagewright parse` and `stagewright graph` as programs.
#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "tests/commands/program.h"
#include "tests/support/golden.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>
#include <QtTest>

#include <set>

using namespace stagewright;
using tests::run;

namespace {

QString sample(const char *name)
{
    return QString::fromStdString(tests::dataPath(std::string("draw/") + name + ".Dockerfile"));
}

/// Names of members; those that are names of variables are data.
void collectKeys(const Json &json, std::set<std::string> &keys)
{
    for (const auto &[key, value] : json.items()) {
        if (json.is_object())
            keys.insert(key);
        const bool isData = key == "environment" || (key == "arguments" && value.is_object());
        if (value.is_structured() && !isData)
            collectKeys(value, keys);
    }
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

    void controlCharacters_neverReachTheTerminal_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("graph") << QStringLiteral("graph");
        QTest::newRow("parse") << QStringLiteral("parse");
    }

    void controlCharacters_neverReachTheTerminal()
    {
        QFETCH(QString, command);
        const auto output =
            run({command, QStringLiteral("-")},
                "FROM a\x1b[31m AS b\nFROM c\nCOPY --from=b \x07 /\x1b]0;x\n\x1b x\n");
        QCOMPARE(output.exitCode, 1);
        for (const auto &text : {output.out, output.err}) {
            QVERIFY(!text.empty());
            for (const char c : text)
                QVERIFY(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
        }
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

    void parse_saysWhatInstructionsMean()
    {
        const auto output = run({QStringLiteral("parse"), QStringLiteral("--json"),
                                 QStringLiteral("--build-arg=V=2"), QStringLiteral("-")},
                                "ARG V=1\nFROM a:$V AS b\nWORKDIR /x\nRUN echo <<E\n1\nE\n");
        QCOMPARE(output.exitCode, 0);
        const auto json = parseJson(output.out);
        QVERIFY(json);
        const auto &stage = (*json)["stages"][0];
        const auto &from = stage["instructions"][0];
        QCOMPARE(from["uses"][0]["value"].get<std::string>(), std::string("2"));
        QCOMPARE(from["uses"][0]["origin"].get<std::string>(), std::string("build-argument"));
        QCOMPARE(from["words"].size(), 3U);
        const auto &command = stage["instructions"][2];
        QCOMPARE(stage["states"][command["state"].get<std::size_t>()]["workingDirectory"]
                     .get<std::string>(),
                 std::string("/x"));
        QVERIFY(command["step"].get<std::string>().starts_with("[3/3] RUN "));
        QCOMPARE(command["heredocs"][0]["content"].get<std::string>(), std::string("1\n"));
    }

    void parse_treeCoversEveryByte()
    {
        const auto output =
            run({QStringLiteral("parse"), QStringLiteral("--json"), sample("everyedge")});
        const auto json = parseJson(output.out);
        QVERIFY(json);
        std::size_t next = 0;
        for (const auto &node : (*json)["tree"]) {
            QCOMPARE(node["range"]["begin"].get<std::size_t>(), next);
            next = node["range"]["end"].get<std::size_t>();
        }
        QCOMPARE(qint64(next), QFileInfo(sample("everyedge")).size());
    }

    void parse_keysAreInTheManual()
    {
        const auto text = "# escape=`\n# c\nARG V=1\nUSER x\nFROM a:$V AS b\nONBUILD RUN x\n"
                          "FROM b\nENV K=$V\nCOPY --from=b <<E /\nx\nE\nCOPPY\nRUN a `\n b\n";
        const auto output =
            run({QStringLiteral("parse"), QStringLiteral("--json"), QStringLiteral("-")}, text);
        const auto json = parseJson(output.out);
        QVERIFY(json);
        const auto manual = tests::readFile(tests::sourcePath("packaging/man/stagewright.1"));
        const auto start = manual.find("JSON OF PARSE\"");
        auto section =
            QString::fromStdString(manual.substr(start, manual.find("EXIT STATUS") - start));
        section.replace(QStringLiteral("\\(dq"), QStringLiteral("\""));
        std::set<std::string> keys;
        collectKeys(*json, keys);
        QVERIFY(keys.size() > 50);
        for (const auto &key : keys) {
            const QRegularExpression word(
                QStringLiteral("\\b%1\\b").arg(QString::fromStdString(key)));
            QVERIFY2(word.match(section).hasMatch(), key.c_str());
        }
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
