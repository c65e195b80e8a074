#include "app/graphview/contentbuilder.h"
#include "app/qtsupport/text.h"
#include "core/language/analysis/analysis.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

constexpr std::string_view kGo = "FROM golang:1.21 AS builder\n"
                                 "WORKDIR /app\n"
                                 "COPY go.mod ./\n"
                                 "RUN go build -o server .\n"
                                 "FROM alpine:3.19\n"
                                 "COPY --from=builder /app/server /a /b /bin/\n"
                                 "CMD [\"./server\"]\n"
                                 "EXPOSE 80\n";

std::shared_ptr<const analysis::Analysis> analysisOf(std::string_view text)
{
    return analysis::analyze(text::TextSnapshot(std::string(text)));
}

std::vector<ShownStage> plainStages(const dockerfile::Dockerfile &model)
{
    std::vector<ShownStage> stages;
    for (std::size_t i = 0; i < model.stages.size(); ++i)
        stages.push_back({StageId(i + 1), model.stages[i].displayName(), model.stages[i].base, i, 0,
                          model.stages[i].instructions.size(), false, 0});
    return stages;
}

GraphContent contentOf(std::string_view text, const BuildState &build = {},
                       std::optional<std::size_t> target = {})
{
    const auto analysis = analysisOf(text);
    return makeGraphContent({analysis->dockerfile, analysis->diagnostics,
                             plainStages(analysis->dockerfile), build, target});
}

StepState step(const char *text, StepStatus status, std::int64_t bytes)
{
    return {text, status, 1000, bytes, {}};
}

BuildState goBuild()
{
    BuildState build;
    build.phase = BuildPhase::Succeeded;
    StageState &builder = build.stages[1];
    builder.status = StepStatus::Done;
    builder.baseBytes = 875'000'000;
    builder.baseImage = "golang:1.21";
    builder.steps = {step("FROM golang:1.21 AS builder", StepStatus::None, -1),
                     step("WORKDIR /app", StepStatus::Cached, 0),
                     step("COPY go.mod ./", StepStatus::Cached, 600),
                     step("RUN go build -o server .", StepStatus::Done, 24'900'000)};
    StageState &last = build.stages[2];
    last.status = StepStatus::Done;
    last.ships = last.contributes = true;
    last.baseBytes = 2'000'000;
    last.baseImage = "alpine:3.19";
    last.steps = {step("FROM alpine:3.19", StepStatus::None, -1),
                  step("COPY --from=builder /app/server /a /b /bin/", StepStatus::Done, 6'500'000)};
    build.imageBytes = {{"golang:1.21", 875'000'000}, {"alpine:3.19", 2'000'000}};
    build.transfers = {{2, 1, "COPY --from=builder /app/server /a /b /bin/", 6'500'000}};
    return build;
}

} // namespace

class ContentBuilderTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void empty_hasNothing()
    {
        const GraphContent content = contentOf("");
        QVERIFY(content.stages.empty());
        QVERIFY(content.edges.empty());
        QCOMPARE(content.shippedBytes, -1);
    }

    void goExample_hasStagesImagesAndEdges()
    {
        const GraphContent content = contentOf(kGo);
        QCOMPARE(content.stages.size(), 2U);
        QCOMPARE(content.stages[0].name, QStringLiteral("builder"));
        QCOMPARE(content.stages[0].base, QStringLiteral("golang:1.21"));
        QCOMPARE(content.stages[0].rows.size(), 3U);
        QCOMPARE(content.stages[0].role, StageRole::Discarded);
        QCOMPARE(content.stages[1].role, StageRole::Target);
        QCOMPARE(content.stages[1].rows.size(), 1U);
        QVERIFY(content.stages[1].metadata.startsWith(QStringLiteral("CMD")));
        QCOMPARE(content.stages[1].metadataInstructions, (std::set<std::size_t>{2, 3}));
        QCOMPARE(content.images.size(), 3U);
        QVERIFY(content.image(kContextReference));
        QCOMPARE(content.edges.size(), 4U); // the last one brings the context
        const GraphEdge &copy = content.edges[2];
        QCOMPARE(copy.source, nodeOf(1));
        QCOMPARE(copy.key.target, StageId(2));
        QCOMPARE(copy.key.instruction, 1U);
        QCOMPARE(copy.label, QStringLiteral("/app/server +2"));
        QVERIFY(copy.fault.isEmpty());
    }

    void build_givesSizesAndStates()
    {
        const GraphContent content = contentOf(kGo, goBuild());
        const GraphStage &builder = content.stages[0];
        QCOMPARE(builder.rows[2].bytes, 24'900'000);
        QCOMPARE(builder.rows[1].status, StepStatus::Cached);
        QCOMPARE(sizeText(builder.bytes), QStringLiteral("900 MB"));
        QVERIFY2(builder.footer.startsWith(QStringLiteral("discarded after build")),
                 qPrintable(builder.footer));
        QVERIFY(builder.footer.contains(QStringLiteral("2 of 3 cached")));
        QCOMPARE(content.edges[2].label, QStringLiteral("/app/server +2"));
        QCOMPARE(content.edges[2].size, QStringLiteral("6.5 MB"));
        QCOMPARE(content.images[0].detail, QStringLiteral("875 MB"));
        QCOMPARE(sizeText(content.shippedBytes), QStringLiteral("8.5 MB"));
        QCOMPARE(content.discardedFrom, QStringLiteral("builder"));
        QVERIFY(builder.spoken.contains(QStringLiteral("900 megabytes")));
    }

    void target_decidesTheRoles()
    {
        constexpr std::string_view kText = "FROM alpine AS base\nFROM base AS lib\nRUN a\n"
                                           "FROM base AS app\nCOPY --from=lib /x /x\n"
                                           "FROM base AS other\nRUN b\n";
        const GraphContent content = contentOf(kText, {}, 2);
        QCOMPARE(content.stages[0].role, StageRole::Ships);
        QCOMPARE(content.stages[1].role, StageRole::Discarded);
        QCOMPARE(content.stages[2].role, StageRole::Target);
        QCOMPARE(content.stages[3].role, StageRole::Unused);
    }

    void faultyReference_isAFaultyEdge()
    {
        const GraphContent content =
            contentOf("FROM alpine AS a\nCOPY --from=b /x /x\nFROM alpine AS b\nRUN x\n");
        const auto fault = std::find_if(content.edges.begin(), content.edges.end(),
                                        [](const auto &edge) { return !edge.fault.isEmpty(); });
        QVERIFY(fault != content.edges.end());
        QCOMPARE(fault->source, nodeOf(2));
        QCOMPARE(fault->key.target, StageId(1));
    }

    void scratch_isNoNode()
    {
        const GraphContent content = contentOf("FROM scratch\nCOPY a /a\n");
        QCOMPARE(content.images.size(), 1U);
        QCOMPARE(content.images[0].kind, ImageKind::BuildContext);
        QCOMPARE(content.stages[0].base, QStringLiteral("∅ scratch"));
    }

    void mount_namesWhatCrosses()
    {
        const GraphContent content =
            contentOf("FROM alpine AS tools\nFROM alpine\nRUN "
                      "--mount=type=bind,from=tools,source=/s,target=/t x\n");
        const GraphEdge &mount = content.edges.back();
        QCOMPARE(mount.key.kind, EdgeKind::MountFrom);
        QCOMPARE(mount.label, QStringLiteral("/s → /t"));
    }

    void ghost_keepsItsPlaceAndItsUsers()
    {
        const auto analysis = analysisOf("FROM alpine AS a\nRUN x\nFORM golang AS gone\nRUN y\n"
                                         "FROM alpine AS b\nCOPY --from=gone /x /x\n");
        const auto &model = analysis->dockerfile;
        std::vector<ShownStage> stages = plainStages(model);
        ShownStage ghost{9, "gone", "golang", 0, 2, model.stages[0].instructions.size(), true, 2};
        stages[0].endInstruction = 2;
        stages.insert(stages.begin() + 1, ghost);
        const GraphContent content =
            makeGraphContent({model, analysis->diagnostics, stages, BuildState(), std::nullopt});
        QCOMPARE(content.stages.size(), 3U);
        QVERIFY(content.stages[1].isGhost);
        QCOMPARE(content.stages[1].rows.size(), 1U);
        QVERIFY(content.stages[1].footer.contains(QLatin1Char('3')));
        QCOMPARE(content.edges.back().source, nodeOf(9));
        QVERIFY(content.edges.back().fault.isEmpty());
        QVERIFY(!content.image("gone"));
    }

    /// Its lines belong to the stage above meanwhile: that is no news about either of them.
    void lastGhost_blamesNobodyAndHandsNothingOn()
    {
        const auto analysis = analysisOf("FROM alpine AS a\nRUN x\n"
                                         "FORM scratch AS gone\nCOPY --from=a /x /x\n");
        const auto &model = analysis->dockerfile;
        std::vector<ShownStage> stages = plainStages(model);
        stages[0].endInstruction = 2;
        stages.push_back(
            {9, "gone", "scratch", 0, 2, model.stages[0].instructions.size(), true, 2});
        const GraphContent content =
            makeGraphContent({model, analysis->diagnostics, stages, BuildState(), std::nullopt});
        QCOMPARE(content.stages[0].role, StageRole::Discarded);
        QCOMPARE(content.stages[1].rows[0].problem, RowProblem::None);
        QCOMPARE(content.edges.back().key.target, StageId(9));
        QVERIFY(content.edges.back().fault.isEmpty());
    }

    void problems_markTheirRow()
    {
        const GraphContent content = contentOf("FROM alpine\nRUN --mout=x y\nRUN ok\n");
        QCOMPARE(content.stages[0].rows[0].problem, RowProblem::Error);
        QVERIFY(content.stages[0].rows[0].tip != content.stages[0].rows[0].text);
        QCOMPARE(content.stages[0].rows[1].problem, RowProblem::None);
    }
};

QTEST_GUILESS_MAIN(ContentBuilderTest)
#include "tst_contentbuilder.moc"
