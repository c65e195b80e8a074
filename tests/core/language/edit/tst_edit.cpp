#include "core/language/edit/edit.h"

#include <QtTest>

#include <functional>

using namespace stagewright;

namespace {

using Gesture = std::function<edit::EditResult(const edit::Source &)>;

edit::EditResult run(const std::string &text, const Gesture &gesture)
{
    const text::TextSnapshot snapshot(text);
    const auto model = dockerfile::makeDockerfile(syntax::parse(snapshot));
    return gesture({snapshot, model});
}

Gesture renaming(std::size_t stage, std::string name)
{
    return [=](const edit::Source &s) { return edit::renameStage(s, stage, name); };
}

Gesture adding(std::string base, std::string name, std::optional<std::size_t> after = std::nullopt)
{
    return [=](const edit::Source &s) { return edit::addStage(s, base, name, after); };
}

Gesture connecting(std::size_t from, std::size_t to, std::string path, std::string destination)
{
    return [=](const edit::Source &s) { return edit::connect(s, from, to, path, destination); };
}

Gesture removing(std::size_t edge)
{
    return [=](const edit::Source &s) { return edit::removeEdge(s, s.model.graph.edges.at(edge)); };
}

} // namespace

Q_DECLARE_METATYPE(Gesture)

class EditTest : public QObject
{
    Q_OBJECT

private slots:
    void gesture_changesTheText_data()
    {
        QTest::addColumn<std::string>("before");
        QTest::addColumn<Gesture>("gesture");
        QTest::addColumn<std::string>("after");
        const auto row = [](const char *name, std::string before, Gesture gesture,
                            std::string after) {
            QTest::newRow(name) << std::move(before) << std::move(gesture) << std::move(after);
        };
        row("rename reaches FROM, COPY, mount and ONBUILD",
            "FROM a AS b\nFROM b AS c\nCOPY --from=B /x /y\nRUN --mount=from=b,target=/t make\n"
            "ONBUILD COPY --from=b /x /y\n",
            renaming(0, "new"),
            "FROM a AS new\nFROM new AS c\nCOPY --from=new /x /y\n"
            "RUN --mount=from=new,target=/t make\nONBUILD COPY --from=new /x /y\n");
        row("rename leaves numbers and images alone",
            "FROM b AS b\nCOPY --from=0 /x /y\nFROM b\nCOPY --from=0 /x /y\n", renaming(0, "n"),
            "FROM b AS n\nCOPY --from=0 /x /y\nFROM n\nCOPY --from=0 /x /y\n");
        row("naming an unnamed stage", "from \\\n  # why\n  a\n\nrun x\n", renaming(0, "n"),
            "from \\\n  # why\n  a as n\n\nrun x\n");
        row("removing the name of a stage", "FROM a  AS b\nRUN x\n", renaming(0, ""),
            "FROM a\nRUN x\n");
        row("add to nothing", "", adding("alpine", "base"), "FROM alpine AS base\n");
        row("add at the end", "FROM a\nRUN x\n", adding("alpine", "base"),
            "FROM a\nRUN x\n\nFROM alpine AS base\n");
        row("add without final newline", "FROM a\nRUN x", adding("alpine", ""),
            "FROM a\nRUN x\n\nFROM alpine");
        row("add with CRLF and lower case", "from a\r\nrun x\r\n", adding("alpine", "base"),
            "from a\r\nrun x\r\n\r\nfrom alpine as base\r\n");
        row("add between, numbers move on",
            "FROM a\n# of a\n\n# of b\nFROM b\nFROM c\nCOPY --from=1 /x /y\n", adding("d", "n", 0),
            "FROM a\n# of a\n\nFROM d AS n\n\n# of b\nFROM b\nFROM c\nCOPY --from=2 /x /y\n");
        row("connect before CMD", "FROM a AS b\nFROM c\nRUN x\n# run it\nUSER u\nCMD [\"x\"]\n",
            connecting(0, 1, "/app", "/bin/"),
            "FROM a AS b\nFROM c\nRUN x\nCOPY --from=b /app /bin/\n# run it\nUSER u\nCMD "
            "[\"x\"]\n");
        row("connect behind a heredoc", "FROM a AS b\nFROM c\nRUN <<E\nCMD no\nE\nCMD x",
            connecting(0, 1, "/app", "."),
            "FROM a AS b\nFROM c\nRUN <<E\nCMD no\nE\nCOPY --from=b /app .\nCMD x");
        row("connect an unnamed stage", "FROM a\nFROM builder\n", connecting(0, 1, "/app", "/"),
            "FROM a AS builder-2\nFROM builder\nCOPY --from=builder-2 /app /\n");
        row("connect with blanks in the path", "FROM a AS b\nFROM c\n",
            connecting(0, 1, "/my app", "/x"),
            "FROM a AS b\nFROM c\nCOPY --from=b [\"/my app\", \"/x\"]\n");
        row("connect to a stage whose name means another one", "FROM a AS b\nFROM c\nFROM d AS b\n",
            connecting(0, 1, "/x", "/y"),
            "FROM a AS b\nFROM c\nCOPY --from=0 /x /y\nFROM d AS b\n");
        row("remove a COPY with heredoc neighbours",
            "FROM a AS b\nFROM c\n# kept\nCOPY --from=b \\\n  /x /y\nRUN x\n", removing(2),
            "FROM a AS b\nFROM c\n# kept\nRUN x\n");
        row("remove the last line", "FROM a AS b\nFROM c\nCOPY --from=b /x /y", removing(2),
            "FROM a AS b\nFROM c");
        row("remove one mount of two",
            "FROM a AS b\nFROM c\nRUN --mount=from=b,target=/t --mount=type=cache,target=/c \\\n "
            "make\n",
            removing(2), "FROM a AS b\nFROM c\nRUN --mount=type=cache,target=/c \\\n make\n");
        row("remove a mount on its own line",
            "FROM a AS b\nFROM c\nRUN --network=none \\\n  --mount=from=b,target=/t \\\n  make\n",
            removing(2), "FROM a AS b\nFROM c\nRUN --network=none \\\n  make\n");
    }

    void gesture_changesTheText()
    {
        QFETCH(std::string, before);
        QFETCH(Gesture, gesture);
        QFETCH(std::string, after);
        const auto result = run(before, gesture);
        QVERIFY2(result, result ? "" : result.error().reason.toString().c_str());
        QCOMPARE(result->edits.apply(before), after);
        QCOMPARE(result->edits.invert(before).apply(after), before);
        QVERIFY(result->selection.end <= after.size());
    }

    void gesture_isRefusedWithAReason_data()
    {
        QTest::addColumn<std::string>("before");
        QTest::addColumn<Gesture>("gesture");
        QTest::addColumn<std::string>("reason");
        const auto row = [](const char *name, std::string before, Gesture gesture,
                            std::string reason) {
            QTest::newRow(name) << std::move(before) << std::move(gesture) << std::move(reason);
        };
        row("backwards", "FROM a AS b\nFROM c AS d\n", connecting(1, 0, "/x", "/y"),
            "Stage d comes later in the file than b: a stage can only copy from one that comes "
            "before it. Move d above b first");
        row("itself", "FROM a\n", connecting(0, 0, "/x", "/y"), "A stage cannot copy from itself");
        row("a heredoc as path", "FROM a\nFROM b\n", connecting(0, 1, "<<E", "/y"),
            "'<<' would start a heredoc; such a path cannot be copied");
        row("name taken", "FROM a AS b\nFROM c AS d\n", renaming(0, "D"),
            "There is a stage named 'd' already");
        row("name of an image", "FROM a AS b\nFROM c\n", renaming(0, "c"),
            "'c' is an image that this file uses; a stage of that name would hide it");
        row("bad name", "FROM a AS b\n", renaming(0, "1b"),
            "'1b' is no name for a stage: it must start with a letter and hold letters, digits, "
            "'-', '_' and '.' only");
        row("reserved name", "FROM a AS b\n", renaming(0, "scratch"),
            "'scratch' has a meaning of its own and cannot name a stage");
        row("through a variable", "ARG V=b\nFROM a AS b\nFROM $V\n", renaming(0, "n"),
            "stage-1 does not name b plainly, but as $V: change that place by hand first");
        row("a FROM with an error", "FROM a  AS b #\nRUN x\n", renaming(0, "n"),
            "The FROM line of b has an error; mend it first");
        row("name in use", "FROM a AS b\nFROM b\n", renaming(0, ""),
            "Other stages refer to b by its name");
        row("base that comes later", "FROM a AS b\nFROM c AS d\n", adding("d", "n", 0),
            "Stage d comes later in the file: a stage can only be built on one that comes before "
            "it");
        row("behind an open instruction", "FROM a\nRUN x \\\n", adding("b", "n"),
            "The instruction in front is not finished; a new stage would become part of it");
        row("the base edge", "FROM a AS b\n", removing(0),
            "Stage b needs a base: choose another one instead");
    }

    void gesture_isRefusedWithAReason()
    {
        QFETCH(std::string, before);
        QFETCH(Gesture, gesture);
        QFETCH(std::string, reason);
        const auto result = run(before, gesture);
        QVERIFY(!result);
        QCOMPARE(result.error().reason.toString(), reason);
    }

    void freeStageName_isFree()
    {
        const auto free = [](const std::string &text, std::string_view wish) {
            return edit::freeStageName(dockerfile::makeDockerfile(syntax::parse(text)), wish);
        };
        QCOMPARE(free("FROM a\n", "Build"), std::string("build"));
        QCOMPARE(free("FROM a AS build\nFROM b AS build-2\n", "build"), std::string("build-3"));
        QCOMPARE(free("FROM golang\n", "golang"), std::string("golang-2"));
        QCOMPARE(free("", "9 lives/x"), std::string("stage-9-lives-x"));
        QCOMPARE(free("", ""), std::string("stage"));
    }
};

QTEST_GUILESS_MAIN(EditTest)
#include "tst_edit.moc"
