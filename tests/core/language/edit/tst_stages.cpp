#include "tests/core/language/edit/gesturecases.h"

#include <QtTest>

using namespace stagewright;
using edit::DeleteMode;
using tests::Gesture;

Q_DECLARE_METATYPE(Gesture)

namespace {

Gesture deleting(std::size_t stage, DeleteMode mode)
{
    return [=](const edit::Source &s) { return edit::deleteStage(s, stage, mode); };
}

Gesture moving(std::size_t stage, std::size_t index)
{
    return [=](const edit::Source &s) { return edit::moveStage(s, stage, index); };
}

Gesture movingAbove(std::size_t stage, std::size_t other)
{
    return [=](const edit::Source &s) { return edit::moveStageAbove(s, stage, other); };
}

Gesture makingLast(std::size_t stage)
{
    return [=](const edit::Source &s) { return edit::makeLast(s, stage); };
}

Gesture splitting(edit::Row at, std::string name)
{
    return [=](const edit::Source &s) { return edit::splitStage(s, at, name); };
}

Gesture splittingRuntime(std::string base, std::string name, std::vector<edit::CarriedPath> paths)
{
    return [=](const edit::Source &s) {
        return edit::splitIntoBuildAndRuntime(s, 0, base, name, "", paths);
    };
}

Gesture extracting(std::vector<std::size_t> stages, std::string name)
{
    return [=](const edit::Source &s) { return edit::extractCommonBase(s, stages, name); };
}

Gesture duplicating(std::size_t stage, std::string name = {})
{
    return [=](const edit::Source &s) { return edit::duplicateStage(s, stage, name); };
}

constexpr auto kDiamond = "# the base\nFROM alpine AS base\nRUN x\n\n# left\nFROM base AS left\n"
                          "RUN l\n\nFROM base AS right\nCOPY --from=left /l /l\n\nFROM scratch\n"
                          "COPY --from=1 /l /\nCOPY --from=right /r /\n";

} // namespace

class StagesTest : public QObject
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
        deleteRows(row);
        moveRows(row);
        splitRows(row);
        extractRows(row);
    }

    void gesture()
    {
        QFETCH(std::string, before);
        QFETCH(Gesture, gesture);
        QFETCH(std::string, after);
        const auto actual = tests::outcomeOf(before, gesture);
        QVERIFY2(actual == after, ("\n" + actual).c_str());
    }

    void deleteStage_refused_holdsWhatItBreaks()
    {
        const auto result = tests::run(kDiamond, deleting(1, DeleteMode::IfUnused));
        QVERIFY(!result);
        const auto &breaks = result.error().breaks;
        QCOMPARE(breaks.size(), std::size_t(2));
        QCOMPARE(breaks[0].target, std::size_t(2));
        QCOMPARE(breaks[0].kind, dockerfile::EdgeKind::CopyFrom);
        QCOMPARE(breaks[1].target, std::size_t(3));
    }

    void moveStage_refused_holdsWhatItBreaks()
    {
        const auto result = tests::run(kDiamond, moving(0, 2));
        QVERIFY(!result);
        QCOMPARE(result.error().breaks.size(), std::size_t(2));
    }

private:
    template<typename Add>
    static void deleteRows(const Add &row)
    {
        row("delete what is used", kDiamond, deleting(1, DeleteMode::IfUnused),
            "refused: Stage left is still used by right, stage-3: choose what becomes of these "
            "references");
        row("delete with its uses", kDiamond, deleting(1, DeleteMode::WithUses),
            "# the base\nFROM alpine AS base\nRUN x\n\nFROM base AS right\n\nFROM scratch\n"
            "COPY --from=right /r /\n");
        row("delete with the stages built on it", kDiamond, deleting(0, DeleteMode::WithUses),
            "FROM scratch\n");
        row("delete and rebase the children", "FROM --platform=x/y $A AS b\nRUN x\n\nFROM b AS c\n",
            deleting(0, DeleteMode::RebaseChildren), "FROM --platform=x/y $A AS c\n");
        row("delete and rebase, but something copies", kDiamond,
            deleting(1, DeleteMode::RebaseChildren),
            "refused: Stage left is still used by right, stage-3: choose what becomes of these "
            "references");
        row("delete the last without final newline", "FROM a\r\n\r\nFROM b\r\nRUN x",
            deleting(1, DeleteMode::IfUnused), "FROM a");
        row("delete the only one", "# escape=`\nFROM a\n", deleting(0, DeleteMode::IfUnused),
            "# escape=`\n");
        row("numbers count on", "FROM a\n\nFROM b\n\nFROM c\nCOPY --from=1 /x /y\n",
            deleting(0, DeleteMode::IfUnused), "FROM b\n\nFROM c\nCOPY --from=0 /x /y\n");
        row("delete with mounts and triggers",
            "FROM a AS b\nFROM c AS d\nONBUILD COPY --from=b /x /y\nRUN --mount=from=b,target=/b "
            "--mount=type=cache,target=/c make\nFROM d\n",
            deleting(0, DeleteMode::WithUses),
            "FROM c AS d\nRUN --mount=type=cache,target=/c make\nFROM d\n");
    }

    template<typename Add>
    static void moveRows(const Add &row)
    {
        row("move up", "FROM a AS x\n\n# of y\nFROM b AS y\nRUN y\n\nFROM c\nCOPY --from=1 /p /q",
            moving(1, 0),
            "# of y\nFROM b AS y\nRUN y\n\nFROM a AS x\n\nFROM c\nCOPY --from=0 /p /q");
        row("move down to the end", "FROM a AS x\r\n\r\nFROM b AS y\r\nRUN y", moving(0, 1),
            "FROM b AS y\r\nRUN y\r\n\r\nFROM a AS x");
        row("move below the mark of a text",
            "\xEF\xBB\xBF"
            "FROM a\nRUN x\n\nFROM b\n",
            moving(1, 0),
            "\xEF\xBB\xBF"
            "FROM b\n\nFROM a\nRUN x\n");
        row("moved comments stay apart", "FROM a\n# a\n\nFROM b\nFROM c\n", moving(0, 1),
            "FROM b\n\nFROM a\n# a\n\nFROM c\n");
        row("move above its base", kDiamond, moving(1, 0),
            "refused: Stage left needs base, which would come behind it: a stage can only use "
            "stages that come before it");
        row("move below what needs it by number", kDiamond, moving(1, 3),
            "refused: Stage right needs left, which would come behind it: a stage can only use "
            "stages that come before it");
        row("move above with what it needs",
            "FROM a AS first\n\nFROM b AS lib\n\nFROM lib AS tool\n", movingAbove(2, 0),
            "FROM b AS lib\n\nFROM lib AS tool\n\nFROM a AS first\n");
        row("move above what it needs", kDiamond, movingAbove(2, 0),
            "refused: Stage right needs base and cannot stand above it");
        row("make last", "FROM a AS x\nRUN x\n\nFROM b AS y\n", makingLast(0),
            "FROM b AS y\n\nFROM a AS x\nRUN x\n");
        row("make last what is last", "FROM a AS x\n", makingLast(0),
            "refused: Stage x is the last one already");
        row("global arguments and directives stay on top",
            "# syntax=x\nARG V=1\nFROM a$V\nFROM b\n", moving(1, 0),
            "# syntax=x\nARG V=1\nFROM b\nFROM a$V\n");
    }

    template<typename Add>
    static void splitRows(const Add &row)
    {
        row("split moves the references on",
            "FROM a AS b\nRUN x\n# why\nRUN y\n\nFROM b\nCOPY --from=b /x /y\nCOPY --from=0 /x "
            "/z\n",
            splitting({0, 2}, "second"),
            "FROM a AS b\nRUN x\n\nFROM b AS second\n# why\nRUN y\n\nFROM second\n"
            "COPY --from=second /x /y\nCOPY --from=1 /x /z\n");
        row("split an unnamed stage", "from a\nrun x\n\nrun y", splitting({0, 2}, "s"),
            "from a as base\nrun x\n\nfrom base as s\nrun y");
        row("split behind FROM", "FROM a\nRUN x\n", splitting({0, 1}, "s"),
            "refused: Nothing but FROM would stay in stage-0: split it further down");
        row("split below a trigger", "FROM a\nONBUILD RUN x\nRUN y\n", splitting({0, 2}, "s"),
            "refused: The ONBUILD on line 2 would act in the second part: split above it, or move "
            "it down");
        row("split to a name that is taken", "FROM a AS b\nRUN x\nRUN y\n", splitting({0, 2}, "b"),
            "refused: There is a stage named 'b' already");
        row("split what a variable names", "ARG V=b\nFROM a AS b\nRUN x\nRUN y\nFROM $V\n",
            splitting({0, 2}, "s"),
            "refused: stage-1 does not name b plainly, but as $V: change that place by hand first");
        row("build and runtime",
            "FROM golang:1.21\nARG V\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/app\n\n"
            "# how it runs\nEXPOSE 80\nLABEL version=$V\nCMD [\"/app\"]\n",
            splittingRuntime("alpine", "runtime", {{"/out/app", "/app"}}),
            "FROM golang:1.21 AS builder\nARG V\nWORKDIR /src\nCOPY . .\nRUN go build -o "
            "/out/app\n\nFROM alpine AS runtime\nARG V\nWORKDIR /src\nCOPY --from=builder /out/app "
            "/app\n# how it runs\nEXPOSE 80\nLABEL version=$V\nCMD [\"/app\"]\n");
        row("build and runtime without trailing rows", "FROM a AS b\nRUN x",
            splittingRuntime("scratch", "", {{"/x", "/x"}, {"/y z", "/y"}}),
            "FROM a AS b\nRUN x\n\nFROM scratch\nCOPY --from=b /x /x\nCOPY --from=b [\"/y z\", "
            "\"/y\"]");
        row("build and runtime without a path", "FROM a\n", splittingRuntime("b", "r", {}),
            "refused: Choose at least one path that the runtime stage needs");
    }

    template<typename Add>
    static void extractRows(const Add &row)
    {
        row("extract what is equal",
            "# one\nFROM --platform=x/y a AS b\nRUN x\n# c\nRUN  y\nRUN b\n\nFROM --platform=x/y a "
            "AS c\nRUN x\n# c\nRUN y\nRUN c\n\nFROM d\nCOPY --from=0 /b /\n",
            extracting({1, 0}, "common"),
            "FROM --platform=x/y a AS common\nRUN x\n# c\nRUN  y\n\n# one\nFROM common AS b\nRUN "
            "b\n\n"
            "FROM common AS c\nRUN c\n\nFROM d\nCOPY --from=1 /b /\n");
        row("extract from other bases", "FROM a\nRUN x\nFROM b\nRUN x\n", extracting({0, 1}, "c"),
            "refused: Stages stage-0 and stage-1 are not built on the same base");
        row("extract nothing", "FROM a\nRUN x\nFROM a\nRUN y\n", extracting({0, 1}, "c"),
            "refused: These stages have no equal rows at their beginning");
        row("extract with other comments", "FROM a\n# x\nRUN x\nFROM a\nRUN x\n",
            extracting({0, 1}, "c"), "refused: These stages have no equal rows at their beginning");
        row("extract one", "FROM a\n", extracting({0, 0}, "c"),
            "refused: Choose two or more stages");
        row("duplicate", "# d\nFROM a AS b\nRUN x\n\nFROM c\nCOPY --from=1 /x /y\n", duplicating(0),
            "# d\nFROM a AS b\nRUN x\n\n# d\nFROM a AS b-2\nRUN x\n\nFROM c\nCOPY --from=2 /x "
            "/y\n");
        row("duplicate what is called like its base", "FROM a AS a\n", duplicating(0),
            "refused: FROM a would mean the stage of that name in a copy: rename the stage first");
        row("duplicate without a name at the end", "from a\r\nrun x", duplicating(0, "Copy"),
            "from a\r\nrun x\r\n\r\nfrom a as Copy\r\nrun x");
    }
};

QTEST_GUILESS_MAIN(StagesTest)
#include "tst_stages.moc"
