#include "core/image/oci/imageconfig.h"

#include "core/image/oci/documentjson.h"
#include "core/image/oci/gojson.h"
#include "core/image/oci/mediatype.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stagewright::oci {

namespace {

Result<void> readHealthcheck(JsonReader &reader, Healthcheck &healthcheck)
{
    reader.readWords("Test", healthcheck.test);
    reader.read("Interval", healthcheck.interval);
    reader.read("Timeout", healthcheck.timeout);
    reader.read("StartPeriod", healthcheck.startPeriod);
    reader.read("StartInterval", healthcheck.startInterval);
    reader.read("Retries", healthcheck.retries);
    return reader.status();
}

Result<void> readRunConfig(JsonReader &reader, RunConfig &config)
{
    reader.read("User", config.user);
    reader.readKeys("ExposedPorts", config.exposedPorts);
    reader.read("Env", config.env);
    reader.readWords("Entrypoint", config.entrypoint);
    reader.readWords("Cmd", config.cmd);
    reader.readKeys("Volumes", config.volumes);
    reader.read("WorkingDir", config.workingDir);
    reader.read("Labels", config.labels);
    reader.read("StopSignal", config.stopSignal);
    reader.read("ArgsEscaped", config.argsEscaped);
    reader.readObject("Healthcheck", [&config](JsonReader &inner) {
        return readHealthcheck(inner, config.healthcheck.emplace());
    });
    reader.readWords("OnBuild", config.onBuild);
    if (reader.has("StopTimeout"))
        reader.read("StopTimeout", config.stopTimeout.emplace());
    reader.readWords("Shell", config.shell);
    config.extra = reader.unread();
    config.extra.erase("StopTimeout");
    return reader.status();
}

Result<void> readHistoryEntry(JsonReader &reader, HistoryEntry &entry)
{
    reader.read("created", entry.created);
    reader.read("created_by", entry.createdBy);
    reader.read("author", entry.author);
    reader.read("comment", entry.comment);
    reader.read("empty_layer", entry.emptyLayer);
    return reader.status();
}

/// Writes members that are worth writing, in the order of the calls.
class Members
{
public:
    template<typename T>
    void add(const char *key, const T &value)
    {
        if (value != T())
            m_json[key] = value;
    }

    void addKeys(const char *key, const std::set<std::string> &names)
    {
        for (const auto &name : names)
            m_json[key][name] = OrderedJson::object();
    }

    /// Members kept from a foreign document.
    void addKept(const StringMap &extra)
    {
        for (const auto &[key, text] : extra) {
            auto value = OrderedJson::parse(text, nullptr, false);
            if (!value.is_discarded())
                m_json[key] = std::move(value);
        }
    }

    void set(const char *key, OrderedJson value) { m_json[key] = std::move(value); }
    OrderedJson take() { return std::move(m_json); }

private:
    OrderedJson m_json = OrderedJson::object();
};

OrderedJson toJson(const Healthcheck &healthcheck)
{
    Members members;
    members.add("Test", healthcheck.test);
    members.add("Interval", healthcheck.interval);
    members.add("Timeout", healthcheck.timeout);
    members.add("StartPeriod", healthcheck.startPeriod);
    members.add("StartInterval", healthcheck.startInterval);
    members.add("Retries", healthcheck.retries);
    return members.take();
}

OrderedJson toJson(const RunConfig &config)
{
    Members members;
    members.add("User", config.user);
    members.addKeys("ExposedPorts", config.exposedPorts);
    members.add("Env", config.env);
    members.add("Entrypoint", config.entrypoint);
    members.add("Cmd", config.cmd);
    members.addKeys("Volumes", config.volumes);
    members.add("WorkingDir", config.workingDir);
    members.add("Labels", config.labels);
    members.add("StopSignal", config.stopSignal);
    members.add("ArgsEscaped", config.argsEscaped);
    if (config.healthcheck)
        members.set("Healthcheck", toJson(*config.healthcheck));
    members.add("OnBuild", config.onBuild);
    if (config.stopTimeout)
        members.set("StopTimeout", *config.stopTimeout);
    members.add("Shell", config.shell);
    members.addKept(config.extra);
    return members.take();
}

OrderedJson toJson(const HistoryEntry &entry)
{
    Members members;
    members.add("created", entry.created);
    members.add("created_by", entry.createdBy);
    members.add("author", entry.author);
    members.add("comment", entry.comment);
    members.add("empty_layer", entry.emptyLayer);
    return members.take();
}

OrderedJson toJson(const RootFs &rootFs)
{
    OrderedJson diffIds = OrderedJson::array();
    for (const auto &diffId : rootFs.diffIds)
        diffIds.push_back(diffId.toString());
    return {{"type", rootFs.type}, {"diff_ids", std::move(diffIds)}};
}

/// Go marshals the outer object as a map: its keys are sorted.
OrderedJson sortedByKey(const OrderedJson &object)
{
    std::vector<std::pair<std::string, OrderedJson>> members;
    for (const auto &[key, value] : object.items())
        members.emplace_back(key, value);
    std::ranges::sort(members, {}, &std::pair<std::string, OrderedJson>::first);
    OrderedJson sorted = OrderedJson::object();
    for (auto &[key, value] : members)
        sorted[key] = std::move(value);
    return sorted;
}

Result<void> readRootFs(JsonReader &reader, RootFs &rootFs)
{
    reader.read("type", rootFs.type);
    reader.read("diff_ids", rootFs.diffIds);
    if (rootFs.type != "layers")
        reader.refuse("type", "only \"layers\" is known");
    if (rootFs.diffIds.size() > kMaxLayers)
        reader.refuse("diff_ids", "more than 1000 layers");
    return reader.status();
}

} // namespace

Result<ImageConfig> parseImageConfig(std::string_view text)
{
    if (text.size() > kMaxDocumentBytes)
        return fail(ErrorCode::Corrupt, "the image config is larger than 4 MiB");
    STAGEWRIGHT_TRY_ASSIGN(const auto document, parseJson(text));
    ImageConfig config;
    JsonReader reader(document, "image config");
    reader.read("created", config.created);
    reader.read("author", config.author);
    readPlatform(reader, config.platform);
    reader.readObject("config",
                      [&](JsonReader &inner) { return readRunConfig(inner, config.config); });
    reader.readObject("rootfs",
                      [&](JsonReader &inner) { return readRootFs(inner, config.rootFs); });
    reader.readObjects("history", [&](JsonReader &inner) {
        return readHistoryEntry(inner, config.history.emplace_back());
    });
    config.extra = reader.unread();
    STAGEWRIGHT_TRY(reader.status());
    return config;
}

std::string serialise(const ImageConfig &config)
{
    Members members;
    members.add("created", config.created);
    members.add("author", config.author);
    members.set("architecture", config.platform.architecture);
    members.set("os", config.platform.os);
    members.add("os.version", config.platform.osVersion);
    members.add("os.features", config.platform.osFeatures);
    members.add("variant", config.platform.variant);
    members.set("config", toJson(config.config));
    members.set("rootfs", toJson(config.rootFs));
    if (!config.history.empty()) {
        OrderedJson history = OrderedJson::array();
        for (const auto &entry : config.history)
            history.push_back(toJson(entry));
        members.set("history", std::move(history));
    }
    members.addKept(config.extra);
    return toGoJson(sortedByKey(members.take()));
}

JoinedHistory joinHistory(const std::vector<HistoryEntry> &history, std::size_t layerCount)
{
    JoinedHistory joined;
    std::size_t next = 0;
    for (const auto &entry : history) {
        const bool hasLayer = !entry.emptyLayer && next < layerCount;
        joined.rows.push_back({entry, hasLayer ? std::optional(next) : std::nullopt});
        next += hasLayer ? 1 : 0;
    }
    for (; next < layerCount; ++next)
        joined.rows.push_back({HistoryEntry{}, next});
    return joined;
}

} // namespace stagewright::oci
