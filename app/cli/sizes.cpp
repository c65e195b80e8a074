#include "app/cli/sizes.h"

#include "app/cli/arguments.h"
#include "app/cli/imageaccess.h"
#include "core/insight/inspect/imagefacts.h"
#include "core/insight/inspect/sizes.h"

#include <array>
#include <iostream>

namespace stagewright::app {

namespace {

constexpr std::array kOptions = {Option{"format", true}};

Result<inspect::SizesReport> reportFor(std::string_view name)
{
    STAGEWRIGHT_TRY_ASSIGN(auto access, ImageAccess::open());
    const auto platform = oci::hostPlatform();
    const auto places = access.ownPlaces(name);
    STAGEWRIGHT_TRY_ASSIGN(const auto plain, inspect::gatherFacts(name, platform, places));
    auto record = inspect::readBuildRecord(access.store(), plain.manifestDigest);
    if (!record)
        return fail(std::move(record).error(), std::string(name));
    STAGEWRIGHT_TRY_ASSIGN(const auto facts,
                           inspect::gatherFacts(name, platform, places, access.measure()));
    inspect::completeRecord(*record, facts.contentBytes);
    return inspect::makeSizesReport(*record);
}

int run(std::span<const std::string_view> arguments)
{
    const auto parsed = Arguments::parse(arguments, kOptions);
    if (!parsed)
        return usageError(sizesCommand, parsed.error().message);
    const auto format = parsed->value("format").value_or("text");
    if (parsed->operands().size() != 1)
        return usageError(sizesCommand, "name one IMAGE");
    if (format != "text" && format != "json")
        return usageError(sizesCommand, "the format is text or json");
    const auto report = reportFor(parsed->operands().front());
    if (!report)
        return reportError(sizesCommand, report.error());
    std::cout << (format == "json" ? inspect::sizesJson(*report) + "\n"
                                   : inspect::sizesText(*report));
    return kExitOk;
}

} // namespace

const Command sizesCommand{
    "sizes", "IMAGE [--format text|json]",
    "show what each stage of a build weighs, what shipped and what stayed behind",
    "IMAGE is an image that was built here: what its stages weigh is known from that build.\n",
    run};

} // namespace stagewright::app
