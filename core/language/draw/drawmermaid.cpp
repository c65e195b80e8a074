#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"
#include "core/language/draw/palette.h"
#include "core/language/draw/picture.h"
#include "core/language/draw/textwidth.h"

namespace stagewright::draw {

namespace {

using dockerfile::EdgeKind;
using dockerfile::NodeId;

constexpr Font kLabel{Font::Family::Sans, 11, false};
constexpr double kWidestLabel = 160;

/// For a text in double quotes. Mermaid reads entities, `#35;` for a code point; what Markdown,
/// HTML or its own lexer might take for something else is written so.
std::string escaped(std::string_view text)
{
    constexpr std::string_view kPlain = " .,:;/-_=+@()[]{}|~!?$%'";
    std::string result;
    for (const char c : repairUtf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isWord = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                            (c >= 'A' && c <= 'Z') || byte >= 0x80;
        if (isWord || kPlain.find(c) != std::string_view::npos)
            result += c;
        else if (byte >= 0x20)
            result += concat("#", std::to_string(byte), ";");
        else
            result += ' ';
    }
    return result;
}

std::string idOf(const NodeId &id)
{
    return concat(id.kind == NodeId::Kind::Stage ? "stage" : "image", std::to_string(id.index));
}

std::string_view classOf(Role role)
{
    switch (role) {
    case Role::Target:
        return ":::target";
    case Role::Ships:
        return ":::ships";
    case Role::Unneeded:
        return ":::unneeded";
    case Role::Helps:
        return {};
    }
    return {};
}

std::string_view arrowOf(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Base:
        return "-->";
    case EdgeKind::CopyFrom:
        return "-.->";
    case EdgeKind::MountFrom:
    case EdgeKind::OnBuild:
        return "-.-o";
    }
    return "-->";
}

std::string edgeLine(const Bundle &edge)
{
    const auto label =
        edge.fault.empty() ? elideEnd(edge.label, kLabel, kWidestLabel) : "✗ " + edge.fault;
    return concat("  ", idOf(edge.source), " ", arrowOf(edge.kind),
                  label.empty() ? "" : concat("|\"", escaped(label), "\"|"), " ",
                  idOf({NodeId::Kind::Stage, edge.target}), "\n");
}

/// One line for all faulty edges: Mermaid counts edges in the order of the text.
std::string faultStyle(const Picture &picture, const Palette &palette)
{
    std::vector<std::string> faulty;
    for (std::size_t i = 0; i < picture.edges.size(); ++i) {
        if (!picture.edges[i].fault.empty())
            faulty.push_back(std::to_string(i));
    }
    return faulty.empty() ? std::string()
                          : concat("  linkStyle ", join(faulty, ","), " stroke:", palette.fail,
                                   ",color:", palette.fail, "\n");
}

std::string classes(const Palette &palette)
{
    return concat("  classDef target stroke:", palette.accent, ",stroke-width:3px\n",
                  "  classDef ships stroke:", palette.accent, "\n",
                  "  classDef unneeded stroke:", palette.muted,
                  ",stroke-dasharray:5 3,color:", palette.muted, "\n",
                  "  classDef image stroke:", palette.muted, ",stroke-dasharray:5 3\n",
                  "  classDef unknown stroke:", palette.fail,
                  ",stroke-dasharray:5 3,color:", palette.fail, "\n");
}

} // namespace

std::string drawMermaid(const dockerfile::Dockerfile &model, const DrawOptions &options)
{
    const auto picture = makePicture(model, options, 0);
    std::string text = "flowchart LR\n";
    for (const auto &card : picture.stages)
        text += concat("  ", idOf({NodeId::Kind::Stage, card.stage}), "[\"", escaped(card.name),
                       card.base.empty() ? "" : "<br/>", escaped(card.base), "\"]",
                       classOf(card.role), "\n");
    for (const auto &card : picture.images)
        text += concat("  ", idOf({NodeId::Kind::Image, card.image}), "([\"", escaped(card.name),
                       "\"])", card.isKnown ? ":::image" : ":::unknown", "\n");
    for (const auto &edge : picture.edges)
        text += edgeLine(edge);
    const auto &palette = paletteOf(options.colors);
    return text + classes(palette) + faultStyle(picture, palette);
}

} // namespace stagewright::draw
