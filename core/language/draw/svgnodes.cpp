#include "core/base/support/strings.h"
#include "core/language/draw/svgparts.h"

#include <algorithm>

namespace stagewright::draw {

namespace {

using namespace metrics;

constexpr double kRadius = 6;
constexpr double kPort = 4;

/// Keyword, flags and the rest in the colours of the text pane.
std::string coloredCode(const std::string &text, const Palette &palette)
{
    const auto part = [](const std::string &color, std::string_view content) {
        return concat("<tspan fill=\"", color, "\">", escapeXml(content), "</tspan>");
    };
    std::string xml;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = std::min(text.find(' ', begin), text.size());
        const auto word = std::string_view(text).substr(begin, end - begin);
        const bool isKeyword = begin == 0 && !word.starts_with('-');
        if (!isKeyword && !word.starts_with("--"))
            break;
        xml += part(isKeyword ? palette.keyword : palette.flag, word);
        begin = end;
        if (begin < text.size()) {
            xml += ' ';
            ++begin;
        }
    }
    return xml + escapeXml(std::string_view(text).substr(begin));
}

class StageDrawing
{
public:
    StageDrawing(XmlWriter &svg, const StageCard &card, const PlacedStage &place,
                 const Palette &palette)
        : m_svg(svg)
        , m_card(card)
        , m_place(place)
        , m_box(place.box)
        , m_palette(palette)
    {}

    void draw(bool hasUsers)
    {
        m_svg.open("g", {{"class", "stage"}});
        m_svg.addText("title", {}, concat(m_card.name, "\n", m_card.whole));
        drawCard();
        drawHeader();
        for (std::size_t i = 0; i < m_card.rows.size(); ++i)
            drawRow(i);
        if (m_place.hasMore)
            drawMore();
        if (m_place.hasMetadata)
            drawMetadata();
        drawFrame();
        if (hasUsers)
            m_svg.add("circle", {{"cx", number(m_box.right())},
                                 {"cy", number(m_box.y + kHeader / 2)},
                                 {"r", number(kPort)},
                                 {"fill", m_palette.card},
                                 {"stroke", m_palette.accent},
                                 {"stroke-width", "2"}});
        m_svg.close();
    }

private:
    bool isTarget() const { return m_card.role == Role::Target; }
    bool isUnneeded() const { return m_card.role == Role::Unneeded; }
    const std::string &textColor() const { return isUnneeded() ? m_palette.muted : m_palette.text; }

    void drawCard()
    {
        if (!isUnneeded()) {
            auto shadow = roundedBox({m_box.x, m_box.y + 2, m_box.width, m_box.height}, kRadius);
            shadow.emplace_back("fill", "#000000");
            shadow.emplace_back("fill-opacity", number(m_palette.shadow));
            m_svg.add("rect", shadow);
        }
        auto card = roundedBox(m_box, kRadius);
        card.emplace_back("fill", isUnneeded() ? m_palette.canvas : m_palette.card);
        m_svg.add("rect", card);
    }

    void drawFrame()
    {
        if (m_card.role == Role::Ships)
            drawStripe();
        const double width = isTarget() ? 2.5 : 1;
        auto frame = roundedBox(
            {m_box.x + width / 2, m_box.y + width / 2, m_box.width - width, m_box.height - width},
            kRadius - width / 2);
        frame.emplace_back("fill", "none");
        frame.emplace_back("stroke", isTarget()     ? m_palette.accent
                                     : isUnneeded() ? m_palette.muted
                                                    : m_palette.border);
        frame.emplace_back("stroke-width", number(width));
        if (isUnneeded())
            frame.emplace_back("stroke-dasharray", "5 3");
        m_svg.add("rect", frame);
    }

    /// The target stands on this stage: its layers ship.
    void drawStripe()
    {
        const auto path =
            concat("M", number(m_box.x + kRadius), " ", number(m_box.y), "a", number(kRadius), " ",
                   number(kRadius), " 0 0 0 ", number(-kRadius), " ", number(kRadius), "V",
                   number(m_box.bottom() - kRadius), "a", number(kRadius), " ", number(kRadius),
                   " 0 0 0 ", number(kRadius), " ", number(kRadius), "z");
        m_svg.add("path", {{"d", path}, {"fill", m_palette.accent}});
    }

    void drawLine(double y)
    {
        m_svg.add("path", {{"d", concat("M", number(m_box.x + 1), " ", number(y), "H",
                                        number(m_box.right() - 1))},
                           {"stroke", m_palette.separator}});
    }

    void drawHeader()
    {
        const double y = m_box.y + kHeader / 2;
        double right = m_box.right() - kPadding;
        if (m_card.rows.empty() && m_card.hiddenRows > 0 && m_place.tag.empty())
            right = drawCount(right, y);
        if (!m_place.tag.empty()) {
            const auto &color = isTarget() ? m_palette.accent : m_palette.muted;
            m_svg.addText("text", textAt(right, y, kTag, color, "end"), m_place.tag);
            right -= textWidth(m_place.tag, kTag) + 16;
        }
        drawName(y, right - m_box.x - kPadding);
        if (m_box.height > kHeader)
            drawLine(m_box.y + kHeader - 0.5);
    }

    /// Where there are no rows, a number stands for them.
    double drawCount(double right, double y)
    {
        const auto count = counted(m_card.hiddenRows, "step");
        m_svg.addText("text", textAt(right, y, kSmall, m_palette.muted, "end"), count);
        return right - textWidth(count, kSmall) - 12;
    }

    /// The base flows behind the name, whatever font the viewer has.
    void drawName(double y, double room)
    {
        const auto name = elideEnd(m_card.name, kName, room);
        const double left = room - textWidth(name, kName) - 10;
        auto xml = escapeXml(name);
        if (left > 40 && !m_card.base.empty()) {
            const auto base = elideMiddle(m_card.base, kBase, left);
            const auto &color = m_card.isKnown ? m_palette.muted : m_palette.fail;
            xml += secondPart(base, color);
        }
        m_svg.addRaw("text", textAt(m_box.x + kPadding, y, kName, textColor()), xml);
    }

    void drawRow(std::size_t index)
    {
        const auto &row = m_card.rows[index];
        const double top = m_box.y + PlacedStage::rowTop(index);
        const double y = top + kRow / 2;
        if (row.hasProblem)
            m_svg.add("rect", {{"x", number(m_box.x + 1)},
                               {"y", number(top + 1)},
                               {"width", "3"},
                               {"height", number(kRow - 2)},
                               {"fill", m_palette.fail}});
        const double left = kPadding + (row.isPart ? kPart : 0);
        const auto text = elideEnd(row.text, kCode, m_box.width - left - kLineNumber);
        m_svg.addRaw("text", textAt(m_box.x + left, y, kCode, textColor()),
                     isUnneeded() ? escapeXml(text) : coloredCode(text, m_palette));
        if (!row.isPart)
            m_svg.addText("text",
                          textAt(m_box.right() - kPadding, y, {Font::Family::Sans, 10, false},
                                 m_palette.muted, "end"),
                          std::to_string(row.line));
    }

    void drawMore()
    {
        const double y = m_box.y + PlacedStage::rowTop(m_card.rows.size()) + kRow / 2;
        m_svg.addText("text", textAt(m_box.x + kPadding, y, kSmall, m_palette.muted),
                      "… " + counted(m_card.hiddenRows, "more instruction"));
    }

    void drawMetadata()
    {
        const double top = m_box.bottom() - kStrip;
        if (top > m_box.y + kHeader + 1)
            drawLine(top + 0.5);
        m_svg.addText("text", textAt(m_box.x + kPadding, top + kStrip / 2, kSmall, m_palette.muted),
                      elideEnd(m_card.metadata, kSmall, m_box.width - 2 * kPadding));
    }

    XmlWriter &m_svg;
    const StageCard &m_card;
    const PlacedStage &m_place;
    const Box &m_box;
    const Palette &m_palette;
};

} // namespace

Attributes textAt(double x, double y, const Font &font, const std::string &color,
                  std::string_view anchor)
{
    // Capitals and digits stand 0.72 em high in the usual fonts.
    Attributes attributes{{"x", number(x)},
                          {"y", number(y + font.size * 0.36)},
                          {"font-size", number(font.size)},
                          {"fill", color}};
    if (font.isBold)
        attributes.emplace_back("font-weight", "600");
    if (font.family == Font::Family::Mono)
        attributes.emplace_back("font-family",
                                "JetBrains Mono, DejaVu Sans Mono, Menlo, Consolas, monospace");
    if (anchor != "start")
        attributes.emplace_back("text-anchor", anchor);
    return attributes;
}

std::string secondPart(std::string_view text, const std::string &color)
{
    return concat("<tspan dx=\"10\" font-size=\"", number(kBase.size),
                  "\" font-weight=\"400\" fill=\"", color, "\">", escapeXml(text), "</tspan>");
}

Attributes roundedBox(const Box &box, double radius)
{
    return {{"x", number(box.x)},
            {"y", number(box.y)},
            {"width", number(box.width)},
            {"height", number(box.height)},
            {"rx", number(radius)}};
}

void drawStage(XmlWriter &svg, const StageCard &card, const PlacedStage &place,
               const Palette &palette, bool hasUsers)
{
    StageDrawing(svg, card, place, palette).draw(hasUsers);
}

void drawImage(XmlWriter &svg, const ImageCard &card, const Box &box, const Palette &palette)
{
    svg.open("g", {{"class", "image"}});
    svg.addText("title", {},
                card.detail.empty() ? card.name : concat(card.name, "\n", card.detail));
    auto pill = roundedBox({box.x + 0.65, box.y + 0.65, box.width - 1.3, box.height - 1.3},
                           box.height / 2 - 0.65);
    pill.emplace_back("fill", palette.card);
    pill.emplace_back("stroke", card.isKnown ? palette.muted : palette.fail);
    pill.emplace_back("stroke-width", "1.3");
    pill.emplace_back("stroke-dasharray", "5 3");
    svg.add("rect", pill);
    const double middle = box.x + box.width / 2;
    const double room = box.width - 2 * kImagePadding;
    const bool isTwoLines = !card.detail.empty();
    svg.addText("text",
                textAt(middle, isTwoLines ? box.y + 15 : box.middle(), kImage,
                       card.isKnown ? palette.text : palette.fail, "middle"),
                elideMiddle(card.name, kImage, room));
    if (isTwoLines)
        svg.addText("text", textAt(middle, box.y + 31, kSmall, palette.muted, "middle"),
                    elideMiddle(card.detail, kSmall, room));
    svg.close();
}

} // namespace stagewright::draw
