/// What builds in the own store found out about Dockerfiles.
#pragma once

#include "app/cli/checksettings.h"
#include "core/build/plan/buildrecord.h"
#include "core/image/store/ocilayoutstore.h"

#include <string>
#include <string_view>

namespace stagewright::app {

/// The newest build of the file at `path` whose text was this. Errors: NotFound.
Result<plan::BuildRecord> lastBuildOf(const store::OciLayoutStore &store, const std::string &path,
                                      std::string_view text);

/// For CheckSettings::built; any thread. Errors: the store cannot be opened.
Result<decltype(CheckSettings::built)> lastBuildFacts();

} // namespace stagewright::app
