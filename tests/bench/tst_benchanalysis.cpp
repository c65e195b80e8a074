/// How long one analysis takes: what the editor pays for each keystroke.
#include "core/language/analysis/analysis.h"

#include <QtTest>

#include <algorithm>
#include <ctime>

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
        for (const int lines : {30, 300, 3000, 30000})
            QTest::addRow("%d lines", lines) << lines;
    }

    void analyze()
    {
        QFETCH(int, lines);
        const text::TextSnapshot snapshot(sampleText(lines));
        const int rounds = std::max(20, 60000 / lines);
        std::size_t instructions = 0;
        std::size_t findings = 0;
        const auto start = std::clock();
        for (int i = 0; i < rounds; ++i) {
            const auto analysis = analysis::analyze(snapshot);
            findings = analysis->diagnostics.size();
            for (const auto &stage : analysis->dockerfile.stages)
                instructions += stage.instructions.size();
        }
        const auto used = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        qInfo("%d lines, %zu bytes, %zu instructions, %zu findings: %.3f ms of CPU", lines,
              snapshot.text().size(), instructions / static_cast<std::size_t>(rounds), findings,
              used * 1e3 / rounds);
        QVERIFY(instructions > 0);
    }
};

QTEST_GUILESS_MAIN(BenchAnalysis)
#include "tst_benchanalysis.moc"
