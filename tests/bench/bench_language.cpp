/// What the language costs: parsing alone, and all that the editor pays for a keystroke. Real files
/// come from the folder STAGEWRIGHT_CORPUS.
#include "core/language/analysis/analysis.h"
#include "core/language/convert/convert.h"
#include "core/language/lint/lint.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

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
                "COPY --chown=1000:1000 [\"/usr/share/a b\", \"/usr/share/\"]\n"
                "WORKDIR /src/app\n";
    }
    return text;
}

/// The real files; empty where STAGEWRIGHT_CORPUS names none.
const std::vector<text::TextSnapshot> &corpus()
{
    static const auto all = [] {
        std::vector<text::TextSnapshot> files;
        const char *folder = std::getenv("STAGEWRIGHT_CORPUS");
        if (!folder)
            return files;
        for (const auto &entry : std::filesystem::directory_iterator(folder)) {
            std::ifstream stream(entry.path(), std::ios::binary);
            files.emplace_back(std::string(std::istreambuf_iterator<char>(stream), {}));
        }
        return files;
    }();
    return all;
}

void count(benchmark::State &state, std::size_t bytes)
{
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(bytes));
}

/// Time for one line: equal in every row where the growth is linear.
void countLines(benchmark::State &state)
{
    state.SetComplexityN(state.range(0));
    state.counters["per line"] = benchmark::Counter(static_cast<double>(state.range(0)),
                                                    benchmark::Counter::kIsIterationInvariantRate |
                                                        benchmark::Counter::kInvert);
}

void parseLines(benchmark::State &state)
{
    const text::TextSnapshot snapshot(sampleText(static_cast<int>(state.range(0))));
    for (auto _ : state)
        benchmark::DoNotOptimize(syntax::parse(snapshot));
    count(state, snapshot.text().size());
    countLines(state);
}

void analyzeLines(benchmark::State &state)
{
    const text::TextSnapshot snapshot(sampleText(static_cast<int>(state.range(0))));
    for (auto _ : state)
        benchmark::DoNotOptimize(analysis::analyze(snapshot));
    count(state, snapshot.text().size());
    countLines(state);
}

template<typename Work>
void overCorpus(benchmark::State &state, Work work)
{
    if (corpus().empty()) {
        state.SkipWithError("STAGEWRIGHT_CORPUS names no folder of real Dockerfiles");
        return;
    }
    std::size_t bytes = 0;
    for (const auto &file : corpus())
        bytes += file.text().size();
    for (auto _ : state) {
        for (const auto &file : corpus())
            work(file);
    }
    count(state, bytes);
    state.counters["files"] = static_cast<double>(corpus().size());
}

void parseCorpus(benchmark::State &state)
{
    overCorpus(state, [](const auto &file) { benchmark::DoNotOptimize(syntax::parse(file)); });
}

/// What `docker build --check` does, and the peers: BuildKit's own rules, all stages.
void checkCorpus(benchmark::State &state)
{
    lint::LintOptions options;
    options.only = {"buildkit"};
    overCorpus(state, [&](const auto &file) {
        const auto tree = syntax::parse(file);
        const auto model = dockerfile::makeDockerfile(tree);
        convert::ConvertOptions convertOptions;
        convertOptions.mode = convert::Mode::Check;
        const auto conversion = convert::convert(model, convertOptions);
        benchmark::DoNotOptimize(
            lint::lint({tree, model, conversion, convertOptions.mode}, options));
    });
}

void analyzeCorpus(benchmark::State &state)
{
    overCorpus(state, [](const auto &file) { benchmark::DoNotOptimize(analysis::analyze(file)); });
}

} // namespace

BENCHMARK(parseLines)
    ->RangeMultiplier(10)
    ->Range(100, 1'000'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(analyzeLines)
    ->Arg(300)
    ->RangeMultiplier(10)
    ->Range(1000, 100'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(parseCorpus)->Unit(benchmark::kMillisecond);
BENCHMARK(checkCorpus)->Unit(benchmark::kMillisecond);
BENCHMARK(analyzeCorpus)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
