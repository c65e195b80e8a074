/// Variables with where they came from; cheap to hand from instruction to instruction.
#pragma once

#include "core/language/dockerfile/words.h"
#include "core/language/text/textrange.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stagewright::dockerfile {

using text::TextRange;

/// Who gave a variable its value.
struct Origin
{
    enum class Kind {
        Builtin,       ///< platform argument, TARGETSTAGE, the PATH that a base without one gets
        BuildArgument, ///< `--build-arg`; `range` is the ARG that takes it
        GlobalArg,     ///< default of an ARG before the first FROM; `range` is there
        Arg,           ///< default of an ARG in a stage
        Env,
        BaseImage,
    };
    Kind kind = Kind::Builtin;
    TextRange range; ///< name and value in the file; empty where they are not in it

    bool operator==(const Origin &) const = default;
};

struct Variable
{
    std::string name;
    std::optional<std::string> value; ///< nothing: an ARG that nobody gave a value
    Origin origin;

    bool operator==(const Variable &) const = default;
};
using VariablePointer = std::shared_ptr<const Variable>;

/// An immutable set of variables. Copying costs a pointer, setting and finding O(log n).
class Variables
{
public:
    Variables() = default;
    /// From "K=V" texts, as an image's config holds them.
    explicit Variables(const std::vector<std::string> &pairs);

    /// Nothing where it is not in the set.
    VariablePointer find(std::string_view name) const;
    /// Its value; nothing where it is not there or has none.
    std::optional<std::string> get(std::string_view name) const;

    /// Where a variable stands that is there already.
    enum class Place {
        Keep,  ///< as an image's config lists its environment; a new one comes last
        Last,  ///< as a process gets it
        First, ///< in front of all others
    };
    [[nodiscard]] Variables with(VariablePointer variable, Place place = Place::Last) const;
    [[nodiscard]] Variables with(Variable variable, Place place = Place::Last) const
    {
        return with(std::make_shared<const Variable>(std::move(variable)), place);
    }
    [[nodiscard]] Variables without(std::string_view name) const;

    /// All of them, in order. O(n log n).
    std::vector<VariablePointer> list() const;
    /// "NAME=VALUE" of all that have a value, in order.
    std::vector<std::string> pairs() const;
    std::size_t size() const;

    /// For the expansion of words. Valid as long as this object.
    VariableLookup lookup() const;

private:
    struct Node;
    using NodePointer = std::shared_ptr<const Node>;

    static NodePointer insert(const NodePointer &node, const NodePointer &added);
    static NodePointer erase(const NodePointer &node, std::string_view name);
    static NodePointer merge(const NodePointer &left, const NodePointer &right);
    const Node *findNode(std::string_view name) const;

    NodePointer m_root;
    std::int64_t m_first = 0; ///< places in use: from here
    std::int64_t m_end = 0;   ///< to before here
};

/// A place where a variable is read.
struct VariableUse
{
    std::string name;
    TextRange range;          ///< of the name; of the word around it where lines are joined in it
    std::size_t word = 0;     ///< of the words that an instruction expands, from 1
    VariablePointer variable; ///< nullptr: it is not set

    bool operator==(const VariableUse &) const = default;
};

} // namespace stagewright::dockerfile
