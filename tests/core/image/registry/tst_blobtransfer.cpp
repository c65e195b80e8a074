#include "core/base/support/strings.h"
#include "core/image/oci/mediatype.h"
#include "core/image/store/memorystore.h"
#include "tests/core/image/registry/faketransport.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::registry;
using namespace stagewright::tests;

namespace {

const std::string kContent = "the quick brown fox jumps over the lazy dog";

oci::Descriptor blob()
{
    oci::Descriptor descriptor;
    descriptor.mediaType = oci::kOciLayerGzip;
    descriptor.digest = oci::digestOf(kContent);
    descriptor.size = kContent.size();
    return descriptor;
}

/// Serves the content and honours Range, as registries do.
FakeAnswer serve(const Request &request)
{
    for (const auto &[name, value] : request.headers) {
        if (name != "Range")
            continue;
        const auto start = *parseUnsigned(value.substr(6, value.size() - 7));
        return {206,
                {{"content-range",
                  concat("bytes ", std::to_string(start), "-", std::to_string(kContent.size() - 1),
                         "/", std::to_string(kContent.size()))}},
                kContent.substr(start)};
    }
    return {200, {}, kContent};
}

Result<void> fetch(FakeClient &fake, store::MemoryStore &target, std::stop_token stop = {})
{
    return fake.client.fetchBlob(*oci::ImageReference::parse("x"), blob(), target, {}, stop);
}

} // namespace

class BlobTransferTest : public QObject
{
    Q_OBJECT

private slots:
    void blob_isStreamedIntoTheStore()
    {
        FakeClient fake;
        store::MemoryStore target;
        fake.transport.answer = serve;
        QVERIFY(fetch(fake, target));
        QCOMPARE(*store::readVerified(target, blob()), kContent);
        QVERIFY(fetch(fake, target));
        QCOMPARE(fake.transport.requests.size(), 1U);
    }

    void brokenTransfer_goesOnWhereItBroke()
    {
        FakeClient fake;
        store::MemoryStore target;
        int tries = 0;
        fake.transport.answer = [&](const Request &request) {
            auto answer = serve(request);
            answer.breakAfter = ++tries < 3 ? 14 : std::string::npos;
            return answer;
        };
        QVERIFY(fetch(fake, target));
        QCOMPARE(fake.transport.headerOf(1, "Range"), std::string("bytes=14-"));
        QCOMPARE(fake.transport.headerOf(2, "Range"), std::string("bytes=28-"));
    }

    void shortBody_isATransferThatBroke()
    {
        FakeClient fake;
        store::MemoryStore target;
        int tries = 0;
        fake.transport.answer = [&](const Request &request) {
            auto answer = serve(request);
            if (++tries == 1)
                answer.body.resize(10);
            return answer;
        };
        QVERIFY(fetch(fake, target));
        QCOMPARE(fake.transport.headerOf(1, "Range"), std::string("bytes=10-"));
    }

    void serverWithoutRanges_isAskedForAll()
    {
        for (const int status : {200, 416}) {
            FakeClient fake;
            store::MemoryStore target;
            int tries = 0;
            fake.transport.answer = [&](const Request &) {
                FakeAnswer answer{200, {}, kContent};
                if (++tries == 1)
                    answer.breakAfter = 14;
                else if (tries == 2 && status == 416)
                    answer = {416, {}, ""};
                return answer;
            };
            QVERIFY(fetch(fake, target));
        }
    }

    void wrongBytes_areNotTakenIn_data()
    {
        QTest::addColumn<QByteArray>("fault");
        for (const char *fault : {"other content", "longer", "endless", "wrong range", "gzip"})
            QTest::newRow(fault) << QByteArray(fault);
    }

    void wrongBytes_areNotTakenIn()
    {
        QFETCH(QByteArray, fault);
        FakeClient fake;
        store::MemoryStore target;
        fake.transport.answer = [&](const Request &) { return faulty(fault.toStdString()); };
        const auto status = fetch(fake, target);
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Corrupt);
        QVERIFY(target.list()->empty());
    }

    void damagedMirror_isPassedOver()
    {
        FakeClient fake("127.0.0.1:5000");
        store::MemoryStore target;
        fake.transport.answer = [](const Request &request) {
            return request.url.port == "5000" ? faulty("other content") : serve(request);
        };
        QVERIFY(fetch(fake, target));
    }

    void missingBlob_isNotFound()
    {
        FakeClient fake;
        store::MemoryStore target;
        fake.transport.answer = [](const Request &) { return FakeAnswer{404, {}, "no"}; };
        QCOMPARE(fetch(fake, target).error().code, ErrorCode::NotFound);
        QVERIFY(fake.waits.empty());
    }

    void cancelled_isSaidAtOnce()
    {
        FakeClient fake("127.0.0.1:5000");
        store::MemoryStore target;
        fake.transport.answer = serve;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(fetch(fake, target, stop.get_token()).error().code, ErrorCode::Cancelled);
        QCOMPARE(fake.transport.requests.size(), 1U);
    }

private:
    static FakeAnswer faulty(const std::string &fault)
    {
        if (fault == "longer")
            return {200, {}, kContent + "!"};
        if (fault == "endless")
            return {200, {}, std::string(1U << 20, 'x')};
        if (fault == "wrong range")
            return {206, {{"content-range", "bytes 3-42/43"}}, kContent.substr(3)};
        auto other = kContent;
        other[0] ^= 1;
        return {200, {}, other};
    }
};

QTEST_GUILESS_MAIN(BlobTransferTest)
#include "tst_blobtransfer.moc"
