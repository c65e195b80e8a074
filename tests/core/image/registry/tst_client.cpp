#include "core/base/support/strings.h"
#include "core/image/oci/mediatype.h"
#include "core/image/store/memorystore.h"
#include "tests/core/image/registry/faketransport.h"
#include "tests/support/testimage.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::registry;
using namespace stagewright::tests;

namespace {

oci::ImageReference reference(std::string_view name)
{
    return *oci::ImageReference::parse(name);
}

/// Bytes of a manifest that is well-formed.
std::string manifestText()
{
    store::MemoryStore store;
    return *store::readVerified(store, makeImage(store, linuxPlatform("amd64"), {"layer"}));
}

FakeAnswer manifestAnswer()
{
    return {200, {{"content-type", std::string(oci::kOciManifest)}}, manifestText()};
}

/// What a server says to a client without a token.
FakeAnswer challenge(std::string_view realm)
{
    return {401,
            {{"www-authenticate", concat("Bearer realm=\"", realm, "\",service=\"reg\",scope=\"",
                                         "repository:library/x:pull\"")}},
            "denied"};
}

bool isTokenRequest(const Request &request)
{
    return request.url.path == "/token";
}

} // namespace

class ClientTest : public QObject
{
    Q_OBJECT

private slots:
    void manifest_isAskedByTagAndIdentifiedByContent()
    {
        FakeClient fake;
        fake.transport.answer = [](const Request &) { return manifestAnswer(); };
        const auto document = fake.client.manifest(reference("x"));
        QVERIFY(document);
        QCOMPARE(document->descriptor.digest, oci::digestOf(manifestText()));
        QCOMPARE(document->descriptor.mediaType, std::string(oci::kOciManifest));
        QCOMPARE(fake.transport.requests.at(0).url.path,
                 std::string("/v2/library/x/manifests/latest"));
        for (const auto type :
             {oci::kOciIndex, oci::kOciManifest, oci::kDockerManifest, oci::kDockerManifestList})
            QVERIFY(fake.transport.headerOf(0, "Accept").find(type) != std::string::npos);
    }

    void manifest_lyingServersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("lie");
        for (const char *lie : {"digest", "header", "type", "size", "both kinds", "html"})
            QTest::newRow(lie) << QByteArray(lie);
    }

    void manifest_lyingServersAreRefused()
    {
        QFETCH(QByteArray, lie);
        FakeClient fake;
        fake.transport.answer = [&](const Request &) { return lying(lie.toStdString()); };
        const auto digest = oci::digestOf(lie == "digest" ? "other" : manifestText());
        const auto name = lie == "digest" ? concat("x@", digest.toString()) : std::string("x");
        const auto document = fake.client.manifest(reference(name));
        QVERIFY(!document);
        QCOMPARE(document.error().code, ErrorCode::Corrupt);
        QCOMPARE(fake.transport.requests.size(), 1U);
    }

    void document_hasTheAnnouncedSizeAndDigest()
    {
        FakeClient fake;
        fake.transport.answer = [](const Request &) { return FakeAnswer{200, {}, "config"}; };
        oci::Descriptor descriptor;
        descriptor.mediaType = oci::kOciConfig;
        descriptor.digest = oci::digestOf("config");
        descriptor.size = 6;
        QCOMPARE(*fake.client.document(reference("x"), descriptor), std::string("config"));
        QCOMPARE(fake.transport.requests.at(0).url.path,
                 concat("/v2/library/x/blobs/", descriptor.digest.toString()));
        descriptor.size = 5;
        QCOMPARE(fake.client.document(reference("x"), descriptor).error().code, ErrorCode::Corrupt);
    }

    void token_isFetchedOnceAndSent()
    {
        FakeClient fake;
        fake.transport.answer = [](const Request &request) {
            if (isTokenRequest(request))
                return FakeAnswer{200, {}, "{\"token\":\"abc\",\"expires_in\":300}"};
            return hasToken(request) ? manifestAnswer() : challenge("https://auth.example/token");
        };
        QVERIFY(fake.client.manifest(reference("x")));
        QVERIFY(fake.client.manifest(reference("x:2")));
        QCOMPARE(fake.transport.requests.size(), 4U);
        QCOMPARE(fake.transport.requests.at(1).url.toString(),
                 std::string("https://auth.example:443/token?service=reg&"
                             "scope=repository%3Alibrary%2Fx%3Apull"));
        QCOMPARE(fake.transport.headerOf(2, "Authorization"), std::string("Bearer abc"));
        fake.clock.advance(std::chrono::hours(1));
        QVERIFY(fake.client.manifest(reference("x")));
        QCOMPARE(fake.transport.requests.size(), 7U);
    }

    void token_badServersAreNotAsked_data()
    {
        QTest::addColumn<QByteArray>("realm");
        for (const char *realm :
             {"http://auth.example/token", "https://10.0.0.1/token",
              "https://169.254.169.254/token", "http://127.0.0.1/token", "https://127.0.0.1/token",
              "file:///etc/passwd", "", "https://u:p@x/"})
            QTest::newRow(realm[0] ? realm : "none") << QByteArray(realm);
    }

    void token_badServersAreNotAsked()
    {
        QFETCH(QByteArray, realm);
        FakeClient fake;
        fake.transport.answer = [&](const Request &request) {
            return isTokenRequest(request) && request.url.host != "registry-1.docker.io"
                       ? FakeAnswer{200, {}, "{\"token\":\"abc\"}"}
                       : challenge(realm.toStdString());
        };
        const auto document = fake.client.manifest(reference("x"));
        QCOMPARE(document.error().code, ErrorCode::PermissionDenied);
        for (const auto &request : fake.transport.requests)
            QCOMPARE(request.url.host, std::string("registry-1.docker.io"));
    }

    void token_answersAreChecked_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("line end") << QByteArray("{\"token\":\"a\\r\\nX-Y: z\"}");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("no JSON") << QByteArray("<html>");
        QTest::newRow("endless") << QByteArray(1 << 20, 'x');
    }

    void token_answersAreChecked()
    {
        QFETCH(QByteArray, body);
        FakeClient fake;
        fake.transport.answer = [&](const Request &request) {
            return isTokenRequest(request) ? FakeAnswer{200, {}, body.toStdString()}
                                           : challenge("https://auth.example/token");
        };
        QCOMPARE(fake.client.manifest(reference("x")).error().code, ErrorCode::Corrupt);
    }

    void token_thatDoesNotHelpEndsTheSearch()
    {
        FakeClient fake;
        fake.transport.answer = [](const Request &request) {
            return isTokenRequest(request) ? FakeAnswer{200, {}, "{\"access_token\":\"abc\"}"}
                                           : challenge("https://auth.example/token");
        };
        QCOMPARE(fake.client.manifest(reference("x")).error().code, ErrorCode::PermissionDenied);
        QCOMPARE(fake.transport.requests.size(), 3U);
    }

    void login_isSaidToBeImpossible()
    {
        FakeClient fake;
        fake.transport.answer = [](const Request &) {
            return FakeAnswer{401, {{"www-authenticate", "Basic realm=\"x\""}}, ""};
        };
        QCOMPARE(fake.client.manifest(reference("x")).error().code, ErrorCode::PermissionDenied);
    }

    void redirect_toAnotherOriginLosesTheToken()
    {
        FakeClient fake;
        fake.transport.answer = [](const Request &request) {
            if (isTokenRequest(request))
                return FakeAnswer{200, {}, "{\"token\":\"abc\"}"};
            if (request.url.host == "cdn.example")
                return manifestAnswer();
            if (!hasToken(request))
                return challenge("https://auth.example/token");
            return FakeAnswer{307, {{"location", "https://cdn.example/x"}}, "moved"};
        };
        QVERIFY(fake.client.manifest(reference("x")));
        QCOMPARE(fake.transport.requests.size(), 4U);
        QCOMPARE(fake.transport.headerOf(2, "Authorization"), std::string("Bearer abc"));
        QCOMPARE(fake.transport.headerOf(3, "Authorization"), std::string());
    }

    void redirect_isNotFollowedAnywhere_data()
    {
        QTest::addColumn<QByteArray>("location");
        for (const char *location :
             {"http://cdn.example/x", "https://10.0.0.1/x", "http://127.0.0.1/x", "https://[::1]/x",
              "file:///etc/passwd", "gopher://x/"})
            QTest::newRow(location) << QByteArray(location);
    }

    void redirect_isNotFollowedAnywhere()
    {
        QFETCH(QByteArray, location);
        FakeClient fake;
        fake.transport.answer = [&](const Request &) {
            return FakeAnswer{302, {{"location", location.toStdString()}}, ""};
        };
        QCOMPARE(fake.client.manifest(reference("x")).error().code, ErrorCode::PermissionDenied);
        QCOMPARE(fake.transport.requests.size(), 1U);
    }

    void redirect_circleEnds()
    {
        FakeClient fake;
        fake.transport.answer = [](const Request &) {
            return FakeAnswer{302, {{"location", "/again"}}, ""};
        };
        QCOMPARE(fake.client.manifest(reference("x")).error().code, ErrorCode::Corrupt);
        QVERIFY(fake.transport.requests.size() <= 6);
    }

    void passingErrors_areRetried()
    {
        FakeClient fake;
        int tries = 0;
        fake.transport.answer = [&](const Request &) {
            ++tries;
            if (tries == 1)
                return FakeAnswer{503, {{"retry-after", "7"}}, "busy"};
            return tries == 2 ? FakeAnswer{0, {}, ""} : manifestAnswer();
        };
        QVERIFY(fake.client.manifest(reference("x")));
        QCOMPARE(fake.waits, (std::vector<std::chrono::milliseconds>{std::chrono::seconds(7),
                                                                     std::chrono::seconds(1)}));
    }

    void passingErrors_areNotRetriedForEver()
    {
        FakeClient fake;
        fake.transport.answer = [](const Request &) { return FakeAnswer{503, {}, ""}; };
        QCOMPARE(fake.client.manifest(reference("x")).error().code, ErrorCode::Network);
        QCOMPARE(fake.transport.requests.size(), 4U);
    }

    void mirror_isAskedFirst()
    {
        FakeClient fake("http://127.0.0.1:5000");
        fake.transport.answer = [](const Request &) { return manifestAnswer(); };
        QVERIFY(fake.client.manifest(reference("x")));
        QCOMPARE(fake.transport.requests.at(0).url.origin(), std::string("http://127.0.0.1:5000"));
        QCOMPARE(fake.transport.requests.size(), 1U);
    }

    void mirror_withoutTheImageIsPassedOver()
    {
        FakeClient fake("127.0.0.1:5000,localhost:5001");
        fake.transport.answer = [](const Request &request) {
            if (request.url.port == "5000")
                return FakeAnswer{404, {}, ""};
            return request.url.port == "5001" ? FakeAnswer{0, {}, ""} : manifestAnswer();
        };
        QVERIFY(fake.client.manifest(reference("x")));
        QCOMPARE(fake.transport.requests.back().url.host, std::string("registry-1.docker.io"));
    }

    void notFound_isSaidWhereEveryServerSaysSo()
    {
        FakeClient fake("127.0.0.1:5000");
        fake.transport.answer = [](const Request &) { return FakeAnswer{404, {}, ""}; };
        const auto document = fake.client.manifest(reference("x"));
        QCOMPARE(document.error().code, ErrorCode::NotFound);
        QVERIFY(document.error().message.find("registry-1.docker.io") != std::string::npos);
        QVERIFY(document.error().message.find("127.0.0.1:5000") != std::string::npos);
    }

private:
    static bool hasToken(const Request &request)
    {
        return std::ranges::any_of(request.headers, [](const auto &header) {
            return header.first == "Authorization" && header.second == "Bearer abc";
        });
    }

    static FakeAnswer lying(const std::string &lie)
    {
        auto answer = manifestAnswer();
        if (lie == "header")
            answer.headers.emplace_back("docker-content-digest", oci::digestOf("other").toString());
        else if (lie == "type")
            answer.headers = {{"content-type", std::string(oci::kOciIndex)}};
        else if (lie == "size")
            answer.body = std::string(5U << 20, ' ');
        else if (lie == "both kinds")
            answer.body.insert(1, "\"manifests\":[],");
        else if (lie == "html")
            answer = {200, {{"content-type", "text/html"}}, "<html>captive portal</html>"};
        return answer;
    }
};

QTEST_GUILESS_MAIN(ClientTest)
#include "tst_client.moc"
