/// How long one analysis takes: what the editor pays for each keystroke.
#include "core/language/analysis/analysis.h"

#include <QtTest>

using namespace stagewright;

namespace {

/// A file as projects have them: `lines` lines, a stage every 35.
std::string sampleText(int lines)
{
    std::string text = "# syntax=docker/dockerfile:1\nARG VERSION=3.19\n";
    for (int i = 2; i < lines; i += 7) {
        const auto stage = std::to_string(i / 35);
        if (i % 35 == 2)
            text += "FROM alpine:${VERSION} AS stage" + stage + "\n";
        else
            text += "ENV KEY" + std::to_string(i) + "=value PATH=/opt/bin:$PATH\n";
        text += "# what comes next\n"
                "RUN --mount=type=cache,target=/root/.cache apk add --no-cache build-base \\\n"
                "    && make -j8 all \\\n"
                "    && make install\n"
                "COPY --from=stage" +
                stage +
                " --chown=1000:1000 [\"/usr/share/a b\", \"/usr/share/\"]\n"
                "WORKDIR /src/app\n";
    }
    return text;
}

} // namespace

class BenchAnalysis : public QObject
{
    Q_OBJECT

private slots:
    void analyze_data()
    {
        QTest::addColumn<int>("lines");
        QTest::newRow("35 lines") << 35;
        QTest::newRow("350 lines") << 350;
        QTest::newRow("3500 lines") << 3500;
    }

    void analyze()
    {
        QFETCH(int, lines);
        const text::TextSnapshot snapshot(sampleText(lines));
        constexpr int kRounds = 20;
        QElapsedTimer timer;
        timer.start();
        std::size_t instructions = 0;
        for (int i = 0; i < kRounds; ++i) {
            for (const auto &stage : analysis::analyze(snapshot)->dockerfile.stages)
                instructions += stage.instructions.size();
        }
        qInfo("%d lines, %zu bytes, %zu instructions: %.2f ms", lines, snapshot.text().size(),
              instructions / kRounds, static_cast<double>(timer.nsecsElapsed()) / 1e6 / kRounds);
        QVERIFY(instructions > 0);
    }
};

QTEST_GUILESS_MAIN(BenchAnalysis)
#include "tst_benchanalysis.moc"
