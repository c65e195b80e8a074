/// Single instructions: instr_error, instr_flags, instr_heredoc, instr_device, instr_misc.
#include "core/base/support/strings.h"
#include "core/language/dockerfile/dockerfile.h"
#include "core/language/dockerfile/flags.h"
#include "core/language/dockerfile/mountreader.h"
#include "tests/conformance/sets/sets.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace stagewright::conformance {

namespace {

using dockerfile::Dockerfile;
using dockerfile::FlagSpec;
using dockerfile::Instruction;

/// A stage around the instruction; upstream's tests call the reader without one.
Dockerfile inStage(const std::string &text)
{
    return dockerfile::makeDockerfile(syntax::parse("FROM scratch\n" + text));
}

Json errorOf(const Dockerfile &model)
{
    const auto *error = model.firstError();
    return error ? Json(error->message.toString()) : Json();
}

Json answerError(const Json &inputs)
{
    return {{"error", errorOf(inStage(textOf(inputs, "dockerfile")))}};
}

/// "name=default": a switch where the default is true or false.
struct DefinedFlag
{
    std::string name;
    std::string value;

    bool isSwitch() const { return value == "true" || value == "false"; }
};

std::vector<DefinedFlag> definedFlags(const Json &inputs)
{
    std::vector<DefinedFlag> result;
    for (const auto &text : textsOf(inputs.at("defined"))) {
        const auto equals = std::min(text.find('='), text.size());
        result.push_back({text.substr(0, equals), text.substr(std::min(equals + 1, text.size()))});
    }
    return result;
}

/// Up to a lone `--`; nothing where a word is no flag.
std::optional<std::vector<dockerfile::Flag>> givenFlags(const Json &inputs)
{
    std::vector<dockerfile::Flag> flags;
    for (const auto &text : textsOf(inputs.at("args"))) {
        if (text == "--")
            break;
        if (!text.starts_with("--"))
            return std::nullopt;
        const auto equals = std::min(text.find('='), text.size());
        auto &flag = flags.emplace_back();
        flag.name = text.substr(2, equals - 2);
        if (equals < text.size())
            flag.value = dockerfile::Word{text.substr(equals + 1), {}};
    }
    return flags;
}

Json valueOf(const DefinedFlag &defined, const Instruction &instruction)
{
    if (!instruction.flag(defined.name))
        return defined.isSwitch() ? Json(defined.value == "true") : Json(defined.value);
    return defined.isSwitch() ? Json(instruction.hasSwitch(defined.name))
                              : Json(instruction.flagValue(defined.name));
}

/// The vectors state the list of used flags where there is none.
Json answerFlags(const Json &inputs)
{
    const auto defined = definedFlags(inputs);
    std::vector<FlagSpec> specs;
    for (const auto &flag : defined)
        specs.push_back(
            {flag.name, flag.isSwitch() ? FlagSpec::Type::Switch : FlagSpec::Type::Text});
    auto flags = givenFlags(inputs);
    if (!flags || checkFlags(*flags, specs))
        return {{"ok", false}, {"expect", Json::object()}};
    Instruction instruction;
    instruction.flags = std::move(*flags);
    auto values = Json::object();
    for (const auto &entry : defined)
        values[entry.name] = valueOf(entry, instruction);
    if (instruction.flags.empty())
        values["used"] = Json::array();
    return {{"ok", true}, {"expect", values}};
}

/// Each value that is stated.
std::string compareFlags(const Json &expected, const Json &answer)
{
    auto text = difference("ok", expected.at("ok"), answer.at("ok"));
    return text.empty() ? compareFields(expected.at("expect"), answer.at("expect")) : text;
}

Json answerCopy(const Instruction &instruction)
{
    const auto &copy = *instruction.as<dockerfile::CopyInstruction>();
    auto sources = Json::array();
    for (const auto &source : copy.sources)
        sources.push_back(source.text);
    auto contents = Json::array();
    for (const auto &heredoc : instruction.heredocs)
        contents.push_back(
            {{"path", heredoc.name}, {"data", heredoc.content}, {"expand", heredoc.expand}});
    return {{"sources", sources}, {"dest", copy.destination.text}, {"contents", contents}};
}

Json answerRun(const Instruction &instruction)
{
    const auto &run = *instruction.as<dockerfile::RunInstruction>();
    auto files = Json::array();
    for (const auto &heredoc : instruction.heredocs)
        files.push_back(
            {{"name", heredoc.name}, {"data", heredoc.rawContent}, {"chomp", heredoc.stripTabs}});
    return {
        {"command", run.command.arguments}, {"shell", !run.command.isExecForm}, {"files", files}};
}

Json answerHeredoc(const Json &inputs)
{
    const auto model = inStage(textOf(inputs, "dockerfile"));
    const auto &instruction = model.stages.front().instructions.back();
    return instruction.as<dockerfile::CopyInstruction>() ? answerCopy(instruction)
                                                         : answerRun(instruction);
}

/// A file's `chomp` is stated only where it is true.
std::string compareHeredoc(const Json &expected, Json answer)
{
    if (const auto *files = memberAt(expected, "files"); files && answer.contains("files")) {
        for (std::size_t i = 0; i < std::min(files->size(), answer["files"].size()); ++i) {
            if (!files->at(i).contains("chomp"))
                answer["files"][i].erase("chomp");
        }
    }
    return compareFields(expected, answer);
}

Json answerDevice(const Json &inputs)
{
    const auto device = dockerfile::readDevice(textOf(inputs, "input"));
    if (!device)
        return {{"name", nullptr}, {"required", nullptr}, {"error", device.error().toString()}};
    return {{"name", device->name}, {"required", device->required}, {"error", nullptr}};
}

Json describedArguments(const Instruction &instruction)
{
    auto list = Json::array();
    for (const auto &argument : instruction.as<dockerfile::ArgInstruction>()->arguments)
        list.push_back({argument.key.text, instruction.description(argument.key.text)});
    return list;
}

Json descriptions(const Dockerfile &model)
{
    auto meta = Json::array();
    for (const auto &instruction : model.globalArguments) {
        for (auto &argument : describedArguments(instruction))
            meta.push_back(std::move(argument));
    }
    auto arguments = Json::array();
    const auto &stage = model.stages.front();
    for (const auto &instruction : stage.instructions) {
        if (instruction.as<dockerfile::ArgInstruction>())
            arguments.push_back(describedArguments(instruction));
    }
    return {{"stage0", stage.instructions.front().description(stage.name)},
            {"meta", meta},
            {"stage0_args", arguments}};
}

Json usedFlags(const Instruction &instruction)
{
    std::set<std::string> names;
    for (const auto &flag : instruction.flags)
        names.insert(flag.name);
    return names;
}

Json answerMisc(const Json &inputs)
{
    const auto text = textOf(inputs, "dockerfile");
    const auto kind = textOf(inputs, "kind");
    if (kind == "doc_comments")
        return {{"expect", descriptions(dockerfile::makeDockerfile(syntax::parse(text)))}};
    const auto model = inStage(text);
    if (kind == "flags_used")
        return {{"expect", {{"flags", usedFlags(model.stages.front().instructions.back())}}}};
    const auto error = errorOf(model);
    return {{"expect", {{"ok", error.is_null()}, {"error_contains", error}}}, {"error", error}};
}

/// The sentence is stated in part.
std::string compareMisc(const Json &expected, const Json &answer)
{
    const auto &want = expected.at("expect");
    if (!want.contains("error_contains"))
        return compareFields(expected, answer);
    return compareFields(want, {{"ok", answer.at("expect").value("ok", false)},
                                {"error", answer.value("error", Json())}});
}

} // namespace

std::vector<VectorSet> instructionSets()
{
    return {{"instr_error", answerError},
            {"instr_flags", answerFlags, compareFlags},
            {"instr_heredoc", answerHeredoc, compareHeredoc},
            {"instr_device", answerDevice},
            {"instr_misc", answerMisc, compareMisc}};
}

} // namespace stagewright::conformance
