/// Runs one step on a snapshot and makes a layer and a snapshot of what it changed. Seam of the
/// solver.
#pragma once

#include "core/base/support/result.h"
#include "core/build/exec/step.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::exec {

enum class LogStream { Out = 1, Err = 2 };

/// Called on the thread that called execute().
class StepObserver
{
public:
    virtual ~StepObserver() = default;
    /// Bytes as the program wrote them; a character may be cut in two between calls.
    virtual void log(LogStream stream, std::string_view bytes) = 0;
};

/// Which files of which source a digest is about.
struct ContentQuery
{
    Source source;
    context::Selection selection; ///< isContext is set from `source`
};

/// Any thread; calls run side by side. Errors of execute(): NotFound (base), Unavailable (no
/// runtime is there, …), InvalidArgument (what the Dockerfile says cannot be done: unknown user,
/// copy of a missing file), Unsupported, OutOfSpace, Cancelled. A program that fails is no error:
/// see StepResult::exit.
class Executor
{
public:
    virtual ~Executor() = default;

    virtual Result<StepResult> execute(const Step &step, StepObserver &observer,
                                       std::stop_token stop) = 0;

    /// context::selectionDigest() of files in a snapshot or a context, taken in the jail. Errors
    /// as there.
    virtual Result<oci::Digest> contentDigest(const ContentQuery &query, std::stop_token stop) = 0;

    /// A regular file of the tree, links followed inside it. NotFound, InvalidArgument (no
    /// regular file), OutOfSpace (longer than `maxBytes`).
    virtual Result<std::string> readFile(const SnapshotId &id, const std::string &path,
                                         std::uint64_t maxBytes) = 0;
};

} // namespace stagewright::exec
