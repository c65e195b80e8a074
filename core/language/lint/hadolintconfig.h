/// hadolint's configuration file.
#pragma once

#include "core/base/support/message.h"
#include "core/language/lint/lintoptions.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

/// Adds what a `.hadolint.yaml` says to the options: `ignored`, `override`, `trustedRegistries`,
/// `label-schema`, `strict-labels`, `failure-threshold`, `no-fail` and `disable-ignore-pragma`. Its
/// other keys are about output and mean nothing here. Errors say the line and what belongs there.
tl::expected<LintOptions, Message> readHadolintConfig(std::string_view yaml,
                                                      LintOptions options = {});

/// Where hadolint looks, in its order: the first file that is there counts, alone. Folders that are
/// empty texts are left out.
std::vector<std::string> hadolintConfigFiles(std::string_view workingDirectory,
                                             std::string_view xdgConfigHome, std::string_view home);

} // namespace stagewright::lint
