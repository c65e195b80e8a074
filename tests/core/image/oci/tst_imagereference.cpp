#include "core/image/oci/imagereference.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::oci;

class ImageReferenceTest : public QObject
{
    Q_OBJECT

private slots:
    void parse_normalises_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("full");
        QTest::addColumn<QByteArray>("familiar");
        QTest::newRow("official") << QByteArray("golang:1.21")
                                  << QByteArray("docker.io/library/golang:1.21")
                                  << QByteArray("golang:1.21");
        QTest::newRow("no tag") << QByteArray("alpine")
                                << QByteArray("docker.io/library/alpine:latest")
                                << QByteArray("alpine:latest");
        QTest::newRow("user") << QByteArray("lab/busybox:1")
                              << QByteArray("docker.io/lab/busybox:1")
                              << QByteArray("lab/busybox:1");
        QTest::newRow("localhost") << QByteArray("localhost/x") << QByteArray("localhost/x:latest")
                                   << QByteArray("localhost/x:latest");
        QTest::newRow("port") << QByteArray("127.0.0.1:5000/library/x:t")
                              << QByteArray("127.0.0.1:5000/library/x:t")
                              << QByteArray("127.0.0.1:5000/library/x:t");
        QTest::newRow("legacy") << QByteArray("index.docker.io/alpine")
                                << QByteArray("docker.io/library/alpine:latest")
                                << QByteArray("alpine:latest");
        const QByteArray digest = "@sha256:" + QByteArray(64, 'f');
        QTest::newRow("digest") << "alpine" + digest << "docker.io/library/alpine" + digest
                                << "alpine" + digest;
        QTest::newRow("path like a registry")
            << QByteArray("docker.io/quay.io/x:1") << QByteArray("docker.io/quay.io/x:1")
            << QByteArray("docker.io/quay.io/x:1");
        QTest::newRow("tag and digest")
            << "gcr.io/a/b:t" + digest << "gcr.io/a/b:t" + digest << "gcr.io/a/b:t" + digest;
    }

    void parse_normalises()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, full);
        QFETCH(QByteArray, familiar);
        const auto reference = ImageReference::parse(text.toStdString());
        QVERIFY(reference);
        QCOMPARE(reference->withDefaultTag().toString(), full.toStdString());
        QCOMPARE(reference->withDefaultTag().familiar(), familiar.toStdString());
        QCOMPARE(ImageReference::parse(full.toStdString()), reference->withDefaultTag());
        QCOMPARE(ImageReference::parse(familiar.toStdString()), reference->withDefaultTag());
    }

    void parse_refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"",     "/",      "a/",     "/a",    "a:",         "a@",           "a:b:c", "a//b",
              "../x", "a/../b", "Golang", "a b",   "a\n",        "x@sha256:abc", ":t",    "-a",
              "a-",   "a:-t",   "a..b",   "a___b", "http://x/y", "x:5000/"})
            QTest::newRow(text) << QByteArray(text);
    }

    void parse_refuses()
    {
        QFETCH(QByteArray, text);
        const auto reference = ImageReference::parse(text.toStdString());
        QVERIFY(!reference);
        QCOMPARE(reference.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!reference.error().message.empty());
    }

    void parseExact_addsNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("domain");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("tag");
        const auto row = [](const char *text, const char *domain, const char *path,
                            const char *tag) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(domain) << QByteArray(path)
                                << QByteArray(tag);
        };
        row("wine", "", "wine", "");
        row("wine:red", "", "wine", "red");
        row("cellar/wine", "cellar", "wine", "");
        row("Cellar/wine", "Cellar", "wine", "");
        row("cellar.example:80/a__b/c-d.e:v_1.0-x", "cellar.example:80", "a__b/c-d.e", "v_1.0-x");
        row("[fd00::7]:8443/wine", "[fd00::7]:8443", "wine", "");
        row("a_b/wine", "", "a_b/wine", "");
        row("xn--7bc.example/a", "xn--7bc.example", "a", "");
    }

    void parseExact_addsNothing()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, domain);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, tag);
        const auto reference = ImageReference::parseExact(text.toStdString());
        QVERIFY(reference);
        QCOMPARE(reference->domain, domain.toStdString());
        QCOMPARE(reference->path, path.toStdString());
        QCOMPARE(reference->tag, tag.toStdString());
    }

    void longNames_areRefused()
    {
        const std::string longest = "a/" + std::string(244, 'b');
        QVERIFY(ImageReference::parse(longest).has_value());
        QVERIFY(!ImageReference::parse(longest + std::string(10, 'c')).has_value());
        QVERIFY(ImageReference::parse("a:" + std::string(128, 't')).has_value());
        QVERIFY(!ImageReference::parse("a:" + std::string(129, 't')).has_value());
        QVERIFY(!ImageReference::parse(std::string(64, 'a')).has_value());
        QVERIFY(ImageReference::parse(std::string(63, 'a')).has_value());
    }
};

QTEST_GUILESS_MAIN(ImageReferenceTest)
#include "tst_imagereference.moc"
