#include "core/base/support/strings.h"
#include "core/image/layer/layerwriter.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace stagewright::layer {

namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kNameField = 100;
constexpr std::size_t kPrefixField = 155;

struct Field
{
    std::size_t offset;
    std::size_t width;
};
constexpr Field kName{0, 100};
constexpr Field kMode{100, 8};
constexpr Field kUid{108, 8};
constexpr Field kGid{116, 8};
constexpr Field kSize{124, 12};
constexpr Field kTime{136, 12};
constexpr Field kChecksum{148, 8};
constexpr Field kLink{157, 100};
constexpr Field kMajor{329, 8};
constexpr Field kMinor{337, 8};
constexpr Field kPrefix{345, 155};
constexpr std::size_t kTypeOffset = 156;
constexpr std::size_t kMagicOffset = 257;

using Block = std::array<char, kBlock>;
using Records = std::vector<std::pair<std::string, std::string>>;

bool fitsOctal(std::uint64_t value, std::size_t width)
{
    const std::size_t digits = width - 1;
    return digits * 3 >= 64 || value < (std::uint64_t{1} << (digits * 3));
}

void putText(Block &block, Field field, std::string_view text)
{
    std::ranges::copy(text.substr(0, field.width),
                      block.begin() + static_cast<std::ptrdiff_t>(field.offset));
}

/// What does not fit has a PAX record and is 0 here.
void putOctal(Block &block, Field field, std::uint64_t value)
{
    std::array<char, 24> text{};
    const auto shown = fitsOctal(value, field.width) ? value : 0;
    const int digits = static_cast<int>(field.width - 1);
    std::snprintf(text.data(), text.size(), "%0*llo", digits,
                  static_cast<unsigned long long>(shown));
    putText(block, field, std::string_view(text.data(), field.width - 1));
}

char typeFlag(EntryKind kind)
{
    switch (kind) {
    case EntryKind::HardLink:
        return '1';
    case EntryKind::Symlink:
        return '2';
    case EntryKind::CharDevice:
        return '3';
    case EntryKind::BlockDevice:
        return '4';
    case EntryKind::Directory:
        return '5';
    case EntryKind::Fifo:
        return '6';
    case EntryKind::File:
    case EntryKind::Whiteout:
    case EntryKind::Opaque:
        return '0';
    }
    return '0';
}

std::string nameInTar(const LayerEntry &entry)
{
    if (entry.kind == EntryKind::Directory)
        return entry.path + "/";
    if (entry.kind == EntryKind::Opaque)
        return concat(entry.path, entry.path.empty() ? "" : "/", ".wh..wh..opq");
    if (entry.kind != EntryKind::Whiteout)
        return entry.path;
    const std::size_t slash = entry.path.rfind('/');
    const std::size_t start = slash == std::string::npos ? 0 : slash + 1;
    return concat(entry.path.substr(0, start), ".wh.", entry.path.substr(start));
}

struct SplitName
{
    std::string_view prefix;
    std::string_view name;
    bool fits = true;
};

/// ustar's two name fields meet at a "/".
SplitName splitName(std::string_view name)
{
    if (name.size() <= kNameField)
        return {{}, name, true};
    const std::size_t last = name.size() - (name.ends_with('/') ? 2 : 1);
    const std::size_t slash = name.rfind('/', std::min(kPrefixField, last));
    if (slash == std::string_view::npos || slash == 0 || name.size() - slash - 1 > kNameField)
        return {{}, name.substr(0, kNameField), false};
    return {name.substr(0, slash), name.substr(slash + 1), true};
}

/// "LENGTH KEY=VALUE\n", where LENGTH counts itself.
std::string paxRecord(std::string_view key, std::string_view value)
{
    const std::size_t rest = key.size() + value.size() + 3;
    std::size_t length = rest + 1;
    while (std::to_string(length).size() + rest != length)
        length = std::to_string(length).size() + rest;
    return concat(std::to_string(length), " ", key, "=", value, "\n");
}

Records paxRecords(const LayerEntry &entry, const std::string &name)
{
    Records records;
    if (!splitName(name).fits)
        records.emplace_back("path", name);
    if (entry.linkTarget.size() > kLink.width)
        records.emplace_back("linkpath", entry.linkTarget);
    if (!fitsOctal(entry.size, kSize.width))
        records.emplace_back("size", std::to_string(entry.size));
    if (!fitsOctal(entry.uid, kUid.width))
        records.emplace_back("uid", std::to_string(entry.uid));
    if (!fitsOctal(entry.gid, kGid.width))
        records.emplace_back("gid", std::to_string(entry.gid));
    const std::int64_t seconds = entry.modified.seconds;
    if (seconds < 0 || !fitsOctal(static_cast<std::uint64_t>(seconds), kTime.width))
        records.emplace_back("mtime", std::to_string(seconds));
    for (const auto &[key, value] : entry.xattrs) {
        if (!value.empty())
            records.emplace_back(concat("SCHILY.xattr.", key), value);
    }
    std::ranges::sort(records);
    return records;
}

void seal(Block &block)
{
    putText(block, kChecksum, "        ");
    unsigned sum = 0;
    for (const char c : block)
        sum += static_cast<unsigned char>(c);
    std::array<char, 9> text{};
    std::snprintf(text.data(), text.size(), "%06o", sum & 0777777U);
    text[7] = ' ';
    putText(block, kChecksum, std::string_view(text.data(), 8));
}

Block emptyBlock(char type)
{
    Block block{};
    block[kTypeOffset] = type;
    putText(block, {kMagicOffset, 8}, std::string_view("ustar\00000", 8));
    return block;
}

std::string blockText(const Block &block)
{
    return {block.data(), block.size()};
}

std::string extendedHeader(const Records &records, const std::string &name)
{
    std::string body;
    for (const auto &[key, value] : records)
        body += paxRecord(key, value);
    Block block = emptyBlock('x');
    const std::string_view bare =
        std::string_view(name).substr(0, name.size() - (name.ends_with('/') ? 1 : 0));
    putText(block, kName, concat("PaxHeaders.0/", bare.substr(bare.rfind('/') + 1)));
    putOctal(block, kMode, 0);
    putOctal(block, kUid, 0);
    putOctal(block, kGid, 0);
    putOctal(block, kSize, body.size());
    putOctal(block, kTime, 0);
    seal(block);
    body.resize((body.size() + kBlock - 1) / kBlock * kBlock, '\0');
    return blockText(block) + body;
}

} // namespace

std::string tarHeader(const LayerEntry &entry)
{
    const std::string name = nameInTar(entry);
    const Records records = paxRecords(entry, name);
    std::string text = records.empty() ? std::string() : extendedHeader(records, name);
    Block block = emptyBlock(typeFlag(entry.kind));
    const SplitName split = splitName(name);
    putText(block, kName, split.name);
    putText(block, kPrefix, split.prefix);
    putText(block, kLink, entry.linkTarget);
    putOctal(block, kMode, entry.mode & 07777U);
    putOctal(block, kUid, entry.uid);
    putOctal(block, kGid, entry.gid);
    putOctal(block, kSize, entry.size);
    const std::int64_t seconds = entry.modified.seconds;
    putOctal(block, kTime, seconds < 0 ? 0 : static_cast<std::uint64_t>(seconds));
    putOctal(block, kMajor, entry.deviceMajor);
    putOctal(block, kMinor, entry.deviceMinor);
    seal(block);
    return text + blockText(block);
}

} // namespace stagewright::layer
