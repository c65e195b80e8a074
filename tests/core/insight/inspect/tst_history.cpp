#include "core/insight/inspect/historytable.h"
#include "tests/core/insight/inspect/samplebuild.h"
#include "tests/support/golden.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::inspect;
using namespace stagewright::tests;

namespace {

HistoryFormat at(std::string_view time, bool truncate = true)
{
    return {truncate, *oci::parseTimestamp(time)};
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void report_joinsRowsLayersAndLines()
    {
        const auto report = makeImageReport(sampleFacts());
        QCOMPARE(report.rows.size(), 3U);
        const auto &top = report.rows[0];
        QCOMPARE(top.id, oci::digestOf("config").toString());
        QCOMPARE(top.bytes(), std::optional<std::uint64_t>(14'200));
        QCOMPARE(top.origin->line, 9U);
        QCOMPARE(top.origin->stage, std::string("final"));
        QCOMPARE(report.rows[1].bytes(), std::optional<std::uint64_t>(0));
        QCOMPARE(report.rows[1].origin->line, 8U);
        QVERIFY(!report.rows[2].origin);
        QCOMPARE(report.rows[2].layer->diffId, oci::digestOf("alpine"));
        QCOMPARE(report.contentBytes(), std::optional<std::uint64_t>(3'014'200));
        QCOMPARE(report.blobBytes(), 2000U);
    }

    void report_findsLinesOfStagesBelow()
    {
        auto facts = sampleFacts();
        auto &stages = facts.record->stages;
        stages[1].baseStage = 0;
        stages[0].steps = {step("ADD alpine.tar /", 1, 0, std::nullopt)};
        const auto report = makeImageReport(facts);
        QCOMPARE(report.rows[2].origin->stage, std::string("builder"));
    }

    void report_bearsCyclesInARecord()
    {
        auto facts = sampleFacts();
        facts.record->stages[1].baseStage = 2;
        facts.record->stages[1].steps.clear();
        QCOMPARE(makeImageReport(facts).rows.size(), 3U);
    }

    void unreadLayer_hasNoSize()
    {
        auto facts = sampleFacts();
        facts.contentBytes.clear();
        const auto report = makeImageReport(facts);
        QVERIFY(!report.contentBytes());
        QVERIFY(!report.rows[0].bytes());
        QVERIFY(historyTable(report, at("2026-11-24T01:00:00Z")).find("unknown") !=
                std::string::npos);
    }

    void table_looksLikeDockers()
    {
        const auto report = makeImageReport(sampleFacts());
        COMPARE_GOLDEN("inspect/history-table.txt",
                       historyTable(report, at("2026-11-24T01:00:00Z")) +
                           historyTable(report, at("2026-11-24T01:00:00Z", false)));
    }

    void json_hasDockersKeysAndOurs()
    {
        const auto report = makeImageReport(sampleFacts());
        COMPARE_GOLDEN("inspect/history.jsonl",
                       historyJsonLines(report, at("2026-11-24T01:00:00Z")));
    }

    void json_isReadBack()
    {
        auto report = makeImageReport(sampleFacts());
        const auto text = historyJsonLines(report, at("2026-11-24T01:00:00Z", false));
        const auto lines = split(trim(text), '\n');
        QCOMPARE(lines.size(), report.rows.size());
        report.rows[0].createdBy.replace(report.rows[0].createdBy.find('\t'), 1, " ");
        for (std::size_t i = 0; i < lines.size(); ++i)
            QCOMPARE(parseHistoryLine(lines[i]), report.rows[i]);
    }

    void parse_refusesOtherLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("docker's own") << QByteArray("{\"ID\":\"x\"}");
        QTest::newRow("wrong type") << QByteArray("{\"stagewright\":[]}");
        QTest::newRow("bad digest") << QByteArray("{\"stagewright\":{\"layer\":\"sha256:..\"}}");
        QTest::newRow("large line")
            << QByteArray("{\"stagewright\":{\"stageIndex\":0,\"line\":4294967296}}");
        QTest::newRow("range") << QByteArray(
            "{\"stagewright\":{\"stageIndex\":0,\"begin\":2,\"end\":1}}");
    }

    void parse_refusesOtherLines()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!parseHistoryLine(line.toStdString()));
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
