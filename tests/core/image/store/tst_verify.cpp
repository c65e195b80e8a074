#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"
#include "core/image/oci/imageconfig.h"
#include "core/image/oci/manifest.h"
#include "core/image/oci/mediatype.h"
#include "core/image/store/verify.h"

#include <sys/stat.h>

#include <QtTest>

using namespace stagewright;
using namespace stagewright::store;

namespace {

oci::Descriptor describe(std::string_view mediaType, const BlobInfo &blob)
{
    oci::Descriptor descriptor;
    descriptor.mediaType = mediaType;
    descriptor.digest = blob.digest;
    descriptor.size = blob.size;
    return descriptor;
}

} // namespace

class VerifyTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory.emplace(std::move(*sys::TempDir::create()));
        m_store = std::move(*OciLayoutStore::open(m_directory->file("store")));
        addImage();
    }

    void wholeStore_hasNoProblems()
    {
        const auto report = verify(*m_store);
        QVERIFY(report);
        QVERIFY2(report->ok(), describeProblems(*report).c_str());
        QCOMPARE(report->blobs, 3U);
        QCOMPARE(report->tags, 1U);
    }

    void deadIngest_isANote()
    {
        QVERIFY(sys::writeHostFile(file("ingest/0123"), ""));
        const auto report = verify(*m_store);
        QVERIFY(report);
        QVERIFY2(report->ok(), describeProblems(*report).c_str());
        QCOMPARE(report->notes.size(), 1U);
        QCOMPARE(report->notes.front().subject, std::string("ingest/0123"));
    }

    void damage_isFound_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("changed bytes") << QByteArray("change") << QByteArray("blob");
        QTest::newRow("missing layer") << QByteArray("remove") << QByteArray("image");
        QTest::newRow("strange file") << QByteArray("stray") << QByteArray("blob");
        QTest::newRow("broken index") << QByteArray("index") << QByteArray("layout");
        QTest::newRow("open directory") << QByteArray("mode") << QByteArray("permission");
        QTest::newRow("wrong layer count") << QByteArray("layers") << QByteArray("image");
    }

    void damage_isFound()
    {
        QFETCH(QByteArray, damage);
        QFETCH(QByteArray, kind);
        cause(damage.toStdString());
        const auto report = verify(*m_store);
        QVERIFY(report);
        QVERIFY(!report->ok());
        QVERIFY2(nameOf(report->problems.front().kind) == kind.toStdString(),
                 describeProblems(*report).c_str());
    }

private:
    void addImage()
    {
        const auto layer = put(*m_store, "layer");
        oci::ImageConfig config;
        config.platform = oci::hostPlatform();
        config.rootFs.diffIds = {layer->digest};
        const auto configBlob = put(*m_store, oci::serialise(config));
        oci::Manifest manifest;
        manifest.mediaType = oci::kOciManifest;
        manifest.config = describe(oci::kOciConfig, *configBlob);
        manifest.layers = {describe(oci::kOciLayer, *layer)};
        tagManifest(manifest);
        m_layer = layer->digest;
        m_manifest = manifest;
    }

    void tagManifest(const oci::Manifest &manifest)
    {
        const auto blob = put(*m_store, oci::serialise(manifest));
        QVERIFY(m_store->setTag("a:latest", describe(oci::kOciManifest, *blob)));
    }

    std::string file(std::string_view name) const { return concat(m_store->path(), "/", name); }

    void cause(const std::string &damage)
    {
        const auto blob = file(concat("blobs/sha256/", m_layer.hex()));
        if (damage == "change") {
            QVERIFY(::chmod(blob.c_str(), 0644) == 0);
            QVERIFY(sys::writeHostFile(blob, "LAYER"));
        } else if (damage == "remove") {
            QVERIFY(m_store->remove(m_layer));
        } else if (damage == "stray") {
            QVERIFY(sys::writeHostFile(file("blobs/sha256/stray"), ""));
        } else if (damage == "index") {
            QVERIFY(sys::writeHostFile(file("index.json"), "{"));
        } else if (damage == "mode") {
            QVERIFY(::chmod(m_store->path().c_str(), 0755) == 0);
        } else {
            m_manifest.layers.push_back(m_manifest.layers.front());
            tagManifest(m_manifest);
        }
    }

    static std::string describeProblems(const VerifyReport &report)
    {
        std::string text;
        for (const auto &problem : report.problems)
            text += concat(nameOf(problem.kind), ": ", problem.subject, ": ", problem.text, "\n");
        return text;
    }

    std::optional<sys::TempDir> m_directory;
    std::unique_ptr<OciLayoutStore> m_store;
    oci::Digest m_layer;
    oci::Manifest m_manifest;
};

QTEST_GUILESS_MAIN(VerifyTest)
#include "tst_verify.moc"
