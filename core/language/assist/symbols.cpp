#include "core/language/assist/symbols.h"

#include "core/language/assist/scope.h"
#include "core/language/assist/variablereferences.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace stagewright::assist {

namespace {

using dockerfile::Instruction;
using dockerfile::NodeId;
using dockerfile::Origin;

const std::vector<dockerfile::KeyValue> *declarationsOf(const Instruction &instruction)
{
    if (const auto *arg = instruction.as<dockerfile::ArgInstruction>())
        return &arg->arguments;
    if (const auto *env = instruction.as<dockerfile::EnvInstruction>())
        return &env->variables;
    return nullptr;
}

} // namespace

class SymbolFinder
{
public:
    SymbolFinder(const Analysis &analysis, Symbols &result)
        : m_analysis(analysis)
        , m_model(analysis.dockerfile)
        , m_text(analysis.snapshot.text())
        , m_result(result)
    {}

    void run()
    {
        addStages();
        addDeclarations();
        addVariableReferences();
        addHeredocs();
        finish();
    }

private:
    /// Global ARGs have a scope of their own, behind the stages'.
    std::size_t globalScope() const { return m_model.stages.size(); }

    void add(Occurrence occurrence)
    {
        if (occurrence.range.isEmpty() || occurrence.range.end > m_text.size())
            return;
        m_result.m_occurrences.push_back(std::move(occurrence));
    }

    void addStages()
    {
        for (const auto &stage : m_model.stages) {
            m_result.m_symbols.push_back({SymbolKind::Stage, stage.name, stage.index});
            const auto range =
                stage.name.empty() ? stage.instructions.front().keyword.range : stage.nameRange;
            add({range, stage.index, true, stage.index, 0, {}});
        }
        for (const auto &edge : m_model.graph.edges) {
            if (edge.source.kind == NodeId::Kind::Stage)
                add({edge.referenceRange,
                     edge.source.index,
                     false,
                     edge.target,
                     edge.instruction,
                     {}});
        }
    }

    void addDeclarations()
    {
        for (const auto &instruction : m_model.globalArguments)
            declare(instruction, std::nullopt, 0);
        for (const auto &stage : m_model.stages) {
            for (std::size_t i = 0; i < stage.instructions.size(); ++i)
                declare(stage.instructions[i], stage.index, i);
        }
    }

    void declare(const Instruction &instruction, std::optional<std::size_t> stage,
                 std::size_t index)
    {
        const auto *declared = declarationsOf(instruction);
        if (!declared)
            return;
        for (const auto &variable : *declared) {
            const auto &key = variable.key;
            if (text::slice(m_text, key.range) != key.text ||
                key.text.find_first_of("$\"'\\`") != std::string::npos)
                continue;
            const auto symbol = symbolFor(variable.key.text, stage.value_or(globalScope()),
                                          instruction.kind == dockerfile::InstructionKind::Arg);
            add({variable.key.range, symbol, true, stage, index, {}});
        }
    }

    /// The variable of a scope. A stage shares it with the stage that it is built on; an ARG shares
    /// it with the global ARG.
    std::size_t symbolFor(const std::string &name, std::size_t scope, bool isArg)
    {
        if (const auto known = find(name, scope))
            return *known;
        std::optional<std::size_t> symbol;
        if (isArg && scope != globalScope())
            symbol = find(name, globalScope());
        if (!symbol) {
            symbol = m_result.m_symbols.size();
            m_result.m_symbols.push_back({SymbolKind::Variable, name, 0});
        }
        m_scopes[{name, scope}] = *symbol;
        return *symbol;
    }

    /// Also in the stages below it. Stages come after their bases, so these are complete.
    std::optional<std::size_t> find(const std::string &name, std::size_t scope) const
    {
        for (std::size_t steps = 0; steps <= m_model.stages.size(); ++steps) {
            if (const auto found = m_scopes.find({name, scope}); found != m_scopes.end())
                return found->second;
            if (scope == globalScope())
                return std::nullopt;
            const auto &base = m_analysis.conversion.stages[scope].base;
            if (base.kind != convert::ConvertedBase::Kind::Stage || base.stage >= scope)
                return std::nullopt;
            scope = base.stage;
        }
        return std::nullopt;
    }

    void addVariableReferences()
    {
        for (auto &reference : variableReferences(m_analysis)) {
            if (!reference.variable || isFromElsewhere(*reference.variable))
                continue;
            const bool isGlobal = !reference.stage || reference.instruction == 0;
            const auto symbol = find(reference.name, isGlobal ? globalScope() : *reference.stage);
            if (symbol)
                add({reference.range, *symbol, false, reference.stage, reference.instruction,
                     std::move(reference.variable)});
        }
    }

    /// `ENV PATH=/bin:$PATH`: what is read is the base's, what is declared is ours.
    bool isFromElsewhere(const dockerfile::Variable &variable) const
    {
        const auto kind = variable.origin.kind;
        return kind == Origin::Kind::BaseImage ||
               (kind == Origin::Kind::Builtin &&
                !m_analysis.conversion.builtins.find(variable.name));
    }

    void addHeredocs()
    {
        for (const auto &node : m_analysis.tree.nodes()) {
            const auto *instruction = node.as<syntax::InstructionSyntax>();
            if (!instruction)
                continue;
            for (const auto &heredoc : instruction->heredocs)
                addHeredoc(*instruction, heredoc);
        }
    }

    void addHeredoc(const syntax::InstructionSyntax &instruction,
                    const syntax::HeredocSyntax &heredoc)
    {
        const auto &name = heredoc.word.name;
        const auto word = instruction.line.toFile(heredoc.word.span);
        const auto at = text::slice(m_text, word).rfind(name);
        if (name.empty() || at == std::string_view::npos)
            return;
        const auto symbol = m_result.m_symbols.size();
        m_result.m_symbols.push_back({SymbolKind::Heredoc, name, 0});
        const auto begin = word.begin + static_cast<std::uint32_t>(at);
        const auto size = static_cast<std::uint32_t>(name.size());
        const auto stage = m_model.positionAt(begin);
        const auto place = stage ? std::optional(stage->stage) : std::nullopt;
        const auto index = stage ? stage->instruction : 0;
        add({{begin, begin + size}, symbol, true, place, index, {}});
        const auto end = text::slice(m_text, heredoc.terminator).find(name);
        if (end == std::string_view::npos)
            return;
        const auto last = heredoc.terminator.begin + static_cast<std::uint32_t>(end);
        add({{last, last + size}, symbol, false, place, index, {}});
    }

    void finish()
    {
        auto &all = m_result.m_occurrences;
        const auto key = [](const Occurrence &o) {
            return std::tuple(o.range.begin, ~o.range.end, o.symbol, !o.isDeclaration);
        };
        std::ranges::stable_sort(all, {}, key);
        const auto isSame = [](const Occurrence &a, const Occurrence &b) {
            return a.range == b.range && a.symbol == b.symbol;
        };
        const auto rest = std::ranges::unique(all, isSame);
        all.erase(rest.begin(), rest.end());
    }

    const Analysis &m_analysis;
    const dockerfile::Dockerfile &m_model;
    std::string_view m_text;
    Symbols &m_result;
    std::map<std::pair<std::string, std::size_t>, std::size_t> m_scopes;
};

Symbols::Symbols(const Analysis &analysis)
{
    SymbolFinder(analysis, *this).run();
}

const Occurrence *Symbols::at(std::uint32_t offset) const
{
    const Occurrence *best = nullptr;
    for (const auto &occurrence : m_occurrences) {
        if (occurrence.range.begin > offset)
            break;
        if (offset <= occurrence.range.end &&
            (!best || occurrence.range.length() <= best->range.length()))
            best = &occurrence;
    }
    return best;
}

const Occurrence &Symbols::declarationOf(const Occurrence &occurrence) const
{
    const bool isVariable = symbolOf(occurrence).kind == SymbolKind::Variable;
    const auto isHere = [&](const Occurrence &other) { return other.stage == occurrence.stage; };
    const auto *origin = occurrence.variable ? &occurrence.variable->origin : nullptr;
    const bool isInText =
        origin && (origin->kind != Origin::Kind::GlobalArg || occurrence.instruction == 0);
    const Occurrence *before = nullptr; // in the same stage
    const Occurrence *first = nullptr;
    const Occurrence *global = nullptr;
    for (const auto &other : m_occurrences) {
        if (other.symbol != occurrence.symbol || !other.isDeclaration)
            continue;
        if (!first)
            first = &other;
        if (!other.stage)
            global = &other;
        if (isVariable && isInText && origin->range.contains(other.range))
            return other;
        if (isHere(other) && other.range.begin < occurrence.range.begin)
            before = &other;
    }
    if (occurrence.isDeclaration)
        return isVariable && occurrence.stage && global ? *global : occurrence;
    if (isVariable && before)
        return *before;
    return *first;
}

} // namespace stagewright::assist
