#include "core/language/convert/paths.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/dockerignore.h"

#include <algorithm>

namespace stagewright::convert {

namespace {

using dockerfile::cleanPath;
using Path = tl::expected<std::string, Message>;

constexpr std::string_view kWindows = "windows";

std::string replaced(std::string_view text, char from, char to)
{
    std::string result(text);
    std::replace(result.begin(), result.end(), from, to);
    return result;
}

std::string cleanWindowsPath(std::string_view path, Slash slash)
{
    auto clean = cleanPath(path);
    if (slash == Slash::Keep && clean.size() > 1 && path.ends_with('/'))
        clean += '/';
    return clean;
}

/// "C:\a" → "/a"; "C:a" → "a", which is relative to a directory that nobody knows.
Path withoutDrive(const std::string &path, Slash slash)
{
    if (path.size() == 2 && path[1] == ':')
        return tl::unexpected(
            Message(MSG("convert", "No relative path specified in \"%1\""), {path}));
    const auto plain = replaced(path, '\\', '/');
    if (plain.starts_with("//"))
        return tl::unexpected(Message(MSG("convert", "UNC paths are not supported")));
    const auto colon = plain.find(':');
    if (colon == std::string::npos)
        return cleanWindowsPath(plain, slash);
    if (!equalsIgnoringAsciiCase(std::string_view(plain).substr(0, colon), "c"))
        return tl::unexpected(
            Message(MSG("convert", "The specified path is not on the system drive (C:)")));
    return cleanWindowsPath(plain.substr(colon + 1), slash);
}

Path withoutDriveOn(std::string_view os, std::string path, Slash slash)
{
    if (os != kWindows)
        return path;
    auto result = withoutDrive(path, slash);
    if (!result)
        return tl::unexpected(
            Message(MSG("convert", "removing drive letter: %1"), {result.error().toString()}));
    return result;
}

/// What the end of a destination says must survive the cleaning.
void keepEnd(std::string &path, std::string_view written)
{
    if (written.ends_with('/') && !path.ends_with('/'))
        path += '/';
    else if (written.ends_with("/."))
        path += path == "/" ? "." : "/.";
}

} // namespace

std::string withSlashes(std::string_view path, std::string_view os)
{
    return os == kWindows ? replaced(path, '\\', '/') : std::string(path);
}

std::string joinPaths(std::initializer_list<std::string_view> parts)
{
    std::string joined;
    for (const auto part : parts) {
        if (part.empty())
            continue;
        if (!joined.empty())
            joined += '/';
        joined += part;
    }
    return joined.empty() ? joined : cleanPath(joined);
}

std::string_view baseName(std::string_view path)
{
    if (path.empty())
        return ".";
    while (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    const auto slash = path.rfind('/');
    return path.size() == 1 || slash == std::string_view::npos ? path : path.substr(slash + 1);
}

Path normalizePath(std::string_view parent, std::string_view path, std::string_view os, Slash slash)
{
    const bool isWindows = os == kWindows;
    const auto written = isWindows ? replaced(path, '\\', '/') : std::string(path);
    auto base = withoutDriveOn(os, parent.empty() ? std::string("/") : std::string(parent), slash);
    if (!base)
        return base;
    if (!base->starts_with('/'))
        *base = joinPaths({"/", *base});
    auto result = withoutDriveOn(os, written.empty() ? *base : written, slash);
    if (!result)
        return result;
    if (!result->starts_with('/'))
        *result = joinPaths({*base, *result});
    if (slash == Slash::Keep)
        keepEnd(*result, written);
    return result;
}

Path normalizeWorkdir(std::string_view current, std::string_view path, std::string_view os)
{
    auto result = normalizePath(current, path, os);
    if (!result)
        return tl::unexpected(Message(MSG("convert", "normalizing working directory: %1"),
                                      {result.error().toString()}));
    return os == kWindows ? replaced(*result, '/', '\\') : *result;
}

bool isAbsolutePath(std::string_view path, std::string_view os)
{
    const auto plain = withoutDriveOn(os, std::string(path), Slash::Drop);
    return plain && plain->starts_with('/');
}

} // namespace stagewright::convert
