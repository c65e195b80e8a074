#include "treetext.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/treewalk.h"

#include <cstdio>
#include <cstdlib>

namespace stagewright::tests {

namespace {

void check(const Result<void> &result)
{
    if (result)
        return;
    std::fprintf(stderr, "%s\n", result.error().toString().c_str());
    std::abort();
}

std::uint32_t takeMode(std::string_view &line, std::uint32_t usual)
{
    const auto blank = line.rfind(' ');
    if (blank == std::string_view::npos)
        return usual;
    const auto mode = std::strtoul(std::string(line.substr(blank + 1)).c_str(), nullptr, 8);
    line = line.substr(0, blank);
    return static_cast<std::uint32_t>(mode);
}

void setMode(const sys::SafeRoot &root, const std::string &path, std::uint32_t mode)
{
    sys::Attributes attributes;
    attributes.mode = mode;
    attributes.modified = sys::FileTime{1'600'000'000, 5};
    check(root.apply(path, attributes));
}

void makeParents(const sys::SafeRoot &root, const std::string &path)
{
    const auto slash = path.rfind('/');
    if (slash != std::string::npos)
        check(root.makeDirectories(path.substr(0, slash), 0755));
}

void makeEntry(const sys::SafeRoot &root, std::string_view line)
{
    const auto mode = takeMode(line, line.ends_with('/') ? 0755 : 0644);
    const auto split = [&](std::string_view sign) {
        const auto at = line.find(sign);
        makeParents(root, std::string(line.substr(0, at)));
        return std::pair(std::string(line.substr(0, at)),
                         std::string(line.substr(at + sign.size())));
    };
    if (line.find("->") != std::string_view::npos) {
        const auto [path, text] = split("->");
        check(root.makeSymlink(text, path));
    } else if (line.find("==") != std::string_view::npos) {
        const auto [path, existing] = split("==");
        check(root.makeHardLink(existing, path));
    } else if (line.find('=') != std::string_view::npos) {
        const auto [path, text] = split("=");
        auto fd = root.createFile(path, mode);
        check(fd ? sys::writeAll(fd->get(), text) : Result<void>(fail(fd.error())));
        setMode(root, path, mode);
    } else if (line.ends_with('|') || line.ends_with('~')) {
        const auto kind = line.back() == '|' ? sys::FileKind::Fifo : sys::FileKind::Socket;
        const std::string path(line.substr(0, line.size() - 1));
        makeParents(root, path);
        check(root.makeNode(path, kind, mode));
    } else {
        const std::string path(line.substr(0, line.size() - 1));
        check(root.makeDirectories(path, 0755));
        setMode(root, path, mode);
    }
}

std::string lineOf(const sys::SafeRoot &root, const sys::WalkEntry &entry)
{
    char mode[16];
    std::snprintf(mode, sizeof mode, " %04o", entry.status.mode);
    switch (entry.status.kind) {
    case sys::FileKind::Symlink:
        return concat(entry.path, "->", root.readLink(entry.path).value());
    case sys::FileKind::Directory:
        return concat(entry.path, "/", entry.status.mode == 0755 ? "" : mode);
    case sys::FileKind::Fifo:
        return concat(entry.path, "|");
    case sys::FileKind::Socket:
        return concat(entry.path, "~");
    case sys::FileKind::Regular:
    case sys::FileKind::CharDevice:
    case sys::FileKind::BlockDevice:
        break;
    }
    return concat(entry.path, "=",
                  root.readFile(entry.path, 1U << 20U, sys::LastLink::Keep).value(),
                  entry.status.mode == 0644 ? "" : mode);
}

} // namespace

void makeTree(const sys::SafeRoot &root, std::string_view lines)
{
    for (const auto line : split(lines, '\n')) {
        if (!trim(line).empty())
            makeEntry(root, trim(line));
    }
}

std::string treeText(const sys::SafeRoot &root)
{
    std::string text;
    check(sys::walkTree(root, "", [&](const sys::WalkEntry &entry) -> Result<sys::WalkStep> {
        text += lineOf(root, entry) + "\n";
        return sys::WalkStep::Continue;
    }));
    return text;
}

} // namespace stagewright::tests
