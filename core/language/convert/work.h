/// Private to the room: a conversion in the making, and its parts in BuildKit's order.
#pragma once

#include "core/language/convert/convert.h"
#include "core/language/dockerfile/expander.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stagewright::convert {

using dockerfile::Expander;
using dockerfile::Expected;
using dockerfile::Instruction;
using dockerfile::InstructionKind;

/// An instruction that will be converted, and whose files it reads.
struct Command
{
    std::size_t index = 0;
    std::shared_ptr<const Instruction> trigger;
    std::vector<FileSource> sources; ///< COPY --from: one; RUN: one for each mount
};

/// What is known of a stage beside its result.
struct StageWork
{
    std::vector<Command> commands;
    bool isBaseFound = false; ///< the base was looked up, or needs no look-up
    bool hasTriggers = false; ///< those of the base are among the commands
    bool isDone = false;      ///< its files may be read
    std::string imageOs;      ///< of the base image's config: says which shell is the default
};

struct Work
{
    Work(const dockerfile::Dockerfile &modelOfFile, const ConvertOptions &optionsOfCall,
         const ImageLookup &lookupOfCall);

    const dockerfile::Dockerfile &model;
    const ConvertOptions &options;
    const ImageLookup &lookup;
    Conversion result;
    std::map<std::string, std::string> buildArguments; ///< with the epoch as BuildKit resolves it
    oci::Platform targetPlatform;
    std::vector<StageWork> stages;
    std::unordered_map<std::string, std::size_t> stagesByName; ///< last one of each name
    std::map<std::string, Result<KnownImagePointer>> images;

    bool isEditor() const { return options.mode == Mode::Editor; }
    /// Every stage is worked on, needed or not.
    bool takesAllStages() const
    {
        return isEditor() || (options.mode == Mode::Check && options.model.target.empty());
    }
    bool isStopped() const { return !isEditor() && !result.failures.empty(); }

    void fail(Message message, std::vector<syntax::LineSpan> lines, TextRange range,
              ErrorCode code = ErrorCode::InvalidArgument);
    /// At the lines of an instruction; `range` is its own unless a narrower one is known.
    void failAt(const Instruction &instruction, Message message, TextRange range = {},
                ErrorCode code = ErrorCode::InvalidArgument);

    /// Case-insensitive; a stage of the whole file, the last of its name.
    std::optional<std::size_t> stageNamed(std::string_view name) const;
    std::string displayName(std::size_t stage) const { return model.stages[stage].displayName(); }
    /// All stages that have been read, "stage-N" for those without a name.
    std::vector<std::string> stageNames() const;

    struct ContextMatch
    {
        const NamedContext *context = nullptr; ///< nullptr: none of this name
        std::string key;
    };
    /// Errors: a name that no context can have.
    Expected<ContextMatch> contextFor(std::string_view name, const oci::Platform &platform) const;
    const Result<KnownImagePointer> &image(const ImageRequest &request);
};

std::vector<syntax::LineSpan> linesOf(const Instruction &instruction);

void readGlobalArguments(Work &work);
void resolveEpoch(Work &work);
void readStageLines(Work &work);
void findTarget(Work &work);
void resolveReferences(Work &work);
void resolveBases(Work &work);
void convertStages(Work &work);

/// Who a COPY or RUN reads from; names that no stage has become implicit stages. False where a
/// failure was added.
bool readSources(Work &work, std::size_t stage, const Instruction &instruction, Command &command);
/// Marks what the target needs; what was not needed before belongs to this round.
void markReachable(Work &work, std::size_t round);
/// Parses an image's name as FROM and --from write it.
Expected<ImageRequest> requestFor(std::string_view name, const oci::Platform &platform);

} // namespace stagewright::convert
