/// What a build tells while it runs: BuildKit's SolveStatus, one JSON object a line.
#pragma once

#include "core/base/support/result.h"
#include "core/image/oci/digest.h"
#include "core/image/oci/timestamp.h"
#include "core/language/text/textrange.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::plan {

using oci::Digest;
using oci::Timestamp;

/// A step's state; the same vertex arrives many times, each time whole. Without `started` it
/// waits; with `started` and no `completed` it runs; `cached` means that it need not run.
struct VertexEvent
{
    Digest digest;
    std::vector<Digest> inputs;
    std::string name; ///< "[builder 2/5] WORKDIR /app"
    std::optional<Timestamp> started;
    std::optional<Timestamp> completed;
    bool cached = false;
    std::string error; ///< empty unless the step failed or was cancelled

    bool operator==(const VertexEvent &) const = default;
};

/// Progress inside a step: a layer that is pulled or unpacked, an export.
struct StatusEvent
{
    std::string id;
    Digest vertex;
    std::string name;
    std::uint64_t total = 0; ///< bytes; 0 where unknown
    std::uint64_t current = 0;
    Timestamp timestamp;
    std::optional<Timestamp> started;
    std::optional<Timestamp> completed;

    bool operator==(const StatusEvent &) const = default;
};

enum class LogStream { Output = 1, Errors = 2 };

/// Bytes that a step wrote, as they came: any encoding, lines may be cut anywhere.
struct LogEvent
{
    Digest vertex;
    LogStream stream = LogStream::Output;
    std::string data; ///< raw; base64 only in the JSON
    Timestamp timestamp;

    bool operator==(const LogEvent &) const = default;
};

/// Zero-based lines of the Dockerfile, as language servers count; BuildKit's are one-based.
struct LineRange
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    bool operator==(const LineRange &) const = default;
};

struct WarningEvent
{
    Digest vertex;
    std::int64_t level = 1;
    std::string shortText;
    std::vector<std::string> detail;
    std::string url;
    std::string fileName;
    std::vector<LineRange> ranges;

    bool operator==(const WarningEvent &) const = default;
};

/// Ours, under the key "stagewright": which part of the Dockerfile a vertex is. Sent for every
/// step of the plan before the first one starts (steps may share a vertex). When a vertex is done
/// its size follows: then only `vertex` and `bytes` are set.
struct StepInfo
{
    Digest vertex;
    std::optional<std::size_t> stage;       ///< index in the file; nothing for internal steps
    std::optional<std::size_t> instruction; ///< index in Stage::instructions
    text::TextRange range;                  ///< of the instruction in the Dockerfile, bytes
    std::optional<std::uint64_t> bytes;     ///< of the step's layer: sum of its file sizes

    bool operator==(const StepInfo &) const = default;
};

/// Ours: whether the target needs a stage.
struct StageInfo
{
    std::size_t index = 0;
    std::string name; ///< "builder", "stage-1"
    bool needed = false;

    bool operator==(const StageInfo &) const = default;
};

/// Ours: sent once, as the last event of a build that succeeded.
struct ResultInfo
{
    std::string image; ///< the name under which the store has it; empty where none was given
    Digest manifest;

    bool operator==(const ResultInfo &) const = default;
};

/// One delta. Empty parts are omitted in the JSON; several events join into one.
struct BuildEvent
{
    std::vector<VertexEvent> vertexes;
    std::vector<StatusEvent> statuses;
    std::vector<LogEvent> logs;
    std::vector<WarningEvent> warnings;
    std::vector<StepInfo> steps;
    std::vector<StageInfo> stages; ///< every stage of the file; sent once, with the plan
    std::optional<ResultInfo> result;

    bool isEmpty() const;

    bool operator==(const BuildEvent &) const = default;
};

/// One line of JSON without the line end, in BuildKit's members (client/graph.go SolveStatus).
/// Pure.
std::string encode(const BuildEvent &event);

/// Reads a line that encode() or BuildKit's rawjson mode wrote; unknown members are ignored.
/// Errors: Corrupt for anything that is no such object.
Result<BuildEvent> decodeBuildEvent(std::string_view line);

} // namespace stagewright::plan
