#include "core/build/plan/buildevent.h"

#include "core/build/plan/jsonfields.h"

#include <nlohmann/json.hpp>

namespace stagewright::plan {

namespace {

/// BuildKit's lines are one-based, and wrapped twice.
struct WirePosition
{
    std::uint32_t line = 0;
};
struct WireRange
{
    WirePosition start;
    WirePosition end;
};
struct WireSource
{
    std::string fileName;
};

/// What stands under the key "stagewright".
struct Extras
{
    std::vector<StepInfo> steps;
    std::vector<StageInfo> stages;
    std::optional<ResultInfo> result;
};

template<typename Io>
void describe(Io &io, Fields<Io, WirePosition> &position)
{
    io("line", position.line);
}

template<typename Io>
void describe(Io &io, Fields<Io, WireRange> &range)
{
    io("start", range.start);
    io("end", range.end);
}

template<typename Io>
void describe(Io &io, Fields<Io, WireSource> &source)
{
    io("filename", source.fileName);
}

template<typename Io>
void describe(Io &io, Fields<Io, Extras> &extras)
{
    io("steps", extras.steps);
    io("stages", extras.stages);
    io("result", extras.result);
}

std::vector<WireRange> toWire(const std::vector<LineRange> &ranges)
{
    std::vector<WireRange> wire;
    for (const auto range : ranges)
        wire.push_back({{range.first + 1}, {range.last + 1}});
    return wire;
}

std::vector<LineRange> fromWire(const std::vector<WireRange> &wire)
{
    std::vector<LineRange> ranges;
    for (const auto &range : wire) {
        const auto first = std::max(range.start.line, 1U) - 1;
        ranges.push_back({first, std::max(range.end.line, first + 1) - 1});
    }
    return ranges;
}

/// Details are lists of base64 texts, which JsonReader has no word for.
std::vector<std::string> encoded(const std::vector<std::string> &texts)
{
    std::vector<std::string> list;
    for (const auto &text : texts)
        list.push_back(toBase64(text));
    return list;
}

std::vector<std::string> decoded(const std::vector<std::string> &texts)
{
    std::vector<std::string> list;
    for (const auto &text : texts)
        list.push_back(fromBase64(text).value_or(std::string()));
    return list;
}

} // namespace

template<typename Io>
void describe(Io &io, Fields<Io, VertexEvent> &vertex)
{
    io("digest", vertex.digest);
    io("inputs", vertex.inputs);
    io("name", vertex.name);
    io("started", vertex.started);
    io("completed", vertex.completed);
    io("cached", vertex.cached);
    io("error", vertex.error);
}

template<typename Io>
void describe(Io &io, Fields<Io, StatusEvent> &status)
{
    io("id", status.id);
    io("vertex", status.vertex);
    io("name", status.name);
    io("total", status.total);
    io("current", status.current);
    io("timestamp", status.timestamp);
    io("started", status.started);
    io("completed", status.completed);
}

template<typename Io>
void describe(Io &io, Fields<Io, LogEvent> &log)
{
    auto stream = static_cast<std::uint64_t>(log.stream);
    io("vertex", log.vertex);
    io("stream", stream);
    io("data", Base64{log.data});
    io("timestamp", log.timestamp);
    if constexpr (Io::kReads)
        log.stream = stream == 2 ? LogStream::Errors : LogStream::Output;
}

template<typename Io>
void describe(Io &io, Fields<Io, WarningEvent> &warning)
{
    auto detail = encoded(warning.detail);
    auto ranges = toWire(warning.ranges);
    WireSource source{warning.fileName};
    io("vertex", warning.vertex);
    io("level", warning.level);
    io("short", Base64{warning.shortText});
    io("detail", detail);
    io("url", warning.url);
    io("sourceInfo", source);
    io("range", ranges);
    if constexpr (Io::kReads) {
        warning.detail = decoded(detail);
        warning.ranges = fromWire(ranges);
        warning.fileName = std::move(source.fileName);
    }
}

template<typename Io>
void describe(Io &io, Fields<Io, StepInfo> &step)
{
    io("vertex", step.vertex);
    io("stage", step.stage);
    io("instruction", step.instruction);
    io("range", step.range);
    io("bytes", step.bytes);
}

template<typename Io>
void describe(Io &io, Fields<Io, StageInfo> &stage)
{
    io("index", stage.index);
    io("name", stage.name);
    io("needed", stage.needed);
}

template<typename Io>
void describe(Io &io, Fields<Io, ResultInfo> &result)
{
    io("image", result.image);
    io("manifest", result.manifest);
}

template<typename Io>
void describe(Io &io, Fields<Io, BuildEvent> &event)
{
    io("vertexes", event.vertexes);
    io("statuses", event.statuses);
    io("logs", event.logs);
    io("warnings", event.warnings);
    Extras extras{event.steps, event.stages, event.result};
    if (Io::kReads || !extras.steps.empty() || !extras.stages.empty() || extras.result)
        io("stagewright", extras);
    if constexpr (Io::kReads) {
        event.steps = std::move(extras.steps);
        event.stages = std::move(extras.stages);
        event.result = std::move(extras.result);
    }
}

bool BuildEvent::isEmpty() const
{
    return vertexes.empty() && statuses.empty() && logs.empty() && warnings.empty() &&
           steps.empty() && stages.empty() && !result;
}

std::string encode(const BuildEvent &event)
{
    JsonWriter writer;
    describe(writer, event);
    return writer.text();
}

Result<BuildEvent> decodeBuildEvent(std::string_view line)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto json, parseJson(line));
    oci::JsonReader reader(json, "event");
    JsonFieldReader fields(reader);
    BuildEvent event;
    describe(fields, event);
    STAGEWRIGHT_TRY(reader.status());
    return event;
}

} // namespace stagewright::plan
