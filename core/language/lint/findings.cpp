#include "core/language/lint/findings.h"

#include <algorithm>
#include <tuple>

namespace stagewright::lint {

void Findings::begin(const Rule &rule, Severity severity)
{
    m_rule = &rule;
    m_severity = severity;
}

Diagnostic *Findings::add(const dockerfile::Instruction &instruction, text::TextRange range,
                          Message message)
{
    return m_suppressions.allows(*m_rule, instruction)
               ? append(instruction, range, std::move(message))
               : nullptr;
}

Diagnostic *Findings::add(const Step &step, text::TextRange range, Message message)
{
    return step.converted.isTrigger()
               ? addForFile(step.place(), step.range(range), std::move(message))
               : add(step.instruction, range, std::move(message));
}

Diagnostic *Findings::addForFile(const dockerfile::Instruction &instruction, text::TextRange range,
                                 Message message)
{
    return m_suppressions.allows(*m_rule) ? append(instruction, range, std::move(message))
                                          : nullptr;
}

Diagnostic *Findings::append(const dockerfile::Instruction &instruction, text::TextRange range,
                             Message message)
{
    Entry entry{m_rule->phase, instruction.range.begin, {}};
    entry.diagnostic.rule = m_rule->name;
    entry.diagnostic.severity = m_severity;
    entry.diagnostic.range = range;
    entry.diagnostic.firstLine = instruction.line;
    entry.diagnostic.lastLine = instruction.lastLine;
    entry.diagnostic.message = std::move(message);
    entry.diagnostic.url = m_rule->url;
    return &m_entries.emplace_back(std::move(entry)).diagnostic;
}

std::vector<Diagnostic> Findings::take()
{
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) {
        return std::tie(a.phase, a.place) < std::tie(b.phase, b.place);
    });
    std::vector<Diagnostic> diagnostics;
    diagnostics.reserve(m_entries.size());
    for (auto &entry : m_entries)
        diagnostics.push_back(std::move(entry.diagnostic));
    m_entries.clear();
    return diagnostics;
}

} // namespace stagewright::lint
