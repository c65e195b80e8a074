/// What every instruction of a Dockerfile means (BuildKit: dockerfile2llb/convert.go).
#pragma once

#include "core/base/support/error.h"
#include "core/base/support/message.h"
#include "core/image/oci/platform.h"
#include "core/language/convert/images.h"
#include "core/language/convert/resolved.h"
#include "core/language/dockerfile/dockerfile.h"
#include "core/language/dockerfile/variables.h"
#include "core/language/syntax/problem.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::convert {

/// The work in BuildKit's order: nothing of a later part is looked at once one has failed.
enum class Part {
    CheckOptions,    ///< `# check=`
    Text,            ///< the lines, then the instructions' arguments and flags
    GlobalArguments, ///< ARGs before the first FROM
    Epoch,           ///< SOURCE_DATE_EPOCH
    Stages,          ///< the FROM lines, in file order
    Target,
    References, ///< `--from`, `from=`, and circles among them; all stages
    Images,     ///< bases are looked up, triggers are read
    Ignore,     ///< `.dockerignore`
    Instructions,
    Finished,
};

/// Why a build would fail.
struct Failure
{
    Part part = Part::Text;
    Message message; ///< BuildKit's whole sentence
    /// InvalidArgument: the text is wrong. Else the look-up's code.
    ErrorCode code = ErrorCode::InvalidArgument;
    /// Lines of the instructions that BuildKit names: a circle has several, a wrong target none.
    std::vector<syntax::LineSpan> lines;
    TextRange range; ///< the narrowest piece of text that is known; may be empty

    bool operator==(const Failure &) const = default;
};

/// What holds before an instruction. Instructions that change nothing share one.
struct State
{
    Variables variables;            ///< ENV and ARG: what words expand to, and what a RUN finds
    Variables imageEnvironment;     ///< ENV alone, in the order of first setting
    Variables arguments;            ///< every ARG so far, in the order of first declaration
    std::string workingDirectory;   ///< as the image config holds it; empty: "/"
    std::string user;               ///< as written; empty: root
    std::vector<std::string> shell; ///< of SHELL, here or in the base; empty: the default one
    bool hasWorkdir = false;        ///< a WORKDIR of this file came before
};
using StatePointer = std::shared_ptr<const State>;

struct ConvertedInstruction
{
    /// In Stage::instructions. A trigger stands for the FROM: 0.
    std::size_t index = 0;
    /// A trigger of the base, parsed from the text that the image holds: its own ranges mean
    /// nothing here. nullptr for the file's own instructions.
    std::shared_ptr<const dockerfile::Instruction> trigger;
    StatePointer before;           ///< never nullptr
    std::vector<VariableUse> uses; ///< in the order in which BuildKit expands
    std::size_t step = 0;          ///< its number in the stage, from 1; 0: no step of its own
    bool isFailed = false;         ///< a Failure is about it; `resolved` is what can be made out
    Resolved resolved;

    bool isTrigger() const { return trigger != nullptr; }
    template<typename T>
    const T *as() const
    {
        return std::get_if<T>(&resolved);
    }
};

/// What a FROM line gives.
struct ConvertedBase
{
    enum class Kind {
        Unknown, ///< not looked up (a stage that is not needed), or wrong
        Scratch,
        Stage, ///< an earlier one of the file
        Image,
        Context, ///< `--build-context` stands for it
    };
    Kind kind = Kind::Unknown;
    std::string name;        ///< expanded: "alpine:3.19", "builder"
    std::size_t stage = 0;   ///< Kind::Stage
    ImageRequest request;    ///< Kind::Image; Kind::Context where an image stands for it
    KnownImagePointer image; ///< of the request; nullptr where it was not asked for or not found
    NamedContext context;    ///< Kind::Context
    std::string contextKey;  ///< the name under which the context was given
};

/// An image that `--from` or a mount names, or the empty tree that a mount without `from` counts
/// as. BuildKit appends them to the stages, which shifts numeric indexes.
struct ImplicitStage
{
    std::string name; ///< as written; "scratch"
    ConvertedBase base;
    oci::Platform platform;
    bool isReachable = false;
    std::size_t user = 0;        ///< the stage that names it
    std::size_t instruction = 0; ///< in that stage; a trigger has that of the FROM
    bool isMount = false;
};

struct ConvertedStage
{
    /// A stage whose files this one reads, and the last instruction that does.
    struct Dependency
    {
        FileSource source;
        std::size_t instruction = 0;

        bool operator==(const Dependency &) const = default;
    };

    std::size_t index = 0; ///< in Dockerfile::stages
    ConvertedBase base;
    std::vector<VariableUse> baseUses;
    std::vector<VariableUse> platformUses;
    std::string platformText; ///< value of --platform, expanded
    oci::Platform platform;   ///< of the base; the target platform where --platform is missing
    bool isReachable = false; ///< from the target
    bool isTarget = false;
    /// A named context stands for the whole stage: its instructions are not run.
    bool isReplaced = false;
    bool ignoresCache = false; ///< --no-cache, --no-cache-filter
    std::vector<Dependency> dependencies;
    /// Of the base's triggers, then the file's own. Empty where the stage was not converted; ends
    /// with the failed one in modes that stop there.
    std::vector<ConvertedInstruction> instructions;
    StatePointer start; ///< what the base gives; nullptr where the stage was not converted
    StatePointer end;

    std::string stepStage;      ///< name in step names; empty in a file of one stage
    std::size_t stepTotal = 0;  ///< FROM and all instructions that make vertices
    bool showsPlatform = false; ///< step names say it
    std::size_t fromStep = 0;   ///< number of the FROM's step: 1, or 0 where it is none
    /// 0: the target names it. N: the triggers that were read in round N-1 do.
    std::size_t round = 0;
};

/// Plain value. Refers to the model that it was made of by indexes.
struct Conversion
{
    Variables builtins; ///< platform arguments and TARGETSTAGE: what is there before the first ARG
    Variables globals;  ///< what FROM lines see, and what an ARG without a default takes
    std::vector<VariableUse> globalUses; ///< in the defaults of ARGs before the first FROM
    std::vector<std::string>
        declaredGlobals;                ///< by ARGs before the first FROM, with and without a value
    std::vector<ConvertedStage> stages; ///< as many as the model has, in file order
    std::vector<ImplicitStage> implicitStages;
    std::optional<std::size_t> target;
    oci::Platform targetPlatform;
    bool isPlatformGiven = false; ///< the target's image says so, whatever its base says
    /// HTTP_PROXY and the like among the build arguments: in the environment of every RUN, neither
    /// in its history nor in what it is found by.
    std::map<std::string, std::string> proxies;
    std::map<std::string, std::string> labels; ///< --label: of the target's image
    std::optional<std::int64_t> epoch; ///< SOURCE_DATE_EPOCH in seconds, where it is a number
    Part reached = Part::CheckOptions; ///< the part that was worked on last
    /// Build and Check: none or one. Editor: all, in BuildKit's order.
    std::vector<Failure> failures;

    bool isOk() const { return failures.empty(); }
};

} // namespace stagewright::convert
