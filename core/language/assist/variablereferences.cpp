#include "core/language/assist/variablereferences.h"

#include "core/language/assist/scope.h"

#include <algorithm>

namespace stagewright::assist {

namespace {

using analysis::Analysis;
using dockerfile::InstructionKind;
using syntax::LinePart;
using text::TextRange;

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNameCharacter(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

bool isReadByShell(InstructionKind kind)
{
    return kind == InstructionKind::Run || kind == InstructionKind::Cmd ||
           kind == InstructionKind::Entrypoint || kind == InstructionKind::Healthcheck;
}

class ReferenceFinder
{
public:
    explicit ReferenceFinder(const Analysis &analysis)
        : m_analysis(analysis)
        , m_text(analysis.snapshot.text())
    {}

    std::vector<VariableReference> run()
    {
        addUses(m_analysis.conversion.globalUses, std::nullopt, 0);
        for (const auto &stage : m_analysis.conversion.stages) {
            addUses(stage.baseUses, stage.index, 0);
            addUses(stage.platformUses, stage.index, 0);
            for (const auto &instruction : stage.instructions) {
                if (!instruction.isTrigger())
                    addUses(instruction.uses, stage.index, instruction.index);
            }
        }
        for (const auto &node : m_analysis.tree.nodes()) {
            if (const auto *instruction = node.as<syntax::InstructionSyntax>())
                addShell(node, *instruction);
        }
        return std::move(m_references);
    }

private:
    void addUses(const std::vector<dockerfile::VariableUse> &uses, std::optional<std::size_t> stage,
                 std::size_t instruction)
    {
        for (const auto &use : uses) {
            if (use.range.end <= m_text.size() && text::slice(m_text, use.range) == use.name)
                m_references.push_back(
                    {use.name, use.range, stage, instruction, use.variable, false});
        }
    }

    void addShell(const syntax::SyntaxNode &node, const syntax::InstructionSyntax &instruction)
    {
        if (!isReadByShell(dockerfile::instructionKind(instruction.keyword())))
            return;
        const auto position = m_analysis.dockerfile.positionAt(node.content.begin);
        if (!position || position->instruction == 0)
            return;
        const auto &variables =
            variablesAt(m_analysis.conversion, position->stage, position->instruction);
        const auto begin = instruction.line.toFile(instruction.command.arguments).begin;
        for (const auto &part : instruction.lines) {
            if (part.kind == LinePart::Kind::Text || part.kind == LinePart::Kind::HeredocBody)
                scan({std::max(begin, part.range.begin), part.range.end}, *position, variables);
        }
    }

    void scan(TextRange range, dockerfile::Dockerfile::Position position,
              const dockerfile::Variables &variables)
    {
        for (auto at = range.begin; at + 1 < range.end; ++at) {
            if (m_text[at] == '\\') {
                ++at;
                continue;
            }
            if (m_text[at] != '$')
                continue;
            const auto begin = m_text[at + 1] == '{' ? at + 2 : at + 1;
            auto end = begin;
            while (end < range.end &&
                   (end == begin ? isNameStart(m_text[end]) : isNameCharacter(m_text[end])))
                ++end;
            if (end == begin)
                continue;
            std::string name(text::slice(m_text, {begin, end}));
            auto variable = variables.find(name);
            m_references.push_back({std::move(name),
                                    {begin, end},
                                    position.stage,
                                    position.instruction,
                                    std::move(variable),
                                    true});
            at = end - 1;
        }
    }

    const Analysis &m_analysis;
    std::string_view m_text;
    std::vector<VariableReference> m_references;
};

} // namespace

std::vector<VariableReference> variableReferences(const Analysis &analysis)
{
    return ReferenceFinder(analysis).run();
}

} // namespace stagewright::assist
