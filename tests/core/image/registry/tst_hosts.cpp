#include "core/image/registry/challenge.h"
#include "core/image/registry/hosts.h"
#include "core/image/registry/retry.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::registry;

namespace {

using namespace std::chrono_literals;

std::string urlsFor(const HostsConfig &config, std::string_view domain)
{
    std::string text;
    const auto endpoints = config.endpointsFor(domain);
    for (const auto &endpoint : *endpoints)
        text += endpoint.url("library/x", "manifests/latest").toString() + " ";
    return text;
}

} // namespace

class HostsTest : public QObject
{
    Q_OBJECT

private slots:
    void endpoints_areMirrorsThenRegistry_data()
    {
        QTest::addColumn<QByteArray>("mirrors");
        QTest::addColumn<QByteArray>("domain");
        QTest::addColumn<QByteArray>("urls");
        QTest::newRow("none")
            << QByteArray() << QByteArray("docker.io")
            << QByteArray("https://registry-1.docker.io:443/v2/library/x/manifests/latest ");
        QTest::newRow("docker.io")
            << QByteArray("http://127.0.0.1:5000") << QByteArray("docker.io")
            << QByteArray("http://127.0.0.1:5000/v2/library/x/manifests/latest "
                          "https://registry-1.docker.io:443/v2/library/x/manifests/latest ");
        QTest::newRow("with a prefix")
            << QByteArray("gcr.io=127.0.0.1:5000/gcr.io/, gcr.io=https://m.example")
            << QByteArray("gcr.io")
            << QByteArray("http://127.0.0.1:5000/v2/gcr.io/library/x/manifests/latest "
                          "https://m.example:443/v2/library/x/manifests/latest "
                          "https://gcr.io:443/v2/library/x/manifests/latest ");
        QTest::newRow("of another host")
            << QByteArray("gcr.io=127.0.0.1:5000") << QByteArray("quay.io")
            << QByteArray("https://quay.io:443/v2/library/x/manifests/latest ");
        QTest::newRow("loopback registry")
            << QByteArray() << QByteArray("localhost:5000")
            << QByteArray("http://localhost:5000/v2/library/x/manifests/latest ");
        QTest::newRow("IPv6 loopback")
            << QByteArray() << QByteArray("[::1]:5000")
            << QByteArray("http://[::1]:5000/v2/library/x/manifests/latest ");
    }

    void endpoints_areMirrorsThenRegistry()
    {
        QFETCH(QByteArray, mirrors);
        QFETCH(QByteArray, domain);
        QFETCH(QByteArray, urls);
        const auto config = HostsConfig::parse(mirrors.toStdString());
        QVERIFY(config);
        QCOMPARE(urlsFor(*config, domain.toStdString()), urls.toStdString());
    }

    void mirrors_refuse_data()
    {
        QTest::addColumn<QByteArray>("mirrors");
        for (const char *text : {"http://mirror.example", "http://10.0.0.1:5000", "ftp://127.0.0.1",
                                 "https://user:pw@mirror.example", "docker.io=", "https://",
                                 "http://127.0.0.1.example:5000", "http://localhost.example"})
            QTest::newRow(text) << QByteArray(text);
    }

    void mirrors_refuse()
    {
        QFETCH(QByteArray, mirrors);
        QCOMPARE(HostsConfig::parse(mirrors.toStdString()).error().code,
                 ErrorCode::InvalidArgument);
    }

    void url_knowsPrivateAddresses()
    {
        for (const char *text : {"https://10.1.2.3/", "https://192.168.0.1/", "https://172.31.0.1/",
                                 "https://169.254.169.254/", "https://127.0.0.1/", "https://[::1]/",
                                 "https://[fe80::1]/", "https://[fd00::1]/",
                                 "https://[::ffff:10.0.0.1]/", "https://0.0.0.0/"})
            QVERIFY2(Url::parse(text)->isPrivateAddress(), text);
        for (const char *text : {"https://8.8.8.8/", "https://172.32.0.1/", "https://example.org/",
                                 "https://[2001:db8::1]/"})
            QVERIFY2(!Url::parse(text)->isPrivateAddress(), text);
        // Other spellings of addresses become plain ones before they are judged.
        for (const char *text : {"https://0x7f.1/", "https://2130706433/", "https://0177.0.0.1/"})
            QVERIFY2(Url::parse(text)->isPrivateAddress(), text);
    }

    void url_resolvesRedirects()
    {
        const auto base = Url::parse("https://a.example/v2/x/blobs/y?z=1");
        QCOMPARE(base->resolved("/other?q=2")->toString(),
                 std::string("https://a.example:443/other?q=2"));
        QCOMPARE(base->resolved("https://b.example/c")->origin(),
                 std::string("https://b.example:443"));
        QVERIFY(!base->resolved("file:///etc/passwd"));
        QVERIFY(!base->resolved("https://u:p@b.example/"));
        QVERIFY(!base->resolved("https://b.example/\r\nX: y"));
    }

    void challenges_areTotal_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("count");
        QTest::addColumn<QByteArray>("realm");
        const QByteArray realm = "https://auth.example/token";
        QTest::newRow("usual") << QByteArray("Bearer realm=\"" + realm +
                                             "\",service=\"s\",scope=\"a:b:pull,push\"")
                               << 1 << realm;
        QTest::newRow("case and blanks")
            << QByteArray("BEARER  Realm = \"" + realm + "\" , x=y") << 1 << realm;
        QTest::newRow("two") << QByteArray("Basic realm=\"x\", Bearer realm=\"" + realm + "\"") << 2
                             << realm;
        QTest::newRow("escaped") << QByteArray("Bearer realm=\"a\\\"b\"") << 1
                                 << QByteArray("a\"b");
        QTest::newRow("unclosed") << QByteArray("Bearer realm=\"abc") << 1 << QByteArray();
        QTest::newRow("no value") << QByteArray("Bearer realm=") << 1 << QByteArray();
        QTest::newRow("empty") << QByteArray() << 0 << QByteArray();
        QTest::newRow("rubbish") << QByteArray("=,=\"\"\\") << 0 << QByteArray();
        QTest::newRow("commas") << QByteArray(",,, Bearer") << 1 << QByteArray();
    }

    void challenges_areTotal()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, count);
        QFETCH(QByteArray, realm);
        const auto challenges = parseChallenges(header.toStdString());
        QCOMPARE(static_cast<int>(challenges.size()), count);
        std::string found;
        for (const auto &challenge : challenges) {
            if (challenge.scheme == "bearer" && challenge.parameters.contains("realm"))
                found = challenge.parameters.at("realm");
        }
        QCOMPARE(found, realm.toStdString());
    }

    void retryAfter_isBounded()
    {
        const auto after = [](const char *value) {
            // 2026-11-24T01:53:00Z
            return retryAfter({429, {{"retry-after", value}}}, 1795485180s);
        };
        QCOMPARE(after("3"), std::optional<std::chrono::milliseconds>(3s));
        QCOMPARE(after("100000000000000000"), std::optional<std::chrono::milliseconds>(60s));
        QCOMPARE(after("Tue, 24 Nov 2026 01:53:10 GMT"),
                 std::optional<std::chrono::milliseconds>(10s));
        QVERIFY(!after("Tue, 24 Nov 2020 01:53:10 GMT"));
        QVERIFY(!after("soon"));
        QVERIFY(!after("-1"));
        QVERIFY(!retryAfter({429, {}}, 0s));
    }
};

QTEST_GUILESS_MAIN(HostsTest)
#include "tst_hosts.moc"
