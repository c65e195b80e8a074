#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/mounts.h"
#include "core/base/sys/tempdir.h"
#include "core/image/layer/differ.h"
#include "tests/core/image/layer/layertools.h"

#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QtTest>

#include <random>

using namespace stagewright;
using namespace stagewright::layer;
using namespace stagewright::tests;
using sys::SafeRoot;

namespace {

bool inNamespace = false;

/// A user and mount namespace of our own, where overlays can be mounted. Before any thread.
bool enterNamespace()
{
    const uid_t uid = ::geteuid();
    const gid_t gid = ::getegid();
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return false;
    return sys::writeHostFile("/proc/self/setgroups", "deny") &&
           sys::writeHostFile("/proc/self/uid_map", concat("0 ", std::to_string(uid), " 1\n")) &&
           sys::writeHostFile("/proc/self/gid_map", concat("0 ", std::to_string(gid), " 1\n")) &&
           sys::makeMountsPrivate();
}

/// Random changes to a tree, of every kind that a RUN makes.
class Scrambler
{
public:
    explicit Scrambler(std::uint32_t seed)
        : m_random(seed)
    {}

    void change(const SafeRoot &root, int count)
    {
        for (int i = 0; i < count; ++i)
            one(root);
    }

private:
    std::string path()
    {
        static const std::vector<std::string> names{"a", "b", "c", "d", "e"};
        std::string text = names[m_random() % names.size()];
        for (std::size_t depth = m_random() % 3; depth > 0; --depth)
            text += "/" + names[m_random() % names.size()];
        return text;
    }
    void write(const SafeRoot &root, const std::string &where)
    {
        if (auto file = root.createFile(where, 0644))
            static_cast<void>(sys::writeAll(file->get(), std::to_string(m_random())));
    }
    void one(const SafeRoot &root)
    {
        const std::string where = path();
        switch (m_random() % 10) {
        case 0:
        case 1:
            write(root, where);
            return;
        case 2:
        case 3:
            static_cast<void>(root.makeDirectory(where, 0755));
            return;
        case 4:
            static_cast<void>(root.removeTree(where));
            return;
        case 5:
            static_cast<void>(root.removeTree(where));
            static_cast<void>(root.makeDirectory(where, 0755));
            return;
        case 6:
            static_cast<void>(root.apply(where, {{}, {}, m_random() % 2 ? 0700U : 0755U, {}, {}}));
            return;
        case 7:
            static_cast<void>(root.makeHardLink(path(), where));
            return;
        case 8:
            static_cast<void>(root.rename(path(), where));
            return;
        default:
            static_cast<void>(root.makeSymlink(path(), where));
        }
    }

    std::mt19937 m_random;
};

/// One chain of layers, kept twice: as an overlay's directories, and as one plain tree.
class Chain
{
public:
    Chain()
        : m_folder(sys::TempDir::create().value())
    {
        for (const char *name : {"plain", "view", "merged"})
            ::mkdir(m_folder.file(name).c_str(), 0755);
    }
    ~Chain()
    {
        const auto points = sys::mountsBelow(m_folder.path()).value();
        for (const auto &point : points)
            static_cast<void>(sys::unmount(point, true));
    }

    std::string make(const std::string &name)
    {
        ::mkdir(m_folder.file(name).c_str(), 0755);
        return m_folder.file(name);
    }
    SafeRoot plain() const { return SafeRoot::open(m_folder.file("plain")).value(); }

    /// The read-only tree of all layers so far, or nothing before the first.
    std::optional<SafeRoot> below()
    {
        if (m_layers.empty())
            return std::nullopt;
        if (m_layers.size() == 1)
            return SafeRoot::open(m_layers.front()).value();
        const std::string point = make(concat("below", std::to_string(m_layers.size())));
        mount(point, {}, {});
        return SafeRoot::open(point).value();
    }
    void mount(const std::string &point, const std::string &upper, const std::string &work)
    {
        sys::OverlayOptions options;
        options.lowers = m_layers;
        options.upper = upper;
        options.work = work;
        if (const auto mounted = sys::mountOverlay(point, options); !mounted)
            qFatal("%s", mounted.error().toString().c_str());
    }
    void push(const std::string &layer) { m_layers.insert(m_layers.begin(), layer); }
    std::size_t size() const { return m_layers.size(); }

private:
    sys::TempDir m_folder;
    std::vector<std::string> m_layers; ///< topmost first
};

std::string tarOf(const SafeRoot &tree, const std::vector<LayerEntry> &changes)
{
    std::string tar;
    const auto written = writeLayer(tree, changes, [&tar](std::string_view bytes) -> Result<void> {
        tar += bytes;
        return {};
    });
    if (!written)
        qFatal("%s", written.error().toString().c_str());
    return tar;
}

std::string listing(const std::vector<LayerEntry> &changes)
{
    std::string text;
    for (const auto &entry : changes)
        text += concat(nameOf(entry.kind), " ", entry.path, " ", std::to_string(entry.mode), " ",
                       std::to_string(entry.size), " ", entry.linkTarget, "\n");
    return text;
}

} // namespace

class LayerTreesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (inNamespace)
            return;
        if (qEnvironmentVariable("STAGEWRIGHT_REQUIRE_SANDBOX") == QLatin1String("1"))
            QFAIL("user namespaces are forbidden here");
        QSKIP("user namespaces are forbidden here, so no overlay can be mounted");
    }

    /// For random histories: the upper directory tells the same changes as a comparison of the
    /// whole trees, and a tar of them makes the same tree again in both forms.
    void bothDiffersAndBothForms_agree_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 25; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void bothDiffersAndBothForms_agree()
    {
        QFETCH(int, seed);
        Scrambler scrambler(static_cast<std::uint32_t>(seed));
        Chain chain;
        for (int step = 0; step < 5; ++step) {
            const std::string number = std::to_string(step);
            const auto below = chain.below();
            const SafeRoot *before = below ? &*below : nullptr;
            const std::string upper = chain.make("upper" + number);
            const std::string merged = before ? chain.make("merged" + number) : upper;
            if (before)
                chain.mount(merged, upper, chain.make("work" + number));
            const auto tree = SafeRoot::open(merged).value();
            scrambler.change(tree, 12);

            const auto whole = diffTrees(before, tree).value();
            const std::string expected = fingerprint(tree);
            if (before)
                QVERIFY(sys::unmount(merged, true));
            const auto upperRoot = SafeRoot::open(upper).value();
            const auto quick = diffUpper(upperRoot, before).value();
            QCOMPARE(listing(quick), listing(whole));

            const std::string tar = tarOf(upperRoot, quick);
            const auto plain = chain.plain();
            Applier plainApplier(plain, nullptr, TreeForm::Plain);
            QVERIFY(readBlob(tar, &plainApplier));
            QCOMPARE(fingerprint(plain), expected);

            const std::string layer = chain.make("layer" + number);
            const auto layerRoot = SafeRoot::open(layer).value();
            Applier overlayApplier(layerRoot, before, TreeForm::Overlay);
            QVERIFY(readBlob(tar, &overlayApplier));
            chain.push(layer);
            QCOMPARE(fingerprint(*chain.below()), expected);
        }
    }

    void copiedUpButUnchanged_isNotInTheLayer()
    {
        Chain chain;
        const std::string base = chain.make("base");
        const auto baseRoot = SafeRoot::open(base).value();
        Applier applier(baseRoot, nullptr, TreeForm::Overlay);
        QVERIFY(readBlob(writeTar({folder("d"), file("d/a", "same"), file("d/b", "old")}).first,
                         &applier));
        chain.push(base);
        const std::string upper = chain.make("upper");
        const std::string merged = chain.make("merged0");
        chain.mount(merged, upper, chain.make("work"));
        const auto tree = SafeRoot::open(merged).value();
        QVERIFY(tree.apply("d/a", {{}, {}, 0600, {}, {}}));
        QVERIFY(tree.apply("d/a", {{}, {}, 0644, {}, {}}));
        QVERIFY(sys::unmount(merged, true));
        const auto upperRoot = SafeRoot::open(upper).value();
        QVERIFY(upperRoot.find("d/a").value());
        const auto below = SafeRoot::open(base).value();
        QVERIFY(diffUpper(upperRoot, &below).value().empty());
    }

    void linksToOlderFiles_andWhiteoutsTogether()
    {
        Chain chain;
        const std::string base = chain.make("base");
        const auto baseRoot = SafeRoot::open(base).value();
        Applier first(baseRoot, nullptr, TreeForm::Overlay);
        QVERIFY(readBlob(writeTar({folder("d", 0750), file("d/a", "text"), folder("e"),
                                   file("e/x", "1"), folder("e/s"), file("e/s/y", "2")})
                             .first,
                         &first));
        chain.push(base);
        const std::string top = chain.make("top");
        const auto topRoot = SafeRoot::open(top).value();
        Applier second(topRoot, &baseRoot, TreeForm::Overlay);
        QVERIFY(readBlob(writeTar({hardLinkTo("d/b", "d/a"), file("e/s/z", "3"), whiteout("e/s"),
                                   whiteout("e/x"), whiteout("nowhere/x")})
                             .first,
                         &second));
        chain.push(top);
        const auto tree = *chain.below();
        QCOMPARE(tree.readFile("d/b", 10).value(), std::string("text"));
        QCOMPARE(tree.stat("d").value().mode, 0750U);
        QCOMPARE(tree.list("e").value(), (std::vector<std::string>{"s"}));
        QCOMPARE(tree.list("e/s").value(), (std::vector<std::string>{"z"}));
        QVERIFY(!topRoot.find("nowhere").value());
    }

    void opaqueRoot_hidesEverythingOlder()
    {
        Chain chain;
        const std::string base = chain.make("base");
        const auto baseRoot = SafeRoot::open(base).value();
        Applier first(baseRoot, nullptr, TreeForm::Overlay);
        QVERIFY(readBlob(writeTar({folder("d"), file("d/a", "1"), file("f", "2")}).first, &first));
        chain.push(base);
        const std::string top = chain.make("top");
        const auto topRoot = SafeRoot::open(top).value();
        Applier second(topRoot, &baseRoot, TreeForm::Overlay);
        QVERIFY(readBlob(writeTar({opaque(""), folder("d"), file("d/n", "3")}).first, &second));
        chain.push(top);
        const auto tree = *chain.below();
        QCOMPARE(tree.list("").value(), (std::vector<std::string>{"d"}));
        QCOMPARE(tree.list("d").value(), (std::vector<std::string>{"n"}));
    }

    void reservedNames_areRefused()
    {
        Chain chain;
        const auto tree = chain.plain();
        QVERIFY(tree.createFile(".wh.mine", 0644));
        QCOMPARE(diffTrees(nullptr, tree).error().code, ErrorCode::InvalidArgument);
    }
};

int main(int argc, char **argv)
{
    inNamespace = enterNamespace();
    LayerTreesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_layertrees.moc"
