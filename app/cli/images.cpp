#include "app/cli/images.h"

#include "app/cli/arguments.h"
#include "app/cli/imageaccess.h"
#include "core/insight/inspect/formatting.h"
#include "core/insight/inspect/imagefacts.h"

#include <chrono>
#include <iostream>

namespace stagewright::app {

namespace {

using inspect::humanSize;

std::vector<std::string> rowOf(const std::string &name, ImageAccess &access)
{
    const auto facts =
        inspect::gatherFacts("store:" + name, oci::hostPlatform(), {&access.store(), nullptr});
    if (!facts)
        return {inspect::plainLine(name), "", "", inspect::plainLine(facts.error().message)};
    const auto report = inspect::makeImageReport(*facts);
    const auto created = oci::parseTimestamp(report.created);
    const auto age = std::chrono::floor<std::chrono::seconds>(
        oci::Timestamp(std::chrono::system_clock::now()) - created.value_or(oci::Timestamp()));
    const auto bytes = report.contentBytes();
    return {inspect::plainLine(name), std::string(report.config.shortHex()),
            created ? inspect::humanDuration(age) + " ago" : std::string(),
            bytes ? humanSize(*bytes) : humanSize(report.blobBytes()) + " packed"};
}

int run(std::span<const std::string_view> arguments)
{
    const auto parsed = Arguments::parse(arguments, {});
    if (!parsed)
        return usageError(imagesCommand, parsed.error().message);
    if (!parsed->operands().empty())
        return usageError(imagesCommand, "it takes no operands");
    auto access = ImageAccess::open();
    if (!access)
        return reportError(imagesCommand, access.error());
    const auto tags = access->store().tags();
    if (!tags)
        return reportError(imagesCommand, tags.error());
    inspect::Table table;
    table.add({"IMAGE", "IMAGE ID", "CREATED", "SIZE"});
    for (const auto &tag : *tags)
        table.add(rowOf(tag.annotations.at(std::string(oci::kRefNameAnnotation)), *access));
    std::cout << table.toString();
    return kExitOk;
}

} // namespace

const Command imagesCommand{"images", "", "list the images of the store", {}, run};

} // namespace stagewright::app
