/// `stagewright logs` as a program, on what real builds wrote.
#include "core/base/support/strings.h"
#include "tests/commands/buildfixture.h"

#include <QtTest>

#include <filesystem>

using namespace stagewright;

class TestLogs : public QObject, private tests::BuildFixture
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const auto obstacle = makeBase())
            QSKIP(obstacle->c_str());
        write("Dockerfile", "FROM base:1 AS builder\nRUN echo one; echo two >&2\nRUN true\n"
                            "RUN printf 'a\\rb\\n\\033]0;evil\\007three'\nFROM scratch\n"
                            "COPY --from=builder /etc/passwd /\n");
        const auto built = build({"-t", "app", contextPath()});
        QVERIFY2(built.code == 0, built.err.c_str());
    }

    void image_showsEveryStepThatWrote()
    {
        const auto shown = logs({"app"});
        QVERIFY2(shown.starts_with("#1 [builder 2/4] RUN echo one; echo two >&2\n"), shown.c_str());
        QVERIFY(shown.find("\none\n") != std::string::npos);
        QVERIFY(shown.find("\ntwo\n") != std::string::npos);
        QVERIFY(shown.find("\n#2 [builder 4/4] RUN printf ") != std::string::npos);
        QVERIFY(shown.ends_with("\nb\n]0;evilthree\n"));
    }

    void cachedSteps_showWhatTheyWroteWhenTheyRan()
    {
        const auto before = logs({"app"});
        write("extra", "x");
        const auto again = build({"-t", "again", contextPath()});
        QVERIFY2(again.code == 0 && again.steps("DONE").empty(), again.err.c_str());
        QCOMPARE(logs({"again"}), before);
    }

    void step_isNamedByNumberOrText()
    {
        QCOMPARE(logs({"app", "2"}), std::string("b\n]0;evilthree\n"));
        QCOMPARE(logs({"app", "printf"}), std::string("b\n]0;evilthree\n"));
        const auto many = run({"logs", "app", "builder"});
        QCOMPARE(many.code, 1);
        QVERIFY2(many.says("several steps") && many.says("#2 [builder 4/4]"), many.err.c_str());
        QCOMPARE(run({"logs", "app", "nosuch"}).code, 1);
    }

    void failedBuild_isListedAndShown()
    {
        newContext();
        write("Dockerfile", "FROM base:1\nRUN echo oh dear; exit 3\n");
        QCOMPARE(build({contextPath()}).code, 1);
        const auto list = logs({});
        const auto lines = split(list, '\n');
        QVERIFY2(lines.size() >= 3 && lines[1].ends_with("failed: [2/2] RUN echo oh dear; exit 3"),
                 list.c_str());
        QVERIFY2(list.find(" app:latest") != std::string::npos, list.c_str());
        const std::string id(lines[1].substr(0, lines[1].find(' ')));
        QCOMPARE(logs({id}), std::string("#1 [2/2] RUN echo oh dear; exit 3\noh dear\n"));
        QCOMPARE(logs({id, "1"}), std::string("oh dear\n"));
    }

    void longOutput_isClippedOnTheScreenOnly()
    {
        newContext();
        write("Dockerfile", "FROM base:1\nRUN seq 500000\n");
        const auto built = build({"-t", "long", contextPath()});
        QCOMPARE(built.code, 0);
        QVERIFY(built.says(" bytes are left out here; all of them: stagewright logs "));
        QVERIFY(built.says(" 500000\n"));
        QVERIFY(!built.says(" 350000\n"));
        const auto whole = logs({"long", "1"});
        QCOMPARE(std::ranges::count(whole, '\n'), 500'000);
        QVERIFY(whole.find("\n350000\n") != std::string::npos);
    }

    void logThatIsGone_isSaid()
    {
        newContext();
        write("Dockerfile", "FROM base:1\nRUN echo gone\n");
        QCOMPARE(build({"-t", "gone", contextPath()}).code, 0);
        std::filesystem::remove_all(storePath() + "/logs");
        const auto all = run({"logs", "gone"});
        QVERIFY2(all.code == 0 && all.out.find("is not kept any longer") != std::string::npos,
                 (all.out + all.err).c_str());
        const auto one = run({"logs", "gone", "1"});
        QCOMPARE(one.code, 1);
        QVERIFY2(one.says("--no-cache"), one.err.c_str());
    }

    void unknownName_isRefused()
    {
        const auto output = run({"logs", "nosuch"});
        QCOMPARE(output.code, 1);
        QVERIFY2(output.says("nosuch"), output.err.c_str());
        QCOMPARE(run({"logs", "a", "b", "c"}).code, 2);
    }

private:
    std::string logs(std::vector<std::string> operands) const
    {
        operands.insert(operands.begin(), "logs");
        const auto output = run(operands);
        if (output.code != 0)
            qWarning("%s", output.err.c_str());
        return output.out;
    }
};

QTEST_GUILESS_MAIN(TestLogs)
#include "tst_logs.moc"
