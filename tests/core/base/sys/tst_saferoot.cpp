#include "core/base/sys/pathwalker.h"
#include "core/base/sys/saferoot.h"
#include "tests/core/base/sys/canary.h"

#include <fcntl.h>

#include <QtTest>

#include <random>

using namespace stagewright;
using namespace stagewright::sys;
using tests::Canary;

namespace {

/// Words of random paths: names that exist, that do not, and every trick with dots.
std::string randomPath(std::mt19937 &random)
{
    static const std::vector<std::string> words{"a", "b", "c", "d", "..", ".", "x", ""};
    std::string path = random() % 3 == 0 ? "/" : "";
    const std::size_t count = 1 + random() % 6;
    for (std::size_t i = 0; i < count; ++i)
        path += (i == 0 ? "" : "/") + words[random() % words.size()];
    return path;
}

/// One random entry somewhere: a directory, a file, or a link to anywhere.
void plantSomething(const SafeRoot &root, std::mt19937 &random)
{
    const std::string path = randomPath(random);
    switch (random() % 4) {
    case 0:
        static_cast<void>(root.createFile(path, 0644));
        return;
    case 1:
        static_cast<void>(root.makeSymlink(randomPath(random) + "/" + randomPath(random), path));
        return;
    default:
        static_cast<void>(root.makeDirectory(path, 0755));
    }
}

std::optional<std::pair<std::uint64_t, std::uint64_t>>
walked(const SafeRoot &root, const std::string &path, LastLink last)
{
    PathWalker walker(root.fd());
    struct ::stat status{};
    if (!walker.walk(path, last) || !walker.complete() || ::fstat(walker.lastFd(), &status) != 0)
        return std::nullopt;
    return std::pair<std::uint64_t, std::uint64_t>(status.st_dev, status.st_ino);
}

} // namespace

class SafeRootTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanPath_isLexical_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("clean");
        QTest::newRow("root") << "/" << "";
        QTest::newRow("dot") << "." << "";
        QTest::newRow("dot slash") << "./" << "";
        QTest::newRow("above") << "../../etc/passwd" << "etc/passwd";
        QTest::newRow("inner") << "a/../b//c/./d/" << "b/c/d";
        QTest::newRow("to root") << "a/.." << "";
        QTest::newRow("dots in names") << "a..b/...c" << "a..b/...c";
    }
    void cleanPath_isLexical()
    {
        QFETCH(QString, path);
        QFETCH(QString, clean);
        QCOMPARE(QString::fromStdString(cleanPath(path.toStdString())), clean);
    }

    void entriesOfEveryKind_comeBack()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeDirectories("usr/bin", 0755));
        auto file = root.createFile("usr/bin/tool", 0600).value();
        QVERIFY(writeAll(file.get(), "content"));
        QVERIFY(root.makeSymlink("../bin/tool", "usr/bin/link"));
        QVERIFY(root.makeHardLink("usr/bin/tool", "hard"));
        QVERIFY(root.makeNode("pipe", FileKind::Fifo, 0644));
        QVERIFY(root.apply("usr/bin/tool", {{}, {}, 04755, {}, FileTime{12345, 678}}));
        const auto tool = root.stat("/usr/bin/tool").value();
        QCOMPARE(tool.mode, 04755U);
        QCOMPARE(tool.modified.seconds, 12345);
        QCOMPARE(tool.modified.nanoseconds, 678U);
        QCOMPARE(tool.links, 2U);
        QCOMPARE(root.stat("usr/bin/link").value().kind, FileKind::Symlink);
        QCOMPARE(root.stat("usr/bin/link", LastLink::Follow).value().inode, tool.inode);
        QCOMPARE(root.readLink("usr/bin/link").value(), std::string("../bin/tool"));
        QCOMPARE(root.readFile("usr/bin/link", 100).value(), std::string("content"));
        QCOMPARE(root.stat("pipe").value().kind, FileKind::Fifo);
        QCOMPARE(root.list("").value(), (std::vector<std::string>{"hard", "pipe", "usr"}));
        QVERIFY(root.removeTree("usr"));
        QVERIFY(!root.find("usr").value());
        QVERIFY(root.removeTree("usr"));
        QVERIFY(root.remove("pipe"));
    }

    void pathsThatNameNoEntry_areRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("slash") << QByteArray("/");
        QTest::newRow("dot") << QByteArray("./.");
        QTest::newRow("dots") << QByteArray("..");
        QTest::newRow("a/..") << QByteArray("a/..");
        QTest::newRow("nul") << QByteArray("a\0b", 3);
    }
    void pathsThatNameNoEntry_areRefused()
    {
        QFETCH(QByteArray, path);
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeDirectory("a", 0755));
        const std::string text = path.toStdString();
        QCOMPARE(root.createFile(text, 0644).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(root.makeSymlink("x", text).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(root.removeTree(text).error().code, ErrorCode::InvalidArgument);
        QVERIFY(root.find("a").value());
    }

    void linksOutOfTheRoot_stayInside()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeSymlink(canary.victim(), "out"));
        QVERIFY(root.makeSymlink("../../../../../../" + canary.victim(), "up"));
        QVERIFY(root.makeSymlink("/proc/self/root/" + canary.victim(), "magic"));
        for (const std::string link : {"out", "up", "magic"}) {
            QVERIFY(!root.createFile(link + "/new", 0644));
            QVERIFY(!root.openFile(link + "/secret"));
            QVERIFY(!root.apply(link + "/secret", {{}, {}, 0777, {}, {}}));
            QVERIFY(root.removeTree(link + "/dir"));
            QVERIFY(root.apply(link, {{}, {}, 04777, {}, FileTime{1, 0}}));
        }
        for (const std::string link : {"out", "up", "magic"})
            QVERIFY(root.makeDirectories(link + "/made", 0755));
        QVERIFY(canary.untouched());
        // What a dangling link names has been made inside the root.
        QVERIFY(root.stat(canary.victim() + "/made").value().isDirectory());
    }

    void onlyRegularFiles_areOpened()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeNode("fifo", FileKind::Fifo, 0666));
        QVERIFY(root.makeSymlink("fifo", "link"));
        QCOMPARE(root.openFile("fifo").error().code, ErrorCode::InvalidArgument);
        QCOMPARE(root.openFile("link").error().code, ErrorCode::InvalidArgument);
        QCOMPARE(root.openFile("").error().code, ErrorCode::InvalidArgument);
        auto sparse = root.createFile("huge", 0644).value();
        QCOMPARE(::ftruncate(sparse.get(), 8LL << 30), 0);
        QCOMPARE(root.readFile("huge", 10U << 20).error().code, ErrorCode::OutOfSpace);
    }

    void resolve_keepsWhatIsMissing()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeDirectories("real/deep", 0755));
        QVERIFY(root.makeSymlink("/real/deep", "link"));
        QVERIFY(root.makeSymlink("loop", "loop"));
        QCOMPARE(root.resolve("link/../new/x").value(), std::string("real/new/x"));
        QCOMPARE(root.resolve("link", LastLink::Keep).value(), std::string("link"));
        QCOMPARE(root.resolve("a/b/../../..").value(), std::string(""));
        QVERIFY(!root.resolve("loop/x"));
        QVERIFY(!root.makeDirectories("loop/x", 0755));
    }

    void makeDirectories_tellsWhatIsNew()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeDirectory("have", 0700));
        QVERIFY(root.makeSymlink("/have/nowhere", "link"));
        std::vector<std::string> made;
        const auto note = [&made](const std::string &path) -> Result<void> {
            made.push_back(path);
            return {};
        };
        QVERIFY(root.makeDirectories("link/a", 0755, note));
        QCOMPARE(made, (std::vector<std::string>{"have/nowhere", "have/nowhere/a"}));
        auto file = root.createFile("file", 0644).value();
        QVERIFY(!root.makeDirectories("file", 0755));
        QVERIFY(!root.makeDirectories("file/x", 0755));
    }

    /// The kernel's resolution and our own must agree on every path of many random trees.
    void openat2AndWalker_agree()
    {
        std::mt19937 random(20261123);
        for (int tree = 0; tree < 60; ++tree) {
            const Canary canary;
            const auto root = SafeRoot::open(canary.root()).value();
            for (int i = 0; i < 25; ++i)
                plantSomething(root, random);
            for (int i = 0; i < 200; ++i) {
                const std::string path = randomPath(random);
                const LastLink last = random() % 2 == 0 ? LastLink::Follow : LastLink::Keep;
                const auto byKernel = root.stat(path, last);
                const bool wantsDirectory = path.ends_with('/') || path.ends_with("/.");
                if (wantsDirectory)
                    continue; // the walker drops the demand, SafeRoot's callers make it
                const auto byWalker = walked(root, path, last);
                QCOMPARE(byWalker.has_value(), byKernel.has_value());
                if (byKernel)
                    QCOMPARE(byWalker->second, byKernel->inode);
            }
            QVERIFY(canary.untouched());
        }
    }

    void randomChanges_neverLeaveTheRoot()
    {
        std::mt19937 random(4711);
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.makeSymlink(canary.victim(), "a"));
        QVERIFY(root.makeSymlink("../victim", "b"));
        for (int i = 0; i < 3000; ++i) {
            const std::string path = randomPath(random);
            plantSomething(root, random);
            static_cast<void>(root.apply(path, {{}, {}, 0777, {}, FileTime{7, 7}}));
            static_cast<void>(root.makeHardLink(path, randomPath(random)));
            static_cast<void>(root.rename(path, randomPath(random)));
            if (i % 5 == 0)
                static_cast<void>(root.removeTree(randomPath(random)));
            static_cast<void>(root.makeDirectories(randomPath(random) + "/secret", 0777));
        }
        QVERIFY(canary.untouched());
    }

    void removeTree_takesAnyDepthAndClosedDirectories()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        // Deeper than PATH_MAX allows in one path: descend with sub-roots.
        QVERIFY(root.makeDirectory("deep", 0755));
        auto level = root.subRoot("deep").value();
        for (int i = 0; i < 3000; ++i) {
            QVERIFY(level.makeDirectory("directory", 0755));
            level = level.subRoot("directory").value();
        }
        QVERIFY(level.apply("", {{}, {}, 0, {}, {}}));
        QVERIFY(root.makeDirectories("closed/inner", 0755));
        QVERIFY(root.createFile("closed/inner/f", 0644));
        QVERIFY(root.apply("closed/inner", {{}, {}, 0500, {}, {}}));
        QVERIFY(root.apply("closed", {{}, {}, 0, {}, {}}));
        QVERIFY(root.removeTree("deep"));
        QVERIFY(root.removeTree("closed"));
        QVERIFY(root.list("").value().empty());
    }

    void xattrs_ofFilesAndDirectories()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        QVERIFY(root.createFile("file", 0644));
        const auto set = root.apply("file", {{}, {}, {}, {{"user.a", std::string("x\0y", 3)}}, {}});
        if (!set && set.error().sysErrno == ENOTSUP)
            QSKIP("this file system has no user xattrs");
        QVERIFY(set);
        QCOMPARE(root.xattr("file", "user.a").value().value(), std::string("x\0y", 3));
        QVERIFY(root.removeXattr("file", "user.a"));
        QVERIFY(!root.xattr("file", "user.a").value());
        QVERIFY(root.apply("", {{}, {}, {}, {{"user.r", "1"}}, {}}));
        QCOMPARE(root.xattrs("").value().at("user.r"), std::string("1"));
    }
};

QTEST_APPLESS_MAIN(SafeRootTest)
#include "tst_saferoot.moc"
