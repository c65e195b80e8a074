/// From a name to its declaration, to all its places, and to another name.
#pragma once

#include "core/language/assist/symbols.h"
#include "core/language/edit/edit.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::assist {

/// A place that says a name.
struct NamePlace
{
    TextRange range;
    bool isDeclaration = false;

    bool operator==(const NamePlace &) const = default;
};

/// Where what stands at `offset` is declared: a stage (by name or number, in FROM, --from or
/// from=), a variable, a heredoc. Nothing where no name stands there.
std::optional<NamePlace> definition(const Analysis &analysis, std::uint32_t offset);

/// The stage that `--target` means; nothing where it means none.
std::optional<NamePlace> definitionOfTarget(const Analysis &analysis, std::string_view target);

/// All places of the name at `offset`, the declarations too, in text order; none where no name
/// stands there.
std::vector<NamePlace> references(const Analysis &analysis, std::uint32_t offset);

/// What renameAt() would change at `offset`.
struct Renamable
{
    TextRange range;
    std::string name; ///< as it is now; empty for a stage without one
    SymbolKind kind = SymbolKind::Stage;
};
std::optional<Renamable> renamableAt(const Analysis &analysis, std::uint32_t offset);

/// Another name for the stage, variable or heredoc at `offset`, wherever it is said. Refused where
/// the name is taken or malformed, where a place cannot be changed, and for a variable that a
/// command sets by itself.
edit::EditResult renameAt(const Analysis &analysis, std::uint32_t offset, std::string_view newName);

} // namespace stagewright::assist
