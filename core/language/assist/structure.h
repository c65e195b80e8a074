/// The shape of a file: what folds, what lies in what, what belongs together.
#pragma once

#include "core/language/analysis/analysis.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stagewright::assist {

using analysis::Analysis;
using text::TextRange;

/// Zero-based lines; the first stays visible.
struct Folding
{
    enum class Kind { Stage, Instruction, Heredoc, Comment };
    Kind kind = Kind::Stage;
    std::uint32_t firstLine = 0;
    std::uint32_t lastLine = 0;

    bool operator==(const Folding &) const = default;
};

/// Stages, instructions of several lines in them, heredocs in those, and blocks of comments. Sorted
/// by first line, the outer first; they nest, and each has two lines at least.
std::vector<Folding> foldings(const Analysis &analysis);

struct OutlineItem
{
    std::string name;   ///< "builder", "RUN"
    std::string detail; ///< "golang:1.21", "go build"
    TextRange range;
    TextRange nameRange; ///< what to select
    std::vector<OutlineItem> children;
};

/// Global ARGs, then stages with their instructions.
std::vector<OutlineItem> outline(const Analysis &analysis);

/// From the outside to the inside: the stage, the instruction, the heredoc at a position. An item
/// has no children. Empty between things.
std::vector<OutlineItem> breadcrumbs(const Analysis &analysis, std::uint32_t offset);

/// Two ends that belong together: brackets, `${` and `}`, a heredoc's word and its last line.
struct Pair
{
    TextRange here;
    TextRange there;
};
/// At `offset` or just in front of it; nothing where no end stands there, or the other is missing.
std::optional<Pair> matchAt(const Analysis &analysis, std::uint32_t offset);

} // namespace stagewright::assist
