// `RUN --mount=…`.
#include "core/base/support/strings.h"
#include "core/language/convert/govalues.h"
#include "core/language/convert/instructionwork.h"
#include "core/language/convert/paths.h"
#include "core/language/dockerfile/dockerignore.h"
#include "core/language/dockerfile/parsebool.h"
#include "core/language/dockerfile/suggest.h"
#include "core/language/syntax/characters.h"

#include <algorithm>
#include <array>

namespace stagewright::convert {

namespace {

using dockerfile::KeyValue;
using dockerfile::Mount;

constexpr std::array<std::string_view, 5> kTypes = {"bind", "cache", "tmpfs", "secret", "ssh"};
constexpr std::array<std::string_view, 3> kSharing = {"shared", "private", "locked"};
constexpr std::array<std::string_view, 19> kKeys = {
    "type", "from", "source", "target", "readonly",    "id", "sharing", "required",  "size", "mode",
    "uid",  "gid",  "src",    "dst",    "destination", "ro", "rw",      "readwrite", "env"};

/// Reads the options of one mount in order: what a key may be depends on the type so far.
class MountReader
{
public:
    MountReader(InstructionWork &work, const Mount &mount)
        : m_work(work)
        , m_mount(mount)
    {}

    Outcome read();
    ResolvedMount take() { return std::move(m_result); }

private:
    Outcome readOption(const KeyValue &option);
    Outcome readSwitch(const std::string &key);
    Outcome readValue(const KeyValue &option, const std::string &key, const std::string &value);
    Outcome readFlag(const std::string &key, const std::string &value, bool &flag) const;
    Outcome readNumber(const std::string &key, const std::string &value);
    Outcome readType(const std::string &value);
    Outcome readSharing(const std::string &value);
    Outcome readSize(const std::string &key, const std::string &value);
    Outcome checkRequired(const std::string &key) const;
    Outcome check();
    Outcome checkSecret() const;
    Message unexpected(const std::string &key) const;

    InstructionWork &m_work;
    const Mount &m_mount;
    ResolvedMount m_result;
    bool m_isAutomatic = true; ///< nothing was said about writing
    bool m_hasSharing = false;
};

Message MountReader::unexpected(const std::string &key) const
{
    return Message(MSG("convert", "unexpected key '%1' for mount type '%2'"),
                   {key, nameOf(m_result.type)});
}

Outcome MountReader::checkRequired(const std::string &key) const
{
    if (m_result.type == Mount::Type::Secret || m_result.type == Mount::Type::Ssh)
        return std::nullopt;
    return unexpected(key);
}

/// A key without a value.
Outcome MountReader::readSwitch(const std::string &key)
{
    if (key == "readonly" || key == "ro" || key == "readwrite" || key == "rw") {
        m_result.readOnly = key.starts_with("readonly") || key == "ro";
        m_isAutomatic = false;
        return std::nullopt;
    }
    if (key != "required")
        return Message(MSG("convert", "invalid field '%1' must be a key=value pair"), {key});
    m_result.required = true;
    return checkRequired(key);
}

Outcome MountReader::readFlag(const std::string &key, const std::string &value, bool &flag) const
{
    const auto parsed = dockerfile::parseBool(value);
    if (!parsed)
        return Message(MSG("convert", "invalid value for %1: %2"), {key, value});
    flag = *parsed;
    return std::nullopt;
}

Outcome MountReader::readNumber(const std::string &key, const std::string &value)
{
    const auto number = parseUnsigned32(value, key == "mode" ? 8 : 10);
    if (!number)
        return Message(MSG("convert", "invalid value %1 for %2"), {value, key});
    auto &field = key == "mode" ? m_result.mode : key == "uid" ? m_result.uid : m_result.gid;
    field = number;
    return std::nullopt;
}

Outcome MountReader::readType(const std::string &value)
{
    const auto known = std::find(kTypes.begin(), kTypes.end(), toLowerAscii(value));
    if (known == kTypes.end())
        return Message(MSG("convert", "unsupported mount type %1%2"),
                       {syntax::quoted(value), dockerfile::suggestion(value, kTypes)});
    m_result.type = static_cast<Mount::Type>(known - kTypes.begin());
    return std::nullopt;
}

Outcome MountReader::readSharing(const std::string &value)
{
    const auto known = std::find(kSharing.begin(), kSharing.end(), toLowerAscii(value));
    if (known == kSharing.end())
        return Message(MSG("convert", "unsupported sharing value %1%2"),
                       {syntax::quoted(value), dockerfile::suggestion(value, kSharing)});
    m_result.sharing = static_cast<ResolvedMount::Sharing>(known - kSharing.begin());
    m_hasSharing = true;
    return std::nullopt;
}

Outcome MountReader::readSize(const std::string &key, const std::string &value)
{
    if (m_result.type != Mount::Type::Tmpfs)
        return unexpected(key);
    const auto bytes = parseBytes(value);
    if (!bytes)
        return Message(MSG("convert", "invalid value for %1: %2"), {key, value});
    m_result.sizeBytes = *bytes;
    return std::nullopt;
}

Outcome MountReader::readValue(const KeyValue &option, const std::string &key,
                               const std::string &value)
{
    if (key == "type")
        return readType(value);
    if (key == "sharing")
        return readSharing(value);
    if (key == "size")
        return readSize(key, value);
    if (key == "mode" || key == "uid" || key == "gid")
        return readNumber(key, value);
    if (key == "readonly" || key == "ro" || key == "readwrite" || key == "rw") {
        m_isAutomatic = false;
        auto problem = readFlag(key, value, m_result.readOnly);
        if (key == "readwrite" || key == "rw")
            m_result.readOnly = !m_result.readOnly;
        return problem;
    }
    if (key == "required") {
        auto problem = checkRequired(key);
        return problem ? problem : readFlag(key, value, m_result.required);
    }
    if (key == "env")
        m_result.environment = value;
    else if (key == "from")
        m_result.fromName = value;
    else if (key == "source" || key == "src")
        m_result.source = value;
    else if (key == "target" || key == "dst" || key == "destination")
        m_result.written = value;
    else if (key == "id")
        m_result.id = value;
    else
        return Message(
            MSG("convert", "unexpected key '%1' in '%2'%3"),
            {key, concat(key, "=", option.value->text), dockerfile::suggestion(key, kKeys)});
    return std::nullopt;
}

Outcome MountReader::readOption(const KeyValue &option)
{
    const auto key = toLowerAscii(option.key.text);
    if (!option.value)
        return readSwitch(key);
    std::string value;
    Outcome problem;
    if (!m_work.expand(*option.value, value, problem))
        return problem;
    return readValue(option, key, value);
}

Outcome MountReader::checkSecret() const
{
    if (!m_result.fromName.empty())
        return Message(MSG("convert", "secret mount should not have a from"));
    if (m_hasSharing)
        return Message(MSG("convert", "secret mount should not define sharing"));
    if (m_result.source.empty() && m_result.written.empty() && m_result.id.empty())
        return Message(MSG("convert", "invalid secret mount. one of source, target required"));
    if (!m_result.source.empty() && !m_result.id.empty())
        return Message(MSG("convert", "both source and id can't be set"));
    return std::nullopt;
}

/// What fits together once all is read.
Outcome MountReader::check()
{
    const bool isFileLike =
        m_result.type != Mount::Type::Bind && m_result.type != Mount::Type::Tmpfs;
    for (const auto &[name, field] :
         {std::pair("mode", &m_result.mode), std::pair("uid", &m_result.uid),
          std::pair("gid", &m_result.gid)}) {
        if (*field && !isFileLike)
            return Message(MSG("convert", "%1 not allowed for %2 type mounts"),
                           {name, syntax::quoted(nameOf(m_result.type))});
    }
    if (m_isAutomatic)
        m_result.readOnly =
            m_result.type != Mount::Type::Cache && m_result.type != Mount::Type::Tmpfs;
    if (m_result.type == Mount::Type::Secret) {
        if (auto problem = checkSecret())
            return problem;
    }
    if (m_hasSharing && m_result.type != Mount::Type::Cache)
        return Message(MSG("convert", "invalid cache sharing set for %1 mount"),
                       {nameOf(m_result.type)});
    return std::nullopt;
}

Outcome MountReader::read()
{
    m_result.range = m_work.placeOf(m_mount.range);
    for (const auto &option : m_mount.options) {
        if (auto problem = readOption(option))
            return problem;
    }
    return check();
}

/// Where a mount lies and whose files it shows.
Outcome placeMount(const InstructionWork &work, ResolvedMount &mount)
{
    if (mount.from.kind != FileSource::Kind::Context && !work.isReadable(mount.from))
        return Message(MSG("convert", "cannot mount from stage %1 to %2, stage needs to be "
                                      "defined before current command"),
                       {syntax::quoted(mount.fromName), syntax::quoted(mount.written)});
    const bool isAbsolute = mount.written.starts_with('/');
    if (isAbsolute || !mount.written.empty())
        mount.target =
            isAbsolute ? mount.written : joinPaths({"/", work.workingDirectory(), mount.written});
    if (mount.type == Mount::Type::Secret)
        return std::nullopt;
    if (mount.type == Mount::Type::Ssh)
        return mount.source.empty() ? Outcome()
                                    : Message(MSG("convert", "ssh does not support source"));
    if (mount.target.empty())
        mount.target = joinPaths({"/", work.workingDirectory()});
    if (mount.target == "/")
        return Message(MSG("convert", "invalid mount target \"/\""));
    return std::nullopt;
}

} // namespace

std::string ResolvedMount::cacheId() const
{
    return id.empty() ? dockerfile::cleanPath(written) : id;
}

std::string ResolvedMount::secretId() const
{
    if (!source.empty())
        return source;
    return id.empty() ? std::string(baseName(written)) : id;
}

std::optional<std::string> ResolvedMount::secretTarget() const
{
    if (!written.empty())
        return target;
    if (environment)
        return std::nullopt;
    return concat("/run/secrets/", baseName(secretId()));
}

Outcome readMounts(InstructionWork &work, std::vector<ResolvedMount> &resolved)
{
    const auto &run = *work.instruction.as<dockerfile::RunInstruction>();
    for (const auto &mount : run.mounts) {
        MountReader reader(work, mount);
        auto problem = reader.read();
        auto &read = resolved.emplace_back(reader.take());
        const auto index = resolved.size() - 1;
        const bool readsFiles = !read.fromName.empty() || read.type == Mount::Type::Cache;
        if (readsFiles && index < work.command.sources.size())
            read.from = work.command.sources[index];
        if (problem)
            return problem;
    }
    return std::nullopt;
}

Outcome convertMounts(InstructionWork &work, std::vector<ResolvedMount> &resolved)
{
    for (auto &mount : resolved) {
        if (auto problem = placeMount(work, mount))
            return problem;
    }
    return std::nullopt;
}

} // namespace stagewright::convert
