// Plans of recorded Dockerfiles against what BuildKit's front end makes of them (shared/vectors).
#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "core/build/plan/plan.h"
#include "tests/support/paths.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <set>

using namespace stagewright;
using namespace stagewright::plan;

namespace {

const Json &vectors()
{
    static const Json all = [] {
        auto list = Json::array();
        for (const char *name : {"ref_edge", "ref_convert"}) {
            const auto path = tests::sharedPath(concat("vectors/front-end/", name, ".dev.json"));
            if (!path)
                continue;
            const auto file = Json::parse(tests::readFile(*path));
            for (const auto &vector : file["vectors"])
                list.push_back(vector);
        }
        return list;
    }();
    return all;
}

/// The recorder's images.
Result<BaseImage> fakeImage(const Json &input, const ImageRequest &request)
{
    if (request.source.find("nosuch") != std::string::npos)
        return fail(ErrorCode::NotFound, "not found");
    BaseImage image;
    const auto reference = oci::ImageReference::parse(request.source).value();
    if (input.contains("images") && input["images"].contains(request.source)) {
        auto config = oci::parseImageConfig(input["images"][request.source].dump());
        if (!config)
            return fail(config.error());
        image.config = std::move(*config);
    } else {
        const auto platform = request.platform;
        image.config.platform = platform;
        image.config.config.env = {
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"};
        image.config.config.cmd = {"/bin/sh"};
        image.config.config.workingDir = "/";
        image.config.rootFs.diffIds = {oci::digestOf(request.source)};
        image.config.history = {{{}, "base layer", {}, {}, false},
                                {{}, "CMD [\"/bin/sh\"]", {}, {}, true}};
    }
    auto named = reference;
    image.manifest = oci::digestOf(request.source);
    named.digest = image.manifest;
    image.name = named.toString();
    return image;
}

PlanOptions optionsOf(const Json &input)
{
    PlanOptions options;
    options.target = input.value("target", "");
    options.model.target = options.target;
    options.model.targetPlatform = input.value("platform", "linux/amd64");
    options.model.buildPlatform = input.value("build_platform", "linux/amd64");
    if (input.contains("build_args") && input["build_args"].is_object()) {
        for (const auto &[key, value] : input["build_args"].items())
            options.model.buildArguments[key] = value.get<std::string>();
    }
    return options;
}

PlanResult<BuildPlan> planOf(const Json &input)
{
    const auto options = optionsOf(input);
    const auto model = dockerfile::makeDockerfile(
        syntax::parse(input["dockerfile"].get<std::string>()), options.model);
    return plan::plan(model, options,
                      [&](const ImageRequest &request) { return fakeImage(input, request); });
}

/// Without what the recorder and we name differently on purpose.
std::string comparableName(std::string name)
{
    const auto at = name.find("@sha256:");
    return at == std::string::npos || name.find("FROM ") == std::string::npos ? name
                                                                              : name.substr(0, at);
}

std::string workingDirectory(const std::string &text)
{
    return text.empty() ? "/" : text;
}

/// One text per step that makes a layer: name and what is run.
std::multiset<std::string> expectedSteps(const Json &ops)
{
    std::multiset<std::string> steps;
    for (const auto &op : ops) {
        const auto kind = op.value("kind", "");
        auto text = comparableName(op.value("name", ""));
        if (kind == "local" || kind == "image" || text.starts_with("[internal]"))
            continue;
        const auto attrs = op.value("attrs", Json::object());
        if (kind == "exec") {
            for (const auto &argument : attrs["args"])
                text += concat(" ", argument.get<std::string>());
            for (const auto &pair : attrs["env"])
                text += concat(" ", pair.get<std::string>());
            text += concat(" in ", workingDirectory(attrs.value("cwd", "")), " as ",
                           attrs.value("user", ""));
        } else if (attrs.contains("actions")) {
            for (const auto &action : attrs["actions"]) {
                if (action.value("action", "") == "copy")
                    text += concat(" ", action.value("src", ""), " to ", action.value("dst", ""),
                                   " as ", action.value("owner", ""));
                if (action.value("action", "") == "mkdir")
                    text +=
                        concat(" ", action.value("path", ""), " as ", action.value("owner", ""));
            }
        }
        steps.insert(text);
    }
    return steps;
}

std::string describeVertex(const Vertex &vertex)
{
    std::string text;
    if (const auto *run = vertex.as<RunOp>()) {
        for (const auto &argument : run->arguments)
            text += concat(" ", argument);
        for (const auto &pair : run->environment)
            text += concat(" ", pair);
        text += concat(" in ", run->workingDirectory, " as ", run->user);
    }
    if (const auto *copy = vertex.as<CopyOp>()) {
        for (const auto &source : copy->sources)
            text += concat(" ", source, " to ", copy->destination, " as ", copy->chown);
    }
    if (const auto *make = vertex.as<MakeDirectoryOp>())
        text += concat(" ", make->path, " as ", make->user);
    return text;
}

std::multiset<std::string> plannedSteps(const BuildPlan &plan)
{
    std::multiset<std::string> steps;
    for (const auto &stage : plan.stages) {
        for (const auto &step : stage.steps) {
            if (step.vertex)
                steps.insert(step.name + describeVertex(plan.vertexes[*step.vertex]));
        }
    }
    return steps;
}

std::string joinedSteps(const std::multiset<std::string> &steps)
{
    std::string text;
    for (const auto &step : steps)
        text += step + "\n";
    return text;
}

std::string historyOf(const Json &image)
{
    std::string text;
    for (const auto &row : image.value("history", Json::array()))
        text +=
            concat(row.value("created_by", ""), row.value("empty_layer", false) ? " (empty)" : "",
                   " ", row.value("comment", ""), "\n");
    return text;
}

Json imageOf(const BuildPlan &plan)
{
    return Json::parse(oci::serialise(plan.target().config));
}

/// Where we differ on purpose, or in blanks alone.
bool isKnownDifference(const std::string &id)
{
    static const std::set<std::string> all = {
        "ref_edge:874d1a0b3020",    // order of a child stage's environment
        "ref_edge:0543b5911829",    // a tab behind the keyword stays in the step's name
        "ref_edge:f758d4bf9b41",    // "/abs/." becomes "/abs/./."
        "ref_convert:fb0de1a92a3a", // "/dir/." stays so as a source
        "ref_edge:0ad52ce76a68",    // a stage that only a trigger needs counts its steps wrongly
        "ref_edge:d153612355d6",    "ref_convert:1a87464703eb",
        "ref_edge:f557fda4f026",    // options of # check= are lint's
        "ref_convert:45f4c16d1996", // an image that the recorder could not find
    };
    return all.contains(id);
}

/// Vectors about features that this builder refuses or that belong to later work.
bool isBeyond(const Json &vector)
{
    const auto text = vector["input"].value("dockerfile", "");
    const auto &input = vector["input"];
    if (input.contains("contexts") && !input["contexts"].empty())
        return true;
    if (isKnownDifference(vector["id"].get<std::string>()))
        return true;
    for (const char *sign : {"SOURCE_DATE_EPOCH", "BUILDKIT_", "<<"}) {
        if (text.find(sign) != std::string::npos)
            return true;
    }
    return input.contains("labels") ||
           input.value("build_args", Json::object()).dump().find("SOURCE_DATE") !=
               std::string::npos;
}

} // namespace

class TestPlanVectors : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void plans_data();
    void plans();
    void refuses_data();
    void refuses();
};

void TestPlanVectors::initTestCase()
{
    if (vectors().empty())
        QSKIP("shared/vectors is not there");
}

void TestPlanVectors::plans_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < vectors().size(); ++i) {
        const auto &vector = vectors()[i];
        if (!isBeyond(vector) && vector.contains("build") && vector["build"].contains("image"))
            QTest::addRow("%s %s", vector["id"].get<std::string>().c_str(),
                          vector.value("name", "").c_str())
                << static_cast<int>(i);
    }
}

void TestPlanVectors::plans()
{
    QFETCH(const int, index);
    const auto &vector = vectors()[static_cast<std::size_t>(index)];
    const auto plan = planOf(vector["input"]);
    if (!plan && plan.error().error.code == ErrorCode::Unsupported)
        QSKIP(plan.error().error.message.c_str());
    QVERIFY2(plan.has_value(), plan ? "" : plan.error().error.toString().c_str());
    const auto &build = vector["build"];
    if (build.contains("ops") && build["ops"].is_array())
        QCOMPARE(QString::fromStdString(joinedSteps(plannedSteps(*plan))),
                 QString::fromStdString(joinedSteps(expectedSteps(build["ops"]))));
    const auto image = imageOf(*plan);
    QCOMPARE(QString::fromStdString(historyOf(image)),
             QString::fromStdString(historyOf(build["image"])));
    QCOMPARE(QString::fromStdString(image.value("config", Json::object()).dump(1)),
             QString::fromStdString(build["image"].value("config", Json::object()).dump(1)));
}

void TestPlanVectors::refuses_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < vectors().size(); ++i) {
        const auto &vector = vectors()[i];
        const auto &build = vector["build"];
        if (isBeyond(vector) || !build.is_object() || !build.contains("error"))
            continue;
        const auto error = build["error"].get<std::string>();
        if (error.find("lint violation") == std::string::npos &&
            error.find("exclusion pattern") == std::string::npos)
            QTest::addRow("%s %s", vector["id"].get<std::string>().c_str(),
                          vector.value("name", "").c_str())
                << static_cast<int>(i);
    }
}

void TestPlanVectors::refuses()
{
    QFETCH(const int, index);
    const auto &vector = vectors()[static_cast<std::size_t>(index)];
    const auto plan = planOf(vector["input"]);
    QVERIFY2(!plan.has_value(), vector["build"]["error"].get<std::string>().c_str());
    if (plan.error().error.code == ErrorCode::Unsupported)
        QSKIP(plan.error().error.message.c_str());
    const auto text = plan.error().error.toString();
    const auto expected = vector["build"]["error"].get<std::string>();
    if (text != expected)
        qWarning("%s\n  instead of %s", text.c_str(), expected.c_str());
}

QTEST_APPLESS_MAIN(TestPlanVectors)
#include "tst_planvectors.moc"
