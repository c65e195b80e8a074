#include "app/cli/doctor.h"

#include "app/cli/arguments.h"
#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "core/build/exec/hostprobe.h"
#include "core/image/store/ocilayoutstore.h"

#include <nlohmann/json.hpp>

#include <array>
#include <iostream>

namespace stagewright::app {

namespace {

constexpr std::array kOptions{Option{"format", true}};

std::string asText(const exec::HostReport &report)
{
    std::string text;
    for (const auto &item : report.items) {
        std::string state(exec::nameOf(item.state));
        state.resize(10, ' ');
        std::string id = item.id;
        id.resize(std::max<std::size_t>(id.size() + 1, 16), ' ');
        text += concat(state, id, item.finding, "\n");
        if (!item.remedy.empty())
            text += concat(std::string(10, ' '), "→ ", item.remedy, "\n");
    }
    return text;
}

std::string asJson(const exec::HostReport &report)
{
    OrderedJson document;
    document["state"] = exec::nameOf(report.state());
    document["items"] = OrderedJson::array();
    for (const auto &item : report.items) {
        OrderedJson object;
        object["id"] = item.id;
        object["state"] = exec::nameOf(item.state);
        object["finding"] = item.finding;
        object["remedy"] = item.remedy;
        document["items"].push_back(std::move(object));
    }
    return toCompactJson(document) + "\n";
}

int run(std::span<const std::string_view> arguments)
{
    const auto parsed = Arguments::parse(arguments, kOptions);
    if (!parsed)
        return usageError(doctorCommand, parsed.error().message);
    const auto format = parsed->value("format").value_or("text");
    if (!parsed->operands().empty() || (format != "text" && format != "json"))
        return usageError(doctorCommand, "takes nothing but --format text or json");
    const auto store = store::defaultStorePath();
    if (!store)
        return reportError(doctorCommand, store.error());
    const auto report = exec::probeHost(*store);
    std::cout << (format == "json" ? asJson(report) : asText(report));
    return report.state() == exec::ProbeState::Missing ? kExitFailure : kExitOk;
}

} // namespace

const Command doctorCommand{
    "doctor", "[--format text|json]",
    "say whether this machine can build, and what to do if it cannot",
    "Tries everything for real: starts the sandbox, unpacks a layer, stacks "
    "layers.\nExit code 1: building does not work here.\n",
    run};

} // namespace stagewright::app
