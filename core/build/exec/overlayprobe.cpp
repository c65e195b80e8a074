#include "core/build/exec/overlayprobe.h"

#include "core/base/support/strings.h"
#include "core/base/sys/mounts.h"
#include "core/build/exec/jailroot.h"
#include "core/build/exec/snapshotfiles.h"

#include <cstdlib>

namespace stagewright::exec {

namespace {

bool replacesDirectory(const std::string &merged)
{
    const auto root = sys::SafeRoot::open(merged);
    return root && root->removeTree("d") && root->makeDirectory("d", 0755) &&
           root->list("d").value_or(std::vector<std::string>{"?"}).empty();
}

} // namespace

Result<bool> probeOverlay(const sys::SafeRoot &store)
{
    // For tests of the copying form.
    if (std::getenv("STAGEWRIGHT_NO_OVERLAY") != nullptr)
        return false;
    STAGEWRIGHT_TRY_ASSIGN(const ActiveFolder active, ActiveFolder::create(store));
    for (const char *name : {"l", "l/d", "l/d/x", "u", "w", "m"})
        STAGEWRIGHT_TRY(store.makeDirectory(active.child(name), 0700));
    const std::string base = concat(kJailStore, "/", active.path());
    sys::OverlayOptions options;
    options.lowers = {base + "/l"};
    options.upper = base + "/u";
    options.work = base + "/w";
    if (!sys::mountOverlay(base + "/m", options))
        return false;
    const bool good = replacesDirectory(base + "/m");
    STAGEWRIGHT_TRY(sys::unmount(base + "/m", true));
    return good;
}

} // namespace stagewright::exec
