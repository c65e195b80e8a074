/// Where a build's events go.
#pragma once

#include "core/build/plan/buildevent.h"

namespace stagewright::solve {

/// Calls come from the thread that builds, one after another.
class EventSink
{
public:
    virtual ~EventSink() = default;
    virtual void send(const plan::BuildEvent &event) = 0;
    /// Where the log of a step is kept, below the store's `logs`; empty: nowhere.
    virtual std::string logOf(const plan::Digest & /*vertex*/) const { return {}; }
};

} // namespace stagewright::solve
