#include "core/base/sys/saferoot.h"
#include "tests/core/base/sys/canary.h"

#include <fcntl.h>
#include <unistd.h>

#include <QtTest>

#include <atomic>
#include <functional>
#include <thread>

using namespace stagewright;
using namespace stagewright::sys;
using tests::Canary;

namespace {

/// Swaps `root/a` between a directory and links to the victim, as fast as it can.
class Swapper
{
public:
    explicit Swapper(const Canary &canary)
        : m_root(canary.root())
        , m_victim(canary.victim())
        , m_thread([this] { run(); })
    {}
    ~Swapper()
    {
        m_stop = true;
        m_thread.join();
    }
    int rounds() const { return m_rounds; }

private:
    void run()
    {
        const std::string a = m_root + "/a";
        const std::string spare = m_root + "/spare";
        const std::string link = m_root + "/link";
        ::mkdir(a.c_str(), 0755);
        if (::symlink(m_victim.c_str(), link.c_str()) != 0)
            qFatal("cannot make the link to swap");
        while (!m_stop) {
            ::rename(a.c_str(), spare.c_str());
            ::rename(link.c_str(), a.c_str());
            ::rename(a.c_str(), link.c_str());
            ::rename(spare.c_str(), a.c_str());
            ++m_rounds;
        }
    }

    std::string m_root;
    std::string m_victim;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_rounds = 0;
    std::thread m_thread;
};

} // namespace

class SafeRootRaceTest : public QObject
{
    Q_OBJECT

private slots:
    void noCallLeavesTheRoot_whileLinksAreSwapped_data()
    {
        using Work = std::function<void(const SafeRoot &)>;
        QTest::addColumn<Work>("work");
        QTest::newRow("create") << Work([](const SafeRoot &root) {
            static_cast<void>(root.createFile("a/new", 0666));
            static_cast<void>(root.remove("a/new"));
        });
        QTest::newRow("attributes") << Work([](const SafeRoot &root) {
            static_cast<void>(root.apply("a/secret", {{}, {}, 0777, {}, FileTime{1, 1}}));
            static_cast<void>(root.apply("a", {{}, {}, 0777, {}, FileTime{1, 1}}));
        });
        QTest::newRow("remove tree") << Work([](const SafeRoot &root) {
            static_cast<void>(root.removeTree("a/dir"));
            static_cast<void>(root.makeDirectories("a/dir/sub", 0755));
        });
        QTest::newRow("remove the swapped one itself") << Work([](const SafeRoot &root) {
            static_cast<void>(root.makeDirectories("a/dir/sub", 0755));
            static_cast<void>(root.removeTree("a"));
        });
        QTest::newRow("link and rename") << Work([](const SafeRoot &root) {
            static_cast<void>(root.makeHardLink("a/secret", "stolen"));
            static_cast<void>(root.rename("a/secret", "moved"));
            static_cast<void>(root.makeSymlink("x", "a/planted"));
        });
        QTest::newRow("make directories") << Work([](const SafeRoot &root) {
            static_cast<void>(root.makeDirectories("a/one/../two/three", 0777));
        });
    }
    void noCallLeavesTheRoot_whileLinksAreSwapped()
    {
        using Work = std::function<void(const SafeRoot &)>;
        QFETCH(Work, work);
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        const Swapper swapper(canary);
        for (int i = 0; i < 4000 || swapper.rounds() < 500; ++i)
            work(root);
        QVERIFY(canary.untouched());
        QVERIFY(!root.find("stolen").value());
    }

    void reading_neverShowsTheVictim()
    {
        const Canary canary;
        const auto root = SafeRoot::open(canary.root()).value();
        const Swapper swapper(canary);
        for (int i = 0; i < 4000 || swapper.rounds() < 500; ++i) {
            QVERIFY(!root.readFile("a/secret", 100));
            QVERIFY(!root.resolve("a/secret").value_or("").starts_with(".."));
        }
    }
};

QTEST_APPLESS_MAIN(SafeRootRaceTest)
#include "tst_saferootrace.moc"
