/// A build's events as text on stderr.
#pragma once

#include "core/build/backend/backend.h"

#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace stagewright::app {

class BuildLog
{
public:
    virtual ~BuildLog() = default;
    virtual void show(const plan::BuildEvent &event) = 0;
    /// After the last event of a build that failed.
    virtual void showFailure(const backend::BuildFailure &failure) = 0;
};

/// One BuildEvent a line, as it is.
std::unique_ptr<BuildLog> makeRawLog(std::ostream &out);
/// Numbered steps with their output, as BuildKit's plain mode writes them.
std::unique_ptr<BuildLog> makePlainLog(std::ostream &out);
/// Nothing but the failure.
std::unique_ptr<BuildLog> makeQuietLog(std::ostream &out);

/// A line of a step's output for a terminal: nothing that steers one but colours, and what a
/// progress bar wrote over itself once.
std::string shownLine(std::string_view line);

/// The lines around a place, the place itself marked.
std::string excerptOf(const backend::BuildFailure::Place &place);

} // namespace stagewright::app
