#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"
#include "core/build/solve/cacheindex.h"
#include "core/build/solve/database.h"

#include <QTest>

using namespace stagewright;
using namespace stagewright::solve;

namespace {

StepOutcome outcome(std::string_view of)
{
    StepOutcome made;
    made.snapshot.chain = oci::digestOf(concat("chain ", of));
    made.layer = {oci::digestOf(concat("layer ", of)), 10, 7, 3};
    made.log = concat("build/", of);
    made.created = oci::Timestamp(std::chrono::nanoseconds(1'700'000'000'123'456'789));
    return made;
}

} // namespace

class TestCacheIndex : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder.emplace(std::move(*sys::TempDir::create())); }

    void remembersAcrossObjects()
    {
        const auto key = oci::digestOf("key");
        {
            auto index = open();
            QVERIFY(!index.find(key)->has_value());
            QVERIFY(index.put(key, outcome("a")).has_value());
            QVERIFY(index.put(key, outcome("b")).has_value());
        }
        QVERIFY(open().find(key).value() == outcome("b"));
    }

    void twoUsersSeeEachOther()
    {
        auto one = open();
        auto two = open();
        QVERIFY(one.put(oci::digestOf("1"), outcome("1")).has_value());
        QVERIFY(two.put(oci::digestOf("2"), outcome("2")).has_value());
        QVERIFY(one.find(oci::digestOf("2")).value() == outcome("2"));
        QVERIFY(two.find(oci::digestOf("1")).value() == outcome("1"));
    }

    void forgetsWhatWasNotDurableAtAReboot()
    {
        {
            auto index = open();
            QVERIFY(index.put(oci::digestOf("safe"), outcome("safe")).has_value());
            QVERIFY(index.markDurable().has_value());
            QVERIFY(index.put(oci::digestOf("lost"), outcome("lost")).has_value());
        }
        auto index = open(true);
        QVERIFY(index.find(oci::digestOf("safe")).value() == outcome("safe"));
        QVERIFY(!index.find(oci::digestOf("lost"))->has_value());
    }

    void readsFilesOfOlderVersions()
    {
        {
            auto old = Database::open(path()).value();
            QVERIFY(old.run("CREATE TABLE step (key TEXT PRIMARY KEY, chain TEXT NOT NULL, diff_id "
                            "TEXT NOT NULL, tar_bytes INTEGER NOT NULL, content_bytes INTEGER NOT "
                            "NULL, entries INTEGER NOT NULL, created INTEGER NOT NULL, durable "
                            "INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"));
            const auto made = outcome("old");
            QVERIFY(
                old.run(concat("INSERT INTO step VALUES ('", oci::digestOf("k").toString(), "', '",
                               made.snapshot.chain.toString(), "', '", made.layer.diffId.toString(),
                               "', 10, 7, 3, 1700000000123456789, 1)")
                            .c_str()));
        }
        QCOMPARE(readCachedSteps(path()).value().size(), std::size_t{1});
        auto expected = outcome("old");
        expected.log.clear();
        QVERIFY(open().find(oci::digestOf("k")).value() == expected);
        QVERIFY(open().put(oci::digestOf("new"), outcome("new")).has_value());
        QVERIFY(open().find(oci::digestOf("new")).value() == outcome("new"));
    }

    void putsADamagedFileAside()
    {
        QVERIFY(sys::writeHostFile(path(), std::string(8192, 'x')).has_value());
        auto index = open();
        QVERIFY(index.put(oci::digestOf("k"), outcome("k")).has_value());
        QVERIFY(index.find(oci::digestOf("k")).value() == outcome("k"));
        QVERIFY(sys::readHostFile(path() + ".bak").has_value());
    }

private:
    std::string path() const { return m_folder->file("index.db"); }
    CacheIndex open(bool afterReboot = false) const
    {
        return std::move(*CacheIndex::open(path(), afterReboot));
    }

    std::optional<sys::TempDir> m_folder;
};

QTEST_APPLESS_MAIN(TestCacheIndex)
#include "tst_cacheindex.moc"
