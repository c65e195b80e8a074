#include "core/base/support/strings.h"
#include "core/language/draw/svgparts.h"

namespace stagewright::draw {

namespace {

using namespace metrics;
using dockerfile::EdgeKind;
using layout::Point;

std::string at(const Point &point)
{
    return concat(number(point.x), " ", number(point.y));
}

std::string corner(const Point &tip, double dx, double dy)
{
    return concat(number(tip.x + dx), ",", number(tip.y + dy));
}

/// How far before the tip the line ends.
double arrowLength(EdgeKind kind)
{
    return kind == EdgeKind::CopyFrom ? 2 : kArrow - 1;
}

Attributes lineOf(EdgeKind kind, const std::string &path, const std::string &color)
{
    Attributes line{{"d", path}, {"fill", "none"}, {"stroke", color}, {"stroke-width", "2"}};
    if (kind == EdgeKind::CopyFrom)
        line.emplace_back("stroke-dasharray", "8 5");
    if (kind == EdgeKind::MountFrom || kind == EdgeKind::OnBuild) {
        line.emplace_back("stroke-dasharray", "0.1 4.6");
        line.emplace_back("stroke-linecap", "round");
    }
    return line;
}

void drawArrow(XmlWriter &svg, EdgeKind kind, const Point &tip, const std::string &color,
               const Palette &palette)
{
    switch (kind) {
    case EdgeKind::Base:
        svg.add("polygon", {{"points", concat(corner(tip, 0, 0), " ", corner(tip, -12, -6), " ",
                                              corner(tip, -12, 6))},
                            {"fill", color}});
        return;
    case EdgeKind::CopyFrom:
        svg.add("polyline", {{"points", concat(corner(tip, -11, -6), " ", corner(tip, -1, 0), " ",
                                               corner(tip, -11, 6))},
                             {"fill", "none"},
                             {"stroke", color},
                             {"stroke-width", "2.2"},
                             {"stroke-linecap", "round"}});
        return;
    case EdgeKind::MountFrom:
    case EdgeKind::OnBuild:
        svg.add("polygon", {{"points", concat(corner(tip, -1, 0), " ", corner(tip, -6.5, -4.5), " ",
                                              corner(tip, -12, 0), " ", corner(tip, -6.5, 4.5))},
                            {"fill", palette.canvas},
                            {"stroke", color},
                            {"stroke-width", "1.6"}});
        return;
    }
}

void drawPill(XmlWriter &svg, const std::string &label, const Box &pill, const std::string &color,
              const Palette &palette)
{
    auto box = roundedBox(pill, kPill / 2);
    box.emplace_back("fill", palette.card);
    box.emplace_back("stroke", color);
    box.emplace_back("stroke-width", "1.2");
    svg.add("rect", box);
    svg.addText("text", textAt(pill.x + pill.width / 2, pill.middle(), kLabel, color, "middle"),
                label);
}

} // namespace

void drawEdge(XmlWriter &svg, const Bundle &edge, const PlacedEdge &place, const Palette &palette,
              bool isFaint)
{
    const bool isFaulty = !edge.fault.empty();
    const auto &color =
        isFaint && !isFaulty ? palette.muted : colorOf(palette, edge.kind, isFaulty);
    auto title = join(edge.details, "\n");
    if (isFaulty)
        title = concat(edge.fault, "\n", title);
    auto path = concat("M", at(place.curve.front().from));
    for (const auto &piece : place.curve)
        path += concat("C", at(piece.control1), " ", at(piece.control2), " ", at(piece.to));
    path += concat("H", number(place.tip.x - arrowLength(edge.kind)));
    svg.open("g", {{"class", "edge"}});
    svg.addText("title", {}, title);
    svg.add("path", lineOf(edge.kind, path, color));
    drawArrow(svg, edge.kind, place.tip, color, palette);
    if (place.pill)
        drawPill(svg, place.label, *place.pill, color, palette);
    svg.close();
}

void drawStraightEdge(XmlWriter &svg, EdgeKind kind, bool isFaulty, Point from, Point tip,
                      const Palette &palette)
{
    const auto &color = colorOf(palette, kind, isFaulty);
    const auto path = concat("M", at(from), "H", number(tip.x - arrowLength(kind)));
    svg.add("path", lineOf(kind, path, color));
    drawArrow(svg, kind, tip, color, palette);
}

} // namespace stagewright::draw
