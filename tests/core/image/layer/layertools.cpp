#include "tests/core/image/layer/layertools.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/treewalk.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <map>

namespace stagewright::tests {

using layer::EntryKind;

namespace {

Item item(EntryKind kind, const std::string &path, std::uint32_t mode)
{
    Item result;
    result.entry.kind = kind;
    result.entry.path = path;
    result.entry.mode = mode;
    result.entry.uid = 0;
    result.entry.modified = {1'500'000'000, 0};
    return result;
}

} // namespace

Item file(const std::string &path, const std::string &content, std::uint32_t mode)
{
    Item result = item(EntryKind::File, path, mode);
    result.entry.size = content.size();
    result.content = content;
    return result;
}

Item folder(const std::string &path, std::uint32_t mode)
{
    return item(EntryKind::Directory, path, mode);
}

Item symlinkTo(const std::string &path, const std::string &text)
{
    Item result = item(EntryKind::Symlink, path, 0777);
    result.entry.linkTarget = text;
    return result;
}

Item hardLinkTo(const std::string &path, const std::string &target)
{
    Item result = item(EntryKind::HardLink, path, 0644);
    result.entry.linkTarget = target;
    return result;
}

Item node(EntryKind kind, const std::string &path, std::uint32_t major, std::uint32_t minor)
{
    Item result = item(kind, path, 0666);
    result.entry.deviceMajor = major;
    result.entry.deviceMinor = minor;
    return result;
}

Item whiteout(const std::string &path)
{
    Item result;
    result.entry.kind = EntryKind::Whiteout;
    result.entry.path = path;
    return result;
}

Item opaque(const std::string &path)
{
    Item result = whiteout(path);
    result.entry.kind = EntryKind::Opaque;
    return result;
}

std::pair<std::string, layer::LayerIndex> writeTar(const std::vector<Item> &items)
{
    std::string tar;
    layer::LayerWriter writer([&tar](std::string_view bytes) -> Result<void> {
        tar += bytes;
        return {};
    });
    for (const auto &one : items) {
        std::size_t offset = 0;
        const auto content = [&](std::span<char> buffer) -> Result<std::size_t> {
            const std::size_t count = one.content.copy(buffer.data(), buffer.size(), offset);
            offset += count;
            return count;
        };
        if (!writer.add(one.entry, content))
            std::abort();
    }
    auto index = writer.finish().value();
    return {std::move(tar), std::move(index)};
}

std::string rawTar(const std::string &name, char type, const std::string &link,
                   const std::string &content)
{
    std::string block(512, '\0');
    const auto put = [&block](std::size_t at, const std::string &text) {
        block.replace(at, text.size(), text);
    };
    char size[13] = {};
    std::snprintf(size, sizeof(size), "%011zo", content.size());
    put(0, name);
    put(100, "0004777");
    put(108, "0000000");
    put(116, "0000000");
    put(124, size);
    put(136, "00000000000");
    put(148, "        ");
    block[156] = type;
    put(157, link);
    put(257, std::string("ustar\00000", 8));
    unsigned sum = 0;
    for (const char c : block)
        sum += static_cast<unsigned char>(c);
    char text[8] = {};
    std::snprintf(text, sizeof(text), "%06o", sum);
    put(148, std::string(text, 7));
    std::string tar = block + content;
    tar.resize((tar.size() + 511) / 512 * 512 + 1024, '\0');
    return tar;
}

Result<layer::AppliedLayer> readBlob(const std::string &blob, layer::Applier *applier,
                                     const layer::ApplyOptions &options)
{
    const auto fd = sys::memoryFile(blob).value();
    auto stream = layer::LayerStream::open(fd.get(), options.limits.bytes);
    if (!stream)
        return fail(std::move(stream).error());
    return layer::readLayer(**stream, applier, options);
}

std::string fingerprint(const sys::SafeRoot &root)
{
    std::string text;
    std::map<std::uint64_t, std::string> links;
    const auto walked =
        sys::walkTree(root, "", [&](const sys::WalkEntry &entry) -> Result<sys::WalkStep> {
            const auto &s = entry.status;
            text += concat(entry.path, " kind=", std::to_string(int(s.kind)),
                           " mode=", std::to_string(s.mode), " uid=", std::to_string(s.uid));
            if (!s.isDirectory())
                text += concat(" time=", std::to_string(s.modified.seconds));
            if (s.isSymlink())
                text += " -> " + sys::readLinkWalked(entry).value();
            if (s.isRegular())
                text += " " + sys::readAll(sys::openWalked(entry).value().get(), 1U << 20).value();
            text += "\n";
            return sys::WalkStep::Continue;
        });
    return walked ? text : walked.error().toString();
}

} // namespace stagewright::tests
