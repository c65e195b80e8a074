/// What a build does and did, as plain values that hang on stages and instructions.
#pragma once

#include "app/document/stageidentities.h"

#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::app {

enum class StepStatus { None, Waiting, Running, Cached, Done, Failed, Cancelled, NotNeeded };

/// One instruction in the last build. `text` is what it said then: an instruction that says
/// something else now has no state.
struct StepState
{
    std::string text;
    StepStatus status = StepStatus::None;
    qint64 milliseconds = -1; ///< how long it ran; -1 where unknown
    std::int64_t bytes = -1;  ///< of its layer; -1 where unknown
    QString error;            ///< first line of what went wrong

    bool operator==(const StepState &) const = default;
};

/// One stage in the last build.
struct StageState
{
    StepStatus status = StepStatus::None;
    std::vector<StepState> steps; ///< by index in Stage::instructions
    std::int64_t baseBytes = -1;  ///< what its base brought; -1 where unknown
    std::string baseImage;        ///< empty where the base is a stage or scratch
    bool ships = false;           ///< it is the target
    /// Its own layers are part of the target's image (target, or FROM ancestor of it).
    bool contributes = false;

    /// Sum of the known sizes of its own layers; -1 where none is known.
    std::int64_t ownBytes() const;
    std::int64_t totalBytes() const;

    bool operator==(const StageState &) const = default;
};

/// Bytes that crossed a COPY --from, by target stage and instruction.
struct TransferState
{
    StageId target = 0;
    std::size_t instruction = 0;
    std::string text; ///< of the instruction then
    std::int64_t bytes = 0;

    bool operator==(const TransferState &) const = default;
};

enum class BuildPhase { Never, Running, Succeeded, Failed, Cancelled };

/// The last build of a document. A copy is cheap enough to compare with.
struct BuildState
{
    BuildPhase phase = BuildPhase::Never;
    QString image;   ///< name in the store of what was built
    QString message; ///< why it failed, in a sentence
    qint64 milliseconds = -1;
    std::int64_t shipped = -1;   ///< as the builder counted it; -1: not yet
    std::int64_t discarded = -1; ///< likewise
    std::map<StageId, StageState> stages;
    std::map<std::string, std::int64_t> imageBytes; ///< sizes of external images
    std::vector<TransferState> transfers;

    /// State of an instruction that says `text` now; nullptr where the build saw another one.
    const StepState *step(StageId stage, std::size_t instruction, std::string_view text) const;
    const StageState *stage(StageId stage) const;
    /// Bytes through a COPY; -1 where unknown.
    std::int64_t transferred(StageId target, std::size_t instruction, std::string_view text) const;

    std::int64_t shippedBytes() const; ///< -1 where unknown
    /// Layers of the stages and base images that the target does not have, each counted once;
    /// -1 where unknown.
    std::int64_t discardedBytes() const;

    bool operator==(const BuildState &) const = default;
};

} // namespace stagewright::app
