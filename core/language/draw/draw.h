/// A stage graph as text, without a window.
#pragma once

#include "core/language/dockerfile/dockerfile.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stagewright::draw {

struct DrawOptions
{
    std::string target; ///< as for `--target`; empty: the last stage
};

/// First every stage with its base, then one line per edge in file order:
/// `builder ──COPY /app/server──▶ stage-1  (line 14)`, with what is wrong with it, if anything.
/// UTF-8; the same model gives the same text. Line numbers count from 1.
std::string drawText(const dockerfile::Dockerfile &model, const DrawOptions &options = {});

/// Name of an edge's source: a stage's display name, or the image as far as it is known.
std::string sourceName(const dockerfile::Dockerfile &model, const dockerfile::StageEdge &edge);

/// One-based line of the instruction that makes an edge.
std::uint32_t lineOf(const dockerfile::Dockerfile &model, const dockerfile::StageEdge &edge);

/// What a fault means to a person: "comes later in the file"; empty for none.
std::string describeFault(const dockerfile::StageEdge &edge);

} // namespace stagewright::draw
