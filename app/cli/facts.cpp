#include "app/cli/facts.h"

#include "app/cli/arguments.h"
#include "app/cli/builtfacts.h"
#include "app/cli/inputfile.h"
#include "core/insight/inspect/builtfacts.h"
#include "core/insight/inspect/formatting.h"

#include <array>
#include <iostream>

namespace stagewright::app {

namespace {

constexpr std::array kOptions = {Option{"format", true}};

struct Answer
{
    plan::BuildRecord record;
    lint::BuildFacts facts;
};

Result<Answer> answerFor(std::string_view file)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto path, store::defaultStorePath());
    STAGEWRIGHT_TRY_ASSIGN(const auto store, store::OciLayoutStore::open(path));
    STAGEWRIGHT_TRY_ASSIGN(const auto text, readInput(file));
    STAGEWRIGHT_TRY_ASSIGN(auto record, lastBuildOf(*store, std::string(file), text));
    auto facts = inspect::gatherBuildFacts(record, inspect::indexesIn(*store));
    return Answer{std::move(record), std::move(facts)};
}

std::uint64_t hiddenIn(const lint::StageFacts &stage)
{
    std::uint64_t bytes = 0;
    for (const auto &layer : stage.layers) {
        for (const auto &file : layer.files)
            bytes += file.bytes;
    }
    return bytes;
}

std::string tableOf(const Answer &answer)
{
    inspect::Table table;
    table.add({"STAGE", "LAYERS", "SIZE", "REMOVED LATER", "PATHS"});
    for (const auto &stage : answer.record.stages) {
        std::vector<std::string> row = {inspect::plainLine(stage.name), "-", "-", "-", "-"};
        const auto &facts = answer.facts.stages[stage.index];
        if (facts) {
            row[1] = std::to_string(facts->layers.size());
            row[2] = humanSize(stage.totalBytes());
            row[3] = humanSize(hiddenIn(*facts));
            row[4] = facts->paths ? std::to_string(facts->paths->size()) : "-";
        }
        table.add(std::move(row));
    }
    return table.toString();
}

int run(std::span<const std::string_view> arguments)
{
    const auto parsed = Arguments::parse(arguments, kOptions);
    if (!parsed)
        return usageError(factsCommand, parsed.error().message);
    const auto format = parsed->value("format").value_or("text");
    if (parsed->operands().size() != 1)
        return usageError(factsCommand, "name one FILE");
    if (format != "text" && format != "json")
        return usageError(factsCommand, "the format is text or json");
    const auto answer = answerFor(parsed->operands().front());
    if (!answer)
        return reportError(factsCommand, answer.error());
    std::cout << (format == "json" ? lint::serialise(answer->facts) + "\n" : tableOf(*answer));
    return kExitOk;
}

} // namespace

const Command factsCommand{
    "facts", "FILE [--format text|json]",
    "show what the last build of a Dockerfile found out for the checks",
    "FILE is a Dockerfile that was built here under a name and is the same since. The table tells\n"
    "for every stage its layers, its size, the bytes in them that a later layer removes, and how\n"
    "many paths the finished stage holds; json names them all, up to 100,000 a stage.\n",
    run};

} // namespace stagewright::app
