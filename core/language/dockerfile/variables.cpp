#include "core/language/dockerfile/variables.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <functional>

namespace stagewright::dockerfile {

/// A treap: a search tree by name that is a heap by the name's hash, so its shape depends on the
/// names alone. Changes copy the path to the root.
struct Variables::Node
{
    VariablePointer variable;
    std::int64_t place = 0;
    std::size_t hash = 0;
    std::size_t size = 1;
    NodePointer left;
    NodePointer right;

    std::string_view name() const { return variable->name; }
};

namespace {

std::size_t sizeOf(const auto &node)
{
    return node ? node->size : 0;
}

template<typename Node>
std::shared_ptr<const Node> withChildren(const Node &node, std::shared_ptr<const Node> left,
                                         std::shared_ptr<const Node> right)
{
    auto copy = std::make_shared<Node>(node);
    copy->size = 1 + sizeOf(left) + sizeOf(right);
    copy->left = std::move(left);
    copy->right = std::move(right);
    return copy;
}

/// Equal hashes fall back to the names: any strict order will do.
template<typename Node>
bool isAbove(const Node &first, const Node &second)
{
    return first.hash != second.hash ? first.hash > second.hash : first.name() > second.name();
}

} // namespace

/// `added` may have a name that is there: it takes its place in the tree.
Variables::NodePointer Variables::insert(const NodePointer &node, const NodePointer &added)
{
    if (!node)
        return added;
    if (added->name() == node->name())
        return withChildren(*added, node->left, node->right);
    if (added->name() < node->name()) {
        auto left = insert(node->left, added);
        if (!isAbove(*left, *node))
            return withChildren(*node, std::move(left), node->right);
        return withChildren(*left, left->left, withChildren(*node, left->right, node->right));
    }
    auto right = insert(node->right, added);
    if (!isAbove(*right, *node))
        return withChildren(*node, node->left, std::move(right));
    return withChildren(*right, withChildren(*node, node->left, right->left), right->right);
}

/// All names of `left` come before those of `right`.
Variables::NodePointer Variables::merge(const NodePointer &left, const NodePointer &right)
{
    if (!left || !right)
        return left ? left : right;
    if (isAbove(*left, *right))
        return withChildren(*left, left->left, merge(left->right, right));
    return withChildren(*right, merge(left, right->left), right->right);
}

Variables::NodePointer Variables::erase(const NodePointer &node, std::string_view name)
{
    if (!node)
        return node;
    if (name == node->name())
        return merge(node->left, node->right);
    if (name < node->name())
        return withChildren(*node, erase(node->left, name), node->right);
    return withChildren(*node, node->left, erase(node->right, name));
}

const Variables::Node *Variables::findNode(std::string_view name) const
{
    const auto *node = m_root.get();
    while (node && node->name() != name)
        node = name < node->name() ? node->left.get() : node->right.get();
    return node;
}

Variables::Variables(const std::vector<std::string> &pairs)
{
    for (const auto &pair : pairs) {
        const auto equals = std::min(pair.find('='), pair.size());
        *this = with({pair.substr(0, equals),
                      pair.substr(std::min(equals + 1, pair.size())),
                      {Origin::Kind::BaseImage, {}}},
                     Place::Keep);
    }
}

VariablePointer Variables::find(std::string_view name) const
{
    const auto *node = findNode(name);
    return node ? node->variable : nullptr;
}

std::optional<std::string> Variables::get(std::string_view name) const
{
    const auto *node = findNode(name);
    return node ? node->variable->value : std::nullopt;
}

Variables Variables::with(VariablePointer variable, Place place) const
{
    const auto *known = findNode(variable->name);
    auto result = *this;
    auto node = std::make_shared<Node>();
    node->hash = std::hash<std::string_view>()(variable->name);
    if (known && place == Place::Keep)
        node->place = known->place;
    else
        node->place = place == Place::First ? --result.m_first : result.m_end++;
    node->variable = std::move(variable);
    result.m_root = insert(m_root, node);
    return result;
}

Variables Variables::without(std::string_view name) const
{
    auto result = *this;
    if (findNode(name))
        result.m_root = erase(m_root, name);
    return result;
}

std::vector<VariablePointer> Variables::list() const
{
    std::vector<const Node *> nodes;
    nodes.reserve(size());
    std::vector<const Node *> open{m_root.get()};
    while (!open.empty()) {
        const auto *node = open.back();
        open.pop_back();
        if (!node)
            continue;
        nodes.push_back(node);
        open.push_back(node->left.get());
        open.push_back(node->right.get());
    }
    std::sort(nodes.begin(), nodes.end(),
              [](const Node *a, const Node *b) { return a->place < b->place; });
    std::vector<VariablePointer> variables;
    variables.reserve(nodes.size());
    for (const auto *node : nodes)
        variables.push_back(node->variable);
    return variables;
}

std::vector<std::string> Variables::pairs() const
{
    std::vector<std::string> texts;
    for (const auto &variable : list()) {
        if (variable->value)
            texts.push_back(concat(variable->name, "=", *variable->value));
    }
    return texts;
}

std::size_t Variables::size() const
{
    return sizeOf(m_root);
}

VariableLookup Variables::lookup() const
{
    return [this](std::string_view name) { return get(name); };
}

} // namespace stagewright::dockerfile
