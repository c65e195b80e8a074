#include "core/image/layer/layerindex.h"

#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"

#include <nlohmann/json.hpp>

#include <array>
#include <limits>

namespace stagewright::layer {

namespace {

constexpr int kVersion = 1;
constexpr std::array kKinds{EntryKind::File,        EntryKind::Directory, EntryKind::Symlink,
                            EntryKind::HardLink,    EntryKind::Fifo,      EntryKind::CharDevice,
                            EntryKind::BlockDevice, EntryKind::Whiteout,  EntryKind::Opaque};

/// JSON strings hold Unicode only; other bytes go as base64 under KEY64.
void putBytes(OrderedJson &object, const char *key, const std::string &bytes)
{
    if (bytes.empty())
        return;
    if (isValidUtf8(bytes))
        object[key] = bytes;
    else
        object[concat(key, "64")] = toBase64(bytes);
}

void putNumber(OrderedJson &object, const char *key, std::uint64_t value)
{
    if (value != 0)
        object[key] = value;
}

OrderedJson toJson(const IndexedEntry &indexed)
{
    const LayerEntry &entry = indexed.entry;
    OrderedJson object;
    putBytes(object, "path", entry.path);
    object["kind"] = nameOf(entry.kind);
    putNumber(object, "mode", entry.mode);
    putNumber(object, "uid", entry.uid);
    putNumber(object, "gid", entry.gid);
    putNumber(object, "size", entry.size);
    if (entry.modified.seconds != 0)
        object["mtime"] = entry.modified.seconds;
    putNumber(object, "mtimeNs", entry.modified.nanoseconds);
    putBytes(object, "link", entry.linkTarget);
    putNumber(object, "major", entry.deviceMajor);
    putNumber(object, "minor", entry.deviceMinor);
    for (const auto &[name, value] : entry.xattrs)
        object["xattrs"][toBase64(name)] = toBase64(value);
    putBytes(object, "hash", indexed.contentHash);
    return object;
}

std::string bytesAt(const Json &object, const char *key)
{
    if (auto plain = stringAt(object, key))
        return std::move(*plain);
    const auto encoded = stringAt(object, concat(key, "64"));
    return encoded ? fromBase64(*encoded).value_or(std::string()) : std::string();
}

std::uint64_t numberAt(const Json &object, const char *key)
{
    const auto value = integerAt(object, key);
    return value && *value > 0 ? static_cast<std::uint64_t>(*value) : 0;
}

std::uint32_t smallNumberAt(const Json &object, const char *key)
{
    const std::uint64_t value = numberAt(object, key);
    return value > std::numeric_limits<std::uint32_t>::max() ? 0
                                                             : static_cast<std::uint32_t>(value);
}

sys::Xattrs xattrsAt(const Json &object)
{
    sys::Xattrs xattrs;
    const Json *found = memberAt(object, "xattrs");
    if (found == nullptr || !found->is_object())
        return xattrs;
    for (const auto &[name, value] : found->items()) {
        const auto plainName = fromBase64(name);
        const auto plainValue =
            value.is_string() ? fromBase64(value.get<std::string>()) : std::nullopt;
        if (plainName && plainValue)
            xattrs.emplace(*plainName, *plainValue);
    }
    return xattrs;
}

Result<EntryKind> kindAt(const Json &object)
{
    const auto name = stringAt(object, "kind");
    for (const EntryKind kind : kKinds) {
        if (name == nameOf(kind))
            return kind;
    }
    return fail(ErrorCode::Corrupt, "a layer index has an entry of an unknown kind");
}

Result<IndexedEntry> parseEntry(std::string_view line)
{
    STAGEWRIGHT_TRY_ASSIGN(const Json object, parseJson(line));
    IndexedEntry indexed;
    LayerEntry &entry = indexed.entry;
    STAGEWRIGHT_TRY_ASSIGN(entry.kind, kindAt(object));
    entry.path = bytesAt(object, "path");
    entry.mode = smallNumberAt(object, "mode");
    entry.uid = smallNumberAt(object, "uid");
    entry.gid = smallNumberAt(object, "gid");
    entry.size = numberAt(object, "size");
    entry.modified = {integerAt(object, "mtime").value_or(0), smallNumberAt(object, "mtimeNs")};
    entry.linkTarget = bytesAt(object, "link");
    entry.deviceMajor = smallNumberAt(object, "major");
    entry.deviceMinor = smallNumberAt(object, "minor");
    entry.xattrs = xattrsAt(object);
    indexed.contentHash = bytesAt(object, "hash");
    return indexed;
}

Result<LayerFacts> parseFacts(std::string_view line)
{
    STAGEWRIGHT_TRY_ASSIGN(const Json object, parseJson(line));
    if (integerAt(object, "layerIndex") != kVersion)
        return fail(ErrorCode::Corrupt, "not a layer index of this version");
    LayerFacts facts;
    STAGEWRIGHT_TRY_ASSIGN(facts.diffId, oci::Digest::parse(bytesAt(object, "diffId")));
    facts.tarBytes = numberAt(object, "tarBytes");
    facts.contentBytes = numberAt(object, "contentBytes");
    facts.entries = numberAt(object, "entries");
    return facts;
}

} // namespace

std::uint64_t contentBytesOf(const LayerEntry &entry)
{
    return entry.kind == EntryKind::Symlink ? entry.linkTarget.size() : entry.size;
}

std::string formatLayerIndex(const LayerIndex &index)
{
    OrderedJson head;
    head["layerIndex"] = kVersion;
    head["diffId"] = index.facts.diffId.toString();
    head["tarBytes"] = index.facts.tarBytes;
    head["contentBytes"] = index.facts.contentBytes;
    head["entries"] = index.facts.entries;
    std::string text = toCompactJson(head);
    text += '\n';
    for (const auto &entry : index.entries) {
        text += toCompactJson(toJson(entry));
        text += '\n';
    }
    return text;
}

Result<LayerFacts> parseLayerFacts(std::string_view text)
{
    return parseFacts(text.substr(0, text.find('\n')));
}

Result<LayerIndex> parseLayerIndex(std::string_view text)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return fail(ErrorCode::Corrupt, "a layer index is cut off");
    LayerIndex index;
    STAGEWRIGHT_TRY_ASSIGN(index.facts, parseFacts(text.substr(0, end)));
    for (const auto line : split(text.substr(end + 1), '\n')) {
        if (line.empty())
            continue;
        STAGEWRIGHT_TRY_ASSIGN(IndexedEntry entry, parseEntry(line));
        index.entries.push_back(std::move(entry));
    }
    if (index.entries.size() != index.facts.entries)
        return fail(ErrorCode::Corrupt, "a layer index is cut off");
    return index;
}

} // namespace stagewright::layer
