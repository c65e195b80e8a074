#include "core/build/plan/runmounts.h"

#include "core/base/support/strings.h"
#include "core/build/plan/texts.h"
#include "core/language/dockerfile/suggest.h"

#include <algorithm>
#include <array>

namespace stagewright::plan {

namespace {

using dockerfile::Mount;

/// Reads one mount's options.
class MountReader
{
public:
    MountReader(StageWork &work, const Instruction &instruction, const Mount &mount)
        : m_work(work)
        , m_instruction(instruction)
        , m_mount(mount)
    {}

    PlanResult<RunMount> read(std::vector<std::size_t> &sources);

private:
    PlanResult<void> expandOptions();
    PlanResult<void> readType();
    PlanResult<void> checkKeys(std::string_view type) const;
    PlanResult<void> readNumbers();
    PlanResult<void> readTarget();
    PlanResult<void> readSource(std::vector<std::size_t> &sources);
    PlanResult<void> readSecret();
    PlanResult<void> readSharing();

    /// The last value of any of these names.
    std::optional<std::string> value(std::initializer_list<std::string_view> names) const;
    bool flag(std::initializer_list<std::string_view> names) const;
    tl::unexpected<PlanFailure> no(std::string text,
                                   ErrorCode code = ErrorCode::InvalidArgument) const
    {
        return refuse(m_instruction, std::move(text), code);
    }

    StageWork &m_work;
    const Instruction &m_instruction;
    const Mount &m_mount;
    std::vector<std::pair<std::string, std::optional<std::string>>> m_options;
    RunMount m_result;
};

/// Which types of mount take an option.
struct KeyRule
{
    std::string_view name;
    std::string_view types;
};

constexpr std::array<KeyRule, 21> kKeys = {{
    {"type", "bind cache tmpfs secret ssh"},
    {"from", "bind cache"},
    {"source", "bind cache secret"},
    {"src", "bind cache secret"},
    {"target", "bind cache tmpfs secret ssh"},
    {"dst", "bind cache tmpfs secret ssh"},
    {"destination", "bind cache tmpfs secret ssh"},
    {"readonly", "bind cache tmpfs secret ssh"},
    {"ro", "bind cache tmpfs secret ssh"},
    {"readwrite", "bind cache tmpfs secret ssh"},
    {"rw", "bind cache tmpfs secret ssh"},
    {"id", "cache secret ssh"},
    {"sharing", "cache"},
    {"required", "secret ssh"},
    {"size", "tmpfs"},
    {"mode", "cache secret ssh"},
    {"uid", "cache secret ssh"},
    {"gid", "cache secret ssh"},
    {"env", "secret"},
    {"bind-propagation", ""},
    {"consistency", "bind cache tmpfs secret ssh"},
}};

std::optional<std::uint64_t> parseBytes(std::string_view text)
{
    static constexpr std::pair<std::string_view, unsigned> kUnits[] = {
        {"kb", 10}, {"mb", 20}, {"gb", 30}, {"k", 10}, {"m", 20}, {"g", 30}, {"b", 0}, {"", 0}};
    const auto lower = toLowerAscii(text);
    for (const auto &[unit, shift] : kUnits) {
        if (!lower.ends_with(unit))
            continue;
        const auto number =
            parseUnsigned(std::string_view(lower).substr(0, lower.size() - unit.size()));
        if (number && *number < (std::uint64_t{1} << 33U))
            return *number << shift;
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::string> MountReader::value(std::initializer_list<std::string_view> names) const
{
    for (auto option = m_options.rbegin(); option != m_options.rend(); ++option) {
        if (std::find(names.begin(), names.end(), option->first) != names.end())
            return option->second.value_or(std::string());
    }
    return std::nullopt;
}

bool MountReader::flag(std::initializer_list<std::string_view> names) const
{
    const auto text = value(names);
    return text && (text->empty() || *text == "true" || *text == "1");
}

PlanResult<void> MountReader::expandOptions()
{
    for (const auto &option : m_mount.options) {
        std::optional<std::string> text;
        if (option.value) {
            auto expanded = m_work.expand(option.value->text, m_instruction);
            if (!expanded)
                return tl::unexpected(std::move(expanded).error());
            text = std::move(*expanded);
        }
        m_options.emplace_back(toLowerAscii(option.key.text), std::move(text));
    }
    return {};
}

PlanResult<void> MountReader::readType()
{
    const auto type = toLowerAscii(value({"type"}).value_or("bind"));
    static constexpr std::array<std::string_view, 4> kTypes = {"bind", "cache", "tmpfs", "secret"};
    if (type == "ssh")
        return no("RUN --mount=type=ssh is not supported yet by the embedded builder; use a "
                  "secret, or build with docker buildx",
                  ErrorCode::Unsupported);
    const auto known = std::find(kTypes.begin(), kTypes.end(), type);
    if (known == kTypes.end())
        return no(
            concat("unsupported mount type \"", type, "\"", dockerfile::suggestion(type, kTypes)));
    m_result.type = static_cast<RunMount::Type>(known - kTypes.begin());
    return checkKeys(type);
}

PlanResult<void> MountReader::checkKeys(std::string_view type) const
{
    for (const auto &[key, text] : m_options) {
        const auto rule = std::find_if(kKeys.begin(), kKeys.end(),
                                       [&](const auto &known) { return known.name == key; });
        if (rule == kKeys.end()) {
            std::vector<std::string_view> names;
            for (const auto &known : kKeys)
                names.push_back(known.name);
            return no(concat("unexpected key '", key, "' in '", key, text ? "=" : "",
                             text.value_or(std::string()), "'",
                             dockerfile::suggestion(key, names)));
        }
        if (rule->types.find(type) != std::string_view::npos)
            continue;
        if (key == "sharing")
            return no(concat("invalid cache sharing set for ", type, " mount"));
        if (key == "mode" || key == "uid" || key == "gid")
            return no(concat(key, " not allowed for \"", type, "\" type mounts"));
        return no(concat("unexpected key '", key, "' for mount type '", type, "'"));
    }
    return {};
}

PlanResult<void> MountReader::readNumbers()
{
    if (const auto mode = value({"mode"})) {
        if (mode->empty() || mode->size() > 5 ||
            mode->find_first_not_of("01234567") != std::string::npos)
            return no(concat("invalid value ", *mode, " for mode"));
        m_result.mode = static_cast<std::uint32_t>(std::stoul(*mode, nullptr, 8));
    }
    for (auto [name, field] : {std::pair("uid", &m_result.uid), std::pair("gid", &m_result.gid)}) {
        const auto text = value({name});
        if (!text)
            continue;
        const auto number = parseUnsigned(*text);
        if (!number || *number > INT32_MAX)
            return no(concat("invalid value ", *text, " for ", name));
        *field = static_cast<std::uint32_t>(*number);
    }
    if (const auto size = value({"size"})) {
        const auto bytes = parseBytes(*size);
        if (!bytes)
            return no(concat("invalid value for size: ", *size));
        m_result.sizeBytes = *bytes;
    }
    return {};
}

PlanResult<void> MountReader::readTarget()
{
    const auto target = value({"target", "dst", "destination"});
    const bool isSecret = m_result.type == RunMount::Type::Secret;
    if (!target || target->empty()) {
        if (isSecret)
            return {};
        return no(concat("invalid mount target \"", target.value_or(std::string()), "\""));
    }
    m_result.target = joinWorkingDirectory(m_work.workingDirectory(), *target);
    if (m_result.target == "/")
        return no("invalid mount target \"/\"");
    return {};
}

PlanResult<void> MountReader::readSource(std::vector<std::size_t> &sources)
{
    using Type = RunMount::Type;
    if (m_result.type == Type::Cache && m_mount.from)
        return no("RUN --mount=type=cache,from=… is not supported yet by the embedded builder; "
                  "copy the files in the RUN itself",
                  ErrorCode::Unsupported);
    if (m_result.type != Type::Bind)
        return {};
    m_result.path = joinWorkingDirectory("/", value({"source", "src"}).value_or("/"));
    m_result.writable = flag({"rw", "readwrite"});
    Source source;
    if (m_mount.from && !m_mount.from->word.text.empty()) {
        const auto found = m_work.planner.sourceNamed(m_mount.from->word.text, m_work.stage.index,
                                                      m_instruction, m_result.target);
        if (!found)
            return tl::unexpected(found.error());
        source = *found;
    } else {
        source.vertex = m_work.planner.contextVertex({});
    }
    if (source.vertex) {
        m_result.source = sources.size();
        sources.push_back(*source.vertex);
    }
    return {};
}

PlanResult<void> MountReader::readSecret()
{
    const auto source = value({"source", "src"});
    const auto id = value({"id"});
    if (source && id)
        return no("both source and id can't be set");
    const auto written = value({"target", "dst", "destination"}).value_or(std::string());
    m_result.id = id.value_or(source.value_or(written.substr(written.rfind('/') + 1)));
    if (m_result.id.empty())
        return no("invalid secret mount. one of source, target required");
    m_result.environment = value({"env"}).value_or(std::string());
    m_result.required = flag({"required"});
    if (m_result.target.empty() && m_result.environment.empty())
        m_result.target = concat("/run/secrets/", m_result.id.substr(m_result.id.rfind('/') + 1));
    return {};
}

PlanResult<void> MountReader::readSharing()
{
    static constexpr std::array<std::string_view, 3> kSharing = {"shared", "private", "locked"};
    m_result.id =
        value({"id"}).value_or(value({"target", "dst", "destination"}).value_or(std::string()));
    m_result.readOnly = flag({"ro", "readonly"});
    const auto sharing = toLowerAscii(value({"sharing"}).value_or("shared"));
    const auto known = std::find(kSharing.begin(), kSharing.end(), sharing);
    if (known == kSharing.end())
        return no(concat("unsupported sharing value \"", sharing, "\"",
                         dockerfile::suggestion(sharing, kSharing)));
    m_result.sharing = static_cast<RunMount::Sharing>(known - kSharing.begin());
    return {};
}

PlanResult<RunMount> MountReader::read(std::vector<std::size_t> &sources)
{
    auto done = expandOptions();
    if (done)
        done = readType();
    if (done)
        done = readNumbers();
    if (done)
        done = readTarget();
    if (done)
        done = readSource(sources);
    if (done && m_result.type == RunMount::Type::Secret)
        done = readSecret();
    if (done && m_result.type == RunMount::Type::Cache)
        done = readSharing();
    if (!done)
        return tl::unexpected(std::move(done).error());
    return m_result;
}

} // namespace

PlanResult<RunMount> planMount(StageWork &work, const Instruction &instruction, const Mount &mount,
                               std::vector<std::size_t> &sources)
{
    return MountReader(work, instruction, mount).read(sources);
}

} // namespace stagewright::plan
