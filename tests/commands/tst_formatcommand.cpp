/// `stagewright format` as a program.
#include "tests/commands/program.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace stagewright;
using namespace stagewright::tests;

namespace {

const char *const kUntidy = "from  alpine   as base\nRUN a &&\\\n b\n";
const char *const kTidy = "FROM alpine AS base\nRUN make\n";

} // namespace

class FormatCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void files_areRewrittenAndNamed()
    {
        write("Dockerfile", kUntidy);
        write("sub/Dockerfile", kTidy);
        const auto output = runHere("format .");
        QCOMPARE(output.exitCode, 0);
        QCOMPARE(output.out, std::string("Dockerfile\n"));
        QCOMPARE(output.err, std::string("1 of 2 files formatted\n"));
        QVERIFY(read("Dockerfile").starts_with("FROM alpine AS base\n"));
        QCOMPARE(read("sub/Dockerfile"), std::string(kTidy));
        QCOMPARE(runHere("format .").out, std::string());
    }

    void check_changesNothingAndFails()
    {
        write("Dockerfile", kUntidy);
        const auto output = runHere("format --check .");
        QCOMPARE(output.exitCode, 1);
        QCOMPARE(output.out, std::string("Dockerfile\n"));
        QCOMPARE(read("Dockerfile"), std::string(kUntidy));
        QCOMPARE(runHere("format --check -", kTidy).exitCode, 0);
        QCOMPARE(runHere("format --check -", kUntidy).out, std::string("stdin\n"));
    }

    void diff_changesNothing()
    {
        write("Dockerfile", kUntidy);
        const auto output = runHere("format --diff .");
        QCOMPARE(output.exitCode, 0);
        QVERIFY2(output.out.starts_with("--- Dockerfile\n+++ Dockerfile\n@@ -1,"),
                 output.out.c_str());
        QVERIFY(output.out.find("\n+FROM alpine AS base\n") != std::string::npos);
        QCOMPARE(runHere("format --diff --check .").exitCode, 1);
        QCOMPARE(read("Dockerfile"), std::string(kUntidy));
    }

    void standardInput_isFiltered()
    {
        const auto output = runHere("format -", kUntidy);
        QCOMPARE(output.exitCode, 0);
        QVERIFY(output.out.starts_with("FROM alpine AS base\n"));
        QCOMPARE(runHere("format -", kTidy).out, std::string(kTidy));
    }

    void modeLinesAndByteOrderMark_stay()
    {
        const auto path = m_folder->filePath(QStringLiteral("Dockerfile"));
        write("Dockerfile", "\xEF\xBB\xBF"
                            "from  a\r\nRUN  b\r\n");
        QVERIFY(
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeGroup));
        const auto before = QFile::permissions(path);
        QCOMPARE(runHere("format Dockerfile").exitCode, 0);
        QCOMPARE(read("Dockerfile"), std::string("\xEF\xBB\xBF"
                                                 "FROM a\r\nRUN b\r\n"));
        QCOMPARE(QFile::permissions(path), before);
    }

    void indent_canBeChosen()
    {
        const auto text = "FROM a\nCOPY x \\\n y /\n";
        QCOMPARE(runHere("format --indent 2 -", text).out,
                 std::string("FROM a\nCOPY x \\\n  y /\n"));
        QCOMPARE(runHere("format --indent tab -", text).out,
                 std::string("FROM a\nCOPY x \\\n\ty /\n"));
    }

    void unreadable_isSaidAndTheRestFormatted()
    {
        write("Dockerfile", kUntidy);
        const auto output = runHere("format nothing Dockerfile");
        QCOMPARE(output.exitCode, 2);
        QVERIFY(output.err.find("nothing") != std::string::npos);
        QCOMPARE(output.out, std::string("Dockerfile\n"));
    }

    void wrongCommandLines_areUsageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const auto *line : {"format", "format --indent 99 -", "format --indent x -",
                                 "format --jobs x -", "format --chek -"})
            QTest::newRow(line) << words(line);
    }

    void wrongCommandLines_areUsageErrors()
    {
        QFETCH(QStringList, arguments);
        const auto output = run(arguments);
        QCOMPARE(output.exitCode, 2);
        QVERIFY(output.err.find("usage: stagewright format ") != std::string::npos);
    }

private:
    Output runHere(const char *line, const std::string &input = {}) const
    {
        return run(words(line), input, m_folder->path());
    }

    void write(const char *name, const std::string &text) const
    {
        writeText(m_folder->filePath(QString::fromUtf8(name)), text);
    }

    std::string read(const char *name) const
    {
        return readText(m_folder->filePath(QString::fromUtf8(name)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(FormatCommandTest)
#include "tst_formatcommand.moc"
