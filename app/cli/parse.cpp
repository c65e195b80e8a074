#include "app/cli/parse.h"

#include "app/cli/arguments.h"
#include "app/cli/inputfile.h"
#include "app/cli/jsontext.h"
#include "core/base/support/strings.h"
#include "core/language/analysis/analysis.h"

#include <nlohmann/json.hpp>

#include <array>
#include <iostream>

namespace stagewright::app {

namespace {

OrderedJson toJson(const dockerfile::Instruction &instruction)
{
    OrderedJson json;
    json["instruction"] = instruction.keyword.text;
    json["lines"] = {instruction.line + 1, instruction.lastLine + 1};
    json["range"] = rangeJson(instruction.range);
    json["arguments"] = instruction.argumentText;
    auto &flags = json["flags"] = OrderedJson::array();
    for (const auto &flag : instruction.flags) {
        OrderedJson entry{{"name", flag.name}};
        entry["value"] = flag.value ? OrderedJson(flag.value->text) : OrderedJson();
        flags.push_back(std::move(entry));
    }
    auto &heredocs = json["heredocs"] = OrderedJson::array();
    for (const auto &heredoc : instruction.heredocs)
        heredocs.push_back({{"name", heredoc.name},
                            {"content", heredoc.content},
                            {"expand", heredoc.expand},
                            {"stripTabs", heredoc.stripTabs},
                            {"fileDescriptor", heredoc.fileDescriptor}});
    json["comments"] = instruction.comments;
    json["valid"] = instruction.isValid;
    return json;
}

OrderedJson toJson(const std::vector<dockerfile::Instruction> &instructions)
{
    auto json = OrderedJson::array();
    for (const auto &instruction : instructions)
        json.push_back(toJson(instruction));
    return json;
}

OrderedJson toJson(const analysis::Analysis &result)
{
    const auto &model = result.dockerfile;
    OrderedJson json;
    json["escape"] = std::string(1, model.escape);
    auto &directives = json["directives"] = OrderedJson::array();
    for (const auto &directive : model.directives)
        directives.push_back({{"key", directive.key}, {"value", directive.value.text}});
    json["globalArguments"] = toJson(model.globalArguments);
    auto &stages = json["stages"] = OrderedJson::array();
    for (const auto &stage : model.stages)
        stages.push_back({{"index", stage.index},
                          {"name", stage.name},
                          {"base", stage.base},
                          {"instructions", toJson(stage.instructions)}});
    json["misplaced"] = toJson(model.misplaced);
    const auto *error = model.firstError();
    json["error"] = error ? OrderedJson(dockerfile::buildKitText(*error)) : OrderedJson();
    json["diagnostics"] = diagnosticsJson(result);
    return json;
}

void printText(const analysis::Analysis &result)
{
    const auto print = [](const dockerfile::Instruction &instruction, std::string_view indent) {
        std::cout << indent << instruction.line + 1 << ": " << instruction.summary() << "\n";
    };
    for (const auto &argument : result.dockerfile.globalArguments)
        print(argument, "");
    for (const auto &stage : result.dockerfile.stages) {
        std::cout << stage.displayName() << "\n";
        for (const auto &instruction : stage.instructions)
            print(instruction, "  ");
    }
}

int run(std::span<const std::string_view> given)
{
    constexpr std::array<Option, 1> kOptions = {Option{"json", false, 0}};
    const auto arguments = Arguments::parse(given, kOptions);
    if (!arguments)
        return usageError(parseCommand, arguments.error().message);
    if (arguments->operands().size() != 1)
        return usageError(parseCommand, "name one FILE");
    const auto text = readInput(arguments->operands().front());
    if (!text)
        return reportError(parseCommand, text.error());
    const auto result = analysis::analyze(text::TextSnapshot(*text));
    if (arguments->has("json"))
        std::cout << toPrettyJson(toJson(*result)) << "\n";
    else
        printText(*result);
    printDiagnostics(*result, arguments->operands().front());
    return result->dockerfile.firstError() ? kExitFailure : kExitOk;
}

} // namespace

const Command parseCommand{
    "parse",
    "FILE [--json]",
    "show the instructions of a Dockerfile and what is wrong with them",
    "  --json  print everything that is known about the text as one JSON document\n\n"
    "What is wrong goes to stderr; the exit code is 1 where a build could not start.\n",
    &run,
};

} // namespace stagewright::app
