#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"
#include "core/build/context/contextindex.h"

#include <utime.h>

#include <QTest>

#include "treetext.h"

using namespace stagewright;
using namespace stagewright::context;

namespace {

struct Fixture
{
    sys::TempDir base = std::move(*sys::TempDir::create());
    std::string directory = base.file("context");
    std::string memory = base.file("memory");

    Fixture()
    {
        auto root = sys::SafeRoot::open(base.path());
        tests::makeTree(*root, "context/a=1\ncontext/d/b=22\ncontext/l->a");
    }
    ContextIndex open() const { return std::move(*ContextIndex::open(directory, memory)); }
};

Selection everything()
{
    Selection selection;
    selection.sources = {"."};
    selection.isContext = true;
    return selection;
}

/// Asks again until the files are old enough to be remembered.
bool rememberAll(const Fixture &fixture)
{
    return QTest::qWaitFor([&] {
        auto index = fixture.open();
        if (!index.digest(everything()) || !index.save())
            return false;
        return index.counters().files == 2 && index.counters().read == 0;
    });
}

} // namespace

class TestContextIndex : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithThePlainDigest();
    void readsNothingTwice();
    void seesAChangeOfEqualSizeAndTime();
    void bearsADamagedMemory_data();
    void bearsADamagedMemory();
    void saysWhatIsMissing();
};

void TestContextIndex::agreesWithThePlainDigest()
{
    const Fixture fixture;
    auto index = fixture.open();
    const auto digest = index.digest(everything());
    QVERIFY(digest.has_value());
    QCOMPARE(digest->toString(), selectionDigest(index.root(), everything())->toString());
    QCOMPARE(index.counters().files, std::uint64_t{2});
    QCOMPARE(index.counters().bytes, std::uint64_t{3});
}

void TestContextIndex::readsNothingTwice()
{
    const Fixture fixture;
    QVERIFY(rememberAll(fixture));
    auto plain = fixture.open();
    QCOMPARE(plain.digest(everything())->toString(),
             selectionDigest(plain.root(), everything())->toString());
    QCOMPARE(plain.counters().read, std::uint64_t{0});
}

void TestContextIndex::seesAChangeOfEqualSizeAndTime()
{
    const Fixture fixture;
    QVERIFY(rememberAll(fixture));
    const auto before = fixture.open().digest(everything());
    const auto path = fixture.directory + "/a";
    QVERIFY(sys::writeHostFile(path, "9").has_value());
    const ::utimbuf times{1'600'000'000, 1'600'000'000};
    QCOMPARE(::utime(path.c_str(), &times), 0);
    auto index = fixture.open();
    QVERIFY(index.digest(everything())->toString() != before->toString());
    QCOMPARE(index.counters().read, std::uint64_t{1});
}

void TestContextIndex::bearsADamagedMemory_data()
{
    QTest::addColumn<int>("keep");
    for (const int keep : {0, 1, 30, 60, -1, -20})
        QTest::addRow("%d", keep) << keep;
}

void TestContextIndex::bearsADamagedMemory()
{
    QFETCH(const int, keep);
    const Fixture fixture;
    QVERIFY(rememberAll(fixture));
    auto text = sys::readHostFile(fixture.memory).value();
    text.resize(keep >= 0 ? static_cast<std::size_t>(keep)
                          : text.size() - static_cast<std::size_t>(-keep));
    QVERIFY(sys::writeHostFile(fixture.memory, text).has_value());
    auto index = fixture.open();
    QCOMPARE(index.digest(everything())->toString(),
             selectionDigest(index.root(), everything())->toString());
}

void TestContextIndex::saysWhatIsMissing()
{
    QVERIFY(!ContextIndex::open("/nonexistent-context", "").has_value());
}

QTEST_GUILESS_MAIN(TestContextIndex)
#include "tst_contextindex.moc"
