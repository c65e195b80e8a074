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

/// Which files of a source a digest is about: the same words as in CopySource.
struct ContentQuery
{
    CopySource source;
    bool parents = false;
};

/// Any thread; calls run side by side. Errors of execute(): NotFound (base), Unavailable (crun
/// missing, …), InvalidArgument (what the Dockerfile says cannot be done: unknown user, copy of
/// a missing file), Unsupported, OutOfSpace, Cancelled. A program that fails is no error: see
/// StepResult::exit.
class Executor
{
public:
    virtual ~Executor() = default;

    virtual Result<StepResult> execute(const Step &step, StepObserver &observer,
                                       std::stop_token stop) = 0;

    /// Digest of names, modes, owners, link texts, xattrs and bytes of the selected files; times
    /// do not count, and equal files give equal digests wherever they lie.
    virtual Result<oci::Digest> contentDigest(const ContentQuery &query, std::stop_token stop) = 0;

    /// A regular file of the tree, links followed inside it. NotFound, InvalidArgument (no
    /// regular file), OutOfSpace (longer than `maxBytes`).
    virtual Result<std::string> readFile(const SnapshotId &id, const std::string &path,
                                         std::uint64_t maxBytes) = 0;
};

} // namespace stagewright::exec
