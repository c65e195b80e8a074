/// What a real build found out, as `stagewright facts` tells it and `stagewright check` uses it.
#include "core/base/support/strings.h"
#include "core/language/lint/buildfacts.h"
#include "tests/commands/buildfixture.h"

#include <QtTest>

#include <algorithm>

using namespace stagewright;

namespace {

const QByteArray kText = "FROM base:1 AS builder\n"
                         "WORKDIR /src\n"
                         "COPY big /data/big\n"
                         "RUN rm /data/big && echo done > /src/result\n"
                         "FROM builder\n"
                         "COPY --from=builder /src/result /r\n";

} // namespace

class TestFacts : public QObject, private tests::BuildFixture
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const auto obstacle = makeBase())
            QSKIP(obstacle->c_str());
        write("big", QByteArray(3'000'000, 'x'));
        write("Dockerfile", kText);
        const auto built = build({"-t", "facts", contextPath()});
        QVERIFY2(built.code == 0, built.err.c_str());
    }

    void init() { write("Dockerfile", kText); }

    void facts_nameBytesAndPaths()
    {
        const auto answer = run({"facts", path("Dockerfile"), "--format", "json"});
        QVERIFY2(answer.code == 0, answer.err.c_str());
        const auto facts = lint::parseBuildFacts(answer.out).value();
        QCOMPARE(facts.text, oci::digestOf(kText.toStdString()));
        QCOMPARE(facts.stages.size(), 2U);
        const auto &builder = *facts.stages[0];
        QCOMPARE(builder.layers.size(), 3U);
        QCOMPARE(builder.layers[1].instruction, 2U);
        QCOMPARE(builder.layers[1].bytes, 3'000'000U);
        QCOMPARE(builder.layers[1].files,
                 (std::vector<lint::FileFact>{{"/data/big", 3'000'000, false, false}}));
        QCOMPARE(builder.layers[2].files,
                 (std::vector<lint::FileFact>{{"/data/big", 0, false, true}}));
        QVERIFY(builder.paths);
        const auto has = [&](const char *file) {
            return std::ranges::binary_search(*builder.paths, std::string(file));
        };
        QVERIFY(has("/bin/busybox") && has("/src/result") && has("/data"));
        QVERIFY(!has("/data/big"));
    }

    void facts_asATable()
    {
        const auto answer = run({"facts", path("Dockerfile")});
        QVERIFY2(answer.code == 0, answer.err.c_str());
        QVERIFY2(answer.out.starts_with("STAGE"), answer.out.c_str());
        QVERIFY2(answer.out.find("builder   3        ") != std::string::npos, answer.out.c_str());
        QVERIFY2(answer.out.find("3MB") != std::string::npos, answer.out.c_str());
    }

    void check_saysTheBytes()
    {
        const auto without = run({"check", path("Dockerfile"), "--only", "RemoveFreesNothing"});
        QVERIFY2(without.out.find("stays in the layer of line 3") != std::string::npos,
                 without.out.c_str());
        const auto with =
            run({"check", "--built", path("Dockerfile"), "--only", "RemoveFreesNothing"});
        QVERIFY2(with.out.find("This frees nothing: 3MB of '/data/big' stay in a layer before") !=
                     std::string::npos,
                 with.out.c_str());
        QVERIFY2(with.err.empty(), with.err.c_str());
    }

    void check_knowsWhatAStageHolds()
    {
        // The stage is as it was built, and what follows it asks for another path.
        auto text = kText;
        write("Dockerfile", text + "FROM scratch\nCOPY --from=0 /src/result /src/reslt /\n");
        const auto changed = run({"check", "--built", path("Dockerfile")});
        QVERIFY2(changed.says("checked without a build"), changed.err.c_str());
        QVERIFY(changed.out.find("CopyOfMissingPath") == std::string::npos);
        write("big", QByteArray(10, 'x'));
        const auto built = build({"-t", "more", "--target", "builder", contextPath()});
        QVERIFY2(built.code == 0, built.err.c_str());
        const auto known = run({"check", "--built", path("Dockerfile")});
        QVERIFY2(known.out.find("Nothing in the stage 'builder' makes '/src/reslt'") !=
                     std::string::npos,
                 known.out.c_str());
    }

    void otherText_isNotMixedUp()
    {
        write("Dockerfile", kText + "# never built\n");
        const auto answer = run({"facts", path("Dockerfile")});
        QCOMPARE(answer.code, 1);
        QVERIFY2(answer.says("no build of"), answer.err.c_str());
        const auto checked = run({"check", "--built", path("Dockerfile")});
        QVERIFY2(checked.says("checked without a build"), checked.err.c_str());
        QVERIFY(checked.out.find("stays in the layer of line 3") != std::string::npos);
    }

    void wrongCommandLine_isSaid()
    {
        QCOMPARE(run({"facts"}).code, 2);
        QCOMPARE(run({"facts", "a", "--format", "xml"}).code, 2);
        QCOMPARE(run({"facts", path("nowhere")}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
