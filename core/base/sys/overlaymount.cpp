#include "core/base/support/strings.h"
#include "core/base/sys/mounts.h"

#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>

namespace stagewright::sys {

namespace {

// fsconfig reached glibc in 2.36; its constants are used as the kernel defines them.
class OverlayContext
{
public:
    static Result<OverlayContext> open()
    {
        UniqueFd fd(::fsopen("overlay", FSOPEN_CLOEXEC));
        if (!fd)
            return failErrno("cannot open an overlay file system", errno);
        return OverlayContext(std::move(fd));
    }

    bool set(const char *key, const std::string &value)
    {
        return ::fsconfig(m_fd.get(), FSCONFIG_SET_STRING, key, value.c_str(), 0) == 0;
    }
    bool flag(const char *key)
    {
        return ::fsconfig(m_fd.get(), FSCONFIG_SET_FLAG, key, nullptr, 0) == 0;
    }
    Result<void> mountAt(const std::string &to)
    {
        if (::fsconfig(m_fd.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) != 0)
            return failErrno("cannot make an overlay", errno);
        const UniqueFd mount(::fsmount(m_fd.get(), FSMOUNT_CLOEXEC, MOUNT_ATTR_NODEV));
        if (!mount)
            return failErrno("cannot make an overlay mount", errno);
        if (::move_mount(mount.get(), "", AT_FDCWD, to.c_str(), MOVE_MOUNT_F_EMPTY_PATH) != 0)
            return failErrno(concat("cannot mount an overlay at ", to), errno);
        return {};
    }

private:
    explicit OverlayContext(UniqueFd fd)
        : m_fd(std::move(fd))
    {}

    UniqueFd m_fd;
};

/// mount(2) splits its option string at ',' and overlay splits lowers at ':'.
std::string escaped(std::string_view path)
{
    std::string text;
    for (const char c : path) {
        if (c == ':' || c == ',' || c == '\\')
            text += '\\';
        text += c;
    }
    return text;
}

Result<void> mountByString(const std::string &to, const OverlayOptions &options)
{
    std::string text = "lowerdir=";
    for (std::size_t i = 0; i < options.lowers.size(); ++i)
        text += concat(i == 0 ? "" : ":", escaped(options.lowers[i]));
    if (!options.upper.empty())
        text += concat(",upperdir=", escaped(options.upper), ",workdir=", escaped(options.work));
    if (options.userXattr)
        text += ",userxattr";
    if (options.volatileUpper && !options.upper.empty())
        text += ",volatile";
    if (text.size() >= static_cast<std::size_t>(::getpagesize()))
        return fail(ErrorCode::Unsupported,
                    "too many layers for one overlay mount of this kernel (6.5 has no such limit)");
    if (::mount("overlay", to.c_str(), "overlay", MS_NODEV, text.c_str()) != 0)
        return failErrno(concat("cannot mount an overlay at ", to), errno);
    return {};
}

bool addLowers(OverlayContext &context, const std::vector<std::string> &lowers)
{
    for (const auto &lower : lowers) {
        if (!context.set("lowerdir+", lower))
            return false;
    }
    return true;
}

} // namespace

Result<void> mountOverlay(const std::string &to, const OverlayOptions &options)
{
    auto context = OverlayContext::open();
    if (!context || !addLowers(*context, options.lowers))
        return mountByString(to, options);
    bool good = true;
    if (!options.upper.empty())
        good = context->set("upperdir", options.upper) && context->set("workdir", options.work);
    if (options.userXattr)
        good = good && context->flag("userxattr");
    if (options.volatileUpper && !options.upper.empty())
        good = good && context->flag("volatile");
    if (!good)
        return failErrno(concat("cannot set the options of an overlay at ", to), errno);
    return context->mountAt(to);
}

} // namespace stagewright::sys
