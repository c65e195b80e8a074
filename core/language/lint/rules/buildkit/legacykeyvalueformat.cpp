#include "core/base/support/strings.h"
#include "core/language/lint/rules/buildkit/rules.h"
#include "core/language/syntax/arguments.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

using dockerfile::KeyValue;

const std::vector<KeyValue> *legacyPairs(const dockerfile::Instruction &instruction)
{
    const auto *env = instruction.as<dockerfile::EnvInstruction>();
    if (env && env->isLegacyForm)
        return &env->variables;
    const auto *label = instruction.as<dockerfile::LabelInstruction>();
    return label && label->isLegacyForm ? &label->labels : nullptr;
}

/// `NAME VALUE` as `NAME=VALUE`: the value gets quotes where it would fall into several words.
class Rewriter
{
public:
    Rewriter(const RuleInput &input, const KeyValue &pair)
        : m_source(input.tree.source())
        , m_escape(input.model.escape)
        , m_key(pair.key)
        , m_value(*pair.value)
    {}

    /// Nothing where the same value cannot be written so.
    std::optional<text::EditList> edits() const
    {
        if (!isPlainName() || holdsComment())
            return std::nullopt;
        if (isOneWord(m_value.text))
            return joined("=", m_value.range.begin, {});
        if (m_value.text.find_first_of(quoting()) == std::string::npos)
            return joined("=\"", m_value.range.begin, "\"");
        auto escaped = withEscapedBlanks();
        if (!escaped)
            return std::nullopt;
        return joined("=" + *escaped, m_value.range.end, {});
    }

private:
    std::string quoting() const { return std::string("\"'") + m_escape; }
    /// In the old form a name ends at a blank, whatever quotes there are.
    bool isPlainName() const { return m_key.text.find_first_of(quoting()) == std::string::npos; }

    /// Comment lines between the parts would get lost.
    bool holdsComment() const
    {
        const auto slice = text::slice(m_source, {m_key.range.begin, m_value.range.end});
        return slice.find('\n') != std::string_view::npos &&
               slice.find('#') != std::string_view::npos;
    }

    bool isOneWord(const std::string &text) const
    {
        const syntax::Span all{0, static_cast<std::uint32_t>(text.size())};
        const auto words = syntax::splitQuotedWords(text, all, m_escape);
        return words.size() == 1 && words.front().text == text;
    }

    /// Replaces what stands between the name and `valueBegin`; `end` goes behind the value.
    std::optional<text::EditList> joined(std::string separator, std::uint32_t valueBegin,
                                         std::string end) const
    {
        text::EditList edits;
        edits.add({{m_key.range.end, valueBegin}, std::move(separator)});
        if (!end.empty())
            edits.add({{m_value.range.end, m_value.range.end}, std::move(end)});
        return edits;
    }

    std::optional<std::string> withEscapedBlanks() const;

    std::string_view m_source;
    char m_escape;
    const dockerfile::Word &m_key;
    const dockerfile::Word &m_value;
};

/// For values with quotes of their own: blanks outside them are escaped one by one.
std::optional<std::string> Rewriter::withEscapedBlanks() const
{
    std::string result;
    char quote = 0;
    for (std::size_t i = 0; i < m_value.text.size(); ++i) {
        const auto character = m_value.text[i];
        if (character == m_escape && quote != '\'' && i + 1 < m_value.text.size()) {
            result += {character, m_value.text[++i]};
            continue;
        }
        if (character == '{' && quote == 0 && i > 0 && m_value.text[i - 1] == '$')
            return std::nullopt;
        if (character == quote)
            quote = 0;
        else if (quote == 0 && (character == '"' || character == '\''))
            quote = character;
        if (quote == 0 && (character == ' ' || character == '\t'))
            result += m_escape;
        result += character;
    }
    return isOneWord(result) ? std::optional(result) : std::nullopt;
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &step : steps(input)) {
        const auto *pairs = legacyPairs(step.instruction);
        if (!pairs || pairs->empty() || !pairs->front().value || step.converted.isFailed)
            continue;
        const auto &pair = pairs->front();
        const auto &keyword = step.instruction.keyword.text;
        auto *diagnostic = findings.add(
            step, {pair.key.range.begin, pair.value->range.end},
            Message(MSG("lint", "\"%1 key=value\" should be used instead of legacy \"%1 key "
                                "value\" format"),
                    {keyword}));
        if (!diagnostic || step.converted.isTrigger())
            continue;
        if (auto edits = Rewriter(input, pair).edits())
            diagnostic->fixes.push_back(
                {Message(MSG("lint", "Write it as %1=value"), {pair.key.text}), std::move(*edits),
                 FixKind::Safe});
    }
}

} // namespace

constinit const Rule kLegacyKeyValueFormat{
    .name = "LegacyKeyValueFormat",
    .description =
        MSG("lint", "Legacy key/value format with whitespace separator should not be used"),
    .url = "https://docs.docker.com/go/dockerfile/rule/legacy-key-value-format/",
    .phase = Phase::Steps,
    .check = check};

} // namespace stagewright::lint
