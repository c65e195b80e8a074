#include "core/base/support/strings.h"
#include "core/build/plan/cachekey.h"
#include "core/build/plan/planevent.h"
#include "core/image/oci/imagereference.h"
#include "tests/support/golden.h"
#include "tests/support/paths.h"

#include <QTest>

#include <map>

using namespace stagewright;
using namespace stagewright::plan;

namespace {

/// "docker.io/library/trigger-number:latest" has an ONBUILD trigger of this kind.
std::string triggerOf(std::string_view image)
{
    static const std::map<std::string, std::string, std::less<>> all{
        {"number", "COPY --from=0 /x /y"},
        {"name", "COPY --from=Tools /x /y"},
        {"mount", "RUN --mount=from=tools,target=/t cp /t/x /y"},
        {"nine", "COPY --from=9 /x /y"},
        {"variable", "COPY --from=$TOOLS /x /y"},
        {"unknown", "FOO x"},
        {"from", "FROM tools"},
        {"two", "RUN a\nRUN b"},
        {"none", "# nothing"}};
    const auto begin = image.rfind('-') + 1;
    return all.find(image.substr(begin, image.rfind(':') - begin))->second;
}

Result<BaseImage> image(const ImageRequest &request)
{
    BaseImage base;
    base.manifest = oci::digestOf(request.source);
    auto name = oci::ImageReference::parse(request.source).value();
    name.digest = base.manifest;
    base.name = name.toString();
    base.config.platform = request.platform;
    base.config.config.env = {"PATH=/bin"};
    base.config.rootFs.diffIds = {oci::digestOf(concat("layer of ", request.source))};
    if (request.source.find("/trigger-") != std::string::npos)
        base.config.config.onBuild = {triggerOf(request.source)};
    base.config.history = {{"2026-01-01T00:00:00Z", "base", {}, {}, false}};
    return base;
}

struct Planned
{
    dockerfile::Dockerfile model;
    PlanResult<BuildPlan> plan = tl::unexpected(PlanFailure());
};

Planned planOf(std::string_view text, PlanOptions options = {})
{
    options.model.target = options.target;
    Planned planned;
    planned.model = dockerfile::makeDockerfile(syntax::parse(text), options.model);
    planned.plan = plan::plan(planned.model, options, image);
    return planned;
}

std::string indexes(const Vertex &vertex)
{
    std::string text = vertex.base ? concat(" on ", std::to_string(*vertex.base)) : "";
    for (const auto source : vertex.sources)
        text += concat(" reads ", std::to_string(source));
    return text;
}

/// A plan as text: vertexes, then stages with their steps and the config.
std::string describe(const BuildPlan &plan)
{
    std::string text;
    for (std::size_t i = 0; i < plan.vertexes.size(); ++i)
        text += concat(std::to_string(i), indexes(plan.vertexes[i]), ": ", plan.vertexes[i].name,
                       "\n   ", describeOp(plan.vertexes[i].op), "\n");
    for (const auto &stage : plan.stages) {
        text += concat("stage ", std::to_string(stage.index), " from ", stage.base, "\n");
        for (const auto &step : stage.steps)
            text += concat("   ", step.name, step.vertex ? " = " : "",
                           step.vertex ? std::to_string(*step.vertex) : std::string(), "\n");
        text += concat("   ", oci::serialise(stage.config), "\n");
    }
    return text;
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private slots:
    void golden_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("target");
        for (const char *name : {"stages", "config", "mounts", "onbuild", "onbuildfrom"})
            QTest::newRow(name) << QByteArray(name) << QByteArray();
        QTest::newRow("target") << QByteArray("stages") << QByteArray("deps");
    }

    void golden()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, target);
        const auto text =
            tests::readFile(tests::dataPath(concat("plan/", name.toStdString(), ".Dockerfile")));
        PlanOptions options;
        options.target = target.toStdString();
        options.model.buildArguments = {{"VERSION", "2"}, {"http_proxy", "http://p"}};
        const auto planned = planOf(text, options);
        QVERIFY2(planned.plan.has_value(),
                 planned.plan ? "" : planned.plan.error().error.toString().c_str());
        COMPARE_GOLDEN(concat("plan/", QTest::currentDataTag(), ".plan"), describe(*planned.plan));
        QVERIFY(*planOf(text, options).plan == *planned.plan);
    }

    void failuresHaveTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("line");
        const auto row = [](QByteArray text, QByteArray message, int line) {
            QTest::addRow("%s", message.constData()) << text << message << line;
        };
        row("FROM a\nADD x /\n", "ADD is not supported yet", 1);
        row("FROM a\n\nCOPY --link x /\n", "--link is not supported yet", 2);
        row("FROM a\nRUN --network=host x\n", "--network=host is not allowed", 1);
        row("FROM a\nRUN --mount=type=ssh x\n", "type=ssh is not supported yet", 1);
        row("FROM a\nCOPY --chmod=u+x a /\n", "symbolic modes", 1);
        row("FROM a\nEXPOSE http\n", "invalid containerPort: http", 1);
        row("FROM a\nCOPY --from=9 x /\n", "invalid stage index 9", 1);
        row("# syntax=example/x\nFROM a\n", "cannot be run here", 0);
        row("FROM a\nFROM trigger-nine\n", "invalid stage index 9", 1);
        row("FROM trigger-name AS x\nFROM a AS tools\nFROM x\n",
            "cannot copy from stage \"Tools\", it needs to be defined before", 0);
        row("FROM a\nFROM trigger-variable\n", "variable expansion is not supported for --from", 1);
        row("FROM trigger-unknown\n", "unknown instruction: FOO", 0);
        row("FROM trigger-from\n", "*instructions.Stage is not a command type", 0);
        row("FROM trigger-two\n", "onbuild trigger should be a single expression", 0);
        row("FROM trigger-none\n", "file with no instructions", 0);
    }

    void failuresHaveTheirPlace()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, message);
        QFETCH(const int, line);
        const auto planned = planOf(text.toStdString());
        QVERIFY(!planned.plan.has_value());
        const auto error = planned.plan.error().error.toString();
        QVERIFY2(error.find(message.toStdString()) != std::string::npos, error.c_str());
        QVERIFY(planned.plan.error().place.has_value());
        QCOMPARE(static_cast<int>(planned.plan.error().place->firstLine), line);
    }

    /// What an image's trigger names are stages of the file that uses the image.
    void triggersOfImages_readFromThisFile_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::newRow("number") << QByteArray("trigger-number");
        QTest::newRow("name") << QByteArray("trigger-name");
        QTest::newRow("mount") << QByteArray("trigger-mount");
    }

    void triggersOfImages_readFromThisFile()
    {
        QFETCH(const QByteArray, base);
        const auto planned =
            planOf(concat("FROM a AS tools\nRUN make\nFROM ", base.toStdString(), "\nRUN own\n"));
        QVERIFY2(planned.plan.has_value(),
                 planned.plan ? "" : planned.plan.error().error.toString().c_str());
        const auto &plan = *planned.plan;
        QCOMPARE(plan.stages.size(), std::size_t{2});
        const auto *tools = plan.stage(0);
        const auto &trigger = plan.vertexes[*plan.vertexes[*plan.stage(1)->top].base];
        QVERIFY(trigger.name.find("ONBUILD ") != std::string::npos);
        QCOMPARE(trigger.sources, std::vector<std::size_t>{*tools->top});
        QVERIFY(plan.stage(1)->config.config.onBuild.empty());
    }

    void triggerOfImage_mayReadFromItsOwnStage()
    {
        const auto planned = planOf("FROM trigger-number\n");
        QVERIFY2(planned.plan.has_value(),
                 planned.plan ? "" : planned.plan.error().error.toString().c_str());
        const auto &stage = planned.plan->target();
        const auto &trigger = planned.plan->vertexes[*stage.top];
        QCOMPARE(trigger.sources, std::vector<std::size_t>{*stage.bottom});
        QCOMPARE(trigger.base, stage.bottom);
    }

    void firstEventTellsThePlan()
    {
        const auto planned = planOf("FROM a AS one\nRUN x\nFROM b AS two\nFROM one\nCOPY f /\n");
        const auto event = planEvent(planned.model, *planned.plan);
        QCOMPARE(event.vertexes.size(), planned.plan->vertexes.size());
        QCOMPARE(event.stages.size(), std::size_t{3});
        QVERIFY(event.stages[0].needed && !event.stages[1].needed && event.stages[2].needed);
        QCOMPARE(event.steps.size(), std::size_t{3});
        QCOMPARE(event.steps[1].instruction.value(), std::size_t{1});
        const auto copy = *planned.plan->stage(2)->top;
        QCOMPARE(placeOf(planned.model, *planned.plan, copy)->firstLine, 4U);
    }

    void keysTellStepsApart_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<bool>("equal");
        const auto row = [](const char *name, QByteArray left, QByteArray right, bool equal) {
            QTest::newRow(name) << left << right << equal;
        };
        row("same", "RUN a", "RUN a", true);
        row("command", "RUN a", "RUN b", false);
        row("environment", "RUN a", "ENV X=1\nRUN a", false);
        row("unused argument", "RUN a", "ARG X=1\nRUN a", false);
        row("label", "RUN a", "LABEL x=1\nRUN a", true);
        row("user", "RUN a", "USER 1\nRUN a", false);
        row("directory of the source", "COPY d/a /", "COPY e/a /", true);
        row("name of the source", "COPY a /x/", "COPY b /x/", false);
        row("pattern", "COPY d/a* /", "COPY e/a* /", false);
        row("destination", "COPY a /x", "COPY a /y", false);
        row("owner", "COPY a /x", "COPY --chown=1 a /x", false);
        row("name of the stage", "COPY --from=s a /", "COPY --from=t a /", true);
    }

    void keysTellStepsApart()
    {
        QFETCH(const QByteArray, left);
        QFETCH(const QByteArray, right);
        QFETCH(const bool, equal);
        const auto key = [](const QByteArray &text) {
            const auto planned =
                planOf(concat("FROM a AS s\nFROM a AS t\nFROM a\n", text.toStdString(), "\n"));
            const auto &last = planned.plan->vertexes.back();
            const std::vector<InputKey> sources(last.sources.size());
            return stepKey(last, oci::digestOf("base"), sources).toString();
        };
        QCOMPARE(key(left) == key(right), equal);
    }
};

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
