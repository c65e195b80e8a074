#include "core/image/oci/imageconfig.h"
#include "core/image/oci/mediatype.h"
#include "tests/support/golden.h"
#include "tests/support/paths.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::oci;

class ImageConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void foreignConfig_losesNothing()
    {
        const auto config =
            parseImageConfig(tests::readFile(tests::dataPath("image/config-foreign.json")));
        QVERIFY(config);
        QCOMPARE(config->config.user, std::string("1000:1000"));
        QCOMPARE(config->config.healthcheck->retries, 3);
        QCOMPARE(config->config.stopTimeout, std::optional<std::int64_t>(5));
        QVERIFY(config->config.extra.contains("Hostname"));
        QVERIFY(config->extra.contains("container_config"));
        QCOMPARE(parseImageConfig(serialise(*config)), *config);
        COMPARE_GOLDEN("image/config-written.json", serialise(*config));
    }

    void parse_refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("env is a string") << QByteArray(R"({"config":{"Env":"A=1"}})");
        QTest::newRow("env has a number") << QByteArray(R"({"config":{"Env":[1]}})");
        QTest::newRow("config is a list") << QByteArray(R"({"config":[]})");
        QTest::newRow("bad diff id") << QByteArray(R"({"rootfs":{"diff_ids":["sha256:../x"]}})");
        QTest::newRow("other rootfs") << QByteArray(R"({"rootfs":{"type":"base"}})");
        QTest::newRow("history entry is null") << QByteArray(R"({"history":[null]})");
        QTest::newRow("too large") << QByteArray(static_cast<int>(kMaxDocumentBytes) + 1, ' ');
    }

    void parse_refuses()
    {
        QFETCH(QByteArray, text);
        const auto config = parseImageConfig(text.toStdString());
        QVERIFY(!config);
        QCOMPARE(config.error().code, ErrorCode::Corrupt);
    }

    void parse_acceptsNulls()
    {
        const auto config = parseImageConfig(
            R"({"config":{"Env":null,"Cmd":"sh","Labels":null,"Healthcheck":null},"history":null})");
        QVERIFY(config);
        QCOMPARE(config->config.cmd, std::vector<std::string>{"sh"});
        QVERIFY(!config->config.healthcheck);
    }

    void joinHistory_mapsLayersInOrder()
    {
        std::vector<HistoryEntry> history(3);
        history[1].emptyLayer = true;
        const auto joined = joinHistory(history, 3);
        QCOMPARE(joined.rows.size(), 4U);
        QCOMPARE(joined.rows[0].layer, std::optional<std::size_t>(0));
        QVERIFY(!joined.rows[1].layer);
        QCOMPARE(joined.rows[2].layer, std::optional<std::size_t>(1));
        QCOMPARE(joined.rows[3].layer, std::optional<std::size_t>(2));
        QVERIFY(!joinHistory(history, 1).rows[2].layer);
    }
};

QTEST_GUILESS_MAIN(ImageConfigTest)
#include "tst_imageconfig.moc"
