#include "core/language/analysis/shellanswers.h"

#include <algorithm>
#include <iterator>

namespace stagewright::analysis {

namespace {

using lint::ShellScript;

/// More answers are kept than one file has RUNs, and fewer than fill the memory.
constexpr std::size_t kKept = 4096;

/// Neither dialects nor names hold a line feed.
std::string keyOf(const ShellScript &script)
{
    auto key = script.dialect;
    for (const auto &name : script.variables)
        key.append(" ").append(name);
    return key.append("\n").append(script.text);
}

std::vector<std::string> keysOf(const std::vector<ShellScript> &scripts)
{
    std::vector<std::string> keys;
    std::transform(scripts.begin(), scripts.end(), std::back_inserter(keys), keyOf);
    return keys;
}

} // namespace

ShellAnswers::ShellAnswers(std::shared_ptr<lint::ShellChecker> checker)
    : m_checker(std::move(checker))
{}

Result<std::vector<ShellAnswers::Findings>>
ShellAnswers::check(const std::vector<ShellScript> &scripts)
{
    const auto keys = keysOf(scripts);
    const auto kept = known(scripts);
    std::map<std::string, Findings> answers;
    std::vector<ShellScript> unknown;
    std::vector<std::string> unknownKeys;
    for (std::size_t i = 0; i < scripts.size(); ++i) {
        if (!answers.emplace(keys[i], kept[i].value_or(Findings())).second || kept[i])
            continue;
        unknown.push_back(scripts[i]);
        unknownKeys.push_back(keys[i]);
    }
    if (!unknown.empty()) {
        STAGEWRIGHT_TRY_ASSIGN(auto fresh, m_checker->check(unknown));
        for (std::size_t i = 0; i < unknown.size(); ++i)
            answers[unknownKeys[i]] = std::move(fresh[i]);
        keep(answers);
    }
    std::vector<Findings> result;
    for (const auto &key : keys)
        result.push_back(answers[key]);
    return result;
}

std::vector<std::optional<ShellAnswers::Findings>>
ShellAnswers::known(const std::vector<ShellScript> &scripts) const
{
    std::vector<std::optional<Findings>> result;
    m_known.with([&](const auto &known) {
        for (const auto &key : keysOf(scripts)) {
            const auto found = known.find(key);
            result.push_back(found == known.end() ? std::nullopt : std::optional(found->second));
        }
    });
    return result;
}

void ShellAnswers::keep(const std::map<std::string, Findings> &answers)
{
    m_known.with([&](auto &known) {
        if (known.size() + answers.size() > kKept)
            known.clear();
        known.insert(answers.begin(), answers.end());
    });
}

} // namespace stagewright::analysis
