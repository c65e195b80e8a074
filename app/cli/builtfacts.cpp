#include "app/cli/builtfacts.h"

#include "core/insight/inspect/builtfacts.h"

#include <filesystem>

namespace stagewright::app {

Result<plan::BuildRecord> lastBuildOf(const store::OciLayoutStore &store, const std::string &path,
                                      std::string_view text)
{
    std::error_code error;
    const auto absolute = std::filesystem::absolute(path, error).lexically_normal().string();
    return inspect::findBuildRecord(store, path == "-" ? path : absolute, oci::digestOf(text));
}

Result<decltype(CheckSettings::built)> lastBuildFacts()
{
    STAGEWRIGHT_TRY_ASSIGN(const auto path, store::defaultStorePath());
    STAGEWRIGHT_TRY_ASSIGN(auto opened, store::OciLayoutStore::open(path));
    return [store = std::shared_ptr<store::OciLayoutStore>(std::move(opened))](
               const std::string &file, std::string_view text) -> Result<lint::BuildFacts> {
        STAGEWRIGHT_TRY_ASSIGN(const auto record, lastBuildOf(*store, file, text));
        return inspect::gatherBuildFacts(record, inspect::indexesIn(*store));
    };
}

} // namespace stagewright::app
