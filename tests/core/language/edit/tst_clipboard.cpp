#include "tests/core/language/edit/gesturecases.h"

#include <QtTest>

using namespace stagewright;
using tests::Gesture;

Q_DECLARE_METATYPE(Gesture)

namespace {

Gesture pasting(std::string text, std::optional<std::size_t> after = std::nullopt)
{
    return [=](const edit::Source &s) { return edit::pasteStages(s, text, after); };
}

Gesture pastingRows(edit::Row before, std::string text)
{
    return [=](const edit::Source &s) { return edit::pasteInstructions(s, before, text); };
}

std::string copied(const std::string &text,
                   const std::function<std::string(const edit::Source &)> &copy)
{
    const text::TextSnapshot snapshot(text);
    const auto model = dockerfile::makeDockerfile(syntax::parse(snapshot));
    return copy({snapshot, model});
}

} // namespace

class ClipboardTest : public QObject
{
    Q_OBJECT

private slots:
    void paste_data()
    {
        QTest::addColumn<std::string>("before");
        QTest::addColumn<Gesture>("gesture");
        QTest::addColumn<std::string>("after");
        const auto row = [](const char *name, std::string before, Gesture gesture,
                            std::string after) {
            QTest::newRow(name) << std::move(before) << std::move(gesture) << std::move(after);
        };
        row("a stage at the end", "from a as b\r\nrun x", pasting("# c\nFROM d AS e\nRUN y\n"),
            "from a as b\r\nrun x\r\n\r\n# c\r\nfrom d AS e\r\nrun y");
        row("names are made free, with the references among them",
            "FROM a AS b\nRUN x\n\nFROM b\nCOPY --from=0 /p /p\n",
            pasting("FROM x AS b\nFROM b AS c\nCOPY --from=B /p /q\nCOPY --from=0 /r /s\n", 0),
            "FROM a AS b\nRUN x\n\nFROM x AS b-2\nFROM b-2 AS c\nCOPY --from=b-2 /p /q\n"
            "COPY --from=1 /r /s\n\nFROM b\nCOPY --from=0 /p /p\n");
        row("global arguments come along", "# syntax=x\nARG A=1\nFROM a$A\n",
            pasting("ARG A=2 B=3\nARG C\nFROM a$A-$B\n"),
            "# syntax=x\nARG A=1\nARG B=3\nARG C\n\nFROM a$A\n\nFROM a$A-$B\n");
        row("into nothing", "", pasting("ARG A=2\nFROM a$A\n"), "ARG A=2\n\nFROM a$A\n");
        row("another escape character that is not used", "FROM a\n",
            pasting("# escape=`\nFROM b\nRUN x\n"), "FROM a\n\nFROM b\nRUN x\n");
        row("another escape character that is used", "FROM a\n",
            pasting("# escape=`\nFROM b\nRUN x `\n y\n"),
            "refused: The text is written with '`' as escape character, this file with '\\'");
        row("no stage", "FROM a\n", pasting("RUN x\n"),
            "refused: This is no Dockerfile text (line 1): no build stage in current context");
        row("no Dockerfile text", "FROM a\n", pasting("Dear all,\nFROM b\n"),
            "refused: This is no Dockerfile text (line 1): unknown instruction: Dear");
        row("nothing", "FROM a\n", pasting("\n \n"), "refused: The text is empty");
        row("arguments alone", "FROM a\n", pasting("ARG A\n"),
            "refused: The text holds no stage: there is no FROM in it");
        row("rows", "FROM a\n  RUN x\n", pastingRows({0, 1}, "\r\n# c\r\nrun y\r\n\r\nrun z\r\n"),
            "FROM a\n  # c\n  RUN y\n\n  RUN z\n  RUN x\n");
        row("a stage as rows", "FROM a\n", pastingRows({0, 1}, "FROM b\nRUN x\n"),
            "refused: The text holds a FROM: paste it as a stage");
        row("prose as rows", "FROM a\n", pastingRows({0, 1}, "RUN x\nhello\n"),
            "refused: This is no Dockerfile text (line 2): unknown instruction: hello (did you "
            "mean "
            "shell?)");
    }

    void paste()
    {
        QFETCH(std::string, before);
        QFETCH(Gesture, gesture);
        QFETCH(std::string, after);
        const auto actual = tests::outcomeOf(before, gesture);
        QVERIFY2(actual == after, ("\n" + actual).c_str());
    }

    void copyStages_givesWhatPasteNeeds()
    {
        const auto text =
            copied("# escape=`\r\nARG A=1\r\nARG B=$A\r\nARG C\r\n# b\r\nFROM a:$B AS "
                   "b\r\nRUN x `\r\n y\r\n\r\nFROM c\r\n\r\nFROM b AS d\r\nRUN z",
                   [](const edit::Source &s) { return edit::copyStages(s, {2, 0}); });
        QCOMPARE(text,
                 std::string("# escape=`\nARG A=1\nARG B=$A\n\n# b\nFROM a:$B AS b\nRUN x `\n "
                             "y\n\nFROM b AS d\nRUN z\n"));
    }

    void copyStages_namesStagesOutside()
    {
        const auto text = copied("FROM a AS b\nFROM c\nFROM d\nCOPY --from=0 /x /x\n"
                                 "COPY --from=1 /y /y\n",
                                 [](const edit::Source &s) { return edit::copyStages(s, {1, 2}); });
        QCOMPARE(text, std::string("FROM c\n\nFROM d\nCOPY --from=b /x /x\nCOPY --from=0 /y /y\n"));
    }

    void copyStages_makesNoDirective()
    {
        const auto text = copied("# a\n\n# syntax=b\nFROM a\n",
                                 [](const edit::Source &s) { return edit::copyStages(s, {0}); });
        QCOMPARE(text, std::string("\n# syntax=b\nFROM a\n"));
        const auto after = tests::outcomeOf("FROM c\n", pasting(text));
        QCOMPARE(after, std::string("FROM c\n\n# syntax=b\nFROM a\n"));
    }

    void copyRows_givesLinesInOrder()
    {
        const auto text =
            copied("FROM a\n# c\n  RUN x\nRUN <<E\nb\nE\nRUN z\n", [](const edit::Source &s) {
                return edit::copyRows(s, {{0, 2}, {0, 1}, {0, 9}});
            });
        QCOMPARE(text, std::string("# c\n  RUN x\nRUN <<E\nb\nE\n"));
    }
};

QTEST_GUILESS_MAIN(ClipboardTest)
#include "tst_clipboard.moc"
