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

lint::StageFacts &newStage(lint::BuildFacts &facts, std::size_t index)
{
    const auto stage = std::make_shared<lint::StageFacts>();
    facts.stages.resize(std::max(facts.stages.size(), index + 1));
    facts.stages[index] = stage;
    return *stage;
}

const std::string kBuilt = "ARG V=1\nFROM a AS one\nRUN x\n\nFROM b AS two\nRUN y\n";

dockerfile::Dockerfile modelOf(const std::string &text)
{
    return dockerfile::makeDockerfile(syntax::parse(text::TextSnapshot(text)));
}

/// As a build of kBuilt would tell it.
lint::BuildFacts factsOfBoth()
{
    lint::BuildFacts facts;
    facts.text = oci::digestOf(kBuilt);
    const auto model = modelOf(kBuilt);
    for (std::size_t i = 0; i < 2; ++i) {
        auto &stage = newStage(facts, i);
        stage.range = model.stages[i].range;
        stage.paths = {"/a", "/b \"quoted\""};
        stage.layers.push_back({1, 7, {file("/x", 7), removed("/y"), {"/d", 0, true, false}}});
    }
    return facts;
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
        newStage(facts, 0).paths = {"/out",      "/out/app", "/out/dir/a",
                                    "/out/link", "/usr",     "/usr/gone"};
        QCOMPARE(messages(text, facts, "CopyOfMissingPath"),
                 Messages{"Nothing in the stage 'build' makes '/gone': the build will fail here"});
    }

    void removal_saysTheBytes()
    {
        const std::string text = "FROM debian:12 AS base\nCOPY data /data\nFROM base\n"
                                 "RUN make\nRUN rm -rf /data/big /out/*.o && rm /usr/doc\n";
        lint::BuildFacts facts;
        auto &base = newStage(facts, 0);
        base.layers.push_back({1,
                               0,
                               {file("/data/big/a", 5'000'000), file("/data/big/b", 2'000'000),
                                file("/data/small", 7)}});
        auto &last = newStage(facts, 1);
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
        auto &stage = newStage(facts, 0);
        stage.layers.push_back({1, 0, {file("/b", 1)}});
        stage.layers.push_back({2, 0, {}});
        QCOMPARE(messages(text, facts, "RemoveFreesNothing"), Messages());
    }

    void json_roundTrip()
    {
        auto facts = factsOfBoth();
        facts.stages.insert(facts.stages.begin() + 1, nullptr);
        newStage(facts, 3).range = {5, 9}; // its paths are not known
        const auto again = lint::parseBuildFacts(lint::serialise(facts)).value();
        QCOMPARE(again.text, facts.text);
        QCOMPARE(again.stages.size(), facts.stages.size());
        for (std::size_t i = 0; i < facts.stages.size(); ++i) {
            QCOMPARE(bool(again.stages[i]), bool(facts.stages[i]));
            if (facts.stages[i])
                QVERIFY(*again.stages[i] == *facts.stages[i]);
        }
    }

    void json_leavesOutWhatIsNoText()
    {
        lint::BuildFacts facts;
        facts.text = oci::digestOf("");
        auto &stage = newStage(facts, 0);
        stage.paths = {"/a", "/\xff", "/z"};
        stage.layers.push_back({1, 3, {file("/\xff", 3)}});
        const auto again = lint::parseBuildFacts(lint::serialise(facts)).value();
        QCOMPARE(*again.stages[0]->paths, (std::vector<std::string>{"/a", "/z"}));
        QVERIFY(again.stages[0]->layers[0].files.empty());
    }

    void wrongJson_isRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("code");
        const auto corrupt = static_cast<int>(ErrorCode::Corrupt);
        QTest::newRow("empty") << QByteArray() << corrupt;
        QTest::newRow("no object") << QByteArray("[]") << corrupt;
        QTest::newRow("newer") << QByteArray("{\"version\":2}")
                               << static_cast<int>(ErrorCode::Unsupported);
        QTest::newRow("a huge index")
            << QByteArray("{\"version\":1,\"stages\":[{\"index\":99999999999}]}") << corrupt;
        QTest::newRow("a negative index")
            << QByteArray("{\"version\":1,\"stages\":[{\"index\":-1}]}") << corrupt;
    }

    void wrongJson_isRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, code);
        json.replace("1,", "1,\"dockerfileDigest\":\"" +
                               QByteArray::fromStdString(oci::digestOf("").toString()) + "\",");
        const auto facts = lint::parseBuildFacts(json.toStdString());
        QVERIFY(!facts);
        QCOMPARE(static_cast<int>(facts.error().code), code);
    }

    void factsOfOtherBytes_areNotTaken()
    {
        QVERIFY(lint::joinWithText(kBuilt, factsOfBoth()));
        QVERIFY(!lint::joinWithText(kBuilt + "\n", factsOfBoth()));
    }

    void byteOrderMark_countsForNothing()
    {
        const auto bytes = "\xEF\xBB\xBF" + kBuilt;
        auto facts = factsOfBoth();
        facts.text = oci::digestOf(bytes);
        const auto model = modelOf(bytes);
        for (std::size_t i = 0; i < 2; ++i) {
            auto moved = *facts.stages[i];
            moved.range = model.stages[i].range;
            facts.stages[i] = std::make_shared<lint::StageFacts>(moved);
        }
        const auto built = lint::joinWithText(bytes, facts);
        QVERIFY(built);
        const auto kept = lint::factsFor(*built, modelOf(kBuilt), kBuilt);
        QVERIFY(kept.stages[0] && kept.stages[1]);
    }

    void facts_holdUpToTheFirstChange_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("kept");
        QTest::newRow("nothing") << QByteArray() << QByteArray() << "01";
        QTest::newRow("a global ARG") << QByteArray("V=1") << QByteArray("V=2") << "";
        QTest::newRow("the first stage") << QByteArray("RUN x") << QByteArray("RUN z") << "";
        QTest::newRow("a line more at its end")
            << QByteArray("RUN x\n") << QByteArray("RUN x\nRUN z\n") << "";
        QTest::newRow("a line that goes on")
            << QByteArray("RUN x\n") << QByteArray("RUN x \\\n z\n") << "";
        QTest::newRow("below the first stage")
            << QByteArray("FROM b") << QByteArray("# two\nFROM b") << "0";
        QTest::newRow("a stage between")
            << QByteArray("FROM b") << QByteArray("FROM c\nRUN c\nFROM b") << "0";
        QTest::newRow("the last stage") << QByteArray("RUN y") << QByteArray("RUN y y") << "0";
        QTest::newRow("behind the last stage")
            << QByteArray("RUN y\n") << QByteArray("RUN y\n# end\n") << "01";
        QTest::newRow("one stage less")
            << QByteArray("FROM b AS two\nRUN y\n") << QByteArray() << "0";
    }

    void facts_holdUpToTheFirstChange()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, kept);
        const lint::BuiltText built{kBuilt, factsOfBoth()};
        auto text = QByteArray::fromStdString(kBuilt);
        if (!from.isEmpty())
            text.replace(text.indexOf(from), from.size(), to);
        const auto facts = lint::factsFor(built, modelOf(text.toStdString()), text.toStdString());
        QString holds;
        for (std::size_t i = 0; i < facts.stages.size(); ++i) {
            if (facts.stages[i])
                holds += QString::number(i);
        }
        QCOMPARE(holds, kept);
    }
};

QTEST_GUILESS_MAIN(BuildFactsTest)
#include "tst_buildfacts.moc"
