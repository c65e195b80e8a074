#include "tests/core/language/edit/gesturecases.h"

#include <QtTest>

using namespace stagewright;
using tests::Gesture;

namespace {

Gesture inserting(edit::Row before, std::string text)
{
    return [=](const edit::Source &s) { return edit::insertInstruction(s, before, text); };
}

Gesture changing(edit::Row row, std::string text)
{
    return [=](const edit::Source &s) { return edit::changeInstruction(s, row, text); };
}

Gesture deleting(edit::Row row)
{
    return [=](const edit::Source &s) { return edit::deleteInstruction(s, row); };
}

Gesture moving(edit::Row row, edit::Row before)
{
    return [=](const edit::Source &s) { return edit::moveInstruction(s, row, before); };
}

Gesture duplicating(edit::Row row)
{
    return [=](const edit::Source &s) { return edit::duplicateInstruction(s, row); };
}

Gesture dropping(edit::Row before, std::vector<edit::DroppedFile> files, std::string destination)
{
    return [=](const edit::Source &s) {
        return edit::addCopyFromContext(s, before, "/home/me/project", files, destination);
    };
}

} // namespace

Q_DECLARE_METATYPE(Gesture)

class RowsTest : public QObject
{
    Q_OBJECT

private slots:
    void gesture_data()
    {
        QTest::addColumn<std::string>("before");
        QTest::addColumn<Gesture>("gesture");
        QTest::addColumn<std::string>("after");
        const auto row = [](const char *name, std::string before, Gesture gesture,
                            std::string after) {
            QTest::newRow(name) << std::move(before) << std::move(gesture) << std::move(after);
        };
        insertRows(row);
        changeRows(row);
        moveRows(row);
        dropRows(row);
    }

    void gesture()
    {
        QFETCH(std::string, before);
        QFETCH(Gesture, gesture);
        QFETCH(std::string, after);
        const auto actual = tests::outcomeOf(before, gesture);
        QVERIFY2(actual == after, ("\n" + actual).c_str());
    }

private:
    template<typename Add>
    static void insertRows(const Add &row)
    {
        row("insert behind FROM", "FROM a\nRUN x\n", inserting({0, 1}, "run y"),
            "FROM a\nRUN y\nRUN x\n");
        row("insert above the comment of a row", "FROM a\n# why\nRUN x\n",
            inserting({0, 1}, "RUN y\n"), "FROM a\nRUN y\n# why\nRUN x\n");
        row("insert at the end without final newline", "from a\nrun x", inserting({0, 2}, "RUN y"),
            "from a\nrun x\nrun y");
        row("insert with CRLF, a continuation and a heredoc", "FROM a\r\n",
            inserting({0, 1}, "RUN <<E cat \\\n  -n\nb\nE"),
            "FROM a\r\nRUN <<E cat \\\r\n  -n\r\nb\r\nE\r\n");
        row("insert with the indentation of the neighbour", "FROM a\n\tRUN x\n",
            inserting({0, 1}, "  # c\n  RUN y"), "FROM a\n\t# c\n\tRUN y\n\tRUN x\n");
        row("insert between stages", "FROM a\n\nFROM b\n", inserting({0, 1}, "RUN y"),
            "FROM a\nRUN y\n\nFROM b\n");
        row("insert with another escape character", "# escape=`\nFROM a\n",
            inserting({0, 1}, "RUN x `\n y"), "# escape=`\nFROM a\nRUN x `\n y\n");
        row("insert in front of FROM", "FROM a\n", inserting({0, 0}, "RUN x"),
            "refused: Nothing can stand in front of the FROM of stage stage-0: it would belong to "
            "the stage before");
        row("insert two", "FROM a\n", inserting({0, 1}, "RUN x\nRUN y"),
            "refused: One instruction is needed here, not several");
        row("insert a FROM", "FROM a\n", inserting({0, 1}, "FROM x"),
            "refused: The text holds a FROM: paste it as a stage");
        row("insert nothing", "FROM a\n", inserting({0, 1}, " \n# c\n"),
            "refused: The text holds no instruction");
        row("insert something else", "FROM a\n", inserting({0, 1}, "MAKE x"),
            "refused: This is no Dockerfile text (line 1): unknown instruction: MAKE");
        row("insert something open", "FROM a\n", inserting({0, 1}, "RUN x \\"),
            "refused: The last instruction of the text is not finished");
        row("insert a copy from a later stage", "FROM a\nFROM b AS c\n",
            inserting({0, 1}, "COPY --from=c /x /y"),
            "refused: Stage stage-0 would read from c, which does not come before it: move c above "
            "stage-0 first");
        row("insert behind something open", "FROM a\nRUN x \\\n", inserting({0, 2}, "RUN y"),
            "refused: The instruction in front is not finished; the new line would become part of "
            "it");
        row("insert a copy of a stage that is not there", "FROM a\n",
            inserting({0, 1}, "COPY --from=4 /x /y"),
            "refused: There would be a new problem: invalid stage index 4");
    }

    template<typename Add>
    static void changeRows(const Add &row)
    {
        row("change keeps comments and indentation", "FROM a\n# c\n  RUN x \\\n # in\n y\nRUN z\n",
            changing({0, 1}, "RUN new \\\n line\n"), "FROM a\n# c\n  RUN new \\\n line\nRUN z\n");
        row("change at the end without final newline", "FROM a\r\nRUN x",
            changing({0, 1}, "COPY <<E /f\nb\nE\n"), "FROM a\r\nCOPY <<E /f\r\nb\r\nE");
        row("change the base", "FROM a AS b\nRUN x\n",
            changing({0, 0}, "FROM --platform=x/y c AS b"), "FROM --platform=x/y c AS b\nRUN x\n");
        row("change the name", "FROM a AS b\n", changing({0, 0}, "FROM a AS c"),
            "refused: Another name would leave the references to b behind: rename the stage "
            "instead");
        row("change to the same", "FROM a\nRUN x\n", changing({0, 1}, "RUN x"),
            "refused: The line reads so already");
        row("change to a base that comes later", "FROM a\nFROM b AS c\n",
            changing({0, 0}, "FROM c"),
            "refused: Stage c comes later in the file: a stage can only be built on one that comes "
            "before it");
        row("delete with its comments", "FROM a\n\n# c\n# d\nRUN x\nRUN y\n", deleting({0, 1}),
            "FROM a\n\nRUN y\n");
        row("delete the last line", "FROM a\r\nRUN x", deleting({0, 1}), "FROM a");
        row("delete leaves other comments", "FROM a\n# c\n\nRUN x\nRUN y\n", deleting({0, 1}),
            "FROM a\n# c\n\nRUN y\n");
        row("delete a FROM", "FROM a\n", deleting({0, 0}),
            "refused: FROM begins stage stage-0: it cannot be moved, copied or removed alone. Do "
            "so "
            "with the whole stage");
        row("delete what a number counts", "FROM a\nCOPY --from=x /a /a\nCOPY --from=1 /b /b\n",
            deleting({0, 1}),
            "refused: Line 3 would mean something else afterwards: change that "
            "place by hand first");
        row("duplicate with its comment", "FROM a\n# c\nRUN x", duplicating({0, 1}),
            "FROM a\n# c\nRUN x\n# c\nRUN x");
    }

    template<typename Add>
    static void moveRows(const Add &row)
    {
        row("move up with its comment", "FROM a\nRUN x\n# c\nRUN y\nRUN z\n",
            moving({0, 2}, {0, 1}), "FROM a\n# c\nRUN y\nRUN x\nRUN z\n");
        row("move the last line up", "FROM a\nRUN x\nRUN y", moving({0, 2}, {0, 1}),
            "FROM a\nRUN y\nRUN x");
        row("move to the end", "FROM a\r\nRUN x\r\nRUN y", moving({0, 1}, {0, 3}),
            "FROM a\r\nRUN y\r\nRUN x");
        row("move a heredoc to another stage", "FROM a\nRUN <<E\n# t\nE\nRUN y\n\nFROM b\nRUN z\n",
            moving({0, 1}, {1, 2}), "FROM a\nRUN y\n\nFROM b\nRUN z\nRUN <<E\n# t\nE\n");
        row("move into the stage that it copies from",
            "FROM a AS b\nRUN x\nFROM c\nCOPY --from=b /x /y\n", moving({1, 1}, {0, 1}),
            "refused: Stage b would read from itself");
        row("move with a continuation above the keyword", "FROM a\nRUN x\n \\\n # c\nRUN y\n",
            moving({0, 2}, {0, 1}), "FROM a\n \\\n # c\nRUN y\nRUN x\n");
        row("move to where it is", "FROM a\nRUN x\nRUN y\n", moving({0, 1}, {0, 2}),
            "refused: The line stands there already");
        row("move something open", "FROM a\nRUN y\nRUN x \\\n", moving({0, 2}, {0, 1}),
            "refused: The last instruction is not finished: finish it first");
    }

    template<typename Add>
    static void dropRows(const Add &row)
    {
        row("drop a file", "FROM a\n", dropping({0, 1}, {{"/home/me/project/src/x.c"}}, "/src/"),
            "FROM a\nCOPY src/x.c /src/\n");
        row("drop files and a folder", "from a\n",
            dropping(
                {0, 1},
                {{"/home/me/project/a b"}, {"/home/me/project/lib/", true}, {"/home/me/project/c"}},
                "/app"),
            "from a\ncopy [\"a b\", \"c\", \"/app/\"]\ncopy lib /app/lib\n");
        row("drop the context", "FROM a\n", dropping({0, 1}, {{"/home/me/project", true}}, "/app"),
            "FROM a\nCOPY . /app\n");
        row("drop from outside", "FROM a\n", dropping({0, 1}, {{"/home/me/project/../x"}}, "/app"),
            "refused: /home/me/project/../x does not lie in the build context /home/me/project: a "
            "build cannot see it. Copy it there first");
        row("drop from a folder beside", "FROM a\n",
            dropping({0, 1}, {{"/home/me/projects/x"}}, "/"),
            "refused: /home/me/projects/x does not lie in the build context /home/me/project: a "
            "build cannot see it. Copy it there first");
        row("drop odd names", "FROM a\n", dropping({0, 1}, {{"/home/me/project/a$b[c]"}}, "/app/"),
            "FROM a\nCOPY [\"a\\\\$b[[]c]\", \"/app/\"]\n");
        row("drop a pattern", "FROM a\n", dropping({0, 1}, {{"/home/me/project/a*"}}, "/app/"),
            "refused: COPY takes 'a*' for a pattern: rename the file first");
    }
};

QTEST_GUILESS_MAIN(RowsTest)
#include "tst_rows.moc"
