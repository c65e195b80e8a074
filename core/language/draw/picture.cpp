#include "core/language/draw/picture.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <map>
#include <set>

namespace stagewright::draw {

namespace {

using dockerfile::Dockerfile;
using dockerfile::EdgeFault;
using dockerfile::EdgeKind;
using dockerfile::Instruction;
using dockerfile::InstructionKind;
using dockerfile::NodeId;
using dockerfile::Stage;
using dockerfile::StageEdge;

/// Where an edge acts: an instruction of its target, one of its mounts, a trigger of the base.
struct Place
{
    std::size_t instruction = 0;
    std::optional<std::size_t> mount;
    bool isTrigger = false;
    std::uint32_t triggerAt = 0; ///< tells triggers apart

    auto operator<=>(const Place &) const = default;
};

Place placeOf(const StageEdge &edge)
{
    if (edge.kind == EdgeKind::OnBuild)
        return {0, edge.mount, true, edge.instructionRange.begin};
    return {edge.instruction, edge.mount, false, 0};
}

/// What can change files; the others make the metadata.
bool isRow(InstructionKind kind)
{
    return kind == InstructionKind::Run || kind == InstructionKind::Copy ||
           kind == InstructionKind::Add || kind == InstructionKind::Workdir ||
           kind == InstructionKind::Unknown;
}

std::string flowText(const std::string &paths, const std::string &destination)
{
    const bool isPlain = destination.empty() || destination == paths;
    return isPlain ? paths : concat(paths, " → ", destination);
}

std::string mountText(const StageEdge &edge, std::string_view source)
{
    return concat("--mount from=", source, " ", flowText(join(edge.paths, " "), edge.destination));
}

/// Without flags but --from: there is little room, mounts that matter get rows of their own, and
/// the whole text is one pointer away.
std::string rowText(const Instruction &instruction)
{
    Instruction plain = instruction;
    std::erase_if(plain.flags, [](const dockerfile::Flag &flag) { return flag.name != "from"; });
    return plain.summary();
}

/// Makes the card of one stage, and remembers which row belongs to which place.
class CardMaker
{
public:
    CardMaker(const Dockerfile &model, const Stage &stage, std::size_t maximumRows)
        : m_model(model)
        , m_stage(stage)
        , m_maximumRows(maximumRows)
    {
        for (const auto *edge : model.graph.edgesInto(stage.index)) {
            if (edge->kind != EdgeKind::Base)
                m_edges.push_back(edge);
        }
    }

    StageCard make(Role role)
    {
        m_card.stage = m_stage.index;
        m_card.role = role;
        m_card.name = m_stage.displayName();
        m_card.isKnown = isBaseKnown();
        m_card.base = baseText();
        addTriggers();
        addInstructions();
        return std::move(m_card);
    }

    const std::map<Place, std::size_t> &rows() const { return m_rows; }

private:
    bool isBaseKnown() const
    {
        const auto edges = m_model.graph.edgesInto(m_stage.index);
        return std::none_of(edges.begin(), edges.end(), [](const StageEdge *edge) {
            return edge->kind == EdgeKind::Base && edge->fault != EdgeFault::None;
        });
    }

    std::string baseText() const
    {
        const auto *from = m_stage.instructions.front().as<dockerfile::FromInstruction>();
        return m_card.isKnown ? m_stage.base : from->image.text;
    }

    void addRow(const Place &place, std::string text, std::uint32_t line, bool isPart = false)
    {
        const auto isAtPlace = [&](const StageEdge *edge) {
            return placeOf(*edge) == place && edge->fault != EdgeFault::None;
        };
        const bool hasProblem = std::any_of(m_edges.begin(), m_edges.end(), isAtPlace);
        m_rows[place] = m_card.rows.size();
        m_card.rows.push_back({std::move(text), line, isPart, hasProblem});
    }

    void addTriggers()
    {
        for (const auto *edge : m_edges) {
            const auto place = placeOf(*edge);
            if (!place.isTrigger || m_rows.contains(place))
                continue;
            const auto at = m_model.positionAt(edge->instructionRange.begin);
            if (!at)
                continue;
            const auto &from = m_model.stages[at->stage];
            addRow(place,
                   concat("ONBUILD ", edge->mount
                                          ? mountText(*edge, sourceName(m_model, *edge))
                                          : concat("COPY --from=", sourceName(m_model, *edge), " ",
                                                   join(edge->paths, " "))),
                   from.instructions[at->instruction].line + 1);
        }
    }

    bool hasEdge(std::size_t instruction) const
    {
        return std::any_of(m_edges.begin(), m_edges.end(), [&](const StageEdge *edge) {
            return edge->kind != EdgeKind::OnBuild && edge->instruction == instruction;
        });
    }

    /// The first ones, but every one where an edge ends.
    std::set<std::size_t> visibleInstructions() const
    {
        std::set<std::size_t> visible;
        std::vector<std::size_t> plain;
        for (std::size_t i = 1; i < m_stage.instructions.size(); ++i) {
            if (!isRow(m_stage.instructions[i].kind))
                continue;
            if (hasEdge(i))
                visible.insert(i);
            else
                plain.push_back(i);
        }
        // A line that tells of a single hidden one would take its place.
        const auto free =
            m_maximumRows > visible.size() ? m_maximumRows - visible.size() : std::size_t(0);
        const bool fits = m_maximumRows > 0 && plain.size() <= free + 1;
        const auto count = fits ? plain.size() : free;
        visible.insert(plain.begin(), plain.begin() + std::ptrdiff_t(count));
        return visible;
    }

    void addInstructions()
    {
        const auto visible = visibleInstructions();
        std::vector<std::string> metadata;
        for (std::size_t i = 0; i < m_stage.instructions.size(); ++i) {
            const auto &instruction = m_stage.instructions[i];
            m_card.whole +=
                concat(std::to_string(instruction.line + 1), ": ", instruction.summary(), "\n");
            if (i == 0)
                continue;
            if (visible.contains(i))
                addInstruction(i, instruction);
            else if (isRow(instruction.kind))
                ++m_card.hiddenRows;
            else
                metadata.push_back(instruction.summary());
        }
        if (m_maximumRows > 0)
            m_card.metadata = join(metadata, "  ·  ");
    }

    void addInstruction(std::size_t index, const Instruction &instruction)
    {
        addRow({index, {}, false, 0}, rowText(instruction), instruction.line + 1);
        for (const auto *edge : m_edges) {
            if (edge->kind == EdgeKind::MountFrom && edge->instruction == index)
                addRow(placeOf(*edge), mountText(*edge, sourceName(m_model, *edge)),
                       instruction.line + 1, true);
        }
    }

    const Dockerfile &m_model;
    const Stage &m_stage;
    std::size_t m_maximumRows;
    std::vector<const StageEdge *> m_edges; ///< into the stage, without the base's
    std::map<Place, std::size_t> m_rows;
    StageCard m_card;
};

std::string detailOf(const Dockerfile &model, const StageEdge &edge)
{
    const auto at = model.positionAt(edge.instructionRange.begin);
    const auto text =
        at ? model.stages[at->stage].instructions[at->instruction].summary() : std::string();
    return concat("line ", std::to_string(lineOf(model, edge)), ": ", text);
}

/// What crosses: the paths of all, and for mounts where they appear.
std::string labelOf(const std::vector<const StageEdge *> &edges)
{
    std::vector<std::string> paths;
    for (const auto *edge : edges) {
        for (const auto &path : edge->paths) {
            if (std::find(paths.begin(), paths.end(), path) == paths.end())
                paths.push_back(path);
        }
    }
    const auto text = join(paths, ", ");
    if (edges.size() > 1)
        return concat(std::to_string(edges.size()), " × ", text);
    const auto &edge = *edges.front();
    return edge.mount ? flowText(text, edge.destination) : text;
}

class PictureMaker
{
public:
    PictureMaker(const Dockerfile &model, const DrawOptions &options, std::size_t maximumRows)
        : m_model(model)
        , m_options(options)
        , m_maximumRows(maximumRows)
        , m_roles(rolesOf(model, options))
    {}

    Picture make()
    {
        for (const auto &stage : m_model.stages)
            addStage(stage);
        for (const auto &edge : m_model.graph.edges) {
            if (isShown(edge, m_roles, m_options))
                bundle(edge);
        }
        for (const auto &edges : m_bundles)
            addBundle(edges);
        return std::move(m_picture);
    }

private:
    void addStage(const Stage &stage)
    {
        const auto role = m_roles[stage.index];
        if (role == Role::Unneeded && m_options.onlyNeeded)
            return;
        CardMaker maker(m_model, stage, m_maximumRows);
        m_picture.stages.push_back(maker.make(role));
        m_rows[stage.index] = maker.rows();
        if (role == Role::Target)
            m_picture.target = stage.displayName();
    }

    void bundle(const StageEdge &edge)
    {
        const auto belongs = [&](const std::vector<const StageEdge *> &edges) {
            const auto &first = *edges.front();
            return first.kind == edge.kind && first.source == edge.source &&
                   first.target == edge.target && first.fault == edge.fault &&
                   first.mount.has_value() == edge.mount.has_value();
        };
        const auto found = std::find_if(m_bundles.begin(), m_bundles.end(), belongs);
        if (found != m_bundles.end())
            found->push_back(&edge);
        else
            m_bundles.push_back({&edge});
    }

    void addBundle(const std::vector<const StageEdge *> &edges)
    {
        const auto &first = *edges.front();
        if (first.source.kind == NodeId::Kind::Image)
            addImage(first.source.index);
        Bundle bundle;
        bundle.kind = first.kind;
        bundle.source = first.source;
        bundle.target = first.target;
        const auto &rows = m_rows.at(first.target);
        if (const auto row = rows.find(placeOf(first)); row != rows.end())
            bundle.row = row->second;
        bundle.label = first.kind == EdgeKind::Base ? std::string() : labelOf(edges);
        bundle.fault = describeFault(first);
        for (const auto *edge : edges)
            bundle.details.push_back(detailOf(m_model, *edge));
        m_picture.edges.push_back(std::move(bundle));
    }

    void addImage(std::size_t index)
    {
        const auto isIt = [&](const ImageCard &card) { return card.image == index; };
        if (std::any_of(m_picture.images.begin(), m_picture.images.end(), isIt))
            return;
        const auto &image = m_model.graph.images[index];
        ImageCard card;
        card.image = index;
        card.isKnown = isKnown(index);
        card.name = card.isKnown ? image.reference : image.written;
        card.name = card.name.empty() ? "?" : card.name;
        card.detail = card.isKnown && card.name != image.written ? image.written : std::string();
        m_picture.images.push_back(std::move(card));
    }

    bool isKnown(std::size_t image) const
    {
        const NodeId id{NodeId::Kind::Image, image};
        const auto &edges = m_model.graph.edges;
        return std::any_of(edges.begin(), edges.end(), [&](const StageEdge &edge) {
            return edge.source == id && edge.fault == EdgeFault::None;
        });
    }

    const Dockerfile &m_model;
    const DrawOptions &m_options;
    std::size_t m_maximumRows;
    std::vector<Role> m_roles;
    std::map<std::size_t, std::map<Place, std::size_t>> m_rows;
    std::vector<std::vector<const StageEdge *>> m_bundles;
    Picture m_picture;
};

std::optional<std::size_t> baseStage(const Dockerfile &model, std::size_t stage)
{
    for (const auto *edge : model.graph.edgesInto(stage)) {
        if (edge->kind == EdgeKind::Base && edge->source.kind == NodeId::Kind::Stage)
            return edge->source.index;
    }
    return std::nullopt;
}

} // namespace

const StageCard *Picture::stage(std::size_t index) const
{
    const auto found = std::find_if(stages.begin(), stages.end(),
                                    [&](const StageCard &card) { return card.stage == index; });
    return found == stages.end() ? nullptr : &*found;
}

std::string counted(std::size_t count, std::string_view thing)
{
    return concat(std::to_string(count), " ", thing, count == 1 ? "" : "s");
}

std::vector<Role> rolesOf(const Dockerfile &model, const DrawOptions &options)
{
    std::vector<Role> roles(model.stages.size(), Role::Unneeded);
    const auto target = model.findTarget(options.target);
    if (!target)
        return roles;
    for (const auto stage : model.reachableFrom(*target))
        roles[stage] = Role::Helps;
    for (std::optional next = target; next && roles[*next] != Role::Ships;
         next = baseStage(model, *next))
        roles[*next] = Role::Ships;
    roles[*target] = Role::Target;
    return roles;
}

bool isShown(const StageEdge &edge, const std::vector<Role> &roles, const DrawOptions &options)
{
    return !options.onlyNeeded || roles[edge.target] != Role::Unneeded;
}

Picture makePicture(const Dockerfile &model, const DrawOptions &options, std::size_t maximumRows)
{
    return PictureMaker(model, options, maximumRows).make();
}

} // namespace stagewright::draw
