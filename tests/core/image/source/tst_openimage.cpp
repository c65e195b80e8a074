#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/tempdir.h"
#include "core/image/source/openimage.h"
#include "core/image/store/memorystore.h"
#include "core/image/store/ocilayoutstore.h"
#include "tests/support/testimage.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QtTest>

using namespace stagewright;
using namespace stagewright::source;
using namespace stagewright::tests;

namespace {

const oci::Platform kAmd64 = linuxPlatform("amd64");

oci::ImageReference reference(std::string_view name)
{
    return *oci::ImageReference::parse(name);
}

} // namespace

class OpenImageTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory.emplace(std::move(*sys::TempDir::create()));
        m_layoutPath = m_directory->file("layout");
        m_layout = std::move(*store::OciLayoutStore::open(m_layoutPath));
    }

    void store_isAskedByFamiliarName()
    {
        store::MemoryStore own;
        const auto image = makeImage(own, kAmd64, {"a", "b"});
        QVERIFY(own.setTag("golang:1.21", image));
        for (const char *name :
             {"golang:1.21", "docker.io/library/golang:1.21", "library/golang:1.21"}) {
            const auto source = openNamed(reference(name), kAmd64, {&own, nullptr});
            QVERIFY2(source.has_value(), name);
            QCOMPARE((*source)->image().descriptor.digest, image.digest);
            QCOMPARE((*source)->image().config.rootFs.diffIds.size(), 2U);
        }
        QCOMPARE(openNamed(reference("golang:1.22"), kAmd64, {&own, nullptr}).error().code,
                 ErrorCode::NotFound);
    }

    void store_honoursDigests()
    {
        store::MemoryStore own;
        const auto image = makeImage(own, kAmd64, {"a"});
        QVERIFY(own.setTag("x:latest", image));
        QVERIFY(
            openNamed(reference(concat("x@", image.digest.toString())), kAmd64, {&own, nullptr}));
        const auto other = concat("x@", oci::digestOf("other").toString());
        QVERIFY(!openNamed(reference(other), kAmd64, {&own, nullptr}));
    }

    void store_imageOfAnotherPlatformDoesNotCount()
    {
        store::MemoryStore own;
        QVERIFY(own.setTag("x:latest", makeImage(own, linuxPlatform("arm64"), {"a"})));
        QCOMPARE(openNamed(reference("x"), kAmd64, {&own, nullptr}).error().code,
                 ErrorCode::NotFound);
        QVERIFY(openNamed(reference("x"), linuxPlatform("arm64"), {&own, nullptr}));
    }

    void layout_isReadAndCopied()
    {
        const auto image = makeImage(*m_layout, kAmd64, {"one", "two"});
        QVERIFY(m_layout->setTag("docker.io/library/golang:1.21", image));
        store::MemoryStore own;
        const auto source =
            openImage(concat("oci:", m_layoutPath, ":docker.io/library/golang:1.21"), kAmd64,
                      {&own, nullptr});
        QVERIFY2(source.has_value(), source ? "" : source.error().toString().c_str());
        std::uint64_t seen = 0;
        QVERIFY((*source)->fetchAll(own, [&](std::uint64_t current, std::uint64_t total) {
            seen = current;
            QCOMPARE(total, 6U);
        }));
        QCOMPARE(seen, 6U);
        QCOMPARE(own.list()->size(), 4U);
        QCOMPARE(*store::readVerified(own, image), (*source)->image().manifestText);
    }

    void layout_withOneImageNeedsNoTag()
    {
        QVERIFY(m_layout->setTag("some:tag", makeImage(*m_layout, kAmd64, {"a"})));
        QVERIFY(openImage(concat("oci-layout://", m_layoutPath), kAmd64, {}));
        QVERIFY(m_layout->setTag("other", makeImage(*m_layout, kAmd64, {"b"})));
        const auto source = openImage(concat("oci:", m_layoutPath), kAmd64, {});
        QCOMPARE(source.error().code, ErrorCode::NotFound);
        QVERIFY(source.error().message.find("some:tag") != std::string::npos);
    }

    void index_leadsToThePlatform()
    {
        auto amd64 = makeImage(*m_layout, kAmd64, {"amd64"});
        auto arm64 = makeImage(*m_layout, linuxPlatform("arm64"), {"arm64"});
        const auto unnamed = makeImage(*m_layout, linuxPlatform("s390x"), {"s390x"});
        amd64.platform = kAmd64;
        arm64.platform = linuxPlatform("arm64", "v8");
        QVERIFY(m_layout->setTag("x", makeIndex(*m_layout, {unnamed, arm64, amd64})));
        const auto open = [&](const oci::Platform &platform) {
            return openImage(concat("oci:", m_layoutPath, ":x"), platform, {});
        };
        QCOMPARE((*open(kAmd64))->image().descriptor.digest, amd64.digest);
        QCOMPARE((*open(linuxPlatform("arm64")))->image().descriptor.digest, arm64.digest);
        QCOMPARE((*open(linuxPlatform("s390x")))->image().descriptor.digest, unnamed.digest);
        const auto missing = open(linuxPlatform("riscv64"));
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().message.find("linux/arm64") != std::string::npos);
    }

    void damagedLayer_isNotTakenIn()
    {
        const auto image = makeImage(*m_layout, kAmd64, {"content"});
        QVERIFY(m_layout->setTag("x", image));
        replaceBlob(oci::digestOf("content"), "CONTENT");
        store::MemoryStore own;
        const auto source = openImage(concat("oci:", m_layoutPath, ":x"), kAmd64, {});
        QCOMPARE((*source)->fetchAll(own).error().code, ErrorCode::Corrupt);
        QVERIFY(!own.stat(oci::digestOf("content")));
    }

    void damagedManifest_isRefused()
    {
        const auto image = makeImage(*m_layout, kAmd64, {"content"});
        QVERIFY(m_layout->setTag("x", image));
        replaceBlob(image.digest, "{}");
        QCOMPARE(openImage(concat("oci:", m_layoutPath, ":x"), kAmd64, {}).error().code,
                 ErrorCode::Corrupt);
    }

    void fifoAndLinkOutside_areRefused()
    {
        const auto image = makeImage(*m_layout, kAmd64, {"content"});
        QVERIFY(m_layout->setTag("x", image));
        const auto path = blobPathOf(oci::digestOf("content"));
        const auto secret = m_directory->file("secret");
        QVERIFY(sys::writeHostFile(secret, "content"));
        QVERIFY(::unlink(path.c_str()) == 0);
        QVERIFY(::symlink(secret.c_str(), path.c_str()) == 0);
        store::MemoryStore own;
        const auto source = openImage(concat("oci:", m_layoutPath, ":x"), kAmd64, {});
        QVERIFY(!(*source)->fetchAll(own));
        QVERIFY(::unlink(path.c_str()) == 0);
        QVERIFY(::mkfifo(path.c_str(), 0600) == 0);
        QVERIFY(!(*source)->fetchAll(own));
    }

    void cancelledFetch_leavesNothing()
    {
        const auto image = makeImage(*m_layout, kAmd64, {"content"});
        QVERIFY(m_layout->setTag("x", image));
        store::MemoryStore own;
        const auto source = openImage(concat("oci:", m_layoutPath, ":x"), kAmd64, {});
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE((*source)->fetchAll(own, {}, stop.get_token()).error().code, ErrorCode::Cancelled);
        QVERIFY(own.list()->empty());
    }

    void artifact_isNoImage()
    {
        oci::Manifest manifest;
        manifest.mediaType = oci::kOciManifest;
        manifest.config =
            describe("application/vnd.oci.empty.v1+json", *store::put(*m_layout, "{}"));
        const auto blob = store::put(*m_layout, oci::serialise(manifest));
        QVERIFY(m_layout->setTag("x", describe(oci::kOciManifest, *blob)));
        QCOMPARE(openImage(concat("oci:", m_layoutPath, ":x"), kAmd64, {}).error().code,
                 ErrorCode::Unsupported);
    }

private:
    std::string blobPathOf(const oci::Digest &digest) const
    {
        return concat(m_layoutPath, "/blobs/sha256/", digest.hex());
    }

    void replaceBlob(const oci::Digest &digest, std::string_view bytes) const
    {
        QVERIFY(::chmod(blobPathOf(digest).c_str(), 0644) == 0);
        QVERIFY(sys::writeHostFile(blobPathOf(digest), bytes));
    }

    std::optional<sys::TempDir> m_directory;
    std::string m_layoutPath;
    std::unique_ptr<store::OciLayoutStore> m_layout;
};

QTEST_GUILESS_MAIN(OpenImageTest)
#include "tst_openimage.moc"
