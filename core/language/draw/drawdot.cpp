#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"
#include "core/language/draw/palette.h"
#include "core/language/draw/picture.h"
#include "core/language/draw/textwidth.h"
#include "core/language/draw/xml.h"

#include <algorithm>

namespace stagewright::draw {

namespace {

using dockerfile::EdgeKind;
using dockerfile::NodeId;

constexpr std::size_t kMaximumRows = 12;
constexpr Font kCode{Font::Family::Mono, 11, false};
constexpr Font kSmall{Font::Family::Sans, 11, false};
constexpr double kWidestText = 300;

/// In double quotes: a backslash would start one of Graphviz' own escapes.
std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : repairUtf8(text)) {
        if (c == '"' || c == '\\')
            result += '\\';
        if (c == '\n')
            result += "\\n";
        else if (c != '\0')
            result += c;
    }
    return result + "\"";
}

/// Part of an HTML-like label: Graphviz wants an entity for what it does not read literally.
std::string html(std::string_view text)
{
    std::string result;
    for (const char c : escapeXml(text)) {
        if (c == '[' || c == ']')
            result += concat("&#", std::to_string(int(c)), ";");
        else
            result += c;
    }
    return result.empty() ? " " : result;
}

std::string idOf(const NodeId &id)
{
    return concat(id.kind == NodeId::Kind::Stage ? "stage" : "image", std::to_string(id.index));
}

class DotWriter
{
public:
    DotWriter(const Picture &picture, const DrawOptions &options)
        : m_picture(picture)
        , m_palette(paletteOf(options.colors))
    {
        m_text = concat("digraph ", quoted(options.title.empty() ? "stages" : options.title),
                        " {\n  graph [rankdir=LR, nodesep=0.35, ranksep=0.9, bgcolor=\"",
                        m_palette.canvas, "\", fontname=\"Helvetica\"];\n",
                        "  node [shape=plain, fontname=\"Helvetica\", fontsize=11, fontcolor=\"",
                        m_palette.text, "\"];\n",
                        "  edge [fontname=\"Helvetica\", fontsize=10, penwidth=1.6];\n");
    }

    std::string write()
    {
        for (const auto &card : m_picture.stages)
            addStage(card);
        for (const auto &card : m_picture.images)
            addImage(card);
        for (const auto &edge : m_picture.edges)
            addEdge(edge);
        return m_text + "}\n";
    }

private:
    static std::string colored(std::string_view text, const std::string &color)
    {
        return concat("<FONT COLOR=\"", color, "\">", html(text), "</FONT>");
    }

    static std::string row(std::string_view port, std::string_view content)
    {
        return concat("<TR><TD ALIGN=\"LEFT\"", port.empty() ? "" : " PORT=\"", port,
                      port.empty() ? "" : "\"", ">", content, "</TD></TR>");
    }

    std::string header(const StageCard &card) const
    {
        auto text = concat("<B>", html(card.name), "</B>   ", colored(card.base, m_palette.muted));
        if (card.role == Role::Target)
            text += "   " + colored("★ target", m_palette.accent);
        return text;
    }

    void addStage(const StageCard &card)
    {
        const bool isTarget = card.role == Role::Target;
        const bool isUnneeded = card.role == Role::Unneeded;
        auto label = concat("<TABLE BORDER=\"", isTarget ? "2" : "1",
                            "\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"4\" STYLE=\"",
                            isUnneeded ? "ROUNDED,DASHED" : "ROUNDED", "\" COLOR=\"",
                            isTarget ? m_palette.accent : m_palette.muted, "\" BGCOLOR=\"",
                            isUnneeded ? m_palette.canvas : m_palette.card, "\">",
                            row("head", header(card)));
        if (!card.rows.empty() || !card.metadata.empty())
            label += "<HR/>";
        for (std::size_t i = 0; i < card.rows.size(); ++i)
            label += row(concat("row", std::to_string(i)), code(card.rows[i]));
        if (card.hiddenRows > 0)
            label += row(
                {}, colored("… " + counted(card.hiddenRows, "more instruction"), m_palette.muted));
        if (!card.metadata.empty())
            label +=
                row({}, colored(elideEnd(card.metadata, kSmall, kWidestText), m_palette.muted));
        m_text += concat("  ", idOf({NodeId::Kind::Stage, card.stage}), " [label=<", label,
                         "</TABLE>>, tooltip=", quoted(card.whole), "];\n");
    }

    static std::string code(const Row &row)
    {
        return concat("<FONT FACE=\"Courier\">", row.isPart ? "  " : "",
                      html(elideEnd(row.text, kCode, kWidestText)), "</FONT>");
    }

    void addImage(const ImageCard &card)
    {
        const auto &color = card.isKnown ? m_palette.muted : m_palette.fail;
        const auto label = card.detail.empty() ? card.name : concat(card.name, "\n", card.detail);
        m_text += concat("  ", idOf({NodeId::Kind::Image, card.image}),
                         " [shape=box, style=\"rounded,dashed,filled\", margin=\"0.16,0.06\", ",
                         "fillcolor=\"", m_palette.card, "\", color=\"", color,
                         "\", label=", quoted(label), "];\n");
    }

    static std::string_view looks(EdgeKind kind)
    {
        switch (kind) {
        case EdgeKind::Base:
            return "style=solid, arrowhead=normal, weight=4";
        case EdgeKind::CopyFrom:
            return "style=dashed, arrowhead=vee";
        case EdgeKind::MountFrom:
        case EdgeKind::OnBuild:
            return "style=dotted, arrowhead=odiamond";
        }
        return {};
    }

    void addEdge(const Bundle &edge)
    {
        const bool isFaulty = !edge.fault.empty();
        const auto &color = colorOf(m_palette, edge.kind, isFaulty);
        const auto label = isFaulty ? concat("✗ ", edge.fault) : elideEnd(edge.label, kSmall, 160);
        const bool isFromStage = edge.source.kind == NodeId::Kind::Stage;
        m_text += concat("  ", idOf(edge.source), isFromStage ? ":head:e" : "", " -> ",
                         idOf({NodeId::Kind::Stage, edge.target}), ":",
                         edge.row ? concat("row", std::to_string(*edge.row)) : "head", ":w [",
                         looks(edge.kind), ", color=\"", color, "\", fontcolor=\"", color, "\"");
        if (!label.empty())
            m_text += concat(", label=", quoted(label));
        m_text += concat(", tooltip=", quoted(join(edge.details, "\n")), "];\n");
    }

    const Picture &m_picture;
    const Palette &m_palette;
    std::string m_text;
};

} // namespace

std::string drawDot(const dockerfile::Dockerfile &model, const DrawOptions &options)
{
    const auto picture = makePicture(model, options, kMaximumRows);
    return DotWriter(picture, options).write();
}

} // namespace stagewright::draw
