#include "core/language/assist/describe.h"

#include "core/base/support/strings.h"
#include "core/language/assist/manual.h"
#include "core/language/assist/scope.h"
#include "core/language/assist/symbols.h"
#include "core/language/text/lineindex.h"

#include <algorithm>

namespace stagewright::assist {

namespace {

using dockerfile::Instruction;
using dockerfile::Origin;

class Describer
{
public:
    Describer(const Analysis &analysis, std::uint32_t offset, const Facts &facts)
        : m_analysis(analysis)
        , m_model(analysis.dockerfile)
        , m_text(analysis.snapshot.text())
        , m_facts(facts)
        , m_offset(offset)
    {}

    std::optional<Description> run()
    {
        const Symbols symbols(m_analysis);
        if (const auto *here = symbols.at(m_offset)) {
            const auto &symbol = symbols.symbolOf(*here);
            if (symbol.kind == SymbolKind::Stage)
                return describeStage(symbol.stage, here->range);
            if (symbol.kind == SymbolKind::Variable)
                return describeVariable(symbol.name, *here, symbols);
        }
        if (const auto *node = m_analysis.tree.nodeAt(m_offset)) {
            const auto *directive = node->as<syntax::DirectiveSyntax>();
            if (directive && holds(directiveRange(*node, *directive)))
                return describeDirective(*directive, directiveRange(*node, *directive));
        }
        const auto position = m_model.positionAt(m_offset);
        if (!position) {
            for (const auto &instruction : m_model.globalArguments) {
                if (holds(instruction.range))
                    return describeInstruction(instruction);
            }
            return std::nullopt;
        }
        const auto &stage = m_model.stages[position->stage];
        if (position->instruction >= stage.instructions.size())
            return std::nullopt;
        if (auto image = describeImage())
            return image;
        return describeInstruction(stage.instructions[position->instruction]);
    }

private:
    bool holds(TextRange range) const { return range.begin <= m_offset && m_offset < range.end; }

    std::string lineOf(std::uint32_t offset) const
    {
        return std::to_string(1 + std::ranges::count(m_text.substr(0, offset), '\n'));
    }

    Description describeStage(std::size_t index, TextRange range) const
    {
        const auto &stage = m_model.stages[index];
        Description result{range, concat("FROM ", stage.base, " AS ", stage.displayName()), {}};
        if (stage.name.empty())
            result.code = concat("FROM ", stage.base);
        result.lines.emplace_back(
            Message(MSG("assist", "Stage %1 of this file, line %2. Instructions: %3."),
                    {std::to_string(index), lineOf(stage.range.begin),
                     std::to_string(stage.instructions.size())}));
        const auto facts = m_facts.stages.find(index);
        if (facts != m_facts.stages.end() && facts->second.bytes >= 0)
            result.lines.emplace_back(Message(facts->second.ships
                                                  ? MSG("assist", "%1, which ship")
                                                  : MSG("assist", "%1, which stay behind"),
                                              {m_facts.sizeOf(facts->second.bytes)}));
        if (m_analysis.conversion.stages[index].isReachable)
            return result;
        result.lines.emplace_back(MSG("assist", "The target does not need it."));
        return result;
    }

    Description describeVariable(const std::string &name, const Occurrence &here,
                                 const Symbols &symbols) const
    {
        auto variable = here.variable;
        if (!variable && here.isDeclaration)
            variable = valueBehind(name, here);
        Description result{here.range, name, {}};
        if (!variable) {
            result.lines.emplace_back(MSG("assist", "Nobody has given it a value."));
            return result;
        }
        if (variable->value)
            result.code = concat(name, "=", *variable->value);
        result.lines.push_back(originOf(*variable));
        const auto places =
            std::ranges::count(symbols.occurrences(), here.symbol, &Occurrence::symbol);
        result.lines.emplace_back(
            Message(MSG("assist", "Places in this file: %1"), {std::to_string(places)}));
        return result;
    }

    /// What a declaration makes of the variable: the value that the next instruction sees.
    dockerfile::VariablePointer valueBehind(const std::string &name, const Occurrence &here) const
    {
        if (!here.stage)
            return m_analysis.conversion.globals.find(name);
        return variablesAt(m_analysis.conversion, here.stage, here.instruction + 1).find(name);
    }

    Message originOf(const dockerfile::Variable &variable) const
    {
        const auto line = lineOf(std::min<std::uint32_t>(
            variable.origin.range.begin, static_cast<std::uint32_t>(m_text.size())));
        if (!variable.value)
            return {MSG("assist", "ARG on line %1 without a value: --build-arg gives it one"),
                    {line}};
        switch (variable.origin.kind) {
        case Origin::Kind::Builtin:
            return Message(MSG("assist", "Set by the builder"));
        case Origin::Kind::BuildArgument:
            return {MSG("assist", "Build argument, taken by the ARG on line %1"), {line}};
        case Origin::Kind::GlobalArg:
            return {MSG("assist", "Default of the ARG on line %1, before the first FROM"), {line}};
        case Origin::Kind::Arg:
            return {MSG("assist", "Default of the ARG on line %1"), {line}};
        case Origin::Kind::Env:
            return {MSG("assist", "ENV on line %1"), {line}};
        case Origin::Kind::BaseImage:
            return Message(MSG("assist", "Set by the base image"));
        }
        return {};
    }

    static TextRange directiveRange(const syntax::SyntaxNode &node,
                                    const syntax::DirectiveSyntax &directive)
    {
        return {node.content.begin, std::max(node.content.begin, directive.valueRange.end)};
    }

    static Description describeDirective(const syntax::DirectiveSyntax &directive, TextRange range)
    {
        Description result{range, concat("# ", directive.key, "=", directive.value), {}};
        const auto entry = std::ranges::find(directives(), directive.key, &ManualEntry::name);
        if (entry != directives().end())
            result.lines.push_back(entry->message());
        return result;
    }

    /// An image where an edge names it.
    std::optional<Description> describeImage() const
    {
        for (const auto &edge : m_model.graph.edges) {
            if (!holds(edge.referenceRange) || edge.source.kind != dockerfile::NodeId::Kind::Image)
                continue;
            const auto &image = m_model.graph.images[edge.source.index];
            const auto written = text::slice(m_text, edge.referenceRange);
            Description result{edge.referenceRange, image.reference, {}};
            if (image.reference.empty())
                result.code = written;
            if (written != image.reference)
                result.lines.emplace_back(Message(MSG("assist", "Written as %1"), {written}));
            const auto *facts = m_facts.image(image.reference);
            if (facts && facts->bytes >= 0)
                result.lines.emplace_back(
                    Message(MSG("assist", "Size: %1"), {m_facts.sizeOf(facts->bytes)}));
            if (facts && facts->layers >= 0)
                result.lines.emplace_back(
                    Message(MSG("assist", "Layers: %1"), {std::to_string(facts->layers)}));
            if (!facts)
                result.lines.emplace_back(
                    MSG("assist", "External image; the local store does not have it."));
            return result;
        }
        return std::nullopt;
    }

    std::optional<Description> describeInstruction(const Instruction &instruction) const
    {
        for (const auto &flag : instruction.flags) {
            if (holds(flag.range))
                return describeFlag(instruction, flag);
        }
        if (!holds(instruction.keyword.range))
            return std::nullopt;
        const auto entry = aboutInstruction(instruction.kind);
        if (entry.name.empty())
            return std::nullopt;
        Description result{instruction.keyword.range, std::string(entry.name), {entry.message()}};
        const auto bytes = m_facts.lineBytes.find(instruction.line);
        if (bytes != m_facts.lineBytes.end())
            result.lines.emplace_back(
                Message(MSG("assist", "Its layer: %1"), {m_facts.sizeOf(bytes->second)}));
        return result;
    }

    std::optional<Description> describeFlag(const Instruction &instruction,
                                            const dockerfile::Flag &flag) const
    {
        if (const auto *run = instruction.as<dockerfile::RunInstruction>()) {
            for (const auto &mount : run->mounts) {
                if (auto option = describeMountOption(mount))
                    return option;
            }
        }
        const auto entry = aboutFlag(instruction.kind, flag.name);
        if (entry.name.empty())
            return std::nullopt;
        return Description{flag.range, concat("--", entry.name), {entry.message()}};
    }

    std::optional<Description> describeMountOption(const dockerfile::Mount &mount) const
    {
        for (const auto &option : mount.options) {
            if (!holds(option.range()))
                continue;
            const bool isType = option.key.text == "type" && option.value;
            const auto entries = isType ? mountTypes() : mountOptions(nameOf(mount.type));
            const auto &name = isType ? option.value->text : option.key.text;
            const auto entry = std::ranges::find(entries, name, &ManualEntry::name);
            if (entry != entries.end())
                return Description{option.range(),
                                   std::string(text::slice(m_text, option.range())),
                                   {entry->message()}};
        }
        return std::nullopt;
    }

    const Analysis &m_analysis;
    const dockerfile::Dockerfile &m_model;
    std::string_view m_text;
    const Facts &m_facts;
    std::uint32_t m_offset;
};

} // namespace

std::optional<Description> describe(const Analysis &analysis, std::uint32_t offset,
                                    const Facts &facts)
{
    return Describer(analysis, offset, facts).run();
}

} // namespace stagewright::assist
