#include "core/base/support/strings.h"
#include "core/base/sys/saferoot.h"
#include "core/build/solve/steplogs.h"
#include "core/image/layer/layerstream.h"

#include <algorithm>
#include <limits>

namespace stagewright::solve {

namespace {

constexpr std::size_t kMaxIndexBytes = 64U << 20;

std::string fileOf(std::string_view log)
{
    return concat(log, ".zst");
}

/// The same step comes when it begins to write and when it ends.
void take(const plan::VertexEvent &vertex, KeptBuild &build)
{
    const auto known = std::ranges::find(build.steps, vertex.digest, &plan::VertexEvent::digest);
    if (known == build.steps.end())
        build.steps.push_back(vertex);
    else
        *known = vertex;
}

Result<KeptBuild> readBuild(const sys::SafeRoot &root, const std::string &id)
{
    KeptBuild build;
    build.id = id;
    const auto text = root.readFile(concat(id, "/steps.jsonl"), kMaxIndexBytes);
    const auto lines = text ? split(*text, '\n') : std::vector<std::string_view>();
    for (const auto line : lines) {
        const auto event = plan::decodeBuildEvent(line);
        if (!event)
            continue; // the last one may be cut off
        for (const auto &vertex : event->vertexes)
            take(vertex, build);
        if (event->result)
            build.result = event->result;
    }
    for (const auto &step : build.steps) {
        auto log = concat(id, "/", step.digest.hex());
        STAGEWRIGHT_TRY_ASSIGN(const auto there, root.find(fileOf(log)));
        build.logs.push_back(there ? std::move(log) : std::string());
    }
    return build;
}

} // namespace

Result<std::vector<KeptBuild>> keptBuilds(const std::string &folder)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto root, sys::SafeRoot::open(folder));
    STAGEWRIGHT_TRY_ASSIGN(auto names, root.list(""));
    std::vector<KeptBuild> builds;
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        STAGEWRIGHT_TRY_ASSIGN(builds.emplace_back(), readBuild(root, *name));
    }
    return builds;
}

Result<void> readLog(const std::string &folder, const std::string &log,
                     const std::function<void(std::string_view)> &take)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto root, sys::SafeRoot::open(folder));
    const auto file = root.openFile(fileOf(log));
    if (!file && file.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound,
                    concat("the log ", log, " is not kept any longer: only those of the last ",
                           std::to_string(kKeptBuilds), " builds are; build with --no-cache to ",
                           "run the step again"));
    if (!file)
        return fail(file.error());
    STAGEWRIGHT_TRY_ASSIGN(
        const auto stream,
        layer::LayerStream::open(file->get(), std::numeric_limits<std::uint64_t>::max()));
    std::vector<char> buffer(1U << 16);
    for (;;) {
        STAGEWRIGHT_TRY_ASSIGN(const auto count, stream->read(buffer));
        if (count == 0)
            return {};
        take(std::string_view(buffer.data(), count));
    }
}

} // namespace stagewright::solve
