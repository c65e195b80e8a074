#include "core/language/draw/svgparts.h"

#include <algorithm>

namespace stagewright::draw {

namespace {

using namespace metrics;
using dockerfile::EdgeKind;

constexpr double kSampleWidth = 40;
constexpr double kSampleGap = 10;
constexpr double kEntryGap = 28;
constexpr double kLine = 24;

bool hasEdge(const Picture &picture, std::initializer_list<EdgeKind> kinds)
{
    return std::any_of(picture.edges.begin(), picture.edges.end(), [&](const Bundle &edge) {
        return std::find(kinds.begin(), kinds.end(), edge.kind) != kinds.end();
    });
}

bool hasRole(const Picture &picture, Role role)
{
    return std::any_of(picture.stages.begin(), picture.stages.end(),
                       [&](const StageCard &card) { return card.role == role; });
}

} // namespace

Legend::Legend(const Picture &picture, double width)
    : m_limit(width)
{
    if (hasEdge(picture, {EdgeKind::Base}))
        add(Sample::Base, "FROM: stands on");
    if (hasEdge(picture, {EdgeKind::CopyFrom}))
        add(Sample::Copy, "COPY --from: takes files");
    if (hasEdge(picture, {EdgeKind::MountFrom, EdgeKind::OnBuild}))
        add(Sample::Mount, "RUN --mount, ONBUILD");
    if (std::any_of(picture.edges.begin(), picture.edges.end(),
                    [](const Bundle &edge) { return !edge.fault.empty(); }))
        add(Sample::Fault, "cannot be");
    if (!picture.images.empty())
        add(Sample::Image, "image from elsewhere");
    if (hasRole(picture, Role::Target))
        add(Sample::Target, "the image");
    if (hasRole(picture, Role::Ships))
        add(Sample::Ships, "ships with it");
    if (hasRole(picture, Role::Unneeded) && !picture.target.empty())
        add(Sample::Unneeded, "not built for it");
}

void Legend::add(Sample sample, std::string_view text)
{
    const double width = kSampleWidth + kSampleGap + textWidth(text, kSmall);
    if (m_next.x > 0 && m_next.x + width > m_limit)
        m_next = {0, m_next.y + kLine};
    m_entries.push_back({sample, std::string(text), m_next});
    m_width = std::max(m_width, m_next.x + width);
    m_height = m_next.y + kLine;
    m_next.x += width + kEntryGap;
}

void Legend::draw(XmlWriter &svg, layout::Point corner, const Palette &palette) const
{
    svg.open("g", {{"class", "legend"}});
    for (const auto &entry : m_entries) {
        const Box box{corner.x + entry.place.x, corner.y + entry.place.y, kSampleWidth, kLine};
        drawSample(svg, entry.sample, box, palette);
        svg.addText("text", textAt(box.right() + kSampleGap, box.middle(), kSmall, palette.muted),
                    entry.text);
    }
    svg.close();
}

void Legend::drawSample(XmlWriter &svg, Sample sample, const Box &box, const Palette &palette) const
{
    const auto edge = [&](EdgeKind kind, bool isFaulty) {
        drawStraightEdge(svg, kind, isFaulty, {box.x, box.middle()}, {box.right(), box.middle()},
                         palette);
    };
    const auto frame = [&](double radius, const Attributes &look) {
        auto attributes = roundedBox({box.x + 4, box.middle() - 7, box.width - 4, 14}, radius);
        attributes.insert(attributes.end(), look.begin(), look.end());
        svg.add("rect", attributes);
    };
    switch (sample) {
    case Sample::Base:
        return edge(EdgeKind::Base, false);
    case Sample::Copy:
        return edge(EdgeKind::CopyFrom, false);
    case Sample::Mount:
        return edge(EdgeKind::MountFrom, false);
    case Sample::Fault:
        return edge(EdgeKind::Base, true);
    case Sample::Image:
        return frame(7, {{"fill", palette.card},
                         {"stroke", palette.muted},
                         {"stroke-width", "1.3"},
                         {"stroke-dasharray", "5 3"}});
    case Sample::Target:
        return frame(3,
                     {{"fill", palette.card}, {"stroke", palette.accent}, {"stroke-width", "2.5"}});
    case Sample::Ships:
        frame(3, {{"fill", palette.card}, {"stroke", palette.border}});
        svg.add("rect", {{"x", number(box.x + 4)},
                         {"y", number(box.middle() - 7)},
                         {"width", "4"},
                         {"height", "14"},
                         {"rx", "2"},
                         {"fill", palette.accent}});
        return;
    case Sample::Unneeded:
        return frame(
            3, {{"fill", palette.canvas}, {"stroke", palette.muted}, {"stroke-dasharray", "5 3"}});
    }
}

} // namespace stagewright::draw
