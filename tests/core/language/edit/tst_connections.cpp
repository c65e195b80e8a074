#include "tests/core/language/edit/gesturecases.h"

#include <QtTest>

using namespace stagewright;
using edit::SourceEnd;
using tests::Gesture;

Q_DECLARE_METATYPE(Gesture)

namespace {

Gesture connecting(SourceEnd from, std::size_t to)
{
    return [=](const edit::Source &s) { return edit::connect(s, from, to, "/x", "/y"); };
}

Gesture mounting(SourceEnd from, edit::Row run, std::string path, std::string target)
{
    return [=](const edit::Source &s) { return edit::connectMount(s, from, run, path, target); };
}

Gesture basing(std::size_t stage, SourceEnd base)
{
    return [=](const edit::Source &s) { return edit::setBase(s, stage, base); };
}

Gesture reconnecting(std::size_t edge, SourceEnd from)
{
    return [=](const edit::Source &s) {
        return edit::reconnect(s, s.model.graph.edges.at(edge), from);
    };
}

Gesture setting(std::size_t stage, std::string platform)
{
    return [=](const edit::Source &s) { return edit::setPlatform(s, stage, platform); };
}

SourceEnd stage(std::size_t index)
{
    return index;
}

SourceEnd image(std::string name)
{
    return name;
}

} // namespace

class ConnectionsTest : public QObject
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
        copyRows(row);
        mountRows(row);
        baseRows(row);
        reconnectRows(row);
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
    static void copyRows(const Add &row)
    {
        row("copy from an image", "FROM a\n", connecting(image("busybox:1"), 0),
            "FROM a\nCOPY --from=busybox:1 /x /y\n");
        row("copy from a named context", "FROM a\n", connecting(image("assets"), 0),
            "FROM a\nCOPY --from=assets /x /y\n");
        row("copy from an image that is a stage", "FROM a AS b\nFROM c\n",
            connecting(image("B"), 1),
            "refused: 'B' is the name of a stage of this file, not of an image");
        row("copy from a variable", "FROM a\n", connecting(image("$V"), 0),
            "refused: A variable cannot stand in --from: add a stage FROM $V and copy from that");
        row("copy from scratch", "FROM a\n", connecting(image("scratch"), 0),
            "refused: scratch is empty: there is nothing to copy from it");
        row("copy from a number", "FROM a\n", connecting(image("7"), 0),
            "refused: '7' would be the number of a stage, not an image");
        row("copy from no image", "FROM a\n", connecting(image("a b"), 0),
            "refused: 'a b' is no name of an image or a stage");
        row("copy from an image, but a number counts images",
            "FROM a\nCOPY --from=i /a /a\nFROM b\nCOPY --from=2 /b /b\n", connecting(image("k"), 1),
            "FROM a\nCOPY --from=i /a /a\nFROM b\nCOPY --from=2 /b /b\nCOPY --from=k /x /y\n");
    }

    template<typename Add>
    static void mountRows(const Add &row)
    {
        row("mount behind the flags", "FROM a AS b\nFROM c\nRUN --network=none \\\n  make\n",
            mounting(stage(0), {1, 1}, "/out", "/in"),
            "FROM a AS b\nFROM c\nRUN --network=none "
            "--mount=type=bind,from=b,source=/out,target=/in \\\n  make\n");
        row("mount from an unnamed stage", "from a\nfrom c\nrun make\n",
            mounting(stage(0), {1, 1}, "", "/in"),
            "from a as builder\nfrom c\nrun --mount=type=bind,from=builder,target=/in make\n");
        row("mount from an image", "FROM c\nRUN [\"make\"]\n",
            mounting(image("busybox"), {0, 1}, "/bin", "/b"),
            "FROM c\nRUN --mount=type=bind,from=busybox,source=/bin,target=/b [\"make\"]\n");
        row("mount on a COPY", "FROM a AS b\nFROM c\nCOPY . .\n",
            mounting(stage(0), {1, 1}, "/x", "/y"),
            "refused: Only a RUN without errors can have a mount");
        row("mount a path with a comma", "FROM a AS b\nFROM c\nRUN x\n",
            mounting(stage(0), {1, 1}, "/x,y", "/y"),
            "refused: '/x,y' cannot stand in a mount: blanks, commas, quotes and letters outside "
            "of "
            "ASCII are read differently there");
        row("mount without a target", "FROM a AS b\nFROM c\nRUN x\n",
            mounting(stage(0), {1, 1}, "/x", ""),
            "refused: A mount needs a target: the folder that it is seen at");
        row("mount from itself", "FROM a AS b\nRUN x\n", mounting(stage(0), {0, 1}, "", "/y"),
            "refused: A stage cannot copy from itself");
    }

    template<typename Add>
    static void baseRows(const Add &row)
    {
        row("base on a stage", "FROM a AS b\nfrom --platform=x/y  c  as d # e\nRUN x\n",
            basing(1, stage(0)), "refused: The FROM line of d has an error; mend it first");
        row("base on an unnamed stage", "FROM a\n\nfrom --platform=x/y \\\n c  as d\nRUN x",
            basing(1, stage(0)),
            "FROM a AS builder\n\nfrom --platform=x/y \\\n builder  as d\nRUN x");
        row("base on scratch", "FROM a AS b\nFROM b\n", basing(1, image("scratch")),
            "FROM a AS b\nFROM scratch\n");
        row("base on an image with a variable", "ARG V=1\nFROM a\n", basing(0, image("b:$V")),
            "ARG V=1\nFROM b:$V\n");
        row("base on a later stage", "FROM a AS b\nFROM c AS d\n", basing(0, stage(1)),
            "refused: Stage d comes later in the file than b: a stage can only be built on one "
            "that "
            "comes before it. Move d above b first");
        row("base on itself", "FROM a AS b\n", basing(0, stage(0)),
            "refused: A stage cannot be built on itself");
        row("base on what it is built on", "FROM a AS b\nFROM b\n", basing(1, stage(0)),
            "refused: Stage stage-1 is built on b already");
        row("base on a stage that is hidden", "FROM a AS b\nFROM c AS b\nFROM d\n",
            basing(2, stage(0)),
            "refused: There are two stages named b, and the name means the other one: rename one "
            "of "
            "them first");
        row("set a platform", "from a as b\n", setting(0, "linux/arm64"),
            "from --platform=linux/arm64 a as b\n");
        row("change a platform", "FROM --platform=x/y a\n", setting(0, "$BUILDPLATFORM"),
            "FROM --platform=$BUILDPLATFORM a\n");
        row("remove a platform", "FROM  --platform=x/y  a\n", setting(0, ""), "FROM  a\n");
        row("remove no platform", "FROM a\n", setting(0, ""),
            "refused: Stage stage-0 has no platform of its own");
        row("set no platform", "FROM a\n", setting(0, "a b"),
            "refused: 'a b' is no platform: write it as linux/amd64");
    }

    template<typename Add>
    static void reconnectRows(const Add &row)
    {
        const auto three = "FROM a AS b\nFROM c AS d\nFROM e\nCOPY --chown=1 --from=b /x /y\n"
                           "RUN --mount=type=bind,from=b,target=/t \\\n  make\n";
        row("reconnect a copy", three, reconnecting(3, stage(1)),
            "FROM a AS b\nFROM c AS d\nFROM e\nCOPY --chown=1 --from=d /x /y\n"
            "RUN --mount=type=bind,from=b,target=/t \\\n  make\n");
        row("reconnect a mount to an image", three, reconnecting(4, image("f")),
            "FROM a AS b\nFROM c AS d\nFROM e\nCOPY --chown=1 --from=b /x /y\n"
            "RUN --mount=type=bind,from=f,target=/t \\\n  make\n");
        row("reconnect a base", three, reconnecting(2, stage(0)),
            "FROM a AS b\nFROM c AS d\nFROM b\nCOPY --chown=1 --from=b /x /y\n"
            "RUN --mount=type=bind,from=b,target=/t \\\n  make\n");
        row("reconnect to where it is", three, reconnecting(3, stage(0)),
            "refused: It reads from b already");
        row("reconnect a trigger",
            "FROM x AS y\nFROM a AS b\nONBUILD COPY --from=y /x /y\nFROM b\n",
            reconnecting(3, image("f")),
            "refused: An ONBUILD instruction of the base makes this edge: change it there");
        row("reconnect a number", "FROM a\nFROM b AS c\nFROM d\nCOPY --from=0 /x /y\n",
            reconnecting(3, stage(1)), "FROM a\nFROM b AS c\nFROM d\nCOPY --from=c /x /y\n");
    }
};

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "tst_connections.moc"
