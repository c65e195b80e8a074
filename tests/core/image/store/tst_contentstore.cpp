#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"
#include "core/image/oci/mediatype.h"
#include "core/image/store/memorystore.h"
#include "core/image/store/ocilayoutstore.h"

#include <sys/stat.h>

#include <QtTest>

#include <thread>

using namespace stagewright;
using namespace stagewright::store;

namespace {

/// One store of each kind; every test of this suite runs on both.
struct Fixture
{
    sys::TempDir directory = std::move(*sys::TempDir::create());
    std::unique_ptr<ImageStore> store;

    explicit Fixture(bool onDisk)
    {
        if (onDisk)
            store = std::move(*OciLayoutStore::open(directory.file("store")));
        else
            store = std::make_unique<MemoryStore>();
    }
};

oci::Descriptor describe(const BlobInfo &blob)
{
    oci::Descriptor descriptor;
    descriptor.mediaType = oci::kOciManifest;
    descriptor.digest = blob.digest;
    descriptor.size = blob.size;
    return descriptor;
}

} // namespace

class ContentStoreTest : public QObject
{
    Q_OBJECT

    static void bothKinds()
    {
        QTest::addColumn<bool>("onDisk");
        QTest::newRow("disk") << true;
        QTest::newRow("memory") << false;
    }

private slots:
    void blob_isReadBack_data() { bothKinds(); }
    void blob_isReadBack()
    {
        QFETCH(bool, onDisk);
        Fixture fixture(onDisk);
        auto ingest = fixture.store->ingest();
        QVERIFY(ingest);
        QVERIFY((*ingest)->write("hello "));
        QVERIFY((*ingest)->write("world"));
        QCOMPARE((*ingest)->size(), 11U);
        const auto blob = (*ingest)->commit();
        QVERIFY(blob);
        QCOMPARE(blob->digest, oci::digestOf("hello world"));
        QCOMPARE(*readVerified(*fixture.store, blob->digest, 100), std::string("hello world"));
        QCOMPARE(fixture.store->stat(blob->digest)->size, 11U);
        const auto file = openVerified(*fixture.store, blob->digest);
        QCOMPARE(*sys::readAll(file->get(), 100), std::string("hello world"));
    }

    void blob_isInvisibleBeforeCommit_data() { bothKinds(); }
    void blob_isInvisibleBeforeCommit()
    {
        QFETCH(bool, onDisk);
        Fixture fixture(onDisk);
        {
            auto ingest = fixture.store->ingest();
            QVERIFY((*ingest)->write("x"));
            QVERIFY(fixture.store->list()->empty());
        }
        QVERIFY(fixture.store->list()->empty());
        QCOMPARE(fixture.store->stat(oci::digestOf("x")).error().code, ErrorCode::NotFound);
        QCOMPARE(fixture.store->open(oci::digestOf("x")).error().code, ErrorCode::NotFound);
    }

    void announcedBlob_isChecked_data()
    {
        QTest::addColumn<bool>("onDisk");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("accepted");
        for (const bool onDisk : {true, false}) {
            const char *kind = onDisk ? "disk" : "memory";
            QTest::addRow("%s right", kind) << onDisk << QByteArray("right") << true;
            QTest::addRow("%s other bytes", kind) << onDisk << QByteArray("wrong") << false;
            QTest::addRow("%s shorter", kind) << onDisk << QByteArray("rig") << false;
            QTest::addRow("%s longer", kind) << onDisk << QByteArray("right!") << false;
            QTest::addRow("%s empty", kind) << onDisk << QByteArray() << false;
        }
    }

    void announcedBlob_isChecked()
    {
        QFETCH(bool, onDisk);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, accepted);
        Fixture fixture(onDisk);
        auto ingest = fixture.store->ingest({oci::digestOf("right"), 5, Durability::Now});
        auto status = (*ingest)->write(bytes.toStdString());
        const auto blob = status ? (*ingest)->commit() : Result<BlobInfo>(fail(status.error()));
        QCOMPARE(blob.has_value(), accepted);
        QCOMPARE(fixture.store->list()->size(), accepted ? 1U : 0U);
        if (!accepted)
            QCOMPARE(blob.error().code, ErrorCode::Corrupt);
    }

    void sha512_isKeptApart_data() { bothKinds(); }
    void sha512_isKeptApart()
    {
        QFETCH(bool, onDisk);
        Fixture fixture(onDisk);
        const auto digest = oci::digestOf("x", oci::DigestAlgorithm::Sha512);
        auto ingest = fixture.store->ingest({digest, {}, {}});
        QVERIFY((*ingest)->write("x"));
        QVERIFY((*ingest)->commit());
        QCOMPARE(*readVerified(*fixture.store, digest, 10), std::string("x"));
        QVERIFY(put(*fixture.store, "x"));
        QCOMPARE(fixture.store->list()->size(), 2U);
    }

    void sameBlobTwice_isOneBlob_data() { bothKinds(); }
    void sameBlobTwice_isOneBlob()
    {
        QFETCH(bool, onDisk);
        Fixture fixture(onDisk);
        QCOMPARE(*put(*fixture.store, "same"), *put(*fixture.store, "same"));
        QCOMPARE(fixture.store->list()->size(), 1U);
    }

    void remove_isIdempotent_data() { bothKinds(); }
    void remove_isIdempotent()
    {
        QFETCH(bool, onDisk);
        Fixture fixture(onDisk);
        const auto blob = put(*fixture.store, "x");
        QVERIFY(fixture.store->remove(blob->digest));
        QVERIFY(fixture.store->remove(blob->digest));
        QVERIFY(!fixture.store->stat(blob->digest));
    }

    void read_isLimited_data() { bothKinds(); }
    void read_isLimited()
    {
        QFETCH(bool, onDisk);
        Fixture fixture(onDisk);
        const auto blob = put(*fixture.store, "12345");
        QVERIFY(readVerified(*fixture.store, blob->digest, 5));
        QVERIFY(!readVerified(*fixture.store, blob->digest, 4));
        auto descriptor = describe(*blob);
        QVERIFY(readVerified(*fixture.store, descriptor));
        descriptor.size = 6;
        QCOMPARE(readVerified(*fixture.store, descriptor).error().code, ErrorCode::Corrupt);
    }

    void tags_nameBlobs_data() { bothKinds(); }
    void tags_nameBlobs()
    {
        QFETCH(bool, onDisk);
        Fixture fixture(onDisk);
        auto &store = *fixture.store;
        const auto one = describe(*put(store, "one"));
        const auto two = describe(*put(store, "two"));
        QVERIFY(store.setTag("b/c:1", one));
        QVERIFY(store.setTag("a:latest", one));
        QVERIFY(store.setTag("a:latest", two));
        QCOMPARE((*store.tag("a:latest"))->digest, two.digest);
        QCOMPARE(store.tags()->size(), 2U);
        QCOMPARE(store.tags()->front().annotations.at(std::string(oci::kRefNameAnnotation)),
                 std::string("a:latest"));
        QVERIFY(store.removeTag("a:latest"));
        QVERIFY(store.removeTag("a:latest"));
        QVERIFY(!*store.tag("a:latest"));
        QVERIFY(store.stat(two.digest));
    }

    void tags_refuseBadNamesAndMissingBlobs_data() { bothKinds(); }
    void tags_refuseBadNamesAndMissingBlobs()
    {
        QFETCH(bool, onDisk);
        Fixture fixture(onDisk);
        const auto blob = describe(*put(*fixture.store, "x"));
        QVERIFY(!fixture.store->setTag("", blob));
        QVERIFY(!fixture.store->setTag("a\nb", blob));
        QVERIFY(!fixture.store->setTag(std::string(1025, 'a'), blob));
        QCOMPARE(fixture.store->setTag("a", describe({oci::digestOf("y"), 1})).error().code,
                 ErrorCode::NotFound);
    }

    void attachments_replace_data() { bothKinds(); }
    void attachments_replace()
    {
        QFETCH(bool, onDisk);
        Fixture fixture(onDisk);
        const auto about = oci::digestOf("x");
        QVERIFY(!*fixture.store->attachment(about, "build-record"));
        QVERIFY(fixture.store->attach(about, "build-record", "one"));
        QVERIFY(fixture.store->attach(about, "build-record", "two"));
        QCOMPARE(**fixture.store->attachment(about, "build-record"), std::string("two"));
        QVERIFY(!*fixture.store->attachment(about, "layer-index"));
        QVERIFY(!fixture.store->attachment(about, "build-record", 2));
        QVERIFY(!fixture.store->attach(about, "../x", "y"));
        QVERIFY(fixture.store->list()->empty());
    }

    void manyThreads_agree_data() { bothKinds(); }
    void manyThreads_agree()
    {
        QFETCH(bool, onDisk);
        Fixture fixture(onDisk);
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&store = *fixture.store, thread] {
                for (int i = 0; i < 8; ++i) {
                    const auto blob = put(store, std::to_string(i));
                    static_cast<void>(
                        store.setTag(concat("t", std::to_string(thread * 8 + i)), describe(*blob)));
                }
            });
        }
        threads.clear();
        QCOMPARE(fixture.store->list()->size(), 8U);
        QCOMPARE(fixture.store->tags()->size(), 32U);
    }
};

QTEST_GUILESS_MAIN(ContentStoreTest)
#include "tst_contentstore.moc"
