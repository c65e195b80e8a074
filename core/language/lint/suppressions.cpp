#include "core/language/lint/suppressions.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

using dockerfile::CheckOptions;

constexpr std::string_view kPragma = "hadolint";

bool contains(const std::vector<std::string> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// As BuildKit's linter does it: experimental rules cannot be skipped, only left off.
bool isSwitchedOff(const Rule &rule, const CheckOptions &options)
{
    return !rule.isExperimental && (options.skipAll || contains(options.skip, rule.name));
}

bool isSwitchedOn(const Rule &rule, const CheckOptions &options)
{
    return !rule.isExperimental || options.experimentalAll ||
           contains(options.experimental, rule.name);
}

/// Takes `word` and the white space in front of it.
bool take(std::string_view &text, std::string_view word)
{
    const auto rest = trim(text);
    if (!rest.starts_with(word))
        return false;
    text = rest.substr(word.size());
    return true;
}

/// The rules of `hadolint SCOPE ignore=A,B # reason`; none where the comment is something else.
std::vector<std::string> pragmaRules(std::string_view comment, std::string_view scope)
{
    std::vector<std::string> rules;
    if (!take(comment, kPragma) || !take(comment, scope) || !take(comment, "ignore") ||
        !take(comment, "="))
        return rules;
    for (const auto name : split(comment.substr(0, comment.find('#')), ','))
        rules.emplace_back(trim(name));
    return rules;
}

bool isIgnoredBy(const std::vector<std::string> &comments, std::string_view scope,
                 std::string_view rule)
{
    return std::any_of(comments.begin(), comments.end(), [&](const auto &comment) {
        return contains(pragmaRules(comment, scope), rule);
    });
}

} // namespace

Suppressions::Suppressions(const syntax::SyntaxTree &tree, const dockerfile::Dockerfile &model,
                           CheckOptions file, bool honoursPragmas)
    : m_model(model)
    , m_file(std::move(file))
    , m_hasPragmas(honoursPragmas && tree.source().find(kPragma) != std::string_view::npos)
{
    if (!m_hasPragmas)
        return;
    for (const auto &node : tree.nodes()) {
        if (const auto *comment = node.as<syntax::CommentSyntax>()) {
            for (auto &rule : pragmaRules(comment->text, "global"))
                m_ignored.push_back(std::move(rule));
        }
    }
}

bool Suppressions::allows(const Rule &rule) const
{
    return isSwitchedOn(rule, m_file) && !isSwitchedOff(rule, m_file) &&
           (rule.category == Category::BuildKit || !contains(m_ignored, rule.name));
}

bool Suppressions::allows(const Rule &rule, const dockerfile::Instruction &instruction) const
{
    const auto &comments = instruction.comments;
    const auto here = dockerfile::instructionCheckOptions(comments);
    if (isSwitchedOff(rule, m_file) || isSwitchedOff(rule, here) ||
        !(isSwitchedOn(rule, m_file) || isSwitchedOn(rule, here)))
        return false;
    if (rule.category == Category::BuildKit || !m_hasPragmas)
        return true;
    if (contains(m_ignored, rule.name) || isIgnoredBy(comments, "", rule.name))
        return false;
    const auto position = m_model.positionAt(instruction.range.begin);
    return !position || !isIgnoredBy(m_model.stages[position->stage].instructions.front().comments,
                                     "stage", rule.name);
}

} // namespace stagewright::lint
