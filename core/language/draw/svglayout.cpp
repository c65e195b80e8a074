#include "core/language/draw/svglayout.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace stagewright::draw {

namespace {

using namespace metrics;
using dockerfile::EdgeKind;
using dockerfile::NodeId;

constexpr double kNarrowestCard = 232;
constexpr double kWidestCard = 344;
constexpr double kWidestOfMany = 280;
constexpr std::size_t kFewStages = 8;
constexpr double kGrid = 8;
constexpr double kWidestLabel = 160;
constexpr double kWidestFault = 300;
constexpr double kWidestImage = 264;
constexpr double kLabelGap = 6; ///< between a label and the arrow
constexpr double kNodeGap = 26;
constexpr double kHeadGap = 14; ///< between stages that are mostly headers

std::string tagOf(const StageCard &card, const Picture &picture)
{
    switch (card.role) {
    case Role::Target:
        return "★ target";
    case Role::Unneeded:
        if (!picture.target.empty())
            return "not needed";
        break;
    case Role::Ships:
    case Role::Helps:
        break;
    }
    return {};
}

double headerWidth(const StageCard &card, const std::string &tag)
{
    const double tagWidth = tag.empty() ? 0 : textWidth(tag, kTag) + 16;
    return 2 * kPadding + textWidth(card.name, kName) + 10 + textWidth(card.base, kBase) + tagWidth;
}

double rowWidth(const Row &row)
{
    return kPadding + (row.isPart ? kPart : 0) + textWidth(row.text, kCode) + kLineNumber;
}

double roundedUp(double width)
{
    return std::ceil(width / kGrid) * kGrid;
}

/// One width for all: as wide as the widest needs.
double cardWidth(const Picture &picture)
{
    double width = kNarrowestCard;
    for (const auto &card : picture.stages) {
        width = std::max(width, headerWidth(card, tagOf(card, picture)));
        for (const auto &row : card.rows)
            width = std::max(width, rowWidth(row));
    }
    const bool isFew = picture.stages.size() <= kFewStages;
    return roundedUp(std::min(width, isFew ? kWidestCard : kWidestOfMany));
}

PlacedStage measured(const StageCard &card, const Picture &picture, double width)
{
    PlacedStage stage;
    stage.tag = tagOf(card, picture);
    stage.hasMore = card.hiddenRows > 0 && !card.rows.empty();
    stage.hasMetadata = !card.metadata.empty();
    stage.box.width = width;
    stage.box.height = stage.rowsBottom(card.rows.size()) + (stage.hasMetadata ? kStrip : 0);
    return stage;
}

Box measured(const ImageCard &card)
{
    const double text = std::max(textWidth(card.name, kImage), textWidth(card.detail, kSmall));
    return {0, 0, roundedUp(std::min(text + 2 * kImagePadding, kWidestImage)),
            card.detail.empty() ? 34.0 : 44.0};
}

double weightOf(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Base:
        return 4;
    case EdgeKind::CopyFrom:
        return 1;
    case EdgeKind::MountFrom:
    case EdgeKind::OnBuild:
        return 0.5;
    }
    return 1;
}

std::string labelOf(const Bundle &edge)
{
    if (!edge.fault.empty())
        return elideEnd(edge.fault, kLabel, kWidestFault);
    const bool isOne = edge.details.size() == 1;
    return isOne ? elideMiddle(edge.label, kLabel, kWidestLabel)
                 : elideEnd(edge.label, kLabel, kWidestLabel);
}

/// Lays the graph out twice. To the layout, a stage is its card and the zone before it that holds
/// the labels of the edges into it, so nothing else passes there. The first result tells which
/// stages stand above each other; these get zones of one width.
class Arranger
{
public:
    explicit Arranger(const Picture &picture)
        : m_picture(picture)
    {
        const double width = cardWidth(picture);
        for (const auto &card : picture.stages)
            m_result.stages.push_back(measured(card, picture, width));
        for (const auto &card : picture.images)
            m_result.images.push_back(measured(card));
        for (const auto &edge : picture.edges)
            m_result.edges.push_back(placed(edge));
    }

    Arrangement arrange()
    {
        numberNodes();
        measureZones();
        alignZones(layout::layoutLayered(makeGraph(), gaps()));
        place(layout::layoutLayered(makeGraph(), gaps()));
        return std::move(m_result);
    }

private:
    static PlacedEdge placed(const Bundle &edge)
    {
        PlacedEdge result;
        result.label = labelOf(edge);
        if (!result.label.empty())
            result.pill = Box{0, 0, textWidth(result.label, kLabel) + 2 * kPillPadding, kPill};
        return result;
    }

    // -- nodes: images just before their first user, stages in text order ---------------------

    void numberNodes()
    {
        for (const auto &card : m_picture.stages) {
            for (const auto &edge : m_picture.edges) {
                if (edge.target == card.stage && edge.source.kind == NodeId::Kind::Image)
                    number(edge.source);
            }
            number({NodeId::Kind::Stage, card.stage});
        }
    }

    void number(const NodeId &id)
    {
        if (std::find(m_nodes.begin(), m_nodes.end(), id) == m_nodes.end())
            m_nodes.push_back(id);
    }

    std::size_t nodeOf(const NodeId &id) const
    {
        return std::size_t(std::find(m_nodes.begin(), m_nodes.end(), id) - m_nodes.begin());
    }

    std::size_t stageAt(std::size_t index) const
    {
        return std::size_t(m_picture.stage(index) - m_picture.stages.data());
    }

    std::size_t imageAt(std::size_t index) const
    {
        const auto &images = m_picture.images;
        const auto found = std::find_if(images.begin(), images.end(),
                                        [&](const ImageCard &card) { return card.image == index; });
        return std::size_t(found - images.begin());
    }

    Box &boxOf(const NodeId &id)
    {
        return id.kind == NodeId::Kind::Stage ? m_result.stages[stageAt(id.index)].box
                                              : m_result.images[imageAt(id.index)];
    }

    // -- zones --------------------------------------------------------------------------------

    void measureZones()
    {
        m_zones.assign(m_nodes.size(), 0);
        for (std::size_t i = 0; i < m_picture.edges.size(); ++i) {
            const auto &pill = m_result.edges[i].pill;
            const double label = pill ? pill->width + kLabelGap : 0;
            auto &zone = m_zones[targetNode(i)];
            zone = std::max(zone, label + kArrow + 4);
        }
    }

    std::size_t targetNode(std::size_t edge) const
    {
        return nodeOf({NodeId::Kind::Stage, m_picture.edges[edge].target});
    }

    void alignZones(const layout::LayoutResult &result)
    {
        std::map<double, double> widest;
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            widest[result.positions[i].x] = std::max(widest[result.positions[i].x], m_zones[i]);
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if (m_zones[i] > 0)
                m_zones[i] = widest[result.positions[i].x];
        }
    }

    /// Many edges between two columns need the room to spread.
    layout::LayoutOptions gaps() const
    {
        const auto count = double(m_picture.stages.size());
        const bool areHeads = std::any_of(
            m_picture.stages.begin(), m_picture.stages.end(),
            [](const StageCard &card) { return card.rows.empty() && card.hiddenRows > 0; });
        return {std::clamp(40 + 2 * count, 56.0, 128.0), areHeads ? kHeadGap : kNodeGap};
    }

    // -- the layout's own terms ---------------------------------------------------------------

    layout::LayoutGraph makeGraph()
    {
        layout::LayoutGraph graph;
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const auto &box = boxOf(m_nodes[i]);
            graph.nodes.push_back({box.width + m_zones[i], box.height});
        }
        for (std::size_t i = 0; i < m_picture.edges.size(); ++i)
            graph.edges.push_back(layoutEdge(i));
        return graph;
    }

    layout::LayoutEdge layoutEdge(std::size_t index)
    {
        const auto &edge = m_picture.edges[index];
        layout::LayoutEdge result;
        result.source = nodeOf(edge.source);
        result.target = targetNode(index);
        result.weight = weightOf(edge.kind);
        result.sourcePort =
            edge.source.kind == NodeId::Kind::Stage ? kHeader / 2 : boxOf(edge.source).height / 2;
        result.targetPort = edge.row ? PlacedStage::rowTop(*edge.row) + kRow / 2 : kHeader / 2;
        // An image is never part of a circle.
        result.isLoose = !edge.fault.empty() && edge.source.kind == NodeId::Kind::Stage;
        return result;
    }

    void place(const layout::LayoutResult &result)
    {
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            auto &box = boxOf(m_nodes[i]);
            box.x = result.positions[i].x + m_zones[i];
            box.y = result.positions[i].y;
        }
        for (std::size_t i = 0; i < m_result.edges.size(); ++i)
            placeEdge(i, result.routes[i]);
        m_result.bounds = {0, 0, result.width, result.height};
        for (const auto &edge : m_result.edges) {
            for (const auto &piece : edge.curve)
                include(piece);
        }
    }

    void include(const layout::Cubic &piece)
    {
        auto &box = m_result.bounds;
        const double right = std::max({box.right(), piece.control1.x, piece.control2.x});
        const double bottom = std::max({box.bottom(), piece.from.y, piece.to.y});
        box.x = std::min({box.x, piece.control1.x, piece.control2.x});
        box.y = std::min({box.y, piece.from.y, piece.to.y});
        box.width = right - box.x;
        box.height = bottom - box.y;
    }

    void placeEdge(std::size_t index, const std::vector<layout::Point> &route)
    {
        auto &edge = m_result.edges[index];
        const double zone = m_zones[targetNode(index)];
        edge.curve = layout::curveOf(route);
        edge.tip = {route.back().x + zone, route.back().y};
        if (!edge.pill)
            return;
        edge.pill->x = edge.tip.x - kArrow - kLabelGap - edge.pill->width;
        edge.pill->y = edge.tip.y - kPill / 2;
    }

    const Picture &m_picture;
    Arrangement m_result;
    std::vector<NodeId> m_nodes;
    std::vector<double> m_zones; ///< width, by node
};

} // namespace

double PlacedStage::rowTop(std::size_t row)
{
    return kHeader + kRowsPadding + double(row) * kRow;
}

double PlacedStage::rowsBottom(std::size_t rows) const
{
    const auto count = rows + (hasMore ? 1U : 0U);
    return count > 0 ? rowTop(count) + kRowsPadding : kHeader;
}

Arrangement arrange(const Picture &picture)
{
    return Arranger(picture).arrange();
}

} // namespace stagewright::draw
