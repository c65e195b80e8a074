#include "core/base/support/strings.h"
#include "core/insight/inspect/formatting.h"
#include "core/insight/inspect/sizes.h"

#include <algorithm>

namespace stagewright::inspect {

namespace {

std::string plural(std::uint64_t count, std::string_view one, std::string_view many)
{
    return concat(std::to_string(count), " ", count == 1 ? one : many);
}

std::string heading(const SizesReport &report)
{
    const auto name = report.image.empty() ? report.manifest.toString() : report.image;
    return concat(plainLine(name), ": ", humanSize(report.shippedBytes), " shipped, ",
                  humanSize(report.discardedBytes), " discarded\n");
}

std::string stageTable(const SizesReport &report)
{
    Table table;
    table.add({"STAGE", "BASE", "BASE SIZE", "OWN LAYERS", "SHIPPED", "DISCARDED"});
    for (const auto &stage : report.stages) {
        const auto name = concat(stage.isTarget ? "* " : "  ", stage.name);
        table.add({plainLine(name), plainLine(stage.base), humanSize(stage.baseBytes),
                   humanSize(stage.ownBytes), humanSize(stage.shippedBytes),
                   humanSize(stage.discardedBytes())});
    }
    return table.toString();
}

/// What becomes of the base's layers as a whole.
std::string fateOfBase(const StageSizes &stage)
{
    const auto isBase = [](const StageLayer &layer) { return !layer.line; };
    const auto isLeft = [&](const StageLayer &layer) { return isBase(layer) && !layer.shipped; };
    const auto all = std::ranges::count_if(stage.layers, isBase);
    const auto left = std::ranges::count_if(stage.layers, isLeft);
    if (left == 0)
        return "shipped";
    return left == all ? "discarded" : "part shipped";
}

/// The layers that the steps of a stage made; those of bases are one line.
std::string layerTable(const SizesReport &report)
{
    constexpr std::size_t kTextWidth = 48;
    Table table;
    table.add({"STAGE", "LINE", "SIZE", "", "LAYER"});
    for (const auto &stage : report.stages) {
        if (stage.baseBytes > 0)
            table.add({plainLine(stage.name), "", humanSize(stage.baseBytes), fateOfBase(stage),
                       plainLine(concat("(base ", stage.base, ")"))});
        for (const auto &layer : stage.layers) {
            if (!layer.line)
                continue;
            table.add({plainLine(stage.name), std::to_string(*layer.line + 1),
                       humanSize(layer.bytes), layer.shipped ? "shipped" : "discarded",
                       ellipsis(plainLine(layer.text), kTextWidth)});
        }
    }
    return table.toString();
}

std::string sourceOf(const SizesReport &report, const plan::SourceRecord &source)
{
    if (source.kind == plan::SourceRecord::Kind::Context && source.name.empty())
        return "(build context)";
    for (const auto &stage : report.stages) {
        if (source.kind == plan::SourceRecord::Kind::Stage && stage.index == source.stage)
            return stage.name;
    }
    return source.name;
}

std::string stageName(const SizesReport &report, std::size_t index)
{
    for (const auto &stage : report.stages) {
        if (stage.index == index)
            return stage.name;
    }
    return concat("stage ", std::to_string(index));
}

std::string transferTable(const SizesReport &report)
{
    constexpr std::size_t kPathWidth = 40;
    Table table;
    table.add({"FROM", "TO", "LINE", "SIZE", "FILES", "PATHS"});
    for (const auto &transfer : report.transfers) {
        const auto paths = concat(join(transfer.paths, " "), " → ", transfer.destination);
        table.add({plainLine(sourceOf(report, transfer.source)),
                   plainLine(stageName(report, transfer.targetStage)),
                   std::to_string(transfer.line + 1), humanSize(transfer.bytes),
                   std::to_string(transfer.files), ellipsis(plainLine(paths), kPathWidth)});
    }
    return table.toString();
}

std::string notNeeded(const SizesReport &report)
{
    const auto missing = report.stageCount - std::min(report.stageCount, report.stages.size());
    return missing == 0 ? std::string()
                        : concat("\n", plural(missing, "stage was", "stages were"),
                                 " not needed for ", plainLine(report.target), " and not built.\n");
}

} // namespace

std::string sizesText(const SizesReport &report)
{
    std::string text = concat(heading(report), "\n", stageTable(report), "\n", layerTable(report));
    if (!report.transfers.empty())
        text += concat("\n", transferTable(report));
    return text + notNeeded(report);
}

} // namespace stagewright::inspect
