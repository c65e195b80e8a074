#include "core/language/dockerfile/dockerfile.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::dockerfile;

namespace {

Dockerfile parse(const std::string &text, const ModelOptions &options = {})
{
    return makeDockerfile(syntax::parse(text), options);
}

std::string error(const Dockerfile &model)
{
    const auto *problem = model.firstError();
    return problem ? buildKitText(*problem) : std::string();
}

/// "kind source>target fault" for each edge.
std::string edges(const Dockerfile &model)
{
    std::string result;
    for (const auto &edge : model.graph.edges) {
        const bool isStage = edge.source.kind == NodeId::Kind::Stage;
        result += std::string(nameOf(edge.kind)) + " " +
                  (isStage ? std::to_string(edge.source.index)
                           : model.graph.images[edge.source.index].reference) +
                  ">" + std::to_string(edge.target);
        if (edge.fault != EdgeFault::None)
            result += " " + std::string(nameOf(edge.fault));
        result += "; ";
    }
    return result;
}

} // namespace

class DockerfileTest : public QObject
{
    Q_OBJECT

private slots:
    void graph_hasEveryEdge_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, std::string text, const char *expected) {
            QTest::newRow(name) << std::move(text) << std::string(expected);
        };
        row("scratch has none", "FROM scratch\nCOPY --from=scratch / /\n", "");
        row("stage wins over image", "FROM a AS b\nFROM b\n", "from a>0; from 0>1; ");
        row("FROM minds case", "FROM a AS Base\nFROM Base\n",
            "from a>0; from Base>1 invalid-reference; ");
        row("COPY does not", "FROM a AS Base\nFROM b\nCOPY --from=BASE / /\n",
            "from a>0; from b>1; copy 0>1; ");
        row("FROM takes the latest earlier", "FROM a AS s\nFROM b AS s\nFROM s\nFROM c AS s\n",
            "from a>0; from b>1; from 1>2; from c>3; ");
        row("COPY takes the last", "FROM a AS s\nFROM b\nCOPY --from=s / /\nFROM c AS s\n",
            "from a>0; from b>1; copy 2>1 forward-reference; from c>2; ");
        row("forward FROM is an image", "FROM b\nFROM a AS b\n", "from b>0; from a>1; ");
        row("numbers", "FROM a\nFROM b\nCOPY --from=0 / /\nCOPY --from=+1 / /\nCOPY --from=9 / /\n",
            "from a>0; from b>1; copy 0>1; copy 1>1 self-reference; copy 9>1 unknown-index; ");
        row("a mount's number is an image", "FROM a\nFROM b\nRUN --mount=from=0,target=/m x\n",
            "from a>0; from b>1; mount 0>1; ");
        row("circle",
            "FROM a AS x\nCOPY --from=y / /\nFROM b AS y\nRUN --mount=from=x,target=/ z\n",
            "from a>0; copy 1>0 cycle; from b>1; mount 0>1 cycle; ");
        row("needs an argument", "ARG V\nFROM a:$V\nFROM $V\n",
            "from a:>0 needs-argument; from >1 needs-argument; ");
        row("an undeclared one is no help", "FROM a:$V\n", "from a:>0 invalid-reference; ");
        row("variable in --from", "FROM a\nCOPY --from=$V / /\n",
            "from a>0; copy $V>0 invalid-reference; ");
        row("triggers of a base in the file",
            "FROM a AS p\nONBUILD COPY --from=t / /\nFROM b AS t\nFROM p\nFROM 2\n",
            "from a>0; from b>1; from 0>2; onbuild 1>2; from 2>3; ");
    }

    void graph_hasEveryEdge()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, expected);
        QCOMPARE(edges(parse(text)), expected);
    }

    void buildArguments_rewireTheGraph()
    {
        const std::string text = "ARG KIND=debug\nFROM a AS debug\nFROM b AS release\nFROM $KIND\n";
        QCOMPARE(edges(parse(text)), std::string("from a>0; from b>1; from 0>2; "));
        ModelOptions options;
        options.buildArguments["KIND"] = "release";
        QCOMPARE(edges(parse(text, options)), std::string("from a>0; from b>1; from 1>2; "));
    }

    void edge_knowsItsPlace()
    {
        const std::string text = "FROM a AS b\nFROM c\nRUN --mount=type=cache,target=/c "
                                 "--mount=type=bind,from=b,src=/x,dst=/y z\n";
        const auto model = parse(text);
        const auto &edge = model.graph.edges.back();
        QCOMPARE(edge.instruction, 1U);
        QCOMPARE(edge.mount, std::optional<std::size_t>(1));
        QCOMPARE(text::slice(text, edge.referenceRange), std::string_view("b"));
        QCOMPARE(edge.paths, (std::vector<std::string>{"/x"}));
        QCOMPARE(edge.destination, std::string("/y"));
        const auto &mount = model.stages[1].instructions[1].as<RunInstruction>()->mounts[1];
        QCOMPARE(text::slice(text, mount.range),
                 std::string_view("--mount=type=bind,from=b,src=/x,dst=/y"));
    }

    void reachable_followsAllEdges()
    {
        const auto model = parse("FROM a AS x\nFROM b AS y\nFROM x AS z\nCOPY --from=1 / /\n"
                                 "FROM c\n");
        QCOMPARE(model.reachableFrom(2), (std::vector<std::size_t>{0, 1, 2}));
        QCOMPARE(model.reachableFrom(3), (std::vector<std::size_t>{3}));
        QCOMPARE(model.findTarget("Z"), std::optional<std::size_t>(2));
        QCOMPARE(model.findTarget(""), std::optional<std::size_t>(3));
        QVERIFY(!model.findTarget("2"));
    }

    void positionAt_belongsToTheInstructionBefore()
    {
        const auto model = parse("# x\nFROM a\n\nRUN b\n\nFROM c\n");
        using Position = Dockerfile::Position;
        QVERIFY(!model.positionAt(0));
        QCOMPARE(model.positionAt(4), std::optional(Position{0, 0}));
        QCOMPARE(model.positionAt(11), std::optional(Position{0, 0}));
        QCOMPARE(model.positionAt(18), std::optional(Position{0, 1}));
        QCOMPARE(model.positionAt(99), std::optional(Position{1, 0}));
    }

    void error_isTheOneOfBuildKit_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, std::string text, const char *expected) {
            QTest::newRow(name) << std::move(text) << std::string(expected);
        };
        row("none", "FROM a\n", "");
        row("the parser comes first", "FROM a\nCOPPY a b\nENV x\n", "ENV must have two arguments");
        row("unknown", "FROM a\nrunn x\n",
            "dockerfile parse error on line 2: unknown instruction: runn (did you mean run?)");
        row("no stage", "RUN x\n", "no build stage in current context");
        row("flag", "FROM a\nCOPY --form=b / /\n",
            "dockerfile parse error on line 2: unknown flag: --form (did you mean from?)");
        row("flag twice", "FROM a\nCOPY --chown=1 --chown=2 / /\n",
            "dockerfile parse error on line 2: duplicate flag specified: --chown");
        row("destination", "FROM a\nCOPY x\n",
            "dockerfile parse error on line 2: COPY requires at least two arguments, but only one "
            "was provided. Destination could not be determined");
        row("mount source", "FROM a\nRUN --mount=from=$X,target=/m x\n",
            "dockerfile parse error on line 2: 'from' doesn't support variable expansion, define "
            "alias stage instead");
        row("only ARG", "ARG a=1\n", "dockerfile contains no stages to build");
        row("blank base", "FROM $V\n", "base name ($V) should not be blank");
        row("needed argument can be given", "ARG V\nFROM $V\n", "");
        row("index", "FROM a\nCOPY --from=7 / /\n", "invalid stage index 7");
        row("circle", "FROM a AS s\nCOPY --from=s / /\n",
            "circular dependency detected on stage: s");
        row("health", "FROM a\nHEALTHCHECK --interval=1us CMD x\n",
            "dockerfile parse error on line 2: Interval \"interval\" cannot be less than 1ms");
        row("trigger waits", "FROM a\nONBUILD FOO\n", "");
    }

    void error_isTheOneOfBuildKit()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, expected);
        QCOMPARE(error(parse(text)), expected);
    }

    void details_areRead()
    {
        const auto model = parse("FROM --platform=$P a AS B\n"
                                 "HEALTHCHECK --interval=1m30s --retries=3 CMD [\"x\"]\n"
                                 "ONBUILD RUN <<E\nhi\nE\n"
                                 "RUN <<-E\n\thi\n\tE\n"
                                 "COPY --link --from=q <<F /a /b/\nbody\nF\n"
                                 "LABEL k v w\n");
        const auto &all = model.stages.at(0).instructions;
        QCOMPARE(model.stages[0].name, std::string("b"));
        QCOMPARE(all[0].as<FromInstruction>()->platform->text, std::string("$P"));
        QCOMPARE(all[1].as<HealthcheckInstruction>()->interval, 90'000'000'000);
        QVERIFY(all[1].as<HealthcheckInstruction>()->command.isExecForm);
        QCOMPARE(all[2].as<OnBuildInstruction>()->trigger, std::string("RUN <<E\nhi\nE"));
        QVERIFY(all[3].as<RunInstruction>()->isScript);
        QCOMPARE(all[3].heredocs[0].content, std::string("hi\n"));
        QCOMPARE(all[3].heredocs[0].rawContent, std::string("\thi\n"));
        QVERIFY(all[4].hasSwitch("link"));
        QCOMPARE(all[4].as<CopyInstruction>()->sources.size(), 1U);
        QCOMPARE(all[4].as<CopyInstruction>()->destination.text, std::string("/b/"));
        QCOMPARE(all[4].summary(), std::string("COPY --link --from=q <<F /a /b/"));
        QVERIFY(all[5].as<LabelInstruction>()->isLegacyForm);
        QCOMPARE(all[5].as<LabelInstruction>()->labels[0].value->text, std::string("v w"));
    }

    void heredocs_ofCopyAreItsSources()
    {
        const auto read = [](const std::string &text) {
            return makeDockerfile(syntax::parse("FROM a\n" + text)).stages[0].instructions[1];
        };
        // The last body of a name counts for every word of it.
        const auto twice = read("COPY <<A <<-A x /d\n\t1\nA\n\t2\nA\n");
        QCOMPARE(twice.heredocs.size(), 2U);
        QCOMPARE(twice.heredocs[0].content, std::string("\t2\n"));
        QCOMPARE(twice.heredocs[1].content, std::string("2\n"));
        QCOMPARE(twice.as<CopyInstruction>()->sources.size(), 1U);
        // The JSON form announces a file and has no body for it.
        const auto json = read("COPY [\"<<A\", \"/d\"]");
        QCOMPARE(json.heredocs.size(), 1U);
        QVERIFY(json.heredocs[0].content.empty());
        // Behind a blank the name is a path, and the body is read and lost.
        const auto blank = read("COPY << A /d\n1\nA\n");
        QVERIFY(blank.heredocs.empty());
        QCOMPARE(blank.as<CopyInstruction>()->sources.size(), 2U);
    }

    void description_isTheCommentOfAName()
    {
        const auto model = makeDockerfile(
            syntax::parse("# wine what to drink\n# beer\nARG wine\n# x is\nFROM a AS x\n"));
        const auto &argument = model.globalArguments.front();
        QCOMPARE(argument.description("wine"), std::string_view("what to drink"));
        QCOMPARE(argument.description("beer"), std::string_view());
        QCOMPARE(argument.description(""), std::string_view());
        QCOMPARE(model.stages.front().instructions.front().description("x"),
                 std::string_view("is"));
    }
};

QTEST_GUILESS_MAIN(DockerfileTest)
#include "tst_dockerfile.moc"
