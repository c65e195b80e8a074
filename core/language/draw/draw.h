/// A stage graph as text, data and pictures, without a window. Everything here is pure: the same
/// model and options give the same bytes. Line numbers count from 1.
#pragma once

#include "core/base/support/json.h"
#include "core/language/dockerfile/dockerfile.h"

#include <cstdint>
#include <string>

namespace stagewright::draw {

enum class ColorScheme { Light, Dark };

struct DrawOptions
{
    std::string target;                      ///< as for `--target`; empty: the last stage
    bool onlyNeeded = false;                 ///< leave out what the target does not need
    std::string title = {};                  ///< pictures: what the graph is of; empty: none
    ColorScheme colors = ColorScheme::Light; ///< drawSvg()
};

/// First every stage with its base, then one line per edge in file order:
/// `builder ──COPY /app/server──▶ stage-1  (line 14)`, with what is wrong with it, if anything.
std::string drawText(const dockerfile::Dockerfile &model, const DrawOptions &options = {});

/// {"target", "stages", "images", "edges"}: every fact of the graph, with lines and byte ranges.
/// Stages keep their index in the model, images their index in StageGraph::images.
OrderedJson drawJson(const dockerfile::Dockerfile &model, const DrawOptions &options = {});

/// Graphviz: stages as tables whose rows are the instructions, edges that end at their row.
std::string drawDot(const dockerfile::Dockerfile &model, const DrawOptions &options = {});

/// A flowchart for Mermaid.
std::string drawMermaid(const dockerfile::Dockerfile &model, const DrawOptions &options = {});

/// A picture of its own: no style sheet, no script, no font inside. Texts are cut to what they
/// take in the widest of the usual fonts, so nothing overlaps whichever the viewer has.
std::string drawSvg(const dockerfile::Dockerfile &model, const DrawOptions &options = {});

/// Name of an edge's source: a stage's display name, or the image as far as it is known.
std::string sourceName(const dockerfile::Dockerfile &model, const dockerfile::StageEdge &edge);

/// Line of the instruction that makes an edge.
std::uint32_t lineOf(const dockerfile::Dockerfile &model, const dockerfile::StageEdge &edge);

/// What a fault means to a person: "comes later in the file"; empty for none.
std::string describeFault(const dockerfile::StageEdge &edge);

} // namespace stagewright::draw
