#include "app/cli/history.h"

#include "app/cli/arguments.h"
#include "app/cli/imageaccess.h"
#include "core/insight/inspect/historytable.h"
#include "core/insight/inspect/imagefacts.h"

#include <array>
#include <iostream>

namespace stagewright::app {

namespace {

constexpr std::array kOptions = {Option{"format", true}, Option{"no-trunc"}};

int run(std::span<const std::string_view> arguments)
{
    const auto parsed = Arguments::parse(arguments, kOptions);
    if (!parsed)
        return usageError(historyCommand, parsed.error().message);
    const auto format = parsed->value("format").value_or("table");
    if (parsed->operands().size() != 1)
        return usageError(historyCommand, "name one IMAGE");
    if (format != "table" && format != "json")
        return usageError(historyCommand, "the format is table or json");
    auto access = ImageAccess::open();
    if (!access)
        return reportError(historyCommand, access.error());
    const auto name = parsed->operands().front();
    const auto facts =
        inspect::gatherFacts(name, oci::hostPlatform(), access->ownPlaces(name), access->measure());
    if (!facts)
        return reportError(historyCommand, facts.error());
    const auto report = inspect::makeImageReport(*facts);
    const inspect::HistoryFormat style{!parsed->has("no-trunc"), std::chrono::system_clock::now()};
    std::cout << (format == "json" ? inspect::historyJsonLines(report, style)
                                   : inspect::historyTable(report, style));
    return kExitOk;
}

} // namespace

const Command historyCommand{
    "history", "IMAGE [--format table|json] [--no-trunc]",
    "show the steps that made an image, with their sizes",
    "IMAGE is NAME (an image of the own store), oci:DIR[:TAG] or docker://NAME.\n"
    "  --format json  one object a line, with docker's keys and ours under \"stagewright\":\n"
    "                 bytes, layer, and for images built here stage and line\n"
    "  --no-trunc     whole ids and commands\n",
    run};

} // namespace stagewright::app
