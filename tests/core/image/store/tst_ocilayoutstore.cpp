#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/process.h"
#include "core/base/sys/tempdir.h"
#include "core/image/oci/mediatype.h"
#include "core/image/store/layoutreader.h"
#include "core/image/store/ocilayoutstore.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>

#include <csignal>
#include <filesystem>

using namespace stagewright;
using namespace stagewright::store;

namespace {

unsigned modeOf(const std::string &path)
{
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
}

/// Runs `work` in a child process that a failpoint kills. Returns the signal.
template<typename Work>
int killedAt(const char *failpoint, Work work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        static_cast<void>(sys::armFailpoints(failpoint));
        work();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

} // namespace

class OciLayoutStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory.emplace(std::move(*sys::TempDir::create()));
        m_path = m_directory->file("deep/store");
    }

    void open_makesAPrivateLayout()
    {
        const auto store = OciLayoutStore::open(m_path);
        QVERIFY(store);
        QCOMPARE(modeOf(m_path), 0700U);
        QVERIFY(LayoutReader::open(m_path));
        const auto blob = put(**store, "x");
        QCOMPARE(modeOf(concat(m_path, "/blobs/sha256/", blob->digest.hex())), 0444U);
        QVERIFY(std::filesystem::is_empty(m_path + "/ingest"));
    }

    void open_againKeepsEverything()
    {
        const auto blob = put(**OciLayoutStore::open(m_path), "x");
        const auto store = OciLayoutStore::open(m_path);
        QVERIFY((*store)->stat(blob->digest));
    }

    void open_refusesOtherVersions()
    {
        QVERIFY(OciLayoutStore::open(m_path));
        QVERIFY(sys::writeHostFile(m_path + "/VERSION", "99\n"));
        const auto store = OciLayoutStore::open(m_path);
        QCOMPARE(store.error().code, ErrorCode::Unsupported);
    }

    void open_refusesStoresThatOthersCanWrite()
    {
        QVERIFY(OciLayoutStore::open(m_path));
        QVERIFY(::chmod(m_path.c_str(), 0777) == 0);
        QCOMPARE(OciLayoutStore::open(m_path).error().code, ErrorCode::PermissionDenied);
    }

    void open_refusesRelativePaths() { QVERIFY(!OciLayoutStore::open("store")); }

    void sameTag_writesNothing()
    {
        const auto store = OciLayoutStore::open(m_path);
        const auto blob = put(**store, "{}");
        oci::Descriptor descriptor;
        descriptor.mediaType = oci::kOciManifest;
        descriptor.digest = blob->digest;
        descriptor.size = blob->size;
        QVERIFY((*store)->setTag("a", descriptor));
        QVERIFY(sys::armFailpoints("store.sync:err=EIO,store.replace.before-rename:err=EIO"));
        const auto again = (*store)->setTag("a", descriptor);
        const auto other = (*store)->setTag("b", descriptor);
        QVERIFY(sys::armFailpoints(""));
        QVERIFY(again);
        QVERIFY(!other);
        QCOMPARE((*store)->tags()->size(), 1U);
    }

    void sweep_sparesTheLivingAndRemovesTheDead()
    {
        const auto store = OciLayoutStore::open(m_path);
        auto living = (*store)->ingest();
        QVERIFY((*living)->write("a"));
        const int signal = killedAt("store.ingest.write:kill@2", [this] {
            const auto own = OciLayoutStore::open(m_path);
            auto ingest = (*own)->ingest();
            static_cast<void>((*ingest)->write("dead"));
            static_cast<void>((*ingest)->write("dead"));
        });
        QCOMPARE(signal, SIGKILL);
        QCOMPARE((*store)->sweep()->deadIngests, 1U);
        QCOMPARE((*store)->sweep()->deadIngests, 0U);
        QVERIFY((*living)->commit());
    }

    void kill_atEachStepLeavesAStoreThatWorks_data()
    {
        QTest::addColumn<QByteArray>("failpoint");
        for (const char *name :
             {"store.ingest.write", "store.commit.before-sync", "store.commit.before-rename",
              "store.commit.after-rename", "store.sync", "store.replace.before-rename"})
            QTest::newRow(name) << QByteArray(name) + ":kill";
    }

    void kill_atEachStepLeavesAStoreThatWorks()
    {
        QFETCH(QByteArray, failpoint);
        QVERIFY(OciLayoutStore::open(m_path));
        const auto work = [this] {
            const auto store = OciLayoutStore::open(m_path);
            const auto blob = put(**store, "content", Durability::Now);
            oci::Descriptor descriptor;
            descriptor.mediaType = oci::kOciManifest;
            descriptor.digest = blob->digest;
            descriptor.size = blob->size;
            static_cast<void>((*store)->setTag("t", descriptor));
        };
        QCOMPARE(killedAt(failpoint.constData(), work), SIGKILL);
        const auto store = OciLayoutStore::open(m_path);
        QVERIFY(store);
        QVERIFY((*store)->sweep());
        QVERIFY(std::filesystem::is_empty(m_path + "/ingest"));
        const auto blobs = (*store)->list();
        for (const auto &blob : *blobs)
            QVERIFY(openVerified(**store, blob.digest));
        QVERIFY((*store)->tags()->empty());
        work();
        QCOMPARE((*store)->tags()->size(), 1U);
    }

    void errors_leaveNothingBehind_data()
    {
        QTest::addColumn<QByteArray>("failpoint");
        for (const char *name :
             {"store.ingest.write", "store.commit.before-sync", "store.commit.before-rename"})
            QTest::newRow(name) << QByteArray(name) + ":err=ENOSPC";
    }

    void errors_leaveNothingBehind()
    {
        QFETCH(QByteArray, failpoint);
        const auto store = OciLayoutStore::open(m_path);
        QVERIFY(sys::armFailpoints(failpoint.toStdString()));
        const auto blob = put(**store, "content");
        QVERIFY(sys::armFailpoints(""));
        QCOMPARE(blob.error().code, ErrorCode::OutOfSpace);
        QVERIFY((*store)->list()->empty());
        QVERIFY(std::filesystem::is_empty(m_path + "/ingest"));
    }

    void restart_removesTornBlobs()
    {
        const auto store = OciLayoutStore::open(m_path);
        QVERIFY(!*(*store)->bootChanged());
        const auto whole = put(**store, "whole");
        const auto torn = put(**store, "torn");
        const auto path = concat(m_path, "/blobs/sha256/", torn->digest.hex());
        QVERIFY(::truncate(path.c_str(), 0) == 0 || ::chmod(path.c_str(), 0644) == 0);
        QVERIFY(sys::writeHostFile(path, ""));
        QVERIFY(sys::writeHostFile(m_path + "/BOOT", "another\n"));
        QVERIFY(*(*store)->bootChanged());
        QCOMPARE((*store)->sweep()->tornBlobs, 1U);
        QVERIFY((*store)->stat(whole->digest));
        QVERIFY(!(*store)->stat(torn->digest));
        QVERIFY((*store)->bootSeen());
        QVERIFY(!*(*store)->bootChanged());
    }

    void tornBlob_isReplacedByTheSameContent()
    {
        const auto store = OciLayoutStore::open(m_path);
        const auto blob = put(**store, "content");
        const auto path = concat(m_path, "/blobs/sha256/", blob->digest.hex());
        QVERIFY(::chmod(path.c_str(), 0644) == 0);
        QVERIFY(sys::writeHostFile(path, ""));
        QVERIFY(put(**store, "content"));
        QVERIFY(openVerified(**store, blob->digest));
    }

    void link_inPlaceOfABlobIsNotFollowed()
    {
        const auto store = OciLayoutStore::open(m_path);
        const auto secret = m_directory->file("secret");
        QVERIFY(sys::writeHostFile(secret, "secret"));
        const auto digest = oci::digestOf("secret");
        const auto path = concat(m_path, "/blobs/sha256/", digest.hex());
        QVERIFY(::symlink(secret.c_str(), path.c_str()) == 0);
        QVERIFY(!(*store)->open(digest));
    }

    void skopeo_readsTheLayout()
    {
        if (!sys::findProgram("skopeo"))
            QSKIP("skopeo is not installed");
        const auto store = OciLayoutStore::open(m_path);
        const auto config = put(
            **store,
            R"({"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}})");
        const auto manifest = put(
            **store,
            concat(
                R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":")",
                config->digest.toString(), R"(","size":)", std::to_string(config->size),
                R"(},"layers":[]})"));
        oci::Descriptor descriptor;
        descriptor.mediaType = oci::kOciManifest;
        descriptor.digest = manifest->digest;
        descriptor.size = manifest->size;
        QVERIFY((*store)->setTag("hello:latest", descriptor));
        const auto output = sys::runProcess(
            {"skopeo", "inspect", "--raw", concat("oci:", m_path, ":hello:latest")});
        QVERIFY(output);
        QVERIFY2(output->status.ok(), output->err.c_str());
        QCOMPARE(oci::digestOf(output->out), manifest->digest);
    }

private:
    std::optional<sys::TempDir> m_directory;
    std::string m_path;
};

QTEST_GUILESS_MAIN(OciLayoutStoreTest)
#include "tst_ocilayoutstore.moc"
