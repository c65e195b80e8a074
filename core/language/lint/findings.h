/// Where rules put what they find.
#pragma once

#include "core/language/lint/rule.h"
#include "core/language/lint/suppressions.h"
#include "core/language/lint/walk.h"

#include <vector>

namespace stagewright::lint {

/// Collects the findings of rule after rule; drops what the comments of the text switch off.
class Findings
{
public:
    explicit Findings(const Suppressions &suppressions)
        : m_suppressions(suppressions)
    {}

    /// Everything that follows is found by this rule.
    void begin(const Rule &rule, Severity severity);

    /// A finding at an instruction, whose comments may silence it: then nullptr. Else the
    /// diagnostic, for fixes and other lines; valid until the next call.
    Diagnostic *add(const dockerfile::Instruction &instruction, text::TextRange range,
                    Message message);
    /// The same for a step; a trigger cannot be silenced by a comment.
    Diagnostic *add(const Step &step, text::TextRange range, Message message);
    /// The same, but only the options of the whole file can silence it (BuildKit's Lines,
    /// Names, Casing, Defaults and Images).
    Diagnostic *addForFile(const dockerfile::Instruction &instruction, text::TextRange range,
                           Message message);

    /// In BuildKit's order: by phase, then as the text is walked.
    std::vector<Diagnostic> take();

private:
    struct Entry
    {
        Phase phase = Phase::Ours;
        std::uint32_t place = 0; ///< offset of the instruction that is looked at
        Diagnostic diagnostic;
    };

    Diagnostic *append(const dockerfile::Instruction &instruction, text::TextRange range,
                       Message message);

    const Suppressions &m_suppressions;
    const Rule *m_rule = nullptr;
    Severity m_severity = Severity::Warning;
    std::vector<Entry> m_entries;
};

} // namespace stagewright::lint
