/// A shell linter without a shell: objects to every `$`.
#pragma once

#include "core/language/lint/shellchecker.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::tests {

class FakeShellChecker : public lint::ShellChecker
{
public:
    using Answers = std::vector<std::vector<lint::ShellFinding>>;

    Result<Answers> check(const std::vector<lint::ShellScript> &scripts) override
    {
        const std::scoped_lock lock(gate); // whoever holds the gate keeps the answer back
        ++runs;
        if (failsWith)
            return fail(*failsWith, "no linter today");
        Answers answers;
        for (const auto &script : scripts) {
            asked.push_back(script.text);
            auto &findings = answers.emplace_back();
            if (const auto at = script.text.find('$'); at != std::string::npos) {
                const auto begin = static_cast<std::uint32_t>(at);
                findings.push_back({"SC2086",
                                    lint::Severity::Information,
                                    {begin, begin + 2},
                                    "a dollar",
                                    {{{begin, begin}, "\""}, {{begin + 2, begin + 2}, "\""}}});
            }
        }
        return answers;
    }

    std::mutex gate;
    std::atomic<int> runs = 0;
    std::vector<std::string> asked; ///< every script, in order; read it while nothing runs
    std::optional<ErrorCode> failsWith;
};

} // namespace stagewright::tests
