#include "core/language/edit/format.h"
#include "core/language/edit/meaning.h"
#include "tests/support/golden.h"
#include "tests/support/paths.h"

#include <QtTest>

using namespace stagewright;

namespace {

std::string formatted(const std::string &text, const edit::FormatOptions &options = {})
{
    return edit::format(edit::ParsedText(text), options).apply(text);
}

std::string withWindowsLines(const std::string &text)
{
    std::string result;
    for (const char c : text)
        result += c == '\n' ? "\r\n" : std::string(1, c);
    return result;
}

} // namespace

class FormatTest : public QObject
{
    Q_OBJECT

private slots:
    void format_matchesGolden_data()
    {
        QTest::addColumn<std::string>("name");
        for (const auto *name : {"words", "commands", "heredocs", "windows", "off", "top"})
            QTest::newRow(name) << std::string(name);
    }

    void format_matchesGolden()
    {
        QFETCH(std::string, name);
        const auto text = tests::readFile(tests::dataPath("format/" + name + ".Dockerfile"));
        const auto result = formatted(text);
        COMPARE_GOLDEN("format/" + name + ".formatted", result);
        QCOMPARE(formatted(result), result);
    }

    void format_keepsLineEndsAndMark_data() { format_matchesGolden_data(); }

    void format_keepsLineEndsAndMark()
    {
        QFETCH(std::string, name);
        const auto text = tests::readFile(tests::dataPath("format/" + name + ".Dockerfile"));
        const std::string mark = "\xEF\xBB\xBF";
        QCOMPARE(formatted(mark + withWindowsLines(text)),
                 mark + withWindowsLines(formatted(text)));
    }

    void format_indentsShellWhereAsked()
    {
        edit::FormatOptions options;
        options.indentShell = true;
        const auto text = tests::readFile(tests::dataPath("format/commands.Dockerfile"));
        COMPARE_GOLDEN("format/commands.indented", formatted(text, options));
    }

    void format_leavesShellAlone_whereItIsNotPosix()
    {
        edit::FormatOptions options;
        options.indentShell = true;
        const auto text = tests::readFile(tests::dataPath("format/windows.Dockerfile"));
        QCOMPARE(formatted(text, options), formatted(text));
        const std::string shell = "FROM a\nSHELL [\"pwsh\", \"-c\"]\nRUN a \\\n  b\n";
        QCOMPARE(formatted(shell, options), shell);
    }

    void format_usesIndentAsked()
    {
        edit::FormatOptions options;
        options.indent = "\t";
        QCOMPARE(formatted("FROM a\nENV A=b \\\n C=d\n", options),
                 std::string("FROM a\nENV A=b \\\n\tC=d\n"));
    }

    void format_endsTheLastLine_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<bool>("insert");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, const char *text, bool insert, const char *expected) {
            QTest::newRow(name) << std::string(text) << insert << std::string(expected);
        };
        row("added", "FROM a", true, "FROM a\n");
        row("added as the file does", "ARG A\r\nFROM a", true, "ARG A\r\nFROM a\r\n");
        row("not asked for", "FROM a", false, "FROM a");
        row("behind a comment", "FROM a\n# c", true, "FROM a\n# c\n");
        row("behind a heredoc", "FROM a\nRUN <<E\nx\nE", true, "FROM a\nRUN <<E\nx\nE\n");
        row("blank line without end", "FROM a\n\n  ", true, "FROM a\n");
        row("goes on", "FROM a\nRUN x \\", true, "FROM a\nRUN x \\");
        row("open heredoc", "FROM a\nRUN <<E\nx", true, "FROM a\nRUN <<E\nx");
        row("nothing", "", true, "");
        row("only blank lines", "\n \n", true, "\n \n"); // an empty text is another mistake
    }

    void format_endsTheLastLine()
    {
        QFETCH(std::string, text);
        QFETCH(bool, insert);
        edit::FormatOptions options;
        options.insertFinalNewline = insert;
        QTEST(formatted(text, options), "expected");
    }

    void format_leavesAlone_data()
    {
        QTest::addColumn<std::string>("text");
        const auto row = [](const char *name, const char *text) {
            QTest::newRow(name) << std::string(text);
        };
        row("a word across lines", "FROM al\\\n  pine\n");
        row("a word that begins in column 0", "FROM a\nENV A=b\\\nC=d\n");
        row("white space that is no blank", "FROM a\nENV A=b\xC2\xA0"
                                            "C=d\n");
        row("what is no instruction", "FROM a\nfoo   bar\n");
        row("a broken list", "FROM a\nRUN [1,   \"b\"]\n");
        row("a comment that would be read", "FROM a\n  # check=skip=all\nENV A=b\n");
    }

    void format_leavesAlone()
    {
        QFETCH(std::string, text);
        QCOMPARE(formatted(text), text);
    }
};

QTEST_GUILESS_MAIN(FormatTest)
#include "tst_format.moc"
