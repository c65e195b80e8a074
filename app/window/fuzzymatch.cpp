#include "app/window/fuzzymatch.h"

#include <algorithm>
#include <vector>

namespace stagewright::app {

namespace {

constexpr int kWordStart = 8;
constexpr int kNeighbour = 7;
constexpr int kHit = 1;
constexpr int kNone = -1;

bool startsWord(QStringView text, qsizetype i)
{
    return i == 0 || !text[i - 1].isLetterOrNumber() ||
           (text[i].isUpper() && text[i - 1].isLower());
}

} // namespace

std::optional<int> fuzzyScore(QStringView text, QStringView query)
{
    if (query.isEmpty())
        return 0;
    // best[i]: of the query so far, its last character standing at text[i].
    std::vector<int> best(size_t(text.size()), kNone);
    for (qsizetype q = 0; q < query.size(); ++q) {
        std::vector<int> next(best.size(), kNone);
        int before = q == 0 ? 0 : kNone; // the best that ends somewhere in front of text[i]
        for (qsizetype i = 0; i < text.size(); ++i) {
            const auto neighbour = i > 0 ? best[size_t(i - 1)] : kNone;
            if (text[i].toCaseFolded() == query[q].toCaseFolded() && before != kNone) {
                const int bonus = kHit + (startsWord(text, i) ? kWordStart : 0);
                next[size_t(i)] = before + bonus;
                if (q > 0 && neighbour != kNone)
                    next[size_t(i)] = std::max(next[size_t(i)], neighbour + bonus + kNeighbour);
            }
            before = std::max(before, q == 0 ? 0 : best[size_t(i)]);
        }
        best = std::move(next);
    }
    const auto score = std::ranges::max_element(best);
    if (score == best.end() || *score == kNone)
        return std::nullopt;
    return *score * 100 - int(text.size());
}

} // namespace stagewright::app
