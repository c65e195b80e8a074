/// A shell checker's answers, kept by what was asked.
#pragma once

#include "core/base/support/synchronized.h"
#include "core/language/lint/shellchecker.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stagewright::analysis {

/// Any thread. A script of the same text, dialect and variables is asked about once.
class ShellAnswers : public lint::ShellChecker
{
public:
    using Findings = std::vector<lint::ShellFinding>;

    explicit ShellAnswers(std::shared_ptr<lint::ShellChecker> checker);

    /// Asks about those scripts alone whose answers are not known. Fails as the checker does.
    Result<std::vector<Findings>> check(const std::vector<lint::ShellScript> &scripts) override;

    /// Asks nobody: nothing for a script that nobody asked about yet. Fit for the keystroke path.
    std::vector<std::optional<Findings>> known(const std::vector<lint::ShellScript> &scripts) const;

private:
    void keep(const std::map<std::string, Findings> &answers);

    std::shared_ptr<lint::ShellChecker> m_checker;
    mutable Synchronized<std::map<std::string, Findings>> m_known; ///< by all that is asked
};

} // namespace stagewright::analysis
