/// ref_edge, ref_convert, convert, expose, workdir: what files mean.
#include "core/language/convert/convert.h"

#include "core/base/support/strings.h"
#include "core/language/convert/paths.h"
#include "core/language/convert/ports.h"
#include "core/language/convert/texts.h"
#include "core/language/dockerfile/dockerignore.h"
#include "tests/conformance/exceptions.h"
#include "tests/conformance/ops.h"
#include "tests/conformance/recorder.h"
#include "tests/conformance/sets/sets.h"
#include "tests/conformance/treejson.h"
#include "tests/conformance/warnings.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stagewright::conformance {

namespace {

using convert::Mode;

void addFailure(Json &answer, const convert::Conversion &conversion)
{
    if (conversion.isOk())
        return;
    const auto &failure = conversion.failures.front();
    answer["error"] = failure.message.toString();
    if (!failure.lines.empty())
        answer["error_lines"] = linesOf(failure.lines);
    else if (failure.part == convert::Part::Images)
        answer["error_lines"] = Json::array({nullptr}); // of a mount: a location without lines
}

/// Warnings, and why it ends.
Json answerChecks(const Reading &reading, const Json &input)
{
    const auto result = lintOf(reading, input);
    Json answer{{"warnings", warningsOf(result)}};
    if (auto error = errorOf(reading, result); !error.is_null())
        answer["error"] = std::move(error);
    addFailure(answer, reading.conversion);
    return answer;
}

Json answerBuild(const Json &input)
{
    const Reading reading(input, Mode::Build);
    auto answer = answerChecks(reading, input);
    if (answer.contains("error"))
        return answer;
    const auto &model = reading.model;
    const auto image = imageOf(model, reading.conversion, *reading.conversion.target);
    answer["image"] = Json::parse(oci::serialise(image));
    if (image.rootFs.diffIds.empty())
        answer["image"]["rootfs"]["diff_ids"] = nullptr;
    const auto ignore = dockerfile::DockerIgnore::parse(textOf(input, "dockerignore"));
    answer["ops"] = opsOf(model, reading.conversion, ignore->patterns());
    answer["stages"] = stagesOf(model, reading.conversion);
    return answer;
}

Json answerCheck(const Json &input)
{
    return answerChecks(Reading(input, Mode::Check), input);
}

std::string phaseOf(const Json &input)
{
    const auto tree = syntax::parse(textOf(input, "dockerfile"));
    const auto model = dockerfile::makeDockerfile(tree);
    const auto *error = model.firstError();
    if (!error || error->phase == syntax::Phase::Conversion)
        return "ok";
    return error->phase == syntax::Phase::Parse ? "parse" : "instructions";
}

Json answerReference(const Json &inputs)
{
    const auto &input = inputs["input"];
    return {{"build", answerBuild(input)},
            {"check", answerCheck(input)},
            {"parse_phase", phaseOf(input)}};
}

/// Warnings of one line have no order among them.
std::string compareReference(Json expected, Json answer)
{
    for (const auto *mode : {"build", "check"}) {
        for (auto *side : {&expected, &answer}) {
            if (auto &checks = (*side)[mode]; checks.contains("warnings"))
                std::sort(checks["warnings"].begin(), checks["warnings"].end());
        }
    }
    return compareFields(expected, answer);
}

Json answerConvert(const Json &inputs)
{
    Json input{{"dockerfile", textOf(inputs, "dockerfile")}};
    if (const auto *attributes = memberAt(inputs, "attrs"))
        input["target"] = textOf(*attributes, "target");
    const Reading reading(input, Mode::Build);
    Json answer{{"expect", reading.conversion.isOk() ? "ok" : "error"}};
    addFailure(answer, reading.conversion);
    return answer;
}

/// `asserts` are about the error's text.
std::string compareConvert(const Json &expected, const Json &answer)
{
    auto text = difference("expect", expected["expect"], answer["expect"]);
    for (const auto &claim : expected["asserts"]) {
        const auto error = textOf(answer, "error");
        if (const auto whole = stringAt(claim, "error_equals"))
            text += difference("error", *whole, error);
        if (const auto part = stringAt(claim, "error_contains");
            part && error.find(*part) == std::string::npos)
            text += difference("error (a part of it)", *part, error);
    }
    return text;
}

Json answerExpose(const Json &inputs)
{
    Json answer{{"ports", nullptr}, {"error", nullptr}};
    std::vector<std::string> ports;
    for (const auto &spec : textsOf(inputs["specs"])) {
        convert::ExposedPort port;
        if (const auto problem = convert::readPort(spec, port)) {
            answer["error"] = problem->toString();
            return answer;
        }
        ports.insert(ports.end(), port.ports.begin(), port.ports.end());
    }
    answer["ports"] = ports;
    return answer;
}

Json answerWorkdir(const Json &inputs)
{
    const auto path = convert::normalizeWorkdir(textOf(inputs, "current"), textOf(inputs, "new"),
                                                textOf(inputs, "os"));
    Json answer{{"result", path.value_or("")}, {"error", nullptr}};
    if (!path)
        answer["error"] = path.error().toString();
    return answer;
}

} // namespace

std::vector<VectorSet> convertSets()
{
    return {{"ref_edge", answerReference, compareReference, {openBrace(compareReference)}},
            {"ref_convert", answerReference, compareReference, {openBrace(compareReference)}},
            {"convert", answerConvert, compareConvert},
            {"expose", answerExpose},
            {"workdir", answerWorkdir}};
}

} // namespace stagewright::conformance
