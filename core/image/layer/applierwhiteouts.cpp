#include "core/base/support/strings.h"
#include "core/base/sys/treewalk.h"
#include "core/image/layer/applier.h"

namespace stagewright::layer {

namespace {

std::string parentOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

constexpr const char *kOpaqueXattr = "user.overlay.opaque";

} // namespace

Result<void> Applier::whiteOut(const std::string &path)
{
    if (m_form == TreeForm::Plain)
        return removeOlder(path, true);
    m_whiteouts.insert(path);
    return {};
}

Result<void> Applier::makeOpaque(const std::string &path)
{
    if (m_form == TreeForm::Plain)
        return removeOlder(path, false);
    m_opaque.insert(path);
    return {};
}

/// Removes what is not of this layer; what is stays, with the directories that lead to it.
Result<void> Applier::removeOlder(const std::string &path, bool itself)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto status, m_target.find(path));
    if (!status)
        return {};
    if (itself && !path.empty() && !m_made.contains(path))
        return m_target.removeTree(path);
    if (!status->isDirectory())
        return {};
    std::vector<std::string> doomed;
    const std::string prefix = path.empty() ? std::string() : path + "/";
    STAGEWRIGHT_TRY(
        sys::walkTree(m_target, path, [&](const sys::WalkEntry &entry) -> Result<sys::WalkStep> {
            if (m_made.contains(prefix + entry.path))
                return sys::WalkStep::Continue;
            doomed.push_back(prefix + entry.path);
            return sys::WalkStep::SkipTree;
        }));
    for (const auto &old : doomed)
        STAGEWRIGHT_TRY(m_target.removeTree(old));
    return {};
}

bool Applier::belowOpaque(const std::string &path) const
{
    for (std::string up = path; !up.empty();) {
        up = parentOf(up);
        if (m_opaque.contains(up))
            return true;
    }
    return false;
}

/// Whether every existing parent in the target is a directory itself (no link, no file).
Result<bool> Applier::parentIsDirectory(const std::string &path) const
{
    for (std::string up = parentOf(path); !up.empty(); up = parentOf(up)) {
        STAGEWRIGHT_TRY_ASSIGN(const auto status, m_target.find(up));
        if (status)
            return status->isDirectory();
    }
    return true;
}

Result<void> Applier::finishOverlayWhiteout(const std::string &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto here, m_target.find(path));
    // The name is of this layer too: its directory hides the older one, a file does so anyway.
    if (here && here->isDirectory())
        m_opaque.insert(path);
    if (here || m_below == nullptr || belowOpaque(path))
        return {};
    STAGEWRIGHT_TRY_ASSIGN(const auto older, m_below->find(path));
    STAGEWRIGHT_TRY_ASSIGN(const bool possible, parentIsDirectory(path));
    if (!older || !possible)
        return {};
    STAGEWRIGHT_TRY(makeParents(parentOf(path)));
    return m_target.makeNode(path, sys::FileKind::CharDevice, 0, 0, 0);
}

Result<void> Applier::finishWhiteouts()
{
    for (const auto &path : m_whiteouts)
        STAGEWRIGHT_TRY(finishOverlayWhiteout(path));
    const auto opaque = m_opaque; // finishing changes the set
    for (const auto &path : opaque)
        STAGEWRIGHT_TRY(finishOpaque(path));
    return {};
}

Result<void> Applier::finishOpaque(const std::string &path)
{
    if (m_below == nullptr)
        return {};
    STAGEWRIGHT_TRY_ASSIGN(const auto here, m_target.find(path));
    STAGEWRIGHT_TRY_ASSIGN(const auto older, m_below->find(path));
    STAGEWRIGHT_TRY_ASSIGN(const bool possible, parentIsDirectory(path));
    if (!older || !older->isDirectory() || (here && !here->isDirectory()) || !possible)
        return {};
    if (path.empty())
        return hideWholeTree();
    if (!here)
        STAGEWRIGHT_TRY(makeParents(path));
    return m_target.apply(path, {{}, {}, {}, {{kOpaqueXattr, "y"}}, {}});
}

/// An overlay's root directory is always merged: its mark would count for nothing.
Result<void> Applier::hideWholeTree()
{
    m_opaque.erase("");
    STAGEWRIGHT_TRY_ASSIGN(const auto names, m_below->list(""));
    for (const auto &name : names) {
        STAGEWRIGHT_TRY(finishOverlayWhiteout(name));
        if (m_opaque.contains(name))
            STAGEWRIGHT_TRY(finishOpaque(name));
    }
    return {};
}

} // namespace stagewright::layer
