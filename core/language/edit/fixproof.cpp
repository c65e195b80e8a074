#include "core/language/edit/fixproof.h"

#include "core/language/edit/meaning.h"

#include <algorithm>
#include <map>
#include <set>

namespace stagewright::edit {

namespace {

using lint::Diagnostic;
using text::EditList;
using text::TextEdit;
using text::TextRange;

/// How far edits move what lies between them.
class Shifts
{
public:
    explicit Shifts(const EditList &edits)
        : m_edits(edits.edits())
    {
        std::int64_t sum = 0;
        for (const auto &edit : m_edits) {
            sum += static_cast<std::int64_t>(edit.replacement.size()) - edit.range.length();
            m_sums.push_back(sum);
        }
    }

    /// Where a stretch lies afterwards, with what is put in at its begin, without what is put in
    /// at its end.
    TextRange moved(TextRange range) const
    {
        const auto startsInside = [&](const TextEdit &e) { return e.range.begin < range.begin; };
        const auto startsBefore = [&](const TextEdit &e) { return e.range.begin < range.end; };
        return {at(range.begin, std::ranges::partition_point(m_edits, startsInside)),
                at(range.end, std::ranges::partition_point(m_edits, startsBefore))};
    }

private:
    std::uint32_t at(std::uint32_t offset, std::vector<TextEdit>::const_iterator behind) const
    {
        const auto count = static_cast<std::size_t>(behind - m_edits.begin());
        return static_cast<std::uint32_t>(offset + (count == 0 ? 0 : m_sums[count - 1]));
    }

    const std::vector<TextEdit> &m_edits;
    std::vector<std::int64_t> m_sums; ///< up to and with each edit
};

/// Ordinals of the instructions that an edit changes, or that something is put in front of.
void addTouched(const InstructionList &list, const EditList &edits, std::set<std::size_t> &ordinals)
{
    for (const auto &edit : edits.edits()) {
        const auto last = edit.range.isEmpty() ? edit.range.begin : edit.range.end - 1;
        for (auto i = list.ordinalAt(edit.range.begin); i <= list.ordinalAt(last); ++i) {
            if (i < list.instructions.size())
                ordinals.insert(i);
        }
    }
}

bool mayChangeInstructions(const lint::Fix &fix)
{
    return fix.scope == lint::FixScope::Instructions || fix.kind == lint::FixKind::Suggestion;
}

/// An instruction with the lines above it since the last one.
TextRange territoryOf(const InstructionList &list, std::size_t ordinal)
{
    return {ordinal == 0 ? 0 : list.instructions[ordinal - 1].node->range.end,
            list.instructions[ordinal].node->range.end};
}

/// What such fixes touch, and what stands there afterwards.
std::vector<AllowedChange> allowedChanges(const ParsedText &before, const ParsedText &after,
                                          const std::vector<FixAttempt> &attempts,
                                          const EditList &edits)
{
    const InstructionList old(before);
    const InstructionList now(after);
    const Shifts shifts(edits);
    std::set<std::size_t> touched;
    for (const auto &attempt : attempts) {
        if (mayChangeInstructions(*attempt.fix))
            addTouched(old, attempt.fix->edits, touched);
    }
    std::vector<AllowedChange> changes;
    for (const auto ordinal : touched) {
        const auto range = shifts.moved(territoryOf(old, ordinal));
        AllowedChange change{old.instructions[ordinal].instruction->range.begin, {}};
        for (auto i = now.ordinalAt(range.begin); i < now.instructions.size(); ++i) {
            const auto &instruction = *now.instructions[i].instruction;
            if (range.contains(instruction.range.begin))
                change.becomes.push_back(instruction.kind);
            else if (instruction.range.begin >= range.end)
                break;
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

std::map<std::string, int> countByRule(const std::vector<Diagnostic> &diagnostics)
{
    std::map<std::string, int> counts;
    for (const auto &diagnostic : diagnostics)
        ++counts[diagnostic.rule];
    return counts;
}

/// Fewer of each rule that was mended, and of no rule more.
std::optional<Message> checkProgress(const std::vector<Diagnostic> &before,
                                     const std::vector<Diagnostic> &after,
                                     const std::vector<FixAttempt> &attempts)
{
    auto counts = countByRule(before);
    auto left = countByRule(after);
    for (const auto &diagnostic : after) {
        if (left[diagnostic.rule] > counts[diagnostic.rule])
            return Message(MSG("edit", "There would be a new problem: %1"),
                           {diagnostic.message.toString()});
    }
    for (const auto &attempt : attempts) {
        const auto &rule = attempt.diagnostic->rule;
        if (left[rule] >= counts[rule])
            return Message(MSG("edit", "The problem would stay"));
    }
    return std::nullopt;
}

} // namespace

tl::expected<FixedText, Message> tryFixes(const ParsedText &before,
                                          const std::vector<Diagnostic> &diagnostics,
                                          const std::vector<FixAttempt> &attempts,
                                          const Diagnose &diagnose)
{
    EditList edits;
    for (const auto &attempt : attempts) {
        for (const auto &edit : attempt.fix->edits.edits())
            edits.add(edit);
    }
    auto after = before.with(edits.apply(before.text()));
    MeaningOptions options;
    options.mayMendProblems = true;
    options.mayReachOthers = std::ranges::any_of(attempts, [](const FixAttempt &attempt) {
        return attempt.fix->kind == lint::FixKind::Suggestion;
    });
    options.allowed = allowedChanges(before, after, attempts, edits);
    if (auto differences = findDifferences(before, after, options); !differences.empty())
        return tl::unexpected(std::move(differences.front().message));
    auto left = diagnose(after);
    if (auto problem = checkProgress(diagnostics, left, attempts))
        return tl::unexpected(std::move(*problem));
    return FixedText{std::move(edits), std::move(after), std::move(left)};
}

} // namespace stagewright::edit
