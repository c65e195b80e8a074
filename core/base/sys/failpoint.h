/// Places where a test can make the program die, fail or wait.
#pragma once

#include "core/base/support/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::sys {

/// One failpoint at a place in the code:
///
///     static const Failpoint kBeforeRename("store.commit.before-rename");
///     STAGEWRIGHT_TRY(kBeforeRename.hit());
///
/// STAGEWRIGHT_FAIL=NAME:ACTION[@N][,…] arms it. ACTION is `kill` (SIGKILL to this process),
/// `exit` (_exit 99), `err=ENOSPC` (that error is returned) or `delay=MS`; with @N only the Nth
/// passage counts (each process counts its own). Costs one load where the variable is unset.
class Failpoint
{
public:
    explicit Failpoint(std::string_view name);
    Result<void> hit() const;

private:
    std::string_view m_name;
};

/// Names of all failpoints linked into this program, sorted.
std::vector<std::string> failpointNames();

/// Reads the variable's text instead of the environment; "" disarms all. For tests.
Result<void> armFailpoints(std::string_view text);

} // namespace stagewright::sys
