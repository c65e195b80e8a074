/// What verifyStore() makes of a store's parts: note, problem, or nothing.
#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"
#include "core/build/exec/snapshotfiles.h"
#include "core/build/solve/cacheindex.h"
#include "core/build/solve/verifystore.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <QtTest>

#include <filesystem>

using namespace stagewright;
using namespace stagewright::solve;

class TestVerifyStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder.emplace(std::move(*sys::TempDir::create()));
        m_store = std::move(*store::OciLayoutStore::open(m_folder->file("store")));
        const auto lower = addTree({}, "lower");
        m_upper = addTree(lower, "upper");
        m_lower = lower;
    }

    void wholeStore_hasNothingToSay()
    {
        const auto report = verifyStore(*m_store);
        QVERIFY(report.has_value());
        QVERIFY2(report->ok() && report->notes.empty(), textOf(*report).c_str());
        QCOMPARE(report->steps, std::size_t{2});
        QCOMPARE(report->trees, std::size_t{2});
        QCOMPARE(report->blobs, std::size_t{2});
    }

    void storeWithoutABuild_hasNothingToSay()
    {
        const auto fresh = store::OciLayoutStore::open(m_folder->file("fresh"));
        const auto report = verifyStore(**fresh);
        QVERIFY(report.has_value() && report->ok() && report->notes.empty());
    }

    void findings_data()
    {
        QTest::addColumn<std::function<void()>>("change");
        QTest::addColumn<QByteArray>("note");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char *name, std::function<void()> change, QByteArray note,
                            QByteArray problem) {
            QTest::newRow(name) << std::move(change) << note << problem;
        };
        const QByteArray noTree = "trees of cached steps are gone: 1, ";
        row("dead work", [this] { makeFolder("active/1"); }, "left-over: active/1", "");
        row("live work", [this] { liveWork(); }, "work: active/2", "");
        row("trash", [this] { makeFolder("trash/3"); }, "left-over: trash/3", "");
        row("stranger", [this] { put("snap/notes.txt", ""); }, "left-over: snap/notes.txt", "");
        row(
            "damaged index.db", [this] { put("index.db", std::string(8192, 'x')); }, "",
            "delete this file");
        row("torn index.db", [this] { tearDatabase(); }, "", "delete this file");
        row("tree gone", [this] { erase(tree(m_upper)); }, "", noTree);
        row(
            "parent gone", [this] { erase(tree(m_lower)); }, "the tree below this one is gone",
            "trees of cached steps are gone: 2, ");
        row(
            "layer gone", [this] { QVERIFY(m_store->remove(oci::digestOf("upper"))); }, "",
            "layers of cached steps are gone: 1, ");
        row("files gone", [this] { erase(tree(m_upper) + "/fs"); }, "", "tree: snap/");
        row(
            "damaged meta.json", [this] { put(tree(m_upper) + "/meta.json", "{"); }, "",
            "made anew where it is needed");
        row(
            "damaged index.jsonl", [this] { put(tree(m_upper) + "/index.jsonl", ""); }, "",
            "made anew where it is needed");
        row("cut off by a reboot", [this] { reboot(); }, "when the machine went down", "");
    }

    void findings()
    {
        QFETCH(const std::function<void()>, change);
        QFETCH(const QByteArray, note);
        QFETCH(const QByteArray, problem);
        change();
        const auto report = verifyStore(*m_store);
        QVERIFY(report.has_value());
        const auto notes = QByteArray::fromStdString(textOf(report->notes));
        const auto problems = QByteArray::fromStdString(textOf(report->problems));
        QVERIFY2(note.isEmpty() ? notes.isEmpty() : notes.contains(note), notes);
        QVERIFY2(problem.isEmpty() ? problems.isEmpty() : problems.contains(problem), problems);
    }

private:
    std::string file(std::string_view name) const { return concat(m_store->path(), "/", name); }
    static std::string tree(const exec::SnapshotId &id) { return concat("snap/", id.chain.hex()); }
    exec::SnapshotFiles files() const
    {
        return exec::SnapshotFiles(sys::SafeRoot::open(m_store->path()).value());
    }

    /// A tree, its layer and the row of the step that made both, all of them on the disk.
    exec::SnapshotId addTree(const exec::SnapshotId &parent, std::string_view layer)
    {
        const auto all = files();
        static_cast<void>(all.prepare());
        auto active = exec::ActiveFolder::create(all.store()).value();
        static_cast<void>(all.store().makeDirectory(active.child("upper"), 0755));
        exec::SnapshotMeta meta;
        meta.parent = parent;
        meta.bootId = exec::currentBootId();
        layer::LayerIndex index;
        index.facts.diffId = store::put(*m_store, layer)->digest;
        const auto id = parent.child(index.facts.diffId);
        static_cast<void>(all.commit(active.path(), "upper", id, meta, index));
        static_cast<void>(all.makeDurable());
        addRow(layer, id, true);
        return id;
    }

    void addRow(std::string_view layer, const exec::SnapshotId &id, bool durable)
    {
        auto cache = CacheIndex::open(file("index.db"), false).value();
        StepOutcome outcome;
        outcome.snapshot = id;
        outcome.layer.diffId = oci::digestOf(layer);
        static_cast<void>(cache.put(oci::digestOf(concat("key ", layer)), outcome));
        if (durable)
            static_cast<void>(cache.markDurable());
    }

    void makeFolder(const char *name) { std::filesystem::create_directory(file(name)); }
    void erase(const std::string &name) { std::filesystem::remove_all(file(name)); }
    void put(const std::string &name, const std::string &text)
    {
        QVERIFY(sys::writeHostFile(file(name), text));
    }

    void liveWork()
    {
        makeFolder("active/2");
        put("active/2/lock", "");
        m_lock.reset(::open(file("active/2/lock").c_str(), O_RDONLY | O_CLOEXEC));
        QCOMPARE(::flock(m_lock.get(), LOCK_EX), 0);
    }

    /// Everything behind the first page is overwritten.
    void tearDatabase()
    {
        const auto path = file("index.db");
        auto bytes = sys::readHostFile(path).value();
        QVERIFY(bytes.size() > 4096);
        bytes.replace(4096, bytes.size() - 4096, bytes.size() - 4096, '\x5a');
        put("index.db", bytes);
    }

    /// As after a power cut: a tree and its row that were not on the disk yet.
    void reboot()
    {
        const auto id = addTree(m_upper, "late");
        erase(tree(id) + "/durable");
        put(tree(id) + "/meta.json", concat(R"({"parent":")", m_upper.chain.toString(),
                                            R"(","form":"overlay","boot":"another"})"));
        addRow("late", id, false);
        put("BOOT", "another\n");
    }

    static std::string textOf(const std::vector<store::VerifyFinding> &findings)
    {
        std::string text;
        for (const auto &finding : findings)
            text += concat(nameOf(finding.kind), ": ", finding.subject, ": ", finding.text, "\n");
        return text;
    }
    static std::string textOf(const store::VerifyReport &report)
    {
        return textOf(report.problems) + textOf(report.notes);
    }

    std::optional<sys::TempDir> m_folder;
    std::unique_ptr<store::OciLayoutStore> m_store;
    sys::UniqueFd m_lock;
    exec::SnapshotId m_lower;
    exec::SnapshotId m_upper;
};

QTEST_GUILESS_MAIN(TestVerifyStore)
#include "tst_verifystore.moc"
