/// The parts of an SVG picture, each drawn where it has been placed.
#pragma once

#include "core/language/draw/palette.h"
#include "core/language/draw/svglayout.h"
#include "core/language/draw/xml.h"

#include <string>
#include <string_view>

namespace stagewright::draw {

/// A text whose middle line is at `y`; "start", "middle" or "end" of it is at `x`.
Attributes textAt(double x, double y, const Font &font, const std::string &color,
                  std::string_view anchor = "start");

/// XML of what follows a bold text in the same line, in whichever font the viewer has.
std::string secondPart(std::string_view text, const std::string &color);

Attributes roundedBox(const Box &box, double radius);

void drawStage(XmlWriter &svg, const StageCard &card, const PlacedStage &place,
               const Palette &palette, bool hasUsers);

void drawImage(XmlWriter &svg, const ImageCard &card, const Box &box, const Palette &palette);

void drawEdge(XmlWriter &svg, const Bundle &edge, const PlacedEdge &place, const Palette &palette,
              bool isFaint);

/// The line and arrow of a kind of edge, straight from left to right: for the legend too.
void drawStraightEdge(XmlWriter &svg, dockerfile::EdgeKind kind, bool isFaulty, layout::Point from,
                      layout::Point tip, const Palette &palette);

/// What the lines and frames in this picture mean.
class Legend
{
public:
    /// `width`: the entries are set in as many lines as this needs.
    Legend(const Picture &picture, double width);

    double width() const { return m_width; }
    double height() const { return m_height; }
    void draw(XmlWriter &svg, layout::Point corner, const Palette &palette) const;

private:
    enum class Sample { Base, Copy, Mount, Fault, Image, Target, Ships, Unneeded };
    struct Entry
    {
        Sample sample;
        std::string text;
        layout::Point place;
    };

    void add(Sample sample, std::string_view text);
    void drawSample(XmlWriter &svg, Sample sample, const Box &box, const Palette &palette) const;

    std::vector<Entry> m_entries;
    double m_limit;
    double m_width = 0;
    double m_height = 0;
    layout::Point m_next;
};

} // namespace stagewright::draw
