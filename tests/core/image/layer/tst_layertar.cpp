#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/process.h"
#include "core/base/sys/tempdir.h"
#include "tests/core/image/layer/layertools.h"

#include <zstd.h>

#include <QtTest>

using namespace stagewright;
using namespace stagewright::layer;
using namespace stagewright::tests;

namespace {

std::vector<LayerEntry> entriesOf(const LayerIndex &index)
{
    std::vector<LayerEntry> entries;
    for (const auto &one : index.entries)
        entries.push_back(one.entry);
    return entries;
}

std::string gzip(const std::string &bytes)
{
    return sys::runProcess({"gzip", "-nc"}, bytes, 1U << 28).value().out;
}

std::string zstdOf(const std::string &bytes)
{
    std::string out(::ZSTD_compressBound(bytes.size()), '\0');
    out.resize(::ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1));
    return out;
}

std::vector<Item> everyKind()
{
    auto owned = file("opt/owned", "x");
    owned.entry.uid = 3'000'000'000U; // more than octal digits hold
    owned.entry.gid = 2'097'152;
    owned.entry.modified = {-5, 0};
    auto capable = file("opt/ping", "", 04755);
    capable.entry.xattrs = {{"security.capability", std::string("\1\0\0\2\0\x20", 6)},
                            {"user.note", "line\nwith=signs"}};
    return {folder("opt", 01777),
            owned,
            capable,
            file(std::string(90, 'd') + "/" + std::string(120, 'n'), "long"),
            file("prefix/" + std::string(97, 'p'), "split"),
            symlinkTo("link", "../../" + std::string(150, 't')),
            hardLinkTo("opt/again", "opt/owned"),
            node(EntryKind::Fifo, "pipe"),
            node(EntryKind::CharDevice, "dev/null", 1, 3),
            node(EntryKind::BlockDevice, "dev/loop", 7, 300),
            file("nfd-e\xcc\x81", "decomposed"),
            file("nfc-\xc3\xa9", "composed"),
            file("raw-\xff\xfe", "no UTF-8"),
            whiteout("opt/gone"),
            whiteout("top"),
            opaque("var/lib")};
}

} // namespace

class LayerTarTest : public QObject
{
    Q_OBJECT

private slots:
    void everyEntry_comesBackAsItWas()
    {
        const auto [tar, index] = writeTar(everyKind());
        const auto read = readBlob(tar).value().index;
        const auto expected = entriesOf(index);
        const auto actual = entriesOf(read);
        QCOMPARE(actual.size(), expected.size());
        for (std::size_t i = 0; i < actual.size(); ++i)
            QVERIFY2(actual[i] == expected[i], expected[i].path.c_str());
        QVERIFY(read.facts == index.facts);
        QVERIFY(read == index);
    }

    void facts_countWhatDockerCounts()
    {
        const auto [tar, index] =
            writeTar({folder("d"), file("d/a", "12345"), file("d/b", "678"),
                      hardLinkTo("d/c", "d/a"), whiteout("e"), symlinkTo("d/l", "a/b")});
        QCOMPARE(index.facts.contentBytes, 11U);
        QCOMPARE(index.facts.entries, 6U);
        QCOMPARE(index.facts.tarBytes, tar.size());
        QCOMPARE(index.facts.diffId, oci::digestOf(tar));
    }

    void otherTools_readTheTar()
    {
        const auto [tar, index] = writeTar({folder("d"), file("d/a", "12345"), whiteout("e")});
        const auto listed = sys::runProcess({"tar", "--numeric-owner", "-tvf", "-"}, tar).value();
        QVERIFY2(listed.status.ok(), listed.err.c_str());
        QVERIFY(listed.out.find("d/a\n") != std::string::npos);
        QVERIFY(listed.out.find(".wh.e\n") != std::string::npos);
        QCOMPARE(listed.err, std::string());
    }

    void compression_isFoundByTheBytes_data()
    {
        QTest::addColumn<QByteArray>("blob");
        QTest::addColumn<int>("compression");
        const std::string tar = writeTar(everyKind()).first;
        const auto row = [](const char *name, const std::string &blob, oci::Compression kind) {
            QTest::newRow(name) << QByteArray::fromStdString(blob) << static_cast<int>(kind);
        };
        row("plain", tar, oci::Compression::None);
        row("gzip", gzip(tar), oci::Compression::Gzip);
        row("gzip members", gzip(tar.substr(0, 1000)) + gzip(tar.substr(1000)),
            oci::Compression::Gzip);
        row("zstd", zstdOf(tar), oci::Compression::Zstd);
        row("zstd frames", zstdOf(tar.substr(0, 1000)) + zstdOf(tar.substr(1000)),
            oci::Compression::Zstd);
        row("bytes behind the end", tar + std::string(20000, '\0'), oci::Compression::None);
    }
    void compression_isFoundByTheBytes()
    {
        QFETCH(QByteArray, blob);
        QFETCH(int, compression);
        const std::string bytes = blob.toStdString();
        const auto fd = sys::memoryFile(bytes).value();
        const auto stream = LayerStream::open(fd.get(), 1U << 30).value();
        const auto read = readLayer(*stream, nullptr, {}).value();
        QCOMPARE(static_cast<int>(stream->compression()), compression);
        QCOMPARE(read.index.entries.size(), everyKind().size());
        QCOMPARE(stream->finishCompressedDigest(), oci::digestOf(bytes));
        QCOMPARE(stream->compressedBytes(), bytes.size());
        if (compression != 0)
            QCOMPARE(read.index.facts.diffId, oci::digestOf(writeTar(everyKind()).first));
    }

    void damagedBlobs_areCorrupt_data()
    {
        QTest::addColumn<QByteArray>("blob");
        const std::string tar = writeTar({file("a", std::string(5000, 'x'))}).first;
        const std::string packed = gzip(tar);
        const auto row = [](const char *name, const std::string &blob) {
            QTest::newRow(name) << QByteArray::fromStdString(blob);
        };
        row("no tar", std::string(4096, 'z'));
        row("cut in the content", tar.substr(0, 2000));
        row("gzip cut off", packed.substr(0, packed.size() - 4));
        row("gzip damaged", packed.substr(0, 20) + "XXXX" + packed.substr(24));
        row("zstd cut off", zstdOf(tar).substr(0, 30));
        row("garbage behind gzip", packed + "garbage");
        row("whiteout of nothing", rawTar("d/.wh.", '0'));
        row("whiteout of dots", rawTar("d/.wh...", '0'));
        row("root as link", rawTar("./", '2', "/victim"));
        row("root as file by dots", rawTar("a/..", '0'));
    }
    void damagedBlobs_areCorrupt()
    {
        QFETCH(QByteArray, blob);
        const auto read = readBlob(blob.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
    }

    void wrongDigest_isCorrupt()
    {
        const std::string tar = writeTar({file("a", "x")}).first;
        ApplyOptions options;
        options.expectedDiffId = oci::digestOf("other");
        QCOMPARE(readBlob(tar, nullptr, options).error().code, ErrorCode::Corrupt);
        options.expectedDiffId = oci::digestOf(tar);
        QVERIFY(readBlob(tar, nullptr, options));
    }

    void limits_hold()
    {
        ApplyOptions options;
        options.limits.entries = 2;
        const std::string three = writeTar({file("a", ""), file("b", ""), file("c", "")}).first;
        QCOMPARE(readBlob(three, nullptr, options).error().code, ErrorCode::OutOfSpace);
        options = {};
        options.limits.bytes = 10000;
        const std::string bomb = gzip(writeTar({file("a", std::string(50000, '0'))}).first);
        QCOMPARE(readBlob(bomb, nullptr, options).error().code, ErrorCode::OutOfSpace);
        const std::string longPath = writeTar({file(std::string(5000, 'p'), "")}).first;
        QCOMPARE(readBlob(longPath).error().code, ErrorCode::OutOfSpace);
        auto heavy = file("a", "");
        heavy.entry.xattrs = {{"user.x", std::string(70000, 'x')}};
        QCOMPARE(readBlob(writeTar({heavy}).first).error().code, ErrorCode::OutOfSpace);
    }

    void names_areCleanedAndAufsFilesPassedOver()
    {
        QCOMPARE(readBlob(rawTar("./../../etc//passwd", '0')).value().index.entries[0].entry.path,
                 std::string("etc/passwd"));
        QVERIFY(readBlob(rawTar("d/.wh..wh.plnk", '5')).value().index.entries.empty());
        // A whiteout is one by its name, whatever its type.
        const auto odd = readBlob(rawTar("d/.wh.x", '1', "etc/passwd")).value().index;
        QCOMPARE(odd.entries[0].entry.kind, EntryKind::Whiteout);
        QCOMPARE(odd.entries[0].entry.path, std::string("d/x"));
    }

    void sparseFiles_comeWithTheirHoles()
    {
        const auto folder = sys::TempDir::create().value();
        const std::string script = concat("cd ", folder.path(),
                                          " && truncate -s 3000000 s && printf abc >>s && "
                                          "tar --format=gnu -S -cf - s");
        const auto tar = sys::runProcess({"sh", "-c", script}).value().out;
        QVERIFY(tar.size() < 100000);
        const auto index = readBlob(tar).value().index;
        QCOMPARE(index.facts.contentBytes, 3000003U);
        const auto target = sys::SafeRoot::open(folder.path()).value();
        QVERIFY(target.remove("s"));
        Applier applier(target, nullptr, TreeForm::Plain);
        QVERIFY(readBlob(tar, &applier));
        const auto content = target.readFile("s", 1U << 22).value();
        QVERIFY(content == std::string(3000000, '\0') + "abc");
    }
};

QTEST_APPLESS_MAIN(LayerTarTest)
#include "tst_layertar.moc"
