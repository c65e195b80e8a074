#include "core/language/draw/palette.h"

namespace stagewright::draw {

const Palette &paletteOf(ColorScheme scheme)
{
    static const Palette kLight{
        .canvas = "#F4F5F7",
        .card = "#FFFFFF",
        .text = "#1B1F24",
        .muted = "#5B6470",
        .border = "#DCE0E6",
        .separator = "#E7E9ED",
        .accent = "#0072B2",
        .copy = "#B84A00",
        .mount = "#333A42",
        .fail = "#B3002D",
        .keyword = "#005A8E",
        .flag = "#B84A00",
        .shadow = 0.07,
    };
    static const Palette kDark{
        .canvas = "#1E2227",
        .card = "#2B3038",
        .text = "#E6E9EE",
        .muted = "#A3ADBB",
        .border = "#3D444E",
        .separator = "#353B44",
        .accent = "#56B4E9",
        .copy = "#F08A4B",
        .mount = "#E6E9EE",
        .fail = "#FF7A8A",
        .keyword = "#7CC4EE",
        .flag = "#F08A4B",
        .shadow = 0.24,
    };
    return scheme == ColorScheme::Dark ? kDark : kLight;
}

const std::string &colorOf(const Palette &palette, dockerfile::EdgeKind kind, bool isFaulty)
{
    if (isFaulty)
        return palette.fail;
    switch (kind) {
    case dockerfile::EdgeKind::Base:
        return palette.accent;
    case dockerfile::EdgeKind::CopyFrom:
        return palette.copy;
    case dockerfile::EdgeKind::MountFrom:
    case dockerfile::EdgeKind::OnBuild:
        return palette.mount;
    }
    return palette.muted;
}

} // namespace stagewright::draw
