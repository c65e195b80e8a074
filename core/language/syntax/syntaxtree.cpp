#include "core/language/syntax/syntaxtree.h"

#include <algorithm>

namespace stagewright::syntax {

std::string SyntaxTree::text() const
{
    std::string result;
    result.reserve(source().size());
    for (const auto &node : m_nodes)
        result += text::slice(source(), node.range);
    return result;
}

const SyntaxNode *SyntaxTree::nodeAt(std::uint32_t offset) const
{
    const auto behind = std::upper_bound(
        m_nodes.begin(), m_nodes.end(), offset,
        [](std::uint32_t o, const SyntaxNode &node) { return o < node.range.begin; });
    return behind == m_nodes.begin() ? nullptr : &*std::prev(behind);
}

SyntaxTree parse(std::string_view text)
{
    return parse(text::TextSnapshot(std::string(text)));
}

} // namespace stagewright::syntax
