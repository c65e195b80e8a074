#include "core/base/support/strings.h"
#include "core/image/oci/index.h"
#include "core/image/oci/manifest.h"
#include "core/image/oci/mediatype.h"

#include <QtTest>

#include <algorithm>

using namespace stagewright;
using namespace stagewright::oci;

namespace {

/// Single quotes for double ones: moc 6.4 loses its way in unbalanced raw strings.
std::string json(std::string_view text)
{
    std::string quoted(text);
    std::ranges::replace(quoted, '\'', '"');
    return quoted;
}

std::string descriptorText(std::string_view type, std::string_view rest = "",
                           std::string_view size = "7")
{
    return concat(json("{'mediaType':'"), type, json("','digest':'"), digestOf("x").toString(),
                  json("','size':"), size, rest, "}");
}

std::string manifestText(std::string_view extra = "", std::string_view size = "7")
{
    return concat(json("{'schemaVersion':2,'config':"), descriptorText(kOciConfig),
                  json(",'layers':["), descriptorText(kOciLayerGzip, "", size), "]", extra, "}");
}

std::string forPlatform(std::string_view os, std::string_view architecture,
                        std::string_view variant = "")
{
    return descriptorText(kOciManifest,
                          concat(json(",'platform':{'os':'"), os, json("','architecture':'"),
                                 architecture, json("','variant':'"), variant, json("'}")));
}

std::string indexText(std::string_view manifests)
{
    return concat(json("{'schemaVersion':2,'manifests':"), manifests, "}");
}

} // namespace

class DocumentsTest : public QObject
{
    Q_OBJECT

private slots:
    void manifest_isReadAndWritten()
    {
        const auto manifest = parseManifest(manifestText(json(",'annotations':{'a':'b'}")));
        QVERIFY(manifest);
        QCOMPARE(manifest->layers.size(), 1U);
        QCOMPARE(manifest->layers[0].size, 7U);
        QCOMPARE(manifest->annotations.at("a"), std::string("b"));
        QCOMPARE(parseManifest(serialise(*manifest)), *manifest);
    }

    void manifest_refusesWrongDocuments_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("type");
        const auto row = [](const char *name, const std::string &text,
                            std::string_view type = kOciManifest) {
            QTest::newRow(name) << QByteArray::fromStdString(text)
                                << QByteArray(type.data(), static_cast<int>(type.size()));
        };
        row("both kinds", manifestText(json(",'manifests':[]")));
        row("calls itself an index",
            manifestText(concat(json(",'mediaType':'"), kOciIndex, json("'"))), "");
        row("announced as an index", manifestText(), kOciIndex);
        row("announced as something else", manifestText(), "text/html");
        row("announced as Docker's, calls itself OCI",
            manifestText(concat(json(",'mediaType':'"), kOciManifest, json("'"))), kDockerManifest);
        row("media type is a number", manifestText(json(",'mediaType':7")));
        row("negative size", manifestText("", "-1"));
        row("huge size", manifestText("", "18446744073709551615"));
        row("fractional size", manifestText("", "1.5"));
        row("index", indexText("[]"), "");
        row("array", "[]");
        row("not JSON", "<html>");
        row("empty", "");
        row("schema 1", json("{'schemaVersion':1,'fsLayers':[]}"), "");
        row("no config", json("{'schemaVersion':2,'layers':[]}"));
        row("larger than allowed", std::string(kMaxDocumentBytes + 1, ' '));
    }

    void manifest_refusesWrongDocuments()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, type);
        const auto manifest = parseManifest(text.toStdString(), type.toStdString());
        QVERIFY(!manifest);
        QVERIFY(manifest.error().code == ErrorCode::Corrupt ||
                manifest.error().code == ErrorCode::Unsupported);
    }

    void manifest_refusesBadDigest()
    {
        auto text = manifestText();
        text.replace(text.rfind("sha256:"), 9, "sha256:..");
        QVERIFY(!parseManifest(text));
    }

    void manifest_refusesTooManyLayers()
    {
        std::string layers;
        for (int i = 0; i < 1001; ++i)
            layers += concat(i == 0 ? "" : ",", descriptorText(kOciLayer));
        const auto text = concat(json("{'schemaVersion':2,'config':"), descriptorText(kOciConfig),
                                 json(",'layers':["), layers, "]}");
        QVERIFY(!parseManifest(text));
    }

    void index_acceptsNullList() { QCOMPARE(parseIndex(indexText("null"))->manifests.size(), 0U); }

    void index_choosesTheBestPlatform()
    {
        const auto index = parseIndex(indexText(
            concat("[", forPlatform("unknown", "unknown"), ",", forPlatform("linux", "arm64"), ",",
                   descriptorText(kOciManifest), ",", forPlatform("linux", "386"), ",",
                   forPlatform("linux", "amd64"), ",", forPlatform("linux", "amd64", "v3"), "]")));
        QVERIFY(index);
        const auto found = candidatesFor(*index, {"linux", "amd64", {}, {}, {}});
        QCOMPARE(found.size(), 3U);
        QCOMPARE(found[0].platform->architecture, std::string("amd64"));
        QVERIFY(found[0].platform->variant.empty());
        QCOMPARE(found[1].platform->architecture, std::string("386"));
        QVERIFY(!found[2].platform);
        QCOMPARE(platformsOf(*index),
                 std::string("linux/arm64, linux/386, linux/amd64, linux/amd64/v3"));
        QCOMPARE(parseIndex(serialise(*index)), *index);
    }

    void mediaTypes_tellCompression()
    {
        QCOMPARE(compressionOf(kOciLayerZstd), Compression::Zstd);
        QCOMPARE(compressionOf(kDockerLayerGzip), Compression::Gzip);
        QCOMPARE(compressionOf(kOciLayer), Compression::None);
        QVERIFY(isLayerType(layerMediaType(Compression::Zstd)));
        QVERIFY(!isLayerType("application/vnd.in-toto+json"));
    }
};

QTEST_GUILESS_MAIN(DocumentsTest)
#include "tst_documents.moc"
