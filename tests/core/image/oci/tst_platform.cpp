#include "core/image/oci/platform.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::oci;

namespace {

Platform linux(std::string architecture, std::string variant = {})
{
    return {"linux", std::move(architecture), std::move(variant), {}, {}};
}

} // namespace

class PlatformTest : public QObject
{
    Q_OBJECT

private slots:
    void normalised_usesGoNames()
    {
        QCOMPARE(normalised(linux("x86_64")), linux("amd64"));
        QCOMPARE(normalised(linux("amd64", "v1")), linux("amd64"));
        QCOMPARE(normalised(linux("aarch64", "v8")), linux("arm64"));
        QCOMPARE(normalised(linux("armhf")), linux("arm", "v7"));
        QCOMPARE(normalised(linux("armel")), linux("arm", "v6"));
        QCOMPARE(normalised(linux("arm", "7")), linux("arm", "v7"));
        QCOMPARE(normalised(linux("i386")), linux("386"));
    }

    void rank_prefersTheNearest()
    {
        QCOMPARE(rankFor(linux("amd64"), linux("amd64")), std::optional(0));
        QCOMPARE(rankFor(linux("amd64", "v3"), linux("amd64", "v2")), std::optional(1));
        QVERIFY(!rankFor(linux("amd64"), linux("amd64", "v3")));
        QVERIFY(rankFor(linux("amd64"), linux("386")) > rankFor(linux("amd64"), linux("amd64")));
        QVERIFY(rankFor(linux("arm64"), linux("arm", "v7")) <
                rankFor(linux("arm64"), linux("arm", "v6")));
        QVERIFY(!rankFor(linux("arm", "v6"), linux("arm", "v7")));
        QVERIFY(!rankFor(linux("amd64"), {"windows", "amd64", {}, {}, {}}));
        QVERIFY(!rankFor(linux("s390x"), linux("amd64")));
    }

    void host_isLinux()
    {
        QCOMPARE(hostPlatform().os, std::string("linux"));
        QVERIFY(rankFor(hostPlatform(), hostPlatform()));
    }

    void parse_readsWhatIsWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("formatted");
        const auto row = [](const char *text, const char *formatted) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(formatted);
        };
        row("linux", "linux/amd64");
        row("MacOS", "darwin/amd64");
        row("plan9", "plan9/amd64");
        row("riscv64", "linux/riscv64");
        row("armel", "linux/arm/v6");
        row("linux/ARM/7", "linux/arm/v7");
        row("linux/aarch64/8", "linux/arm64/v8");
        row("linux/arm64/v9.0", "linux/arm64/v9");
        row("freebsd/x86-64/v1", "freebsd/amd64");
        row("linux(+b+a+b)/s390x", "linux(+a+b)/s390x");
        row("windows(10.0%2B7+hyper%2Dv)", "windows(10.0%2B7+hyper-v)/amd64");
        row("own/chip/x_1", "own/chip/x_1");
    }

    void parse_readsWhatIsWritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, formatted);
        const auto platform = parsePlatform(text.toStdString(), linux("amd64"));
        QVERIFY(platform);
        QCOMPARE(formatWithVersion(*platform), formatted.toStdString());
    }

    void parse_refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "linux/", "/amd64", "li.nux", "linux/a*", "chip", "a/b/c/d",
                                 "linux(1.0", "linux(+)", "linux(1 0)/arm", "linux(%4)/arm"})
            QTest::newRow(text) << QByteArray(text);
    }

    void parse_refuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parsePlatform(text.toStdString(), linux("amd64")));
    }

    void rank_knowsTheVersionsOfArm64()
    {
        QCOMPARE(rankFor(linux("arm64", "v8.3"), linux("arm64", "v8.1")), std::optional(2));
        QVERIFY(rankFor(linux("arm64", "v9.1"), linux("arm64", "v8.6")));
        QVERIFY(!rankFor(linux("arm64", "v9.1"), linux("arm64", "v8.7")));
        QVERIFY(!rankFor(linux("arm64"), linux("arm64", "v9")));
        QVERIFY(rankFor(linux("arm64", "v9"), linux("arm", "v8")));
    }

    void rank_needsTheFeatures()
    {
        Platform want = linux("amd64");
        want.osFeatures = {"gpu", "sgx"};
        Platform have = linux("amd64");
        have.osFeatures = {"sgx"};
        QVERIFY(rankFor(want, have));
        QVERIFY(!rankFor(have, want));
    }
};

QTEST_GUILESS_MAIN(PlatformTest)
#include "tst_platform.moc"
