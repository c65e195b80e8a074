#include "core/language/syntax/syntaxtree.h"

#include <QtTest>

using namespace stagewright;
using syntax::InstructionSyntax;

namespace {

/// One letter per node: blank, comment, directive, instruction.
std::string kinds(const syntax::SyntaxTree &tree)
{
    std::string result;
    for (const auto &node : tree.nodes())
        result += "bcdi"[node.detail.index()];
    return result;
}

const InstructionSyntax &instruction(const syntax::SyntaxTree &tree, std::size_t node)
{
    return *tree.nodes().at(node).as<InstructionSyntax>();
}

std::string problem(const syntax::SyntaxTree &tree)
{
    return tree.problems().empty() ? std::string() : tree.problems().front().message.toString();
}

} // namespace

class SyntaxTreeTest : public QObject
{
    Q_OBJECT

private slots:
    void parse_keepsEveryByte_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("nodes");
        const auto row = [](const char *name, std::string text, const char *nodes) {
            QTest::newRow(name) << std::move(text) << std::string(nodes);
        };
        row("empty", "", "");
        row("blank", "\n \t\n", "bb");
        row("instructions", "FROM a\nRUN b", "ii");
        row("continuation", "RUN a \\\n  # comment\n\n  b\nRUN c\n", "ii");
        row("carriage returns", "FROM a\r\n\r\nRUN b \\\r\n c\r\n", "ibi");
        row("byte order mark", "\xEF\xBB\xBF# escape=`\nFROM a\n", "di");
        row("heredoc", "RUN <<E\nFROM x\nE\nRUN b\n", "ii");
        row("heredocs", "COPY <<A <<-\"B\" /d\n1\nA\n2\n\tB\n\n", "ib");
        row("open continuation", "RUN a \\\n", "i");
        row("comments", "# a\n  # b\n#\n", "ccc");
        row("directives end", "# syntax=a\n# b\n# escape=`\nFROM a\n", "dcci");
        row("ill-formed", "\xFF\xFE \x01\n\x80=\xC3", "ii");
        row("open heredoc", "RUN <<E\ntext\n\nFROM b\nRUN c\n", "iii");
        row("long line in a heredoc", "RUN <<E\n" + std::string(70000, 'x') + "\nE\n", "i");
    }

    void parse_keepsEveryByte()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, nodes);
        const auto tree = syntax::parse(text);
        QCOMPARE(tree.text(), text);
        QCOMPARE(kinds(tree), nodes);
    }

    void joinedLine_knowsItsPlaces()
    {
        const std::string text = "FROM a\n  RUN one \\\n  # no\n\n  two\\\nthree\n";
        const auto tree = syntax::parse(text);
        const auto &run = instruction(tree, 1);
        QCOMPARE(run.line.text(), std::string_view("RUN one   twothree"));
        QVERIFY(run.hasBlankContinuation);
        QCOMPARE(run.keyword(), std::string_view("RUN"));
        for (const std::string_view word : {"RUN", "one", "two", "three"}) {
            const auto at = static_cast<std::uint32_t>(run.line.text().find(word));
            const auto range =
                run.line.toFile(syntax::Span{at, at + static_cast<std::uint32_t>(word.size())});
            QCOMPARE(text::slice(text, range), word);
        }
        QCOMPARE(tree.nodes()[1].firstLine, 1U);
        QCOMPARE(tree.nodes()[1].lastLine, 5U);
    }

    void continuation_followsTheEscapeCharacter()
    {
        const auto backslash = syntax::parse("RUN a \\\nb\nRUN c \\\\\nRUN d`\nRUN e\n");
        QCOMPARE(kinds(backslash), std::string("iiii"));
        const auto backtick = syntax::parse("# escape=`\nRUN a `\nb\nRUN c \\\nRUN d\n");
        QCOMPARE(kinds(backtick), std::string("diii"));
        QCOMPARE(backtick.escape(), '`');
    }

    void comments_areRememberedUntilAnEmptyOne()
    {
        const auto tree = syntax::parse("# a\n\n# b\nFROM x\n# c\n#\n# d\nRUN y\n");
        QCOMPARE(instruction(tree, 3).comments, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(instruction(tree, 7).comments, (std::vector<std::string>{"d"}));
    }

    void openHeredoc_leavesTheRestAlive()
    {
        const auto tree = syntax::parse("FROM a\nRUN <<E\necho\nFROM b\nRUN <<F\nx\nF\n");
        QCOMPARE(problem(tree), std::string("unterminated heredoc"));
        QCOMPARE(kinds(tree), std::string("iiii"));
        QVERIFY(instruction(tree, 1).isOpen);
        QVERIFY(!instruction(tree, 3).isOpen);
    }

    void mistakes_areNamed_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("message");
        const auto row = [](const char *name, std::string text, const char *message) {
            QTest::newRow(name) << std::move(text) << std::string(message);
        };
        row("none", "FROM a\nCOPY ['a'] b\n", "");
        row("empty", "", "the Dockerfile cannot be empty");
        row("comments only", "# a\n\n", "file with no instructions");
        row("directive twice", "# escape=`\n# escape=`\nFROM a\n",
            "only one escape parser directive can be used");
        row("bad escape", "# escape=x\nFROM a\n",
            "invalid escape token 'x' does not match ` or \\");
        row("array", "FROM a\nCMD [\"a\", 1]\n",
            "when using JSON array syntax, arrays must be comprised of strings only");
        row("pairs", "FROM a\nENV a=b c\n",
            "Syntax error - can't find = in \"c\". Must be of the form: name=value");
        row("long line", "RUN " + std::string(65536, 'x'),
            "dockerfile line greater than max allowed size of 65535");
    }

    void mistakes_areNamed()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, message);
        QCOMPARE(problem(syntax::parse(text)), message);
    }

    void mistakes_nameLines_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        const auto row = [](const char *name, std::string text, int first, int last) {
            QTest::newRow(name) << std::move(text) << first << last;
        };
        row("an instruction", "FROM a\nENV x=1 \\\n# c\n\n\nRUN b\n", 2, 6);
        row("to the end of the file", "FROM a\nRUN <<E\nx\nRUN b\n", 2, 4);
        row("the line before a directive", "# syntax=a\n# escape=x\nFROM a\n", 1, 1);
        row("none before the first", "# escape=x\nFROM a\n", 0, 0);
        row("no instruction", "# a\n\n", 2, 2);
        row("long line in a heredoc", "RUN <<E\n" + std::string(70000, 'x') + "\nE\n", 1, 2);
    }

    void mistakes_nameLines()
    {
        QFETCH(std::string, text);
        QFETCH(int, first);
        QFETCH(int, last);
        const auto tree = syntax::parse(text);
        QVERIFY(!tree.problems().empty());
        QCOMPARE(int(tree.problems().front().named.first), first);
        QCOMPARE(int(tree.problems().front().named.last), last);
        QCOMPARE(tree.text(), text);
    }

    void flags_areReadByteByByte()
    {
        const auto tree = syntax::parse("COPY --chown=\xC3\xA9 --link --x=a\xC3\xA0 b -- --c d\n");
        const auto &flags = instruction(tree, 0).command.flags;
        QCOMPARE(flags.size(), 3U);
        QCOMPARE(flags[0].text, std::string("--chown=\xC3\x83\xC2\xA9"));
        QCOMPARE(flags[2].text, std::string("--x=a\xC3\x83"));
        QCOMPARE(instruction(tree, 0).command.list.words.size(), 4U);
    }

    void json_fallsBackToWords()
    {
        const auto arguments = [](const char *line) {
            return instruction(syntax::parse(line), 0).command.list;
        };
        QVERIFY(arguments("CMD [\"a\", \"\\u0041\"]").isJson);
        for (const char *line : {"CMD ['a']", "CMD [\"a\"] b", "CMD [\"a\",]", "CMD [1e999]"}) {
            const auto list = arguments(line);
            QVERIFY(!list.isJson && !list.error && list.words.size() == 1);
        }
        QVERIFY(arguments("CMD [1e99]").error);
        QVERIFY(arguments("HEALTHCHECK --retries=1 CMD [\"a\"]").isJson);
    }

    void nodeAt_findsTheNode()
    {
        const auto tree = syntax::parse("FROM a\n\nRUN b\n");
        QCOMPARE(tree.nodeAt(0), &tree.nodes()[0]);
        QCOMPARE(tree.nodeAt(7), &tree.nodes()[1]);
        QCOMPARE(tree.nodeAt(14), &tree.nodes()[2]);
        QVERIFY(!syntax::parse("").nodeAt(0));
    }
};

QTEST_GUILESS_MAIN(SyntaxTreeTest)
#include "tst_syntaxtree.moc"
