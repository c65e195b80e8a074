/// Stages and external images of a Dockerfile, and the edges between them.
#pragma once

#include "core/language/text/textrange.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

using text::TextRange;

enum class EdgeKind {
    Base,      ///< FROM stage or image
    CopyFrom,  ///< COPY --from=
    MountFrom, ///< RUN --mount=…,from=
    OnBuild,   ///< a trigger of the base that reads from a stage
};

/// Name of an edge kind for JSON and text output ("from", "copy", "mount", "onbuild").
std::string_view nameOf(EdgeKind kind);

enum class EdgeFault {
    None,
    ForwardReference, ///< the source comes later in the file than the user
    SelfReference,
    Cycle,            ///< part of a circle of COPY/mount references
    UnknownIndex,     ///< `--from=7` without a stage 7
    InvalidReference, ///< neither a stage nor a valid image reference
    NeedsArgument,    ///< empty or invalid only because a build argument has no value
};

/// For JSON and text output ("none", "forward-reference", …).
std::string_view nameOf(EdgeFault fault);

/// A stage by its index, or an external image by its index in StageGraph::images.
struct NodeId
{
    enum class Kind { Stage, Image };
    Kind kind = Kind::Stage;
    std::size_t index = 0;

    bool operator==(const NodeId &) const = default;
};

/// An image that some stage names and that is no stage of this file. One per distinct
/// reference; `scratch` is not an image and has no node. A name that means nothing (an index
/// without a stage, a variable in `--from`) has a node too, so that its faulty edge can be shown.
struct ExternalImage
{
    std::string reference; ///< with the known arguments expanded: "golang:1.21"; may be empty
    std::string written;   ///< as first written: "golang:${GO_VERSION}"
    TextRange range;       ///< first place that names it
};

struct StageEdge
{
    EdgeKind kind = EdgeKind::Base;
    NodeId source;
    std::size_t target = 0;           ///< index of the stage that uses the source
    std::size_t instruction = 0;      ///< index in Stage::instructions of the target (0: the FROM)
    std::optional<std::size_t> mount; ///< index in RunInstruction::mounts, for MountFrom
    TextRange referenceRange;         ///< the name as written ("builder" of `--from=builder`)
    TextRange instructionRange;       ///< OnBuild: of the ONBUILD in the base stage
    std::vector<std::string> paths;   ///< what crosses, as written: sources, or the mount's source
    std::string destination;          ///< COPY: the destination as written; mount: its target
    EdgeFault fault = EdgeFault::None;
    std::vector<std::string> neededArguments; ///< for NeedsArgument
};

/// Facts only: nothing here is about where things are drawn.
struct StageGraph
{
    std::vector<ExternalImage> images;
    std::vector<StageEdge> edges; ///< in text order of the instructions that they act in

    /// Edges that end at this stage, in text order.
    std::vector<const StageEdge *> edgesInto(std::size_t stage) const;
};

} // namespace stagewright::dockerfile
