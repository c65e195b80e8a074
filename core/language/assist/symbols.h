/// Every name of a file with all places that say it.
#pragma once

#include "core/language/analysis/analysis.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::assist {

using analysis::Analysis;
using text::TextRange;

enum class SymbolKind { Stage, Variable, Heredoc };

/// What one rename changes as a whole: a stage; a variable with the ARGs and ENVs that hand the
/// value on (a global ARG and those of stages that take it up); the word of a heredoc.
struct Symbol
{
    SymbolKind kind = SymbolKind::Stage;
    std::string name;      ///< empty for a stage without one
    std::size_t stage = 0; ///< Stage: its index
};

/// A place that says a symbol's name, or a stage's number.
struct Occurrence
{
    TextRange range;
    std::size_t symbol = 0;
    bool isDeclaration = false;
    std::optional<std::size_t> stage;     ///< where it stands; nothing in front of the first FROM
    std::size_t instruction = 0;          ///< in that stage
    dockerfile::VariablePointer variable; ///< of a variable that is read: what it is here
};

/// Linear in the size of the text, but for sorting. Refers to nothing.
class Symbols
{
public:
    explicit Symbols(const Analysis &analysis);

    const std::vector<Symbol> &symbols() const { return m_symbols; }
    /// Sorted by position; of two with one start the shorter comes last.
    const std::vector<Occurrence> &occurrences() const { return m_occurrences; }
    /// The narrowest that holds the offset, or ends there; nullptr where there is none.
    const Occurrence *at(std::uint32_t offset) const;
    const Symbol &symbolOf(const Occurrence &occurrence) const
    {
        return m_symbols[occurrence.symbol];
    }
    /// Where the symbol of an occurrence is declared, as far as this place is concerned: the ARG or
    /// ENV that gave the value; for an ARG that takes up a global one, that one. A declaration that
    /// nothing stands behind is its own.
    const Occurrence &declarationOf(const Occurrence &occurrence) const;

private:
    friend class SymbolFinder;

    std::vector<Symbol> m_symbols;
    std::vector<Occurrence> m_occurrences;
};

} // namespace stagewright::assist
