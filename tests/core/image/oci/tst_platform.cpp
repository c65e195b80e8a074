#include "core/base/support/json.h"
#include "core/image/oci/platform.h"
#include "tests/support/paths.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace stagewright;
using namespace stagewright::oci;

namespace {

Platform platformOf(const Json &json)
{
    return {json.at("os"), json.at("architecture"), json.at("variant"), json.at("os_version"),
            json.at("os_features").get<std::vector<std::string>>()};
}

Platform linux(std::string architecture, std::string variant = {})
{
    return {"linux", std::move(architecture), std::move(variant), {}, {}};
}

} // namespace

class PlatformTest : public QObject
{
    Q_OBJECT

private slots:
    void vectors_agree()
    {
        const auto path = tests::sharedPath("vectors/front-end/platform.dev.json");
        if (!path)
            QSKIP("the shared vectors are not here");
        const auto document = parseJson(tests::readFile(*path));
        QVERIFY(document);
        for (const auto &vector : document->at("vectors"))
            checkVector(vector);
    }

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

private:
    static void checkVector(const Json &vector)
    {
        const std::string input = vector.at("input");
        const Platform defaults = linux(vector.at("default_arch"));
        const auto platform = parsePlatform(input, defaults);
        QVERIFY2(platform.has_value() == vector.at("valid").get<bool>(), input.c_str());
        if (!platform)
            return;
        QVERIFY2(*platform == platformOf(vector.at("parsed")), input.c_str());
        const auto text = vector.at("with_os_version").get<bool>() ? formatWithVersion(*platform)
                                                                   : format(*platform);
        QCOMPARE(text, vector.at("formatted").get<std::string>());
        for (const auto &match : vector.at("matches"))
            QVERIFY2(rankFor(*platform, platformOf(match)) == 0, match.dump().c_str());
    }
};

QTEST_GUILESS_MAIN(PlatformTest)
#include "tst_platform.moc"
