/// From what a Dockerfile means to the steps of a build.
#pragma once

#include "core/base/support/result.h"
#include "core/build/plan/vertex.h"
#include "core/image/oci/imageconfig.h"
#include "core/language/convert/images.h"
#include "core/language/dockerfile/dockerfile.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::plan {

using convert::ImageRequest;
using convert::NamedContext;
using BaseImage = convert::KnownImage;

/// Finds an image's documents. Called once per distinct request, in the order of need.
using ImageLookup = std::function<Result<BaseImage>(const ImageRequest &)>;

struct PlanOptions
{
    std::string target; ///< stage name; empty: the last stage
    /// Build arguments and platforms; the model must have been made with the same ones.
    dockerfile::ModelOptions model;
    /// Keys: a stage name, or an image's familiar name without ":latest"; "::os/arch" may follow.
    std::map<std::string, NamedContext> namedContexts;
    std::map<std::string, std::string> labels; ///< --label
    bool ignoreCache = false;                  ///< --no-cache
    /// --platform was given: the image is one of that platform whatever its base says.
    bool isPlatformGiven = false;
};

/// One instruction of a stage that makes a layer, an image config change, or both.
struct StepPlan
{
    std::size_t instruction = 0; ///< in Stage::instructions; a trigger has that of the FROM
    std::string text;            ///< "RUN make", expanded as BuildKit shows it
    std::string name;            ///< "[builder 2/5] RUN make"; `text` where it makes no vertex
    std::optional<std::size_t> vertex;
    std::optional<std::size_t> historyRow; ///< in StagePlan::config.history

    bool operator==(const StepPlan &) const = default;
};

struct StagePlan
{
    std::size_t index = 0; ///< in the file
    std::string base;      ///< familiar name of the image, name of the stage, "scratch"
    std::optional<std::size_t> baseStage;
    std::optional<std::size_t> bottom; ///< vertex that FROM gives; nothing: scratch
    std::string fromName;              ///< "[builder 1/5] FROM docker.io/…"; empty without vertex
    std::vector<StepPlan> steps;
    std::optional<std::size_t> top; ///< vertex of the finished tree; nothing: scratch
    /// The image that the stage makes. diffIds are those of the base image; each later history
    /// row that is not empty stands for one vertex, bottom first. `created` is left empty.
    oci::ImageConfig config;

    bool operator==(const StagePlan &) const = default;
};

/// Vertexes come after all of their inputs.
struct BuildPlan
{
    std::vector<Vertex> vertexes;
    std::vector<StagePlan> stages; ///< those that the target needs, in file order
    std::size_t targetStage = 0;   ///< in the file

    const StagePlan *stage(std::size_t index) const;
    const StagePlan &target() const { return *stage(targetStage); }

    bool operator==(const BuildPlan &) const = default;
};

/// Why there is no plan.
struct PlanFailure
{
    Error error; ///< code InvalidArgument where the text is wrong, Unsupported where we lack it
    /// Where in the Dockerfile; nothing where it has no place.
    struct Place
    {
        std::uint32_t firstLine = 0; ///< zero-based
        std::uint32_t lastLine = 0;
        text::TextRange range;

        bool operator==(const Place &) const = default;
    };
    std::optional<Place> place;
};

template<typename T>
using PlanResult = tl::expected<T, PlanFailure>;

/// Converts what the target needs, nothing else, and plans it. Pure as far as the look-up is: same
/// input, same digests. Errors: what BuildKit would stop at; those of the look-up; Unsupported with
/// the line for what this builder cannot do yet.
PlanResult<BuildPlan> plan(const dockerfile::Dockerfile &model, const PlanOptions &options,
                           const ImageLookup &lookup);

} // namespace stagewright::plan
