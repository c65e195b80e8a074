#include "core/language/assist/navigate.h"

#include "core/base/support/strings.h"
#include "core/language/assist/variablereferences.h"

#include <algorithm>

namespace stagewright::assist {

namespace {

edit::EditResult refuse(std::string_view text, std::initializer_list<std::string_view> arguments)
{
    return tl::unexpected(edit::Refusal{Message(text, arguments)});
}

bool isVariableName(std::string_view name)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !name.empty() && isLetter(name.front()) &&
           std::ranges::all_of(name, [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

/// Zero-based.
std::size_t lineOf(std::string_view text, std::uint32_t offset)
{
    return static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

/// The words of heredocs are those of shells: we take plain ones.
bool isHeredocName(std::string_view name)
{
    return !name.empty() && name.find_first_of(" \t\r\n\"'\\<>|&;()$`") == std::string_view::npos;
}

class Renaming
{
public:
    Renaming(const Analysis &analysis, const Symbols &symbols, const Occurrence &here,
             std::string_view newName)
        : m_analysis(analysis)
        , m_text(analysis.snapshot.text())
        , m_symbols(symbols)
        , m_here(here)
        , m_symbol(symbols.symbolOf(here))
        , m_newName(newName)
    {}

    edit::EditResult run()
    {
        if (m_symbol.kind == SymbolKind::Stage)
            return edit::renameStage({m_analysis.snapshot, m_analysis.dockerfile}, m_symbol.stage,
                                     m_newName);
        if (m_newName == m_symbol.name)
            return refuse(MSG("assist", "It is called %1 already"), {m_newName});
        return m_symbol.kind == SymbolKind::Variable ? renameVariable() : renameHeredoc();
    }

private:
    edit::EditResult renameVariable()
    {
        if (!isVariableName(m_newName))
            return refuse(MSG("assist", "%1 cannot be a variable: letters, digits and underscores "
                                        "only, and no digit in front"),
                          {m_newName});
        if (m_analysis.conversion.builtins.find(m_symbol.name))
            return refuse(MSG("assist", "%1 is the builder's: it sets it under this name alone"),
                          {m_symbol.name});
        for (const auto &other : m_symbols.occurrences()) {
            const auto &symbol = m_symbols.symbolOf(other);
            if (symbol.kind == SymbolKind::Variable && symbol.name == m_newName)
                return refuse(MSG("assist", "There is a variable %1 already, on line %2"),
                              {m_newName, std::to_string(lineOf(m_text, other.range.begin) + 1)});
        }
        if (const auto line = lineThatAssigns())
            return refuse(MSG("assist", "The command on line %1 sets %2 by itself: change that "
                                        "place by hand first"),
                          {std::to_string(*line + 1), m_symbol.name});
        return finish(MSG("assist", "Rename variable %1 to %2"));
    }

    /// A shell that has NAME=… in its text: its later $NAME may mean that value.
    std::optional<std::size_t> lineThatAssigns() const
    {
        const auto pattern = m_symbol.name + "=";
        for (const auto &other : m_symbols.occurrences()) {
            if (other.symbol != m_here.symbol || other.isDeclaration || !other.stage)
                continue;
            const auto &instruction =
                m_analysis.dockerfile.stages[*other.stage].instructions[other.instruction];
            if (instruction.kind != InstructionKind::Run)
                continue;
            const auto text = text::slice(m_text, instruction.range);
            for (auto at = text.find(pattern); at != std::string_view::npos;
                 at = text.find(pattern, at + 1)) {
                if (at > 0 &&
                    std::string_view(" \t\n;&|(").find(text[at - 1]) != std::string_view::npos)
                    return lineOf(m_text, instruction.range.begin + static_cast<std::uint32_t>(at));
            }
        }
        return std::nullopt;
    }

    edit::EditResult renameHeredoc()
    {
        if (!isHeredocName(m_newName))
            return refuse(MSG("assist", "%1 cannot end a heredoc"), {m_newName});
        const auto all = places();
        if (all.size() != 2)
            return refuse(MSG("assist", "The line that ends %1 is missing"), {m_symbol.name});
        const auto body = text::slice(m_text, {all[0].end, all[1].begin});
        for (const auto line : split(body, '\n')) {
            if (trim(line) == m_newName)
                return refuse(MSG("assist", "A line of the heredoc says %1 itself"), {m_newName});
        }
        return finish(MSG("assist", "Rename heredoc %1 to %2"));
    }

    std::vector<TextRange> places() const
    {
        std::vector<TextRange> ranges;
        for (const auto &other : m_symbols.occurrences()) {
            if (other.symbol == m_here.symbol)
                ranges.push_back(other.range);
        }
        return ranges;
    }

    edit::EditResult finish(std::string_view title) const
    {
        edit::Change change;
        for (const auto range : places())
            change.edits.add({range, std::string(m_newName)});
        const auto end = change.edits.map(m_here.range.end);
        change.selection = {end - static_cast<std::uint32_t>(m_newName.size()), end};
        change.title = Message(title, {m_symbol.name, m_newName});
        return change;
    }

    using InstructionKind = dockerfile::InstructionKind;

    const Analysis &m_analysis;
    std::string_view m_text;
    const Symbols &m_symbols;
    const Occurrence &m_here;
    const Symbol &m_symbol;
    std::string_view m_newName;
};

} // namespace

std::optional<NamePlace> definition(const Analysis &analysis, std::uint32_t offset)
{
    const Symbols symbols(analysis);
    const auto *here = symbols.at(offset);
    if (!here)
        return std::nullopt;
    return NamePlace{symbols.declarationOf(*here).range, true};
}

std::optional<NamePlace> definitionOfTarget(const Analysis &analysis, std::string_view target)
{
    const auto stage = analysis.dockerfile.findTarget(target);
    if (!stage)
        return std::nullopt;
    const auto &found = analysis.dockerfile.stages[*stage];
    return NamePlace{
        found.name.empty() ? found.instructions.front().keyword.range : found.nameRange, true};
}

std::vector<NamePlace> references(const Analysis &analysis, std::uint32_t offset)
{
    const Symbols symbols(analysis);
    std::vector<NamePlace> places;
    const auto *here = symbols.at(offset);
    if (!here)
        return places;
    for (const auto &other : symbols.occurrences()) {
        if (other.symbol == here->symbol)
            places.push_back({other.range, other.isDeclaration});
    }
    return places;
}

std::optional<Renamable> renamableAt(const Analysis &analysis, std::uint32_t offset)
{
    const Symbols symbols(analysis);
    const auto *here = symbols.at(offset);
    if (!here)
        return std::nullopt;
    const auto &symbol = symbols.symbolOf(*here);
    if (symbol.kind != SymbolKind::Stage)
        return Renamable{here->range, symbol.name, symbol.kind};
    const auto &stage = analysis.dockerfile.stages[symbol.stage];
    return Renamable{here->range,
                     std::string(text::slice(analysis.snapshot.text(), stage.nameRange)),
                     symbol.kind};
}

edit::EditResult renameAt(const Analysis &analysis, std::uint32_t offset, std::string_view newName)
{
    const Symbols symbols(analysis);
    const auto *here = symbols.at(offset);
    if (!here)
        return refuse(MSG("assist", "There is no name here that could be changed"), {});
    return Renaming(analysis, symbols, *here, newName).run();
}

} // namespace stagewright::assist
