#include "core/base/support/strings.h"
#include "core/language/convert/convert.h"
#include "core/language/convert/texts.h"
#include "tests/core/language/convert/facts.h"
#include "tests/support/golden.h"
#include "tests/support/paths.h"

#include <QTest>

using namespace stagewright;
using namespace stagewright::convert;

namespace {

struct Converted
{
    dockerfile::Dockerfile model;
    Conversion conversion;
};

Converted converted(std::string_view text, const ConvertOptions &options = {},
                    const ImageLookup &lookup = assumedImages())
{
    Converted result;
    result.model = dockerfile::makeDockerfile(syntax::parse(text), options.model);
    result.conversion = convert::convert(result.model, options, lookup);
    return result;
}

/// Images with triggers: "trigger" has one that reads from the stage "src".
Result<KnownImagePointer> triggerImage(const ImageRequest &request)
{
    auto image = *assumedImages()(request).value();
    if (request.source.find("trigger") != std::string::npos)
        image.config.config.onBuild = {"COPY --from=src /a /b", "WORKDIR sub"};
    if (request.source.find("missing") != std::string::npos)
        return fail(ErrorCode::NotFound, "no such image");
    return std::make_shared<const KnownImage>(std::move(image));
}

std::string linesOf(const Failure &failure)
{
    std::string text;
    for (const auto &span : failure.lines)
        text += concat(std::to_string(span.first), "-", std::to_string(span.last), " ");
    return text;
}

} // namespace

class TestConvert : public QObject
{
    Q_OBJECT

private slots:
    void facts_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("scopes") << QByteArray("scopes");
        QTest::newRow("files") << QByteArray("files");
        QTest::newRow("steps") << QByteArray("steps");
    }

    void facts()
    {
        QFETCH(const QByteArray, name);
        const auto text =
            tests::readFile(tests::dataPath(concat("convert/", name.toStdString(), ".Dockerfile")));
        ConvertOptions options;
        options.mode = Mode::Editor;
        options.model.buildArguments = {{"MODE", "release"}, {"NAME", "given"}};
        const auto result = converted(text, options);
        COMPARE_GOLDEN(concat("convert/", name.toStdString(), ".facts"),
                       tests::factsOf(text, result.model, result.conversion));
    }

    void stopsWhereBuildKitStops_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("lines");
        const auto row = [](const char *name, QByteArray text, QByteArray message,
                            QByteArray lines) { QTest::newRow(name) << text << message << lines; };
        row("text before meaning", "FROM $X\nCOPY a\n",
            "dockerfile parse error on line 2: COPY requires at least two arguments, but only one "
            "was provided. Destination could not be determined",
            "2-2 ");
        row("FROM before references", "FROM a\nCOPY --from=9 a /\nFROM \\\n $X\n",
            "base name ($X) should not be blank", "3-4 ");
        row("references before images", "FROM A\nCOPY --from=9 a /\n", "invalid stage index 9", "");
        row("images before instructions", "FROM a\nSTOPSIGNAL x\nFROM B\n",
            "failed to parse stage name \"B\": invalid reference format: repository name "
            "(library/B) must be lowercase",
            "3-3 ");
        row("unneeded names must be right", "FROM B AS b\nFROM a\n",
            "failed to parse stage name \"B\": invalid reference format: repository name "
            "(library/B) must be lowercase",
            "1-1 ");
        row("platform", "FROM --platform=nine a\n",
            "failed to parse platform nine: \"nine\": unknown operating system or architecture: "
            "invalid argument",
            "1-1 1-1 ");
        row("platform of a variable", "FROM --platform=$TARGETPLATFROM a\n",
            "empty platform value from expression $TARGETPLATFROM (did you mean TARGETPLATFORM?)",
            "1-1 ");
        row("circle", "FROM a AS a\nCOPY --from=b x /\nFROM a AS b\nCOPY --from=a x /\n",
            "circular dependency detected on stage: a", "2-2 4-4 ");
        row("later stage", "FROM a AS a\nFROM a AS b\nCOPY --from=c x /\nFROM b AS c\nFROM b\n",
            "cannot copy from stage \"c\", it needs to be defined before current stage \"b\"",
            "3-3 ");
        row("missing image", "FROM missing\n", "missing: no such image", "1-1 ");
        row("epoch", "ARG SOURCE_DATE_EPOCH=x\nFROM a\n", "invalid SOURCE_DATE_EPOCH: x", "");
        row("volume", "FROM a\nVOLUME $X\n", "VOLUME specified can not be an empty string", "2-2 ");
        row("symbolic mode", "FROM a\nCOPY --chmod=u+q a /\n", "invalid syntax", "2-2 ");
        row("digest", "FROM a\nADD --checksum=md5:aa https://h/a /\n",
            "unsupported digest algorithm", "2-2 ");
        row("git", "FROM a\nADD https://h/a.git?x=1 /\n", "unexpected query \"x\"", "2-2 ");
    }

    void stopsWhereBuildKitStops()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, message);
        QFETCH(const QByteArray, lines);
        const auto result = converted(text.toStdString(), {}, triggerImage).conversion;
        QCOMPARE(result.failures.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(result.failures.front().message.toString()),
                 QString::fromUtf8(message));
        QCOMPARE(linesOf(result.failures.front()), lines.toStdString());
        QCOMPARE(result.reached, result.failures.front().part);
    }

    void modesDifferInTheirStages()
    {
        const std::string_view text = "FROM a AS one\nSTOPSIGNAL x\nFROM a AS two\nSTOPSIGNAL y\n"
                                      "FROM a\nRUN x\n";
        ConvertOptions options;
        const auto build = converted(text, options).conversion;
        QVERIFY(build.isOk());
        QVERIFY(build.stages[0].instructions.empty() && build.stages[0].start == nullptr);
        QCOMPARE(build.stages[2].instructions.size(), std::size_t{1});
        options.mode = Mode::Check;
        const auto check = converted(text, options).conversion;
        QCOMPARE(check.failures.size(), std::size_t{1});
        QVERIFY(check.stages[0].instructions.front().isFailed);
        QVERIFY(check.stages[1].instructions.empty());
        options.mode = Mode::Editor;
        const auto editor = converted(text, options).conversion;
        QCOMPARE(editor.failures.size(), std::size_t{2});
        QCOMPARE(editor.stages[2].instructions.size(), std::size_t{1});
        options.mode = Mode::Check;
        options.model.target = "two";
        QCOMPARE(converted(text, options).conversion.failures.front().message.toString(),
                 std::string("invalid signal: y"));
    }

    void editorGoesOnBehindEveryKindOfFailure()
    {
        const std::string_view text = "ARG A=${\nFROM $NONE AS x\nRUN --mount=type=no true\n"
                                      "COPY --from=y a /\nENV B=${C:?no} D=1\nFROM BAD AS y\n"
                                      "COPY --from=x a /\nUSER $D\n";
        ConvertOptions options;
        options.mode = Mode::Editor;
        options.model.target = "nowhere";
        const auto result = converted(text, options).conversion;
        std::vector<Part> parts;
        for (const auto &failure : result.failures)
            parts.push_back(failure.part);
        const std::vector<Part> expected = {
            Part::GlobalArguments, Part::Stages,       Part::Target,       Part::References,
            Part::Images,          Part::Instructions, Part::Instructions, Part::Instructions};
        QCOMPARE(parts, expected);
        QCOMPARE(result.reached, Part::Finished);
        QVERIFY(result.stages[1].end != nullptr);
        QCOMPARE(result.stages[1].instructions.size(), std::size_t{2});
    }

    void triggersReachStagesThatNothingElseNeeds()
    {
        const auto result = converted("FROM trigger AS late\nFROM b AS src\nRUN s\nFROM trigger\n",
                                      {}, triggerImage);
        const auto &conversion = result.conversion;
        QVERIFY(conversion.isOk());
        const auto &source = conversion.stages[1];
        QVERIFY(source.isReachable && !conversion.stages[0].isReachable);
        QCOMPARE(source.round, std::size_t{1});
        const auto &target = conversion.stages[2];
        QCOMPARE(target.instructions.size(), std::size_t{2});
        QVERIFY(target.instructions[0].isTrigger());
        QCOMPARE(stepName(result.model, target, target.instructions[0]),
                 std::string("[stage-2 2/3] ONBUILD COPY --from=src /a /b"));
        QCOMPARE(target.end->workingDirectory, std::string("/sub"));
        QCOMPARE(fromStepName(source), std::string("[src 1/2] FROM docker.io/library/b:latest"));
    }

    void contextsStandForImagesAndStages()
    {
        ConvertOptions options;
        options.namedContexts = {{"base", readNamedContext("docker-image://other")},
                                 {"alpine::linux/amd64", readNamedContext("local:dir")},
                                 {"unused", readNamedContext("nonsense")}};
        const auto conversion =
            converted("FROM x AS base\nRUN x\nFROM alpine\nCOPY --from=base a /\n", options)
                .conversion;
        QVERIFY(conversion.isOk());
        QVERIFY(conversion.stages[0].isReplaced);
        QVERIFY(conversion.stages[0].instructions.empty());
        QCOMPARE(conversion.stages[0].base.request.source, std::string("docker-image://other"));
        QCOMPARE(conversion.stages[1].base.contextKey, std::string("alpine::linux/amd64"));
        QVERIFY(conversion.stages[1].base.context.kind == NamedContext::Kind::Directory);
    }

    void indexesCountImplicitStages()
    {
        const auto conversion =
            converted("FROM a\nCOPY --from=busybox x /\nCOPY --from=1 y /\n").conversion;
        QVERIFY(conversion.isOk());
        const auto &second = *conversion.stages[0].instructions[1].as<ResolvedCopy>();
        QVERIFY(second.from == (FileSource{FileSource::Kind::Implicit, 0}));
    }

    void platformsShowInStepNames()
    {
        ConvertOptions options;
        options.isMultiPlatform = true;
        options.model.targetPlatform = "linux/arm64";
        const auto result =
            converted("FROM --platform=$BUILDPLATFORM a\nARG TARGETARCH\nRUN x\n", options);
        const auto &stage = result.conversion.stages[0];
        QCOMPARE(stepName(result.model, stage, stage.instructions[1]),
                 std::string("[linux/amd64->arm64 2/2] RUN x"));
    }

    void environmentOfOneLineIsFromBeforeIt()
    {
        const auto result =
            converted("FROM a\nENV A=1\nENV A=2 B=$A\nARG C=3 D=$C\nARG A=4\nENV D=5\nRUN x\n");
        const auto &stage = result.conversion.stages[0];
        QCOMPARE(stage.end->variables.get("B"), std::optional<std::string>("1"));
        QCOMPARE(stage.end->variables.get("A"), std::optional<std::string>("4"));
        QCOMPARE(stage.end->imageEnvironment.get("A"), std::optional<std::string>("2"));
        QCOMPARE(historyText(result.model, stage, stage.instructions.back()).value(),
                 std::string("RUN |3 C=3 D=5 A=4 /bin/sh -c x # buildkit"));
    }

    void argumentsNeedADeclaration()
    {
        const auto conversion =
            converted("ARG V=1\nFROM a\nARG V=own W\nFROM a\nARG V\nFROM a\n", {}).conversion;
        ConvertOptions options;
        options.mode = Mode::Editor;
        const auto all =
            converted("ARG V=1\nFROM a\nARG V=own W\nFROM a\nARG V\nFROM a\n", options).conversion;
        QCOMPARE(all.stages[0].end->variables.get("V"), std::optional<std::string>("own"));
        QVERIFY(!all.stages[0].end->variables.find("W"));
        QVERIFY(all.stages[0].end->arguments.find("W") != nullptr);
        QCOMPARE(all.stages[1].end->variables.get("V"), std::optional<std::string>("1"));
        QVERIFY(!conversion.stages[2].end->variables.find("V"));
    }

    void labelsAndPlatformGoToTheTargetsImage()
    {
        ConvertOptions options;
        options.labels = {{"a", "2"}};
        options.isPlatformGiven = true;
        options.model.targetPlatform = "linux/arm/v7";
        const auto result = converted("FROM scratch AS x\nLABEL a=1 b=1\nFROM x\n", options);
        const auto image = imageOf(result.model, result.conversion, 1);
        QCOMPARE(image.config.labels.at("a"), std::string("2"));
        QCOMPARE(image.config.labels.at("b"), std::string("1"));
        QCOMPARE(oci::format(image.platform), std::string("linux/arm/v7"));
        QCOMPARE(imageOf(result.model, result.conversion, 0).config.labels.at("a"),
                 std::string("1"));
    }
};

QTEST_APPLESS_MAIN(TestConvert)
#include "tst_convert.moc"
