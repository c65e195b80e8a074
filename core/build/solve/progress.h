/// Events of one step after another.
#pragma once

#include "core/base/sys/clock.h"
#include "core/build/plan/vertex.h"
#include "core/build/solve/eventsink.h"

#include <optional>
#include <string>
#include <string_view>

namespace stagewright::solve {

/// Turns what happens into BuildEvents with times.
class Progress
{
public:
    Progress(EventSink &sink, const sys::Clock &clock)
        : m_sink(&sink)
        , m_clock(&clock)
    {}

    plan::Timestamp now() const;
    void send(const plan::BuildEvent &event) { m_sink->send(event); }

    /// A vertex that waits, starts, or ended (started and completed set).
    void announce(plan::VertexEvent vertex);
    /// Sets `started` and sends it.
    void start(plan::VertexEvent &vertex);
    void finish(plan::VertexEvent &vertex, bool cached = false);
    void fail(plan::VertexEvent &vertex, std::string error);

    std::string logOf(const plan::Digest &vertex) const { return m_sink->logOf(vertex); }
    void log(const plan::Digest &vertex, plan::LogStream stream, std::string_view bytes);
    /// `status.started` must be set; `timestamp` is filled in.
    void status(plan::StatusEvent status);

private:
    EventSink *m_sink;
    const sys::Clock *m_clock;
};

/// A step outside of the plan: "[internal] load .dockerignore". Its digest is that of its name.
plan::VertexEvent internalVertex(std::string_view name);

} // namespace stagewright::solve
