/// What the rules about stages and layers say when a build has looked.
#include "tests/core/language/lint/lintcases.h"

#include <QtTest>

using namespace stagewright;
using lint::FileFact;

namespace {

std::vector<std::string> messages(const std::string &text, const lint::BuildFacts &facts,
                                  const std::string &rule)
{
    tests::LintCase lintCase;
    lintCase.text = text;
    const tests::Linted linted(lintCase, convert::Mode::Editor);
    auto input = linted.input();
    input.facts = &facts;
    lint::LintOptions options;
    options.only = {rule};
    std::vector<std::string> result;
    for (const auto &diagnostic : lint::lint(input, options).diagnostics)
        result.push_back(diagnostic.message.toString());
    return result;
}

FileFact file(const char *path, std::uint64_t bytes)
{
    return {path, bytes, false, false};
}

FileFact removed(const char *path)
{
    return {path, 0, false, true};
}

using Messages = std::vector<std::string>;

} // namespace

class BuildFactsTest : public QObject
{
    Q_OBJECT

private slots:
    void missingPath_isKnownFromABuild()
    {
        const std::string text =
            "FROM debian:12 AS build\nRUN make\nFROM scratch\n"
            "COPY --from=build /out/app /out/dir /out/link/x /gone /opt/ap* /\n";
        lint::BuildFacts facts;
        facts.stages.resize(2);
        QCOMPARE(messages(text, facts, "CopyOfMissingPath"), Messages());
        facts.stages[0].emplace().paths = {"/out",      "/out/app", "/out/dir/a",
                                           "/out/link", "/usr",     "/usr/gone"};
        QCOMPARE(messages(text, facts, "CopyOfMissingPath"),
                 Messages{"Nothing in the stage 'build' makes '/gone': the build will fail here"});
    }

    void removal_saysTheBytes()
    {
        const std::string text = "FROM debian:12 AS base\nCOPY data /data\nFROM base\n"
                                 "RUN make\nRUN rm -rf /data/big /out/*.o && rm /usr/doc\n";
        lint::BuildFacts facts;
        auto &base = facts.stages.emplace_back().emplace();
        base.layers.push_back({1,
                               0,
                               {file("/data/big/a", 5'000'000), file("/data/big/b", 2'000'000),
                                file("/data/small", 7)}});
        auto &last = facts.stages.emplace_back().emplace();
        last.layers.push_back({1, 0, {file("/out/a", 10), file("/out/a.o", 3'000)}});
        last.layers.push_back(
            {2, 0, {removed("/data/big"), removed("/out/a.o"), removed("/usr/doc")}});
        QCOMPARE(messages(text, facts, "RemoveFreesNothing"),
                 (Messages{"This frees nothing: 7MB of '/data/big' stay in a layer before",
                           "This frees nothing: 3kB of '/out/*.o' stay in a layer before"}));
        // What is gone already is not counted again.
        last.layers.push_back({2, 0, {removed("/data/big")}});
        QCOMPARE(messages(text, facts, "RemoveFreesNothing").size(), 2U);
    }

    void removal_withoutHiddenBytes_isFine()
    {
        const std::string text = "FROM debian:12\nCOPY a /a\nRUN rm -f /a\n";
        QCOMPARE(messages(text, {}, "RemoveFreesNothing").size(), 1U);
        lint::BuildFacts facts;
        auto &stage = facts.stages.emplace_back().emplace();
        stage.layers.push_back({1, 0, {file("/b", 1)}});
        stage.layers.push_back({2, 0, {}});
        QCOMPARE(messages(text, facts, "RemoveFreesNothing"), Messages());
    }
};

QTEST_GUILESS_MAIN(BuildFactsTest)
#include "tst_buildfacts.moc"
