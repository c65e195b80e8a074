/// What steps write, kept: all of it on the disk, a bounded part on the screen.
///
///     logs/<build>/<vertex>.zst    everything that one step wrote, as it came
///     logs/<build>/steps.jsonl     BuildEvents: the steps that wrote, errors, the result
#pragma once

#include "core/base/sys/clock.h"
#include "core/build/solve/eventsink.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace stagewright::solve {

/// Builds whose logs are kept; the oldest go first.
inline constexpr std::size_t kKeptBuilds = 50;
/// Of one step's output: what is passed on as it comes, and what of the rest when the step ends.
inline constexpr std::size_t kShownBytes = 2U << 20;
inline constexpr std::size_t kTailBytes = 256U << 10;

/// Hands events on to another sink. A build in which no step writes leaves nothing. Each piece is
/// in the file before send() returns, so a killed build's logs can be read. Where they cannot be
/// written the step's own output says so, and the build goes on.
class StepLogs final : public EventSink
{
public:
    /// `folder` is the store's `logs`, and exists. All outlive this object.
    StepLogs(std::string folder, EventSink &next, const sys::Clock &clock);
    ~StepLogs() override;

    void send(const plan::BuildEvent &event) override;
    std::string logOf(const plan::Digest &vertex) const override;

private:
    struct Log;

    void keep(const plan::LogEvent &event, plan::BuildEvent &shown);
    Result<void> write(Log &log, const plan::LogEvent &event);
    Result<void> begin();
    void remember(const plan::BuildEvent &event);
    void endOf(const plan::VertexEvent &vertex);
    void tell(const plan::Digest &vertex, std::string text);

    std::string m_folder;
    EventSink &m_next;
    const sys::Clock &m_clock;
    std::string m_build; ///< empty until a step writes
    std::map<plan::Digest, plan::VertexEvent> m_vertexes;
    std::map<plan::Digest, std::unique_ptr<Log>> m_logs;
};

/// A build whose logs are there.
struct KeptBuild
{
    std::string id; ///< sorts by the time of its beginning
    std::vector<plan::VertexEvent> steps;
    std::vector<std::string> logs; ///< of each step; empty where it wrote nothing
    std::optional<plan::ResultInfo> result;
};

/// Newest first.
Result<std::vector<KeptBuild>> keptBuilds(const std::string &folder);

/// Gives `take` what `log` (as logOf() names it) holds, piece by piece. Errors: NotFound where it
/// is not kept any longer; Corrupt behind the last piece where its builder was killed.
Result<void> readLog(const std::string &folder, const std::string &log,
                     const std::function<void(std::string_view)> &take);

} // namespace stagewright::solve
