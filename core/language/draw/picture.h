/// What a picture of a stage graph shows, whatever draws it: stages with rows, images, bundled
/// edges.
#pragma once

#include "core/language/draw/draw.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::draw {

/// What becomes of a stage when the target is built.
enum class Role {
    Target,   ///< it is the image
    Ships,    ///< the target stands on it: its layers ship
    Helps,    ///< only files are taken out of it
    Unneeded, ///< the target does not need it
};

/// A line of a stage: an instruction that changes files, or one more source that it reads from.
struct Row
{
    std::string text;        ///< "COPY --from=builder /app/server ."
    std::uint32_t line = 0;  ///< from 1
    bool isPart = false;     ///< belongs to the row above: a mount
    bool hasProblem = false; ///< a faulty edge ends here
};

struct StageCard
{
    std::size_t stage = 0; ///< index in the model
    Role role = Role::Helps;
    std::string name;
    std::string base;
    std::vector<Row> rows;
    std::size_t hiddenRows = 0; ///< instructions that are not among `rows`
    std::string metadata;       ///< the others: `CMD ["server"]  ·  EXPOSE 80`
    std::string whole;          ///< every instruction, a line each
    bool isKnown = true;        ///< false: its base cannot be resolved
};

struct ImageCard
{
    std::size_t image = 0; ///< index in StageGraph::images
    std::string name;
    std::string detail; ///< as it is written, where that is not the name
    bool isKnown = true;
};

/// Every edge of one kind between the same two nodes, drawn as one.
struct Bundle
{
    dockerfile::EdgeKind kind = dockerfile::EdgeKind::Base;
    dockerfile::NodeId source;
    std::size_t target = 0;           ///< index of the stage in the model
    std::optional<std::size_t> row;   ///< of the target's card where it ends; nothing: its header
    std::string label;                ///< "/app/server", "3 × /a, /b, /c"; empty: none
    std::string fault;                ///< why it cannot be; empty where all is well
    std::vector<std::string> details; ///< one line per edge: "line 14: COPY --from=…"
};

struct Picture
{
    std::string target; ///< name of the stage that is the image; empty where there is none
    std::vector<StageCard> stages;
    std::vector<ImageCard> images;
    std::vector<Bundle> edges; ///< in text order of their first

    const StageCard *stage(std::size_t index) const;
};

/// `maximumRows`: of a stage; rows where edges end are shown whatever their number. With 0 these
/// are all that is shown: no metadata either.
Picture makePicture(const dockerfile::Dockerfile &model, const DrawOptions &options,
                    std::size_t maximumRows);

/// "1 stage", "3 stages".
std::string counted(std::size_t count, std::string_view thing);

/// Role of every stage for the target that the options name.
std::vector<Role> rolesOf(const dockerfile::Dockerfile &model, const DrawOptions &options);

/// Whether an edge is shown: with `onlyNeeded`, those into stages that the target needs.
bool isShown(const dockerfile::StageEdge &edge, const std::vector<Role> &roles,
             const DrawOptions &options);

} // namespace stagewright::draw
