/// Lines of history and build records as the window reads them.
#include "core/insight/inspect/historytable.h"
#include "core/insight/inspect/sizes.h"

#include <cstddef>
#include <cstdint>

using namespace stagewright;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    static_cast<void>(inspect::parseHistoryLine(text));
    if (const auto record = plan::parseBuildRecord(text)) {
        const auto report = inspect::makeSizesReport(*record);
        static_cast<void>(inspect::sizesText(report));
        static_cast<void>(inspect::sizesJson(report));
        inspect::ImageFacts facts;
        facts.record = *record;
        facts.config.history.resize(4);
        static_cast<void>(inspect::makeImageReport(facts));
    }
    return 0;
}
