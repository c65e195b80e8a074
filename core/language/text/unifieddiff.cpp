#include "core/language/text/unifieddiff.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <vector>

namespace stagewright::text {

namespace {

constexpr std::size_t kContext = 3;
constexpr std::ptrdiff_t kMostEdits = 2000; ///< keeps the memory below 32 MB

using Lines = std::vector<std::string_view>; ///< with their ends

Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// Lines [begin, end) of the old text give way to lines [newBegin, newEnd) of the new one.
struct Change
{
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t newBegin = 0;
    std::size_t newEnd = 0;
};

/// Myers, "An O(ND) Difference Algorithm" (1986): the furthest points of every number of edits are
/// kept, and walked back. Texts that differ in too much are one change.
class Comparison
{
public:
    Comparison(const Lines &before, const Lines &after)
        : m_before(before)
        , m_after(after)
    {}

    std::vector<Change> changes()
    {
        if (!search())
            return {{0, m_before.size(), 0, m_after.size()}};
        return walkBack();
    }

private:
    using Index = std::ptrdiff_t;

    /// How far down the old text one can get on each diagonal (old line minus new line).
    class Front
    {
    public:
        explicit Front(Index edits)
            : m_points(std::size_t(2 * edits + 3), 0)
            , m_middle(edits + 1)
        {}

        Index &operator[](Index diagonal) { return m_points[std::size_t(diagonal + m_middle)]; }
        Index operator[](Index diagonal) const
        {
            return m_points[std::size_t(diagonal + m_middle)];
        }

    private:
        std::vector<Index> m_points;
        Index m_middle;
    };

    /// Whether the best path with `edits` edits comes to a diagonal by an inserted line; `front` is
    /// that of one edit less.
    static bool comesByInsertion(const Front &front, Index edits, Index diagonal)
    {
        return diagonal == -edits ||
               (diagonal != edits && front[diagonal - 1] < front[diagonal + 1]);
    }

    Index slide(Index x, Index diagonal) const
    {
        const auto width = Index(m_before.size());
        const auto height = Index(m_after.size());
        for (auto y = x - diagonal; x < width && y < height; ++x, ++y) {
            if (m_before[std::size_t(x)] != m_after[std::size_t(y)])
                break;
        }
        return x;
    }

    /// False where it takes too many edits.
    bool search()
    {
        const auto end = Index(m_before.size()) - Index(m_after.size());
        for (Index edits = 0; edits <= kMostEdits; ++edits) {
            Front front(edits);
            for (Index diagonal = -edits; diagonal <= edits; diagonal += 2) {
                const auto x = edits == 0 ? 0 : stepped(m_fronts.back(), edits, diagonal);
                front[diagonal] = slide(x, diagonal);
                if (diagonal == end && front[diagonal] >= Index(m_before.size())) {
                    m_fronts.push_back(std::move(front));
                    return true;
                }
            }
            m_fronts.push_back(std::move(front));
        }
        return false;
    }

    static Index stepped(const Front &front, Index edits, Index diagonal)
    {
        return comesByInsertion(front, edits, diagonal) ? front[diagonal + 1]
                                                        : front[diagonal - 1] + 1;
    }

    std::vector<Change> walkBack() const
    {
        std::vector<Change> changes;
        auto diagonal = Index(m_before.size()) - Index(m_after.size());
        for (auto edits = Index(m_fronts.size()) - 1; edits > 0; --edits) {
            const auto &front = m_fronts[std::size_t(edits - 1)];
            const auto x = stepped(front, edits, diagonal);
            const auto y = x - diagonal;
            const bool isInsertion = comesByInsertion(front, edits, diagonal);
            const auto oldX = isInsertion ? x : x - 1;
            const auto oldY = isInsertion ? y - 1 : y;
            prepend(changes,
                    {std::size_t(oldX), std::size_t(x), std::size_t(oldY), std::size_t(y)});
            diagonal = oldX - oldY;
        }
        std::reverse(changes.begin(), changes.end());
        return changes;
    }

    /// Changes come from the end; neighbours become one.
    static void prepend(std::vector<Change> &changes, const Change &change)
    {
        if (!changes.empty() && changes.back().begin == change.end &&
            changes.back().newBegin == change.newEnd) {
            changes.back().begin = change.begin;
            changes.back().newBegin = change.newBegin;
        } else {
            changes.push_back(change);
        }
    }

    const Lines &m_before;
    const Lines &m_after;
    std::vector<Front> m_fronts; ///< by number of edits
};

/// Changes whose surroundings touch.
using Hunk = std::vector<Change>;

std::vector<Hunk> hunksOf(const std::vector<Change> &changes)
{
    std::vector<Hunk> hunks;
    for (const auto &change : changes) {
        if (hunks.empty() || change.begin - hunks.back().back().end > 2 * kContext)
            hunks.emplace_back();
        hunks.back().push_back(change);
    }
    return hunks;
}

void append(std::string &text, char sign, const Lines &lines, std::size_t begin, std::size_t end)
{
    for (auto i = begin; i < end; ++i) {
        text += sign;
        text += lines[i];
        if (!lines[i].ends_with('\n'))
            text += "\n\\ No newline at end of file\n";
    }
}

/// "12,4"; an empty range is named by the line before it.
std::string rangeText(std::size_t begin, std::size_t end)
{
    return concat(std::to_string(end > begin ? begin + 1 : begin), ",",
                  std::to_string(end - begin));
}

std::string hunkText(const Hunk &hunk, const Lines &before, const Lines &after)
{
    const auto &first = hunk.front();
    const auto lead = std::min(first.begin, kContext);
    const auto end = std::min(hunk.back().end + kContext, before.size());
    const auto newEnd = hunk.back().newEnd + (end - hunk.back().end);
    auto text = concat("@@ -", rangeText(first.begin - lead, end), " +",
                       rangeText(first.newBegin - lead, newEnd), " @@\n");
    auto at = first.begin - lead;
    for (const auto &change : hunk) {
        append(text, ' ', before, at, change.begin);
        append(text, '-', before, change.begin, change.end);
        append(text, '+', after, change.newBegin, change.newEnd);
        at = change.end;
    }
    append(text, ' ', before, at, end);
    return text;
}

} // namespace

std::string unifiedDiff(std::string_view before, std::string_view after, std::string_view name)
{
    if (before == after)
        return {};
    const auto oldLines = linesOf(before);
    const auto newLines = linesOf(after);
    auto text = concat("--- ", name, "\n+++ ", name, "\n");
    for (const auto &hunk : hunksOf(Comparison(oldLines, newLines).changes()))
        text += hunkText(hunk, oldLines, newLines);
    return text;
}

} // namespace stagewright::text
