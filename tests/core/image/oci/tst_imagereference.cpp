#include "core/base/support/json.h"
#include "core/image/oci/imagereference.h"
#include "tests/support/paths.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace stagewright;
using namespace stagewright::oci;

class ImageReferenceTest : public QObject
{
    Q_OBJECT

private slots:
    void vectors_agree()
    {
        const auto path = tests::sharedPath("vectors/front-end/image_ref.dev.json");
        if (!path)
            QSKIP("the shared vectors are not here");
        const auto document = parseJson(tests::readFile(*path));
        QVERIFY(document);
        for (const auto &vector : document->at("vectors"))
            checkVector(vector);
    }

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

private:
    static void checkVector(const Json &vector)
    {
        const std::string input = vector.at("input");
        const bool normalise = vector.at("normalized");
        const auto reference =
            normalise ? ImageReference::parse(input) : ImageReference::parseExact(input);
        QVERIFY2(reference.has_value() == vector.at("valid").get<bool>(), input.c_str());
        if (!reference)
            return;
        checkText(vector, "domain", reference->domain);
        checkText(vector, "path", reference->path);
        checkText(vector, "tag", reference->tag);
        checkText(vector, "digest", reference->digest.toString());
        checkText(vector, "familiar", reference->familiarName());
        checkText(vector, "full", reference->name());
    }

    static void checkText(const Json &vector, const char *key, const std::string &actual)
    {
        if (const auto expected = stringAt(vector, key))
            QCOMPARE(actual, *expected);
    }
};

QTEST_GUILESS_MAIN(ImageReferenceTest)
#include "tst_imagereference.moc"
