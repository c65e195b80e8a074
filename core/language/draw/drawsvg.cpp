#include "core/base/support/strings.h"
#include "core/language/draw/svgparts.h"

#include <algorithm>

namespace stagewright::draw {

namespace {

using namespace metrics;
using dockerfile::NodeId;

constexpr double kMargin = 24;
constexpr double kTitleHeight = 40;
constexpr double kLegendGap = 24;
constexpr double kNarrowest = 420;

constexpr Font kTitle{Font::Family::Sans, 15, true};

/// The more stages there are, the less each can tell.
std::size_t rowsOf(std::size_t stages)
{
    if (stages <= 8)
        return 12;
    return stages <= 24 ? 4 : 0;
}

/// "5 stages · 2 images · target runner"
std::string subtitle(const Picture &picture)
{
    auto text = counted(picture.stages.size(), "stage");
    if (!picture.images.empty())
        text += concat(" · ", counted(picture.images.size(), "image"));
    if (!picture.target.empty())
        text += concat(" · target ", picture.target);
    return text;
}

/// The graph in words, for those who cannot see it.
std::string description(const Picture &picture)
{
    std::string text = subtitle(picture) + ".";
    for (const auto &edge : picture.edges)
        for (const auto &detail : edge.details)
            text += concat("\n", picture.stage(edge.target)->name, ", ", detail,
                           edge.fault.empty() ? "" : ": ", edge.fault);
    return text;
}

class SvgDrawing
{
public:
    SvgDrawing(const Picture &picture, const DrawOptions &options)
        : m_picture(picture)
        , m_title(options.title)
        , m_palette(paletteOf(options.colors))
        , m_arrangement(arrange(picture))
        , m_content(std::max(m_arrangement.bounds.width, kNarrowest))
        , m_legend(picture, m_content)
    {}

    std::string draw()
    {
        const double graphTop = kMargin + (m_title.empty() ? 0 : kTitleHeight);
        const double legendTop = graphTop + m_arrangement.bounds.height + kLegendGap;
        const double height = legendTop + m_legend.height() + kMargin - 8;
        open(m_content + 2 * kMargin, height);
        if (!m_title.empty())
            drawTitle();
        const auto &bounds = m_arrangement.bounds;
        const double left = kMargin + (m_content - bounds.width) / 2 - bounds.x;
        m_svg.open("g", {{"transform", concat("translate(", number(left), " ",
                                              number(graphTop - bounds.y), ")")}});
        drawGraph();
        m_svg.close();
        m_legend.draw(m_svg, {kMargin, legendTop}, m_palette);
        m_svg.close();
        return m_svg.take();
    }

private:
    void open(double width, double height)
    {
        m_svg.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                           {"width", number(width)},
                           {"height", number(height)},
                           {"viewBox", concat("0 0 ", number(width), " ", number(height))},
                           {"font-family", "Inter, Segoe UI, Helvetica Neue, Arial, DejaVu Sans, "
                                           "sans-serif"},
                           {"role", "img"}});
        m_svg.addText("title", {}, m_title.empty() ? "Stages" : m_title);
        m_svg.addText("desc", {}, description(m_picture));
        m_svg.add(
            "rect",
            {{"width", number(width)}, {"height", number(height)}, {"fill", m_palette.canvas}});
    }

    void drawTitle()
    {
        const auto rest = elideEnd(subtitle(m_picture), kBase, m_content * 0.7);
        const double room = m_content - textWidth(rest, kBase) - 10;
        const auto xml =
            escapeXml(elideMiddle(m_title, kTitle, room)) + secondPart(rest, m_palette.muted);
        m_svg.addRaw("text", textAt(kMargin, kMargin + 8, kTitle, m_palette.text), xml);
    }

    void drawGraph()
    {
        if (m_picture.stages.empty())
            m_svg.addText("text", textAt(0, 0, kBase, m_palette.muted, "middle"),
                          "This file has no stage: it needs a FROM.");
        // Faults last: nothing may hide them.
        for (const bool isFaulty : {false, true})
            for (std::size_t i = 0; i < m_picture.edges.size(); ++i)
                if (m_picture.edges[i].fault.empty() != isFaulty)
                    drawEdge(m_svg, m_picture.edges[i], m_arrangement.edges[i], m_palette,
                             isFaint(m_picture.edges[i]));
        for (std::size_t i = 0; i < m_picture.images.size(); ++i)
            drawImage(m_svg, m_picture.images[i], m_arrangement.images[i], m_palette);
        for (std::size_t i = 0; i < m_picture.stages.size(); ++i)
            drawStage(m_svg, m_picture.stages[i], m_arrangement.stages[i], m_palette,
                      hasUsers(m_picture.stages[i].stage));
    }

    bool isFaint(const Bundle &edge) const
    {
        return m_picture.stage(edge.target)->role == Role::Unneeded;
    }

    bool hasUsers(std::size_t stage) const
    {
        const NodeId id{NodeId::Kind::Stage, stage};
        return std::any_of(m_picture.edges.begin(), m_picture.edges.end(),
                           [&](const Bundle &edge) { return edge.source == id; });
    }

    const Picture &m_picture;
    const std::string &m_title;
    const Palette &m_palette;
    Arrangement m_arrangement;
    double m_content; ///< width of graph and legend
    Legend m_legend;
    XmlWriter m_svg;
};

} // namespace

std::string drawSvg(const dockerfile::Dockerfile &model, const DrawOptions &options)
{
    const auto picture = makePicture(model, options, rowsOf(model.stages.size()));
    return SvgDrawing(picture, options).draw();
}

} // namespace stagewright::draw
