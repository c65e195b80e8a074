/// What `# check=` and the build argument BUILDKIT_DOCKERFILE_CHECK say about the checks.
#pragma once

#include "core/base/support/message.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

/// `skip=A,B;experimental=C;error=true`, each part at most where it is needed.
struct CheckOptions
{
    bool skipAll = false;
    std::vector<std::string> skip; ///< names of rules
    bool experimentalAll = false;
    std::vector<std::string> experimental;
    bool failsOnFindings = false; ///< `error=true`

    bool operator==(const CheckOptions &) const = default;
};

/// Errors in BuildKit's words: `invalid check option "foo"`.
tl::expected<CheckOptions, Message> parseCheckOptions(std::string_view text);

/// Those of a whole file: of the build argument where it is given (also when empty), else of the
/// directive at the top of `source`. Errors with BuildKit's prefix.
tl::expected<CheckOptions, Message>
fileCheckOptions(std::string_view source, const std::optional<std::string> &buildArgument);

/// Those for one instruction: of the first `check=` among the comments that it keeps. Nonsense
/// counts as nothing there.
CheckOptions instructionCheckOptions(const std::vector<std::string> &comments);

} // namespace stagewright::dockerfile
