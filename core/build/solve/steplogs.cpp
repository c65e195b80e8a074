#include "core/build/solve/steplogs.h"

#include "core/base/support/strings.h"
#include "core/base/sys/failpoint.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/saferoot.h"
#include "core/base/sys/tempdir.h"
#include "core/build/solve/zstdfile.h"

#include <fcntl.h>

#include <algorithm>

namespace stagewright::solve {

namespace {

/// "20261124T014501123-9f2c11": names sort by time.
std::string newBuildId(plan::Timestamp now)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    const auto rest = std::chrono::floor<std::chrono::milliseconds>(now - second);
    auto text = oci::formatTimestamp(second);
    std::erase_if(text, [](char c) { return c == '-' || c == ':' || c == 'Z'; });
    const auto digits = std::to_string(1000 + rest.count());
    return concat(text, digits.substr(1), "-", sys::randomHex(3));
}

/// Makes room for one more.
Result<void> dropOldest(const sys::SafeRoot &root)
{
    STAGEWRIGHT_TRY_ASSIGN(auto names, root.list(""));
    while (names.size() >= kKeptBuilds) {
        STAGEWRIGHT_TRY(root.removeTree(names.front()));
        names.erase(names.begin());
    }
    return {};
}

} // namespace

struct StepLogs::Log
{
    std::optional<ZstdFile> file;
    bool isBroken = false;
    std::size_t shown = 0;
    std::uint64_t held = 0; ///< bytes that were not shown
    std::string tail;       ///< the last of them
};

StepLogs::StepLogs(std::string folder, EventSink &next, const sys::Clock &clock)
    : m_folder(std::move(folder))
    , m_next(next)
    , m_clock(clock)
{}

StepLogs::~StepLogs() = default;

void StepLogs::send(const plan::BuildEvent &event)
{
    auto shown = event;
    shown.logs.clear();
    for (const auto &log : event.logs)
        keep(log, shown);
    for (const auto &vertex : event.vertexes) {
        m_vertexes[vertex.digest] = vertex;
        if (vertex.completed)
            endOf(vertex);
    }
    if (event.result) {
        plan::BuildEvent last;
        last.result = event.result;
        remember(last);
    }
    if (!shown.isEmpty())
        m_next.send(shown);
}

std::string StepLogs::logOf(const plan::Digest &vertex) const
{
    const auto found = m_logs.find(vertex);
    if (found == m_logs.end() || !found->second->file)
        return {};
    return concat(m_build, "/", vertex.hex());
}

void StepLogs::keep(const plan::LogEvent &event, plan::BuildEvent &shown)
{
    auto &log = m_logs[event.vertex];
    if (!log)
        log = std::make_unique<Log>();
    if (auto written = log->isBroken ? Result<void>() : write(*log, event); !written) {
        log->isBroken = true;
        tell(event.vertex, concat("[this log is not kept: ", written.error().toString(), "]\n"));
    }
    const auto count = std::min(event.data.size(), kShownBytes - log->shown);
    if (count > 0) {
        shown.logs.push_back(event);
        shown.logs.back().data.resize(count);
        log->shown += count;
    }
    log->held += event.data.size() - count;
    log->tail += std::string_view(event.data).substr(count);
    if (log->tail.size() > 2 * kTailBytes)
        log->tail.erase(0, log->tail.size() - kTailBytes);
}

Result<void> StepLogs::write(Log &log, const plan::LogEvent &event)
{
    static const sys::Failpoint kWrite("solve.log.write");
    STAGEWRIGHT_TRY(begin());
    STAGEWRIGHT_TRY(kWrite.hit());
    if (!log.file) {
        STAGEWRIGHT_TRY_ASSIGN(const auto root, sys::SafeRoot::open(m_folder));
        STAGEWRIGHT_TRY_ASSIGN(
            auto file, root.createFile(concat(m_build, "/", event.vertex.hex(), ".zst"), 0600));
        log.file.emplace(std::move(file));
        plan::BuildEvent first;
        first.vertexes = {m_vertexes[event.vertex]};
        first.vertexes.front().digest = event.vertex;
        remember(first);
    }
    return log.file->write(event.data);
}

Result<void> StepLogs::begin()
{
    if (!m_build.empty())
        return {};
    STAGEWRIGHT_TRY_ASSIGN(const auto root, sys::SafeRoot::open(m_folder));
    STAGEWRIGHT_TRY(dropOldest(root));
    auto build = newBuildId(plan::Timestamp(m_clock.now()));
    STAGEWRIGHT_TRY(root.makeDirectory(build, 0700));
    m_build = std::move(build);
    return {};
}

/// Adds a line to steps.jsonl. Where that fails names are lost, the logs themselves are not.
void StepLogs::remember(const plan::BuildEvent &event)
{
    if (m_build.empty())
        return;
    const auto path = concat(m_folder, "/", m_build, "/steps.jsonl");
    const sys::UniqueFd file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file)
        static_cast<void>(sys::writeAll(file.get(), plan::encode(event) + "\n"));
}

void StepLogs::endOf(const plan::VertexEvent &vertex)
{
    const auto found = m_logs.find(vertex.digest);
    if (found != m_logs.end() || !vertex.error.empty()) {
        plan::BuildEvent last;
        last.vertexes = {vertex};
        remember(last);
    }
    if (found == m_logs.end())
        return;
    auto &log = *found->second;
    if (log.file)
        static_cast<void>(log.file->finish());
    if (log.held == 0)
        return;
    const auto tail =
        std::string_view(log.tail).substr(log.tail.size() - std::min(log.tail.size(), kTailBytes));
    const auto clipped = log.held - tail.size();
    auto text = clipped == 0 ? std::string()
                             : concat("\n[", std::to_string(clipped), " bytes are left out here; ",
                                      "all of them: stagewright logs ", m_build, "]\n");
    tell(vertex.digest, text + std::string(tail));
    log.held = 0;
}

void StepLogs::tell(const plan::Digest &vertex, std::string text)
{
    plan::BuildEvent event;
    event.logs.push_back(
        {vertex, plan::LogStream::Output, std::move(text), plan::Timestamp(m_clock.now())});
    m_next.send(event);
}

} // namespace stagewright::solve
