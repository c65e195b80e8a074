#include "core/build/solve/progress.h"

namespace stagewright::solve {

plan::Timestamp Progress::now() const
{
    return plan::Timestamp(m_clock->now());
}

void Progress::announce(plan::VertexEvent vertex)
{
    plan::BuildEvent event;
    event.vertexes.push_back(std::move(vertex));
    send(event);
}

void Progress::start(plan::VertexEvent &vertex)
{
    vertex.started = now();
    announce(vertex);
}

void Progress::finish(plan::VertexEvent &vertex, bool cached)
{
    if (!vertex.started)
        vertex.started = now();
    vertex.completed = now();
    vertex.cached = cached;
    announce(vertex);
}

void Progress::fail(plan::VertexEvent &vertex, std::string error)
{
    vertex.error = std::move(error);
    finish(vertex);
}

void Progress::log(const plan::Digest &vertex, plan::LogStream stream, std::string_view bytes)
{
    plan::BuildEvent event;
    event.logs.push_back({vertex, stream, std::string(bytes), now()});
    send(event);
}

void Progress::status(plan::StatusEvent status)
{
    status.timestamp = now();
    plan::BuildEvent event;
    event.statuses.push_back(std::move(status));
    send(event);
}

plan::VertexEvent internalVertex(std::string_view name)
{
    plan::VertexEvent vertex;
    vertex.digest = oci::digestOf(name);
    vertex.name = name;
    return vertex;
}

} // namespace stagewright::solve
