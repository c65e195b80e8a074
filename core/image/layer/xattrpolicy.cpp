#include "core/image/layer/xattrpolicy.h"

#include <string_view>

namespace stagewright::layer {

namespace {

constexpr std::string_view kCapability = "security.capability";

bool isOverlayMark(std::string_view name)
{
    return name.starts_with("user.overlay.") || name.starts_with("trusted.overlay.");
}

} // namespace

sys::Xattrs xattrsToApply(const sys::Xattrs &fromLayer)
{
    sys::Xattrs kept;
    for (const auto &[name, value] : fromLayer) {
        const bool ours = name == kCapability || name.starts_with("user.");
        if (ours && !isOverlayMark(name))
            kept.emplace(name, value);
    }
    return kept;
}

sys::Xattrs xattrsToStore(const sys::Xattrs &fromTree)
{
    // The same ones, without those that a tar cannot hold.
    sys::Xattrs kept = xattrsToApply(fromTree);
    std::erase_if(kept, [](const auto &attribute) { return attribute.second.empty(); });
    return kept;
}

} // namespace stagewright::layer
