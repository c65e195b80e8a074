#include "app/cli/parse.h"

#include "app/cli/arguments.h"
#include "app/cli/excerpt.h"
#include "app/cli/inputfile.h"
#include "app/cli/jsontext.h"
#include "app/cli/modeloptions.h"
#include "app/cli/parsejson.h"
#include "core/language/analysis/analysis.h"
#include "core/language/convert/convert.h"

#include <nlohmann/json.hpp>

#include <array>
#include <iostream>

namespace stagewright::app {

namespace {

void printText(const analysis::Analysis &result)
{
    const auto print = [](const dockerfile::Instruction &instruction, std::string_view indent) {
        std::cout << indent << instruction.line + 1 << ": " << terminalText(instruction.summary())
                  << "\n";
    };
    for (const auto &argument : result.dockerfile.globalArguments)
        print(argument, "");
    for (const auto &stage : result.dockerfile.stages) {
        std::cout << terminalText(stage.displayName()) << "\n";
        for (const auto &instruction : stage.instructions)
            print(instruction, "  ");
    }
}

void printJson(const analysis::Analysis &result, const dockerfile::ModelOptions &options)
{
    convert::ConvertOptions convertOptions;
    convertOptions.model = options;
    convertOptions.mode = convert::Mode::Editor;
    const auto conversion = convert::convert(result.dockerfile, convertOptions);
    std::cout << toPrettyJson(parseJsonOf(result, conversion)) << "\n";
}

int run(std::span<const std::string_view> given)
{
    constexpr std::array kOptions = {Option{"json", false}, Option{"build-arg", true},
                                     Option{"platform", true}, Option{"target", true}};
    const auto arguments = Arguments::parse(given, kOptions);
    if (!arguments)
        return usageError(parseCommand, arguments.error().message);
    if (arguments->operands().size() != 1)
        return usageError(parseCommand, "name one FILE");
    const auto options = readModelOptions(*arguments);
    if (!options)
        return usageError(parseCommand, options.error().message);
    const auto text = readInput(arguments->operands().front());
    if (!text)
        return reportError(parseCommand, text.error());
    const auto result = analysis::analyze(text::TextSnapshot(*text), *options);
    if (arguments->has("json"))
        printJson(*result, *options);
    else
        printText(*result);
    printProblems(*result, arguments->operands().front());
    return result->dockerfile.firstError() ? kExitFailure : kExitOk;
}

} // namespace

const Command parseCommand{
    "parse",
    "FILE [--json] [OPTIONS]",
    "show the instructions of a Dockerfile and what is wrong with them",
    "  --json                   print everything that is known about the text as one JSON "
    "document\n"
    "                           (stagewright(1) describes it)\n"
    "  --target STAGE           what TARGETSTAGE stands for\n"
    "  --build-arg NAME=VALUE   a value for an ARG that a FROM uses; may be repeated\n"
    "  --platform PLATFORM      what TARGETPLATFORM and the like stand for\n\n"
    "What is wrong goes to stderr; the exit code is 1 where a build could not start.\n",
    &run,
};

} // namespace stagewright::app
