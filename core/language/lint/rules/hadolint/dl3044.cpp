#include "core/base/support/strings.h"
#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace stagewright::lint {

namespace {

using Pairs = std::vector<dockerfile::KeyValue>;
using NameSet = std::set<std::string, std::less<>>;

/// `$NAME` and `${NAME}`.
std::vector<std::string_view> namesIn(std::string_view value)
{
    std::vector<std::string_view> names;
    for (auto at = value.find('$'); at != std::string_view::npos; at = value.find('$', at + 1)) {
        auto rest = value.substr(at + 1);
        const bool hasBraces = rest.starts_with('{');
        if (hasBraces)
            rest.remove_prefix(1);
        const auto end = std::min(rest.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                         "abcdefghijklmnopqrstuvwxyz0123456789_"),
                                  rest.size());
        if (!hasBraces || rest.substr(end).starts_with('}'))
            names.push_back(rest.substr(0, end));
    }
    return names;
}

/// The first pair that uses the name of another one that nobody set before.
const dockerfile::KeyValue *findUse(const Pairs &pairs, const NameSet &known)
{
    std::map<std::string_view, std::size_t> count;
    for (const auto &pair : pairs)
        ++count[pair.key.text];
    for (const auto &pair : pairs) {
        const std::string_view value = pair.value ? std::string_view(pair.value->text) : "";
        for (const auto name : namesIn(value)) {
            const auto found = count.find(name);
            const std::size_t own = name == pair.key.text;
            if (found != count.end() && found->second > own && !known.contains(name))
                return &pair;
        }
    }
    return nullptr;
}

/// From the pair on in an ENV of its own. What it uses must stand before it.
std::optional<text::EditList> splitBefore(const dockerfile::Instruction &instruction,
                                          const Pairs &pairs, const dockerfile::KeyValue &user)
{
    if (&user == &pairs.front())
        return std::nullopt;
    const auto &before = *(&user - 1);
    text::EditList edits;
    edits.add(
        {{before.value ? before.value->range.end : before.key.range.end, user.key.range.begin},
         concat("\n", instruction.keyword.text, " ")});
    return edits;
}

void check(const RuleInput &input, Findings &findings)
{
    NameSet known;
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            if (const auto *arg = instruction.as<dockerfile::ArgInstruction>()) {
                for (const auto &argument : arg->arguments)
                    known.insert(argument.key.text);
            }
            const auto *env = instruction.as<dockerfile::EnvInstruction>();
            if (!env)
                continue;
            if (const auto *user = findUse(env->variables, known))
                addFix(findings.add(instruction, user->value->range,
                                    Message(MSG("lint", "'%1' uses a variable that the same ENV "
                                                        "sets: it still has its old value"),
                                            {user->key.text})),
                       splitBefore(instruction, env->variables, *user),
                       Message(MSG("lint", "Split the ENV")), FixKind::Suggestion);
            for (const auto &pair : env->variables)
                known.insert(pair.key.text);
        }
    }
}

} // namespace

constinit const Rule kDL3044{.name = "DL3044",
                             .description = MSG("lint", "An ENV cannot use what it sets itself"),
                             .category = Category::Hadolint,
                             .severity = Severity::Error,
                             .yieldsTo = "UndefinedVar",
                             .check = check};

} // namespace stagewright::lint
