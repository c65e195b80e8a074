#include "core/language/edit/fixes.h"

#include "core/base/support/strings.h"
#include "core/language/edit/fixproof.h"
#include "core/language/text/lineindex.h"

#include <algorithm>
#include <map>
#include <set>

namespace stagewright::edit {

namespace {

using lint::Diagnostic;
using text::EditList;
using text::TextRange;

/// Ranges that fixes of one round have taken; they may not even touch.
class TakenRanges
{
public:
    bool take(const EditList &edits)
    {
        for (const auto &edit : edits.edits()) {
            const auto next = m_ends.lower_bound(edit.range.begin);
            if (next != m_ends.end() && next->first <= edit.range.end)
                return false;
            if (next != m_ends.begin() && std::prev(next)->second >= edit.range.begin)
                return false;
        }
        for (const auto &edit : edits.edits()) {
            auto &end = m_ends[edit.range.begin];
            end = std::max(end, edit.range.end);
        }
        return true;
    }

private:
    std::map<std::uint32_t, std::uint32_t> m_ends; ///< by begin
};

class FixLoop
{
public:
    FixLoop(const ParsedText &text, const Diagnose &diagnose, const FixOptions &options)
        : m_diagnose(diagnose)
        , m_options(options)
        , m_first(text)
        , m_text(text)
        , m_lines(text.text())
        , m_diagnostics(diagnose(text))
    {}

    FixResult run()
    {
        do {
            m_hasProgress = false;
            m_refused.clear();
            m_doubtful.clear();
            m_result.refused.clear();
            for (auto batch = candidates(); !batch.empty(); batch = candidates())
                advance(std::move(batch));
        } while (m_hasProgress && !m_refused.empty());
        m_result.text = m_text.text();
        return std::move(m_result);
    }

private:
    std::vector<FixAttempt> candidates() const;
    const lint::Fix *fixOf(const Diagnostic &diagnostic) const;
    void advance(std::vector<FixAttempt> batch);
    void commit(const std::vector<FixAttempt> &batch, FixedText fixed);
    void refuse(const FixAttempt &attempt, Message reason);
    std::uint32_t offsetAtFirst(std::uint32_t offset) const { return m_back.map(offset); }
    AppliedFix describe(const FixAttempt &attempt) const;
    /// Of a finding, in whatever round.
    using Key = std::pair<std::string, std::uint32_t>;
    Key keyOf(const Diagnostic &diagnostic) const
    {
        return {diagnostic.rule, offsetAtFirst(diagnostic.range.begin)};
    }
    bool contains(const std::set<Key> &keys, const Diagnostic &diagnostic) const
    {
        return !keys.empty() && keys.contains(keyOf(diagnostic));
    }

    const Diagnose &m_diagnose;
    const FixOptions &m_options;
    const ParsedText &m_first;
    ParsedText m_text;
    text::LineIndex m_lines; ///< of the first text
    EditList m_back;         ///< from the text at hand to the first
    std::vector<Diagnostic> m_diagnostics;
    std::set<Key> m_refused;  ///< until something else was mended: then they may do
    std::set<Key> m_doubtful; ///< failed with another one at the same instruction
    bool m_hasProgress = false;
    FixResult m_result;
};

const lint::Fix *FixLoop::fixOf(const Diagnostic &diagnostic) const
{
    const auto &fixes = diagnostic.fixes;
    const auto found = std::ranges::find_if(fixes, [&](const lint::Fix &fix) {
        return m_options.takesSuggestions || fix.kind == lint::FixKind::Safe;
    });
    return found == fixes.end() || found->edits.isEmpty() ? nullptr : &*found;
}

/// The fixes that can be applied at once; once there is no other, those that failed with another
/// one at the same instruction.
std::vector<FixAttempt> FixLoop::candidates() const
{
    std::vector<FixAttempt> result;
    std::vector<FixAttempt> doubtful;
    TakenRanges taken;
    for (const auto &diagnostic : m_diagnostics) {
        const auto *fix = fixOf(diagnostic);
        if (!fix || contains(m_refused, diagnostic))
            continue;
        if (contains(m_doubtful, diagnostic))
            doubtful.push_back({&diagnostic, fix});
        else if (taken.take(fix->edits))
            result.push_back({&diagnostic, fix});
    }
    return result.empty() ? apart(m_text, doubtful) : result;
}

/// Applies what can be proven of the batch: all of it, or without those that seem to be wrong, or
/// its first half, and so on. What is left comes again.
void FixLoop::advance(std::vector<FixAttempt> batch)
{
    while (!batch.empty()) {
        auto fixed = tryFixes(m_text, m_diagnostics, batch, m_diagnose);
        if (fixed)
            return commit(batch, std::move(*fixed));
        if (batch.size() == 1)
            return refuse(batch.front(), std::move(fixed.error().reason));
        auto causes = blame(m_text, fixed.error(), batch);
        for (auto &[attempt, reason] : causes.guilty)
            refuse(attempt, std::move(reason));
        for (const auto &attempt : causes.doubtful)
            m_doubtful.insert(keyOf(*attempt.diagnostic));
        if (causes.others.size() == batch.size())
            causes.others.resize(batch.size() / 2);
        batch = std::move(causes.others);
    }
}

void FixLoop::commit(const std::vector<FixAttempt> &batch, FixedText fixed)
{
    for (const auto &attempt : batch)
        m_result.applied.push_back(describe(attempt));
    m_hasProgress = true;
    m_result.edits = m_result.edits.then(fixed.edits);
    m_back = m_result.edits.invert(m_first.text());
    m_text = std::move(fixed.text);
    m_diagnostics = std::move(fixed.diagnostics);
}

void FixLoop::refuse(const FixAttempt &attempt, Message reason)
{
    m_refused.insert(keyOf(*attempt.diagnostic));
    m_result.refused.push_back({describe(attempt), std::move(reason)});
}

AppliedFix FixLoop::describe(const FixAttempt &attempt) const
{
    const auto offset = offsetAtFirst(attempt.diagnostic->range.begin);
    return {attempt.diagnostic->rule, attempt.fix->title, m_lines.at(offset).line};
}

} // namespace

Diagnose diagnoseWith(lint::LintOptions options, const dockerfile::DockerIgnore *ignore)
{
    return [options = std::move(options), ignore](const ParsedText &text) {
        convert::ConvertOptions convertOptions;
        convertOptions.model = text.options;
        convertOptions.mode = convert::Mode::Editor;
        const auto conversion = convert::convert(text.model, convertOptions);
        return lint::diagnose({.tree = text.tree,
                               .model = text.model,
                               .conversion = conversion,
                               .mode = convert::Mode::Editor,
                               .ignore = ignore},
                              options);
    };
}

FixResult applyFixes(const ParsedText &text, const Diagnose &diagnose, const FixOptions &options)
{
    return FixLoop(text, diagnose, options).run();
}

} // namespace stagewright::edit
