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

Message newProblem(const Message &message)
{
    return {MSG("edit", "There would be a new problem: %1"), {message.toString()}};
}

std::map<std::string, int> countByRule(const std::vector<Diagnostic> &diagnostics)
{
    std::map<std::string, int> counts;
    for (const auto &diagnostic : diagnostics)
        ++counts[diagnostic.rule];
    return counts;
}

/// Adds the instructions of the text before that have more findings of a rule afterwards.
void addPlaces(const std::string &rule, const ParsedText &text,
               const std::vector<Diagnostic> &before, const std::vector<Diagnostic> &after,
               const EditList &edits, FixFailure &failure)
{
    const InstructionList list(text);
    const auto back = edits.invert(text.text());
    std::map<std::size_t, int> counts;
    for (const auto &diagnostic : before) {
        if (diagnostic.rule == rule)
            ++counts[list.ordinalAt(diagnostic.range.begin)];
    }
    for (const auto &diagnostic : after) {
        if (diagnostic.rule != rule)
            continue;
        const auto ordinal = list.ordinalAt(back.map(diagnostic.range.begin));
        if (--counts[ordinal] < 0)
            failure.places.emplace(ordinal, newProblem(diagnostic.message));
    }
}

/// Fewer of each rule that was mended, and of no rule more.
std::optional<FixFailure> checkProgress(const ParsedText &text,
                                        const std::vector<Diagnostic> &before,
                                        const std::vector<Diagnostic> &after,
                                        const std::vector<FixAttempt> &attempts,
                                        const EditList &edits)
{
    auto counts = countByRule(before);
    const auto left = countByRule(after);
    std::optional<FixFailure> failure;
    for (const auto &[rule, count] : left) {
        if (count <= counts[rule])
            continue;
        const auto first = std::ranges::find(after, rule, &Diagnostic::rule);
        failure = failure ? failure : FixFailure{newProblem(first->message), {}};
        addPlaces(rule, text, before, after, edits, *failure);
    }
    for (const auto &attempt : attempts) {
        const auto found = left.find(attempt.diagnostic->rule);
        if (!failure && found != left.end() && found->second >= counts[found->first])
            failure = FixFailure{Message(MSG("edit", "The problem would stay")), {}};
    }
    return failure;
}

FixFailure failureOf(const std::vector<Difference> &differences)
{
    FixFailure failure{differences.front().message, {}};
    for (const auto &difference : differences) {
        if (difference.instruction)
            failure.places.emplace(*difference.instruction, difference.message);
    }
    return failure;
}

} // namespace

tl::expected<FixedText, FixFailure> tryFixes(const ParsedText &before,
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
    if (const auto differences = findDifferences(before, after, options); !differences.empty())
        return tl::unexpected(failureOf(differences));
    auto left = diagnose(after);
    if (auto failure = checkProgress(before, diagnostics, left, attempts, edits))
        return tl::unexpected(std::move(*failure));
    return FixedText{std::move(edits), std::move(after), std::move(left)};
}

Blame blame(const ParsedText &before, const FixFailure &failure,
            const std::vector<FixAttempt> &attempts)
{
    const InstructionList list(before);
    std::vector<std::set<std::size_t>> touched(attempts.size());
    std::map<std::size_t, int> counts;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        addTouched(list, attempts[i].fix->edits, touched[i]);
        for (const auto ordinal : touched[i])
            ++counts[ordinal];
    }
    Blame result;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        const auto place = std::ranges::find_if(
            touched[i], [&](std::size_t ordinal) { return failure.places.contains(ordinal); });
        if (place == touched[i].end())
            result.others.push_back(attempts[i]);
        else if (counts[*place] > 1)
            result.doubtful.push_back(attempts[i]);
        else
            result.guilty.emplace_back(attempts[i], failure.places.at(*place));
    }
    return result;
}

std::vector<FixAttempt> apart(const ParsedText &before, const std::vector<FixAttempt> &attempts)
{
    const InstructionList list(before);
    std::set<std::size_t> taken;
    std::vector<FixAttempt> result;
    for (const auto &attempt : attempts) {
        std::set<std::size_t> touched;
        addTouched(list, attempt.fix->edits, touched);
        if (std::ranges::any_of(touched, [&](std::size_t i) { return taken.contains(i); }))
            continue;
        taken.merge(touched);
        result.push_back(attempt);
    }
    return result;
}

} // namespace stagewright::edit
