#include "core/language/analysis/analysis.h"

#include <QtTest>

using namespace stagewright;

namespace {

const std::string kText = "FROM golang:1.21 AS Builder\n"
                          "RUN go build\n"
                          "FROM scratch\n"
                          "COPY --from=builder /app /\n";

} // namespace

class AnalysisTest : public QObject
{
    Q_OBJECT

private slots:
    void analyze_givesTreeModelAndDiagnostics()
    {
        const auto result = analysis::analyze(text::TextSnapshot(kText, 7));
        QVERIFY(result);
        QCOMPARE(result->snapshot.version(), 7U);
        QCOMPARE(result->tree.text(), kText);
        QCOMPARE(result->dockerfile.stages.size(), 2U);
        QCOMPARE(result->dockerfile.graph.edges.size(), 2U);
        QCOMPARE(result->diagnostics.size(), 1U);
        QCOMPARE(result->diagnostics.front().rule, std::string("StageNameCasing"));
    }

    void analyze_ofWrongText_hasErrors()
    {
        const auto result = analysis::analyze(text::TextSnapshot("FROM a:1\nCOPPY a b\n"));
        QVERIFY(result);
        QCOMPARE(result->diagnostics.size(), 1U);
        const auto &diagnostic = result->diagnostics.front();
        QCOMPARE(diagnostic.severity, lint::Severity::Error);
        QCOMPARE(diagnostic.message.toString(),
                 std::string("unknown instruction: COPPY (did you mean COPY?)"));
        QCOMPARE(diagnostic.range, (text::TextRange{9, 14}));
    }

    void analyze_whenStopped_givesNothing()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY(!analysis::analyze(text::TextSnapshot(kText), {}, source.get_token()));
    }
};

QTEST_GUILESS_MAIN(AnalysisTest)
#include "tst_analysis.moc"
