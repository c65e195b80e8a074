/// ref_corpus: real files. Their texts are not in the vectors; the harness brings them.
#include "tests/conformance/exceptions.h"
#include "tests/conformance/ops.h"
#include "tests/conformance/sets/sets.h"
#include "tests/conformance/treejson.h"
#include "tests/conformance/warnings.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace stagewright::conformance {

namespace {

void addSyntax(Json &answer, const syntax::SyntaxTree &tree, const dockerfile::Dockerfile &model)
{
    const auto *error = model.firstError();
    const bool isOk = !error || error->phase == syntax::Phase::Conversion;
    const bool isParsed = isOk || error->phase != syntax::Phase::Parse;
    answer["phase"] = isOk ? "ok" : isParsed ? "instructions" : "parse";
    answer["parse_error"] = isOk ? Json() : Json(dockerfile::buildKitText(*error));
    answer["parse_error_lines"] = isOk ? Json() : linesOf({error->named});
    answer["nodes"] = Json::array();
    for (const auto *node : instructionsOf(tree)) {
        auto row = linesOf(*node);
        row.push_back(node->as<syntax::InstructionSyntax>()->keyword());
        answer["nodes"].push_back(std::move(row));
    }
}

Json stagesJson(const Reading &reading)
{
    auto list = Json::array();
    for (const auto &stage : stagesOf(reading.model, reading.conversion))
        list.push_back({{"index", stage.at("Index")},
                        {"name", stage.at("StageName")},
                        {"base", stage.at("Base")},
                        {"reachable", stage.at("Reachable")},
                        {"target", stage.at("Target")},
                        {"unregistered", stage.at("Unregistered")},
                        {"deps", stage.at("Deps").is_null() ? Json::array() : stage.at("Deps")}});
    return list;
}

Json answerCorpus(const Json &inputs)
{
    if (!inputs.contains("dockerfile"))
        throw std::runtime_error("the real files are missing: say where with --corpus FOLDER");
    const Json input{{"dockerfile", inputs.at("dockerfile")}};
    const Reading build(input, convert::Mode::Build);
    const Reading check(input, convert::Mode::Check);
    const auto buildResult = lintOf(build, input);
    const auto checkResult = lintOf(check, input);
    const bool isOk = build.conversion.isOk();
    Json answer{
        {"lossless", build.tree.text() == build.tree.source()},
        {"stages", isOk ? stagesJson(build) : Json::array()},
        {"build_error", errorOf(build, buildResult)},
        {"build_error_lines", isOk ? Json() : linesOf(build.conversion.failures.front().lines)},
        {"build_warnings", warningsOf(buildResult)},
        {"check_error", errorOf(check, checkResult)},
        {"check_warnings", warningsOf(checkResult)}};
    addSyntax(answer, build.tree, build.model);
    return answer;
}

/// Neither what is warned of in one line nor what a stage depends on has an order.
Json sorted(Json answer)
{
    for (const char *key : {"build_warnings", "check_warnings"})
        std::sort(answer[key].begin(), answer[key].end());
    for (auto &stage : answer["stages"]) {
        if (stage.contains("deps"))
            std::sort(stage["deps"].begin(), stage["deps"].end());
    }
    return answer;
}

/// The record states nothing by null but of errors, where it says that there is none.
std::string compareCorpus(Json expected, const Json &answer)
{
    expected.erase("utf8_valid");
    expected["lossless"] = true;
    auto text = compareFields(sorted(expected), sorted(answer));
    for (const char *key : {"parse_error", "build_error", "check_error"}) {
        if (expected[key].is_null())
            text += difference(key, nullptr, answer.at(key));
    }
    return text;
}

} // namespace

std::vector<VectorSet> corpusSets()
{
    return {{"ref_corpus", answerCorpus, compareCorpus, {openBrace(compareCorpus)}}};
}

} // namespace stagewright::conformance
