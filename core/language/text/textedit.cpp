#include "core/language/text/textedit.h"

#include "core/base/support/assert.h"

#include <algorithm>

namespace stagewright::text {

namespace {

/// Disjoint: the second begins at or behind the end of the first. An insertion may touch.
bool areInOrder(const TextEdit &first, const TextEdit &second)
{
    return first.range.end <= second.range.begin;
}

/// Order of edits: by begin, then by end, so that an insertion comes before a replacement.
std::pair<std::uint32_t, std::uint32_t> positionOf(const TextEdit &edit)
{
    return {edit.range.begin, edit.range.end};
}

constexpr std::uint32_t kOpenEnd = UINT32_MAX;

/// A stretch of a text that edits made: bytes of the old text, or new ones.
struct Piece
{
    TextRange old;
    std::string_view added; ///< counts where `old` is empty

    std::uint32_t length() const
    {
        return old.isEmpty() ? static_cast<std::uint32_t>(added.size()) : old.length();
    }
    /// Cuts off the first bytes.
    Piece take(std::uint32_t count)
    {
        auto head = *this;
        if (old.isEmpty()) {
            head.added = added.substr(0, count);
            added.remove_prefix(count);
        } else {
            head.old.end = old.begin + count;
            old.begin += count;
        }
        return head;
    }
};

/// The text after the edits; the last piece has no end.
std::vector<Piece> piecesOf(const std::vector<TextEdit> &edits)
{
    std::vector<Piece> pieces;
    std::uint32_t done = 0;
    for (const auto &edit : edits) {
        pieces.push_back({{done, edit.range.begin}, {}});
        pieces.push_back({{}, edit.replacement});
        done = edit.range.end;
    }
    pieces.push_back({{done, kOpenEnd}, {}});
    return pieces;
}

/// Moves the next bytes of a text in pieces to another one, or drops them.
class PieceReader
{
public:
    explicit PieceReader(std::vector<Piece> pieces)
        : m_pieces(std::move(pieces))
    {}

    void read(std::uint32_t count, std::vector<Piece> *out)
    {
        while (count > 0) {
            auto &piece = m_pieces[m_next];
            const auto part = piece.take(std::min(count, piece.length()));
            count -= part.length();
            if (out)
                out->push_back(part);
            if (piece.length() == 0)
                ++m_next;
        }
    }
    void readRest(std::vector<Piece> &out)
    {
        out.insert(out.end(), m_pieces.begin() + std::ptrdiff_t(m_next), m_pieces.end());
    }

private:
    std::vector<Piece> m_pieces;
    std::size_t m_next = 0;
};

bool isContinuationByte(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t commonHead(std::string_view left, std::string_view right)
{
    const auto [leftEnd, rightEnd] = std::ranges::mismatch(left, right);
    auto size = static_cast<std::size_t>(leftEnd - left.begin());
    const auto cutsCharacter = [size](std::string_view text, std::size_t at) {
        return size > 0 && at < text.size() && isContinuationByte(text[at]);
    };
    while (cutsCharacter(left, size) || cutsCharacter(right, size)) {
        if (--size == 0)
            break;
    }
    return size;
}

std::size_t commonTail(std::string_view left, std::string_view right)
{
    std::size_t size = 0;
    while (size < left.size() && size < right.size() &&
           left[left.size() - 1 - size] == right[right.size() - 1 - size])
        ++size;
    while (size > 0 && isContinuationByte(left[left.size() - size]))
        --size;
    return size;
}

} // namespace

std::optional<EditList> EditList::make(std::vector<TextEdit> edits)
{
    std::ranges::stable_sort(edits, {}, positionOf);
    EditList list;
    for (auto &edit : edits) {
        if (!list.add(std::move(edit)))
            return std::nullopt;
    }
    return list;
}

bool EditList::add(TextEdit edit)
{
    const auto next = std::ranges::upper_bound(m_edits, positionOf(edit), {}, positionOf);
    if (next != m_edits.end() && !areInOrder(edit, *next))
        return false;
    if (next != m_edits.begin() && !areInOrder(*std::prev(next), edit))
        return false;
    m_edits.insert(next, std::move(edit));
    return true;
}

std::string EditList::apply(std::string_view text) const
{
    std::string result;
    std::uint32_t done = 0;
    for (const auto &edit : m_edits) {
        STAGEWRIGHT_ASSERT(edit.range.end <= text.size());
        result += slice(text, {done, edit.range.begin});
        result += edit.replacement;
        done = edit.range.end;
    }
    result += text.substr(done);
    return result;
}

EditList EditList::invert(std::string_view before) const
{
    EditList inverse;
    std::int64_t shift = 0;
    for (const auto &edit : m_edits) {
        const auto begin = static_cast<std::uint32_t>(edit.range.begin + shift);
        const auto length = static_cast<std::uint32_t>(edit.replacement.size());
        inverse.m_edits.push_back(
            {{begin, begin + length}, std::string(slice(before, edit.range))});
        shift += static_cast<std::int64_t>(length) - edit.range.length();
    }
    return inverse;
}

EditList EditList::then(const EditList &next) const
{
    std::vector<Piece> pieces;
    PieceReader reader(piecesOf(m_edits));
    std::uint32_t done = 0;
    for (const auto &edit : next.m_edits) {
        reader.read(edit.range.begin - done, &pieces);
        reader.read(edit.range.length(), nullptr);
        pieces.push_back({{}, edit.replacement});
        done = edit.range.end;
    }
    reader.readRest(pieces);
    EditList result;
    TextEdit edit;
    for (const auto &piece : pieces) {
        if (piece.old.isEmpty()) {
            edit.replacement += piece.added;
            continue;
        }
        edit.range.end = piece.old.begin;
        if (!edit.range.isEmpty() || !edit.replacement.empty())
            result.m_edits.push_back(std::move(edit));
        edit = {{piece.old.end, piece.old.end}, {}};
    }
    return result;
}

std::uint32_t EditList::map(std::uint32_t offset, bool stickToNext) const
{
    std::int64_t shift = 0;
    for (const auto &edit : m_edits) {
        const bool isInsertionHere = edit.range.isEmpty() && edit.range.begin == offset;
        if (edit.range.begin > offset || (isInsertionHere && !stickToNext))
            break;
        if (edit.range.contains(offset))
            return static_cast<std::uint32_t>(edit.range.begin + shift +
                                              static_cast<std::int64_t>(edit.replacement.size()));
        shift += static_cast<std::int64_t>(edit.replacement.size()) - edit.range.length();
    }
    return static_cast<std::uint32_t>(offset + shift);
}

EditList difference(std::string_view before, std::string_view after)
{
    if (before == after)
        return {};
    const auto head = commonHead(before, after);
    const auto tail = commonTail(before.substr(head), after.substr(head));
    EditList list;
    list.add({{static_cast<std::uint32_t>(head), static_cast<std::uint32_t>(before.size() - tail)},
              std::string(after.substr(head, after.size() - tail - head))});
    return list;
}

} // namespace stagewright::text
