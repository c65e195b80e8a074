/// Image configs (image-spec config.md, and what Docker adds to it).
#pragma once

#include "core/image/oci/digest.h"
#include "core/image/oci/jsonreader.h"
#include "core/image/oci/platform.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::oci {

/// Docker's health check; times in nanoseconds, 0 where nothing was said.
struct Healthcheck
{
    std::vector<std::string> test; ///< {"NONE"}, {"CMD", …} or {"CMD-SHELL", text}
    std::int64_t interval = 0;
    std::int64_t timeout = 0;
    std::int64_t startPeriod = 0;
    std::int64_t startInterval = 0;
    std::int64_t retries = 0;

    bool operator==(const Healthcheck &) const = default;
};

/// How a container of the image is run: the member "config".
struct RunConfig
{
    std::string user;
    std::set<std::string> exposedPorts; ///< "80/tcp"
    std::vector<std::string> env;       ///< NAME=VALUE, in the order of their first setting
    std::vector<std::string> entrypoint;
    std::vector<std::string> cmd;
    std::set<std::string> volumes;
    std::string workingDir;
    StringMap labels;
    std::string stopSignal;
    bool argsEscaped = false;
    std::optional<Healthcheck> healthcheck;
    std::vector<std::string> onBuild;
    std::optional<std::int64_t> stopTimeout; ///< seconds
    std::vector<std::string> shell;
    StringMap extra; ///< members that no spec defines, as JSON

    bool operator==(const RunConfig &) const = default;
};

/// One line of `docker history`.
struct HistoryEntry
{
    std::string created; ///< RFC 3339 as it came; empty where unknown
    std::string createdBy;
    std::string author;
    std::string comment;
    bool emptyLayer = false; ///< the step added no layer

    bool operator==(const HistoryEntry &) const = default;
};

struct RootFs
{
    std::string type = "layers";
    std::vector<Digest> diffIds; ///< digests of the uncompressed layers, bottom first

    bool operator==(const RootFs &) const = default;
};

struct ImageConfig
{
    std::string created; ///< RFC 3339 as it came; empty where unknown
    std::string author;
    Platform platform;
    RunConfig config;
    RootFs rootFs;
    std::vector<HistoryEntry> history;
    StringMap extra; ///< members that no spec defines, as JSON

    bool operator==(const ImageConfig &) const = default;
};

/// Reads a config. Errors: Corrupt for a document that is too large, malformed, or has a member of
/// a wrong type. History may be shorter or longer than the layers: see joinHistory().
Result<ImageConfig> parseImageConfig(std::string_view text);

/// One line, members in the order in which BuildKit writes them. Pure.
std::string serialise(const ImageConfig &config);

/// For each history entry the number of its layer, or nothing for an empty one; layers that the
/// history does not tell of get entries at the end. Entries beyond the last layer count as empty.
struct JoinedHistory
{
    struct Row
    {
        HistoryEntry entry;
        std::optional<std::size_t> layer; ///< index into the manifest's layers
    };
    std::vector<Row> rows; ///< oldest first
};
JoinedHistory joinHistory(const std::vector<HistoryEntry> &history, std::size_t layerCount);

} // namespace stagewright::oci
