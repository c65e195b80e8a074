/// What the graph shows, as plain values: made from an analysis and the facts of the last build
/// by makeGraphContent() (contentbuilder.h), or by hand in tests.
#pragma once

#include "app/document/buildstate.h"
#include "app/document/nodepositions.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace stagewright::app {

enum class RowKind { Run, Copy, Workdir, Other };

enum class RowProblem { None, Hint, Warning, Error };

/// An instruction of a stage that can make a layer.
struct GraphRow
{
    std::size_t instruction = 0; ///< index in dockerfile::Stage::instructions
    RowKind kind = RowKind::Other;
    QString text;            ///< "RUN go build -o server ."
    std::int64_t bytes = -1; ///< of its layer; -1 where unknown
    StepStatus status = StepStatus::None;
    RowProblem problem = RowProblem::None;
    QString tip; ///< problem, error, or the whole text

    bool operator==(const GraphRow &) const = default;
};

/// What becomes of a stage's bytes.
enum class StageRole {
    Target,    ///< it is the image
    Ships,     ///< the target stands on it: its layers ship
    Discarded, ///< only files are copied out of it
    Unused,    ///< the target does not need it
};

struct GraphStage
{
    StageId id = 0;
    std::optional<std::size_t> modelStage; ///< index in Dockerfile::stages that holds its lines
    QString name;
    QString base; ///< second word of the header: image, stage, or "∅ scratch"
    QString baseTip;
    std::vector<GraphRow> rows;
    QString metadata; ///< instructions without a layer: "CMD ["./server"] · EXPOSE 8080"
    std::set<std::size_t> metadataInstructions;
    QString footer;          ///< "discarded after build · 6.1 s · 3 of 5 cached"
    std::int64_t bytes = -1; ///< base and own layers; -1 where unknown
    StageRole role = StageRole::Discarded;
    StepStatus status = StepStatus::None;
    double progress = -1;                ///< 0…1 while it is built, else -1
    bool isGhost = false;                ///< its FROM does not parse at the moment
    int problems = 0;                    ///< errors and warnings in its lines
    RowProblem worst = RowProblem::None; ///< of them
    QString spoken;                      ///< for screen readers, without the name

    bool operator==(const GraphStage &) const = default;
};

/// What a node is that is no stage of the file. Each has its own shape.
enum class ImageKind {
    Registry,     ///< an image
    NamedContext, ///< `--build-context` stands for it
    BuildContext, ///< the folder that COPY and ADD read
    Cache,        ///< a cache mount's id
    Unresolved,   ///< a name that means nothing, or that needs an argument
};

/// References of nodes that no Dockerfile can name: an image's has no blank in it.
inline constexpr const char *kContextReference = " build context";
inline constexpr const char *kCachePrefix = " cache ";

struct GraphImage
{
    std::string reference; ///< its identity
    QString name;          ///< "golang:1.21"
    QString detail;        ///< "875 MB · 4 layers"; empty before a build
    QString tip;
    ImageKind kind = ImageKind::Registry;

    bool operator==(const GraphImage &) const = default;
};

enum class EdgeKind {
    Base,      ///< FROM
    CopyFrom,  ///< COPY --from
    MountFrom, ///< RUN --mount=…,from=
    OnBuild,   ///< a trigger of the base that reads from a stage
    Context,   ///< COPY, ADD or a mount reads the build context
    Cache,     ///< RUN --mount=type=cache
};

/// Identity of an edge while the text stays.
struct EdgeKey
{
    EdgeKind kind = EdgeKind::Base;
    StageId target = 0;
    std::size_t instruction = 0;
    std::optional<std::size_t> mount;

    bool operator==(const EdgeKey &) const = default;
};

struct GraphEdge
{
    EdgeKey key;
    std::optional<std::size_t> modelEdge; ///< index in StageGraph::edges
    NodeKey source;
    QString label; ///< "/app/server"; empty: none
    QString size;  ///< of what crossed in the last build: "6.5 MB"; empty: unknown
    QString tip;
    QString fault;                ///< why it cannot be; empty where all is well
    QStringList arguments;        ///< build arguments that decide where it begins
    std::vector<EdgeKey> members; ///< of a bundle: all of them, its own key too; else empty

    bool isBundle() const { return !members.empty(); }
    /// It is this edge, or a bundle with it.
    bool stands(const EdgeKey &other) const;

    bool operator==(const GraphEdge &) const = default;
};

struct GraphContent
{
    std::vector<GraphStage> stages; ///< in text order
    std::vector<GraphImage> images; ///< in order of first use
    std::vector<GraphEdge> edges;   ///< in text order; those to context and caches behind
    std::int64_t shippedBytes = -1; ///< -1: no build yet
    std::int64_t discardedBytes = -1;
    QString discardedFrom; ///< names of the stages that keep most of it
    QString spoken;        ///< "2 stages, ships stage-1"

    const GraphStage *stage(StageId id) const;
    const GraphImage *image(const std::string &reference) const;
    /// The edge, or the bundle that it is in.
    const GraphEdge *edge(const EdgeKey &key) const;
    /// Place in text order; nothing where there is none.
    std::optional<std::size_t> indexOf(StageId id) const;
    /// Largest layer of all rows: the scale of the bars. 0 where no size is known.
    std::int64_t largestRow() const;

    bool operator==(const GraphContent &) const = default;
};

/// What is selected. Rows and edges are selected alone.
struct GraphSelection
{
    std::set<NodeKey> nodes;
    std::optional<std::size_t> instruction; ///< row of the one selected stage
    std::optional<EdgeKey> edge;

    static GraphSelection ofNode(NodeKey node);
    static GraphSelection ofRow(StageId stage, std::size_t instruction);
    static GraphSelection ofEdge(const EdgeKey &edge);

    bool isEmpty() const { return nodes.empty() && !edge; }
    /// The stage if exactly one is selected, else 0.
    StageId oneStage() const;
    /// Without what `content` does not have.
    GraphSelection within(const GraphContent &content) const;

    bool operator==(const GraphSelection &) const = default;
};

inline NodeKey nodeOf(StageId stage)
{
    return {stage, {}};
}

} // namespace stagewright::app
