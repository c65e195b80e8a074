#include "core/language/edit/meaning.h"

#include <QtTest>

using namespace stagewright;
using dockerfile::InstructionKind;
using edit::MeaningOptions;

namespace {

/// The first difference, or nothing.
std::string difference(const std::string &before, const std::string &after,
                       const MeaningOptions &options = {})
{
    const auto found =
        edit::findDifferences(edit::ParsedText(before), edit::ParsedText(after), options);
    return found.empty() ? std::string() : found.front().message.toString();
}

} // namespace

class MeaningTest : public QObject
{
    Q_OBJECT

private slots:
    void layoutIsNoMeaning_data()
    {
        QTest::addColumn<std::string>("before");
        QTest::addColumn<std::string>("after");
        const auto row = [](const char *name, const char *before, const char *after) {
            QTest::newRow(name) << std::string(before) << std::string(after);
        };
        row("keyword", "from a as b\nrun x\n", "FROM a AS b\nRUN x\n");
        row("blanks", "FROM  a\nENV A=b   C=d\n", "FROM a\nENV A=b C=d\n");
        row("lines", "FROM a\nENV A=b C=d\n", "FROM \\\n a\n\n\nENV A=b \\\n  C=d\n\n");
        row("comment", "FROM a\n  # c\nENV A=b \\\n# d\n C=d\n",
            "FROM a\n# c\nENV A=b \\\n  # d\n C=d\n");
        row("line ends", "FROM a\nRUN b \\\n c\n", "FROM a\r\nRUN b \\\r\n c\r\n");
        row("JSON", "FROM a\nCMD [\"\\u0062\"]\n", "FROM a\nCMD [ \"b\" ]\n");
        row("stage name", "FROM a AS B\nFROM b\n", "FROM a AS b\nFROM b\n");
        row("key and value", "FROM a\nENV A hello  w\n", "FROM a\nENV A=\"hello  w\"\n");
        row("variable", "FROM a\nENV A $B c\n", "FROM a\nENV A=\"${B} c\"\n");
        row("an ill file", "FROM a\nfoo  bar\nENV A=b  C=d\n", "FROM a\nfoo  bar\nENV A=b C=d\n");
        row("blank continuation goes", "FROM a\nRUN b \\\n\n c\n", "FROM a\nRUN b \\\n c\n");
    }

    void layoutIsNoMeaning()
    {
        QFETCH(std::string, before);
        QFETCH(std::string, after);
        QCOMPARE(difference(before, after), std::string());
    }

    void everythingElseIs_data()
    {
        QTest::addColumn<std::string>("before");
        QTest::addColumn<std::string>("after");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, const char *before, const char *after,
                            const char *expected) {
            QTest::newRow(name) << std::string(before) << std::string(after)
                                << std::string(expected);
        };
        constexpr auto kOther = "RUN on line 2 would say something else";
        row("shell text", "FROM a\nRUN b  c\n", "FROM a\nRUN b c\n", kOther);
        row("shell indentation", "FROM a\nRUN b \\\n c\n", "FROM a\nRUN b \\\n  c\n", kOther);
        row("form", "FROM a\nRUN [\"b\"]\n", "FROM a\nRUN b\n", kOther);
        row("flag", "FROM a\nRUN --network=none b\n", "FROM a\nRUN --network=host b\n", kOther);
        row("flag's order", "FROM a\nRUN --mount=target=/b --mount=target=/c d\n",
            "FROM a\nRUN --mount=target=/c --mount=target=/b d\n", kOther);
        row("heredoc", "FROM a\nRUN <<E\nx \nE\n", "FROM a\nRUN <<E\nx\nE\n", kOther);
        row("heredoc's quotes", "FROM a\nRUN <<E\nx\nE\n", "FROM a\nRUN <<'E'\nx\nE\n", kOther);
        row("blank continuation comes", "FROM a\nRUN b \\\n c\n", "FROM a\nRUN b \\\n\n c\n",
            kOther);
        row("a path with a blank", "FROM a\nCOPY [\"a b\", \"/c\"]\n", "FROM a\nCOPY a b /c\n",
            "COPY on line 2 would say something else");
        row("trigger", "FROM a\nONBUILD run  b\n", "FROM a\nONBUILD RUN  b\n",
            "ONBUILD on line 2 would say something else");
        row("value", "FROM a\nENV A=$B\n", "FROM a\nENV A='$B'\n",
            "ENV on line 2 would say something else");
        row("value where a variable is empty", "FROM a\nENV A=${B:-}c\n", "FROM a\nENV A=${B-}d\n",
            "ENV on line 2 would say something else");
        row("escape", "# escape=`\nFROM a\n", "# escape=\\\nFROM a\n",
            "The parser directives at the top would change");
        row("a comment becomes a directive", "\n# check=skip=all\nFROM a\n",
            "# check=skip=all\nFROM a\n", "The parser directives at the top would change");
        row("a directive that only some see", " # syntax=x\nFROM a\n", "# syntax=x\nFROM a\n",
            "The parser directives at the top would change");
        row("a comment goes", "FROM a\n# c\nRUN b\n", "FROM a\nRUN b\n",
            "The comments at the instruction on line 3 would change");
        row("a comment moves", "FROM a\n# c\nRUN b\nRUN d\n", "FROM a\nRUN b\n# c\nRUN d\n",
            "The comments at the instruction on line 3 would change");
        row("a comment at the end", "FROM a\n# c\n", "FROM a\n",
            "The comments at the end would change");
        row("a comment comes to be read", "FROM a\n # check=skip=all\nRUN b\n",
            "FROM a\n# check=skip=all\nRUN b\n",
            "The comments at the instruction on line 3 would change");
        row("a description", " # b c\nFROM a AS b\n", "# b c\nFROM a AS b\n",
            "The comments at the instruction on line 2 would change");
        row("another instruction", "FROM a\nCMD b\n", "FROM a\nENTRYPOINT b\n",
            "The instruction on line 2 would become another one");
        row("one more", "FROM a\n", "FROM a\nRUN b\n", "There would be a new instruction: RUN b");
        row("one less", "FROM a\nRUN b\n", "FROM a\n",
            "The instruction on line 2 would become another one");
        row("stage", "FROM a AS b\nFROM b\n", "FROM a AS c\nFROM b\n",
            "FROM on line 1 would say something else");
    }

    void everythingElseIs()
    {
        QFETCH(std::string, before);
        QFETCH(std::string, after);
        QTEST(difference(before, after), "expected");
    }

    void shellBlanks_areFreeWhereAsked()
    {
        MeaningOptions options;
        options.freeShellBlanks = true;
        const std::string before = "FROM a\nRUN b \\\n  'c  d' \\\n# x\n  e\n";
        QCOMPARE(difference(before, "FROM a\nRUN b \\\n 'c  d' \\\n# x\ne\n", options),
                 std::string());
        QCOMPARE(difference(before, "FROM a\nRUN b \\\n 'c d' \\\n# x\ne\n", options),
                 std::string("RUN on line 2 would say something else"));
    }

    void allowedChange_isTheOnlyOne_data()
    {
        QTest::addColumn<std::string>("after");
        QTest::addColumn<std::vector<InstructionKind>>("becomes");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, const char *after,
                            std::vector<InstructionKind> becomes, const char *expected) {
            QTest::newRow(name) << std::string(after) << std::move(becomes)
                                << std::string(expected);
        };
        const auto label = InstructionKind::Label;
        row("becomes another", "FROM a\nLABEL x=y\nRUN c\n", {label}, "");
        row("goes", "FROM a\nRUN c\n", {}, "");
        row("becomes two", "FROM a\nLABEL x=y\nLABEL z=y\nRUN c\n", {label, label}, "");
        row("becomes a comment", "FROM a\n# MAINTAINER b\nRUN c\n", {}, "");
        row("does not become it", "FROM a\nENV x=y\nRUN c\n", {label},
            "The instruction on line 2 would not become LABEL");
        row("another one changes too", "FROM a\nLABEL x=y\nRUN d\n", {label},
            "RUN on line 3 would say something else");
        row("stays where it should go", "FROM a\nMAINTAINER b\nRUN c\n", {},
            "The instruction on line 3 would become another one");
    }

    void allowedChange_isTheOnlyOne()
    {
        QFETCH(std::string, after);
        QFETCH(std::vector<InstructionKind>, becomes);
        MeaningOptions options;
        options.allowed = {{7, becomes}};
        QTEST(difference("FROM a\nMAINTAINER b\nRUN c\n", after, options), "expected");
    }

    void allowedChange_mayNotReachOthers()
    {
        MeaningOptions options;
        options.allowed = {{7, {InstructionKind::Arg}}};
        QCOMPARE(difference("FROM a\nARG A=b\nENV C=$A\n", "FROM a\nARG A=d\nENV C=$A\n", options),
                 std::string("ENV on line 3 would get other values"));
    }

    void problems_mayGoOnlyWhereAllowed()
    {
        const std::string before = "FROM a\nRUN --mount=type=cachet,target=/b c\n";
        const std::string after = "FROM a\nRUN --mount=type=cache,target=/b c\n";
        MeaningOptions options;
        options.allowed = {{7, {InstructionKind::Run}}};
        QVERIFY(!difference(before, after, options).empty());
        options.mayMendProblems = true;
        QCOMPARE(difference(before, after, options), std::string());
        const auto reverse = difference(after, before, options);
        QVERIFY2(reverse.starts_with("There would be a new problem"), reverse.c_str());
    }
};

QTEST_GUILESS_MAIN(MeaningTest)
#include "tst_meaning.moc"
