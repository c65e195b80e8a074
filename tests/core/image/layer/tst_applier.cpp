#include "tests/core/base/sys/canary.h"
#include "tests/core/image/layer/layertools.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::layer;
using namespace stagewright::tests;
using sys::SafeRoot;

namespace {

Result<Applied> applyTar(const SafeRoot &root, const std::string &tar)
{
    Applier applier(root, nullptr, TreeForm::Plain);
    auto read = readBlob(tar, &applier);
    if (!read)
        return fail(std::move(read).error());
    return std::move(read->applied);
}

/// Files of our own id only, since the test need not be root.
Item mine(Item item)
{
    item.entry.uid = ::geteuid();
    item.entry.gid = ::getegid();
    return item;
}

std::string tarOf(std::vector<Item> items)
{
    for (auto &item : items)
        item = mine(std::move(item));
    return writeTar(items).first;
}

/// Raw headers say 0:0, which only root may hand out: entries are what counts then.
bool isRoot()
{
    return ::geteuid() == 0;
}

} // namespace

class ApplierTest : public QObject
{
    Q_OBJECT

private slots:
    void tree_hasWhatTheLayerSays()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(applyTar(root, tarOf({folder("d", 01750), file("d/f", "text", 0640),
                                      symlinkTo("d/l", "/etc/alternatives/x"),
                                      hardLinkTo("h", "d/f"), node(EntryKind::Fifo, "p")})));
        QCOMPARE(root.stat("d").value().mode, 01750U);
        QCOMPARE(root.stat("d").value().modified.seconds, 1'500'000'000);
        QCOMPARE(root.readFile("h", 100).value(), std::string("text"));
        QCOMPARE(root.stat("h").value().links, 2U);
        QCOMPARE(root.readLink("d/l").value(), std::string("/etc/alternatives/x"));
        QCOMPARE(root.stat("p").value().kind, sys::FileKind::Fifo);
    }

    void whiteouts_concernOlderFilesOnly_data()
    {
        QTest::addColumn<bool>("whiteoutFirst");
        QTest::newRow("before") << true;
        QTest::newRow("after") << false;
    }
    void whiteouts_concernOlderFilesOnly()
    {
        QFETCH(bool, whiteoutFirst);
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(applyTar(root, tarOf({folder("d"), file("d/old", "1"), folder("d/sub"),
                                      file("d/sub/old", "2"), file("gone", "3")})));
        std::vector<Item> fresh{folder("d"), folder("d/sub"), file("d/sub/new", "4")};
        const std::vector<Item> marks{whiteout("d/sub"), whiteout("gone"), whiteout("never")};
        fresh.insert(whiteoutFirst ? fresh.begin() : fresh.end(), marks.begin(), marks.end());
        QVERIFY(applyTar(root, tarOf(fresh)));
        QVERIFY(root.find("d/old").value());
        QVERIFY(root.find("d/sub/new").value());
        QVERIFY(!root.find("d/sub/old").value());
        QVERIFY(!root.find("gone").value());
    }

    void opaque_emptiesTheDirectoryOfOlderFiles()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(applyTar(
            root, tarOf({folder("d"), file("d/old", "1"), folder("d/s"), file("d/s/o", "")})));
        QVERIFY(applyTar(root, tarOf({folder("d"), file("d/new", "2"), opaque("d")})));
        QCOMPARE(root.list("d").value(), (std::vector<std::string>{"new"}));
    }

    void entries_replaceEachOther()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(applyTar(
            root, tarOf({folder("d"), file("d/f", "1"), file("f", "2"), symlinkTo("l", "d")})));
        QVERIFY(applyTar(root, tarOf({file("d", "now a file"), folder("f"), file("f/x", ""),
                                      folder("l"), file("l/own", "")})));
        QCOMPARE(root.readFile("d", 100).value(), std::string("now a file"));
        QVERIFY(root.stat("f/x").value().isRegular());
        QVERIFY(root.stat("l").value().isDirectory());
    }

    void hostileNames_stayInside_data()
    {
        QTest::addColumn<QByteArray>("tar");
        const auto row = [](const char *name, const std::string &tar) {
            QTest::newRow(name) << QByteArray::fromStdString(tar);
        };
        // Attacks 31 to 36 of the builder's list; @ is where the victim's path goes.
        row("absolute", rawTar("/@/planted", '0', "", "x"));
        row("dots", rawTar("../victim/planted", '0', "", "x"));
        row("many dots", rawTar("../../../../@/planted", '0', "", "x"));
        row("hard link out", rawTar("stolen", '1', "../victim/secret"));
        row("hard link absolute", rawTar("stolen", '1', "/@/secret"));
        row("root as symlink", rawTar(".", '2', "/@"));
        row("root as symlink with slash", rawTar("./", '2', "/@"));
        row("dot dot as symlink", rawTar("..", '2', "/@"));
        row("root by detour as symlink", rawTar("a/..", '2', "/@"));
        row("root as directory", rawTar("/", '5'));
    }
    void hostileNames_stayInside()
    {
        QFETCH(QByteArray, tar);
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        static_cast<void>(applyTar(root, rawTar("warm-up", '5')));
        std::string bytes = tar.toStdString();
        static_cast<void>(applyTar(root, bytes));
        QVERIFY(canary.untouched());
        QVERIFY(root.stat("").value().isDirectory());
        QVERIFY(!root.find("stolen").value());
    }

    void linksPlantedInTheLayer_leadNowhereOutside()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        const std::string victim = canary.victim();
        // a → victim, then files "through" it; the parent as a directory first; chmod through it.
        static_cast<void>(applyTar(
            root,
            tarOf({symlinkTo("a", victim), file("a/planted", "x"), symlinkTo("up", "../victim"),
                   file("up/planted", "x"), folder("b"), symlinkTo("b", victim),
                   file("b/secret", "overwritten"), hardLinkTo("stolen", "a/secret")})));
        static_cast<void>(
            applyTar(root, tarOf({symlinkTo("c", victim + "/secret"), file("c", "new")})));
        static_cast<void>(applyTar(root, tarOf({symlinkTo("s", victim), whiteout("s/secret"),
                                                opaque("s"), whiteout("s/dir")})));
        QVERIFY(canary.untouched());
        // What the links lead to has been made inside the root, under the victim's name.
        QCOMPARE(root.readFile("stolen", 100).value(), std::string("overwritten"));
    }

    void modeOfALink_isNotThatOfItsTarget()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        auto link = symlinkTo("l", canary.victim() + "/secret");
        link.entry.mode = 04777;
        QVERIFY(applyTar(root, tarOf({file("own", "x", 0600), link, symlinkTo("m", "own")})));
        QVERIFY(canary.untouched());
        QCOMPARE(root.stat("own").value().mode, 0600U);
    }

    void parentsBecomeFiles_isACleanErrorOrRight()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        const auto applied = applyTar(
            root, tarOf({folder("a"), folder("a/b"), file("a", "file"), file("a/b/c", "x")}));
        QVERIFY(!applied);
        QVERIFY(canary.untouched());
    }

    void overlayMarks_ofALayerAreNotTaken()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        auto marked = folder("d");
        marked.entry.xattrs = {
            {"user.overlay.opaque", "y"}, {"trusted.overlay.redirect", "/"}, {"user.fine", "1"}};
        const auto applied = applyTar(root, tarOf({marked}));
        QVERIFY(applied);
        const auto xattrs = root.xattrs("d").value();
        QVERIFY(!xattrs.contains("user.overlay.opaque"));
        if (applied->skippedXattrs.empty())
            QCOMPARE(xattrs.at("user.fine"), std::string("1"));
    }

    void devicesThatCannotBeMade_areListed()
    {
        if (isRoot())
            QSKIP("root outside of a user namespace can make device nodes");
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        const auto applied =
            applyTar(root, tarOf({folder("dev"), node(EntryKind::CharDevice, "dev/null", 1, 3),
                                  node(EntryKind::BlockDevice, "dev/sda", 8, 0)}));
        QCOMPARE(applied->skippedDevices, (std::vector<std::string>{"dev/null", "dev/sda"}));
    }

    void fakeWhiteoutDevice_isNotMade()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        Applier applier(root, nullptr, TreeForm::Overlay);
        QVERIFY(readBlob(tarOf({node(EntryKind::CharDevice, "etc", 0, 0)}), &applier));
        QVERIFY(!root.find("etc").value());
    }
};

QTEST_APPLESS_MAIN(ApplierTest)
#include "tst_applier.moc"
