#include "core/base/support/strings.h"
#include "core/image/oci/digest.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace stagewright;
using namespace stagewright::oci;

class DigestTest : public QObject
{
    Q_OBJECT

private slots:
    void parse_isStrict_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        const QByteArray hex(64, 'a');
        QTest::newRow("sha256") << "sha256:" + hex << true;
        QTest::newRow("sha512") << "sha512:" + hex + hex << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("traversal") << QByteArray("sha256:../../../etc/passwd") << false;
        QTest::newRow("slash inside") << "sha256:" + hex.left(63) + "/" << false;
        QTest::newRow("upper case") << "sha256:" + hex.toUpper() << false;
        QTest::newRow("short") << "sha256:" + hex.left(63) << false;
        QTest::newRow("long") << "sha256:" + hex + "a" << false;
        QTest::newRow("wrong length for sha512") << "sha512:" + hex << false;
        QTest::newRow("other algorithm") << "md5:" + hex.left(32) << false;
        QTest::newRow("newline") << "sha256:" + hex.left(63) + "\n" << false;
        QTest::newRow("without algorithm") << hex << false;
    }

    void parse_isStrict()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, valid);
        const auto digest = Digest::parse(text.toStdString());
        QCOMPARE(digest.has_value(), valid);
        if (valid)
            QCOMPARE(digest->toString(), text.toStdString());
        else
            QCOMPARE(digest.error().code, ErrorCode::InvalidArgument);
    }

    void hasher_agreesWithQtInAnyChunks()
    {
        const std::string text(100'000, 'x');
        Hasher hasher;
        for (std::size_t at = 0; at < text.size(); at += 777)
            hasher.update(std::string_view(text).substr(at, 777));
        const auto expected =
            QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256);
        QCOMPARE(hasher.finish().hex(), std::string_view(expected.toHex().constData(), 64));
        QCOMPARE(hasher.finish(), digestOf(""));
        QCOMPARE(digestOf(text, DigestAlgorithm::Sha512).hex().size(), 128U);
    }

    void chainId_foldsFromTheBottom()
    {
        const auto a = digestOf("a");
        const auto b = digestOf("b");
        const auto c = digestOf("c");
        QVERIFY(chainId({}).isNull());
        const Digest one[] = {a};
        QCOMPARE(chainId(one), a);
        const Digest three[] = {a, b, c};
        const auto ab = digestOf(concat(a.toString(), " ", b.toString()));
        QCOMPARE(chainId(three), digestOf(concat(ab.toString(), " ", c.toString())));
    }
};

QTEST_GUILESS_MAIN(DigestTest)
#include "tst_digest.moc"
