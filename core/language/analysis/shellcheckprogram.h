/// ShellCheck as a program of the machine.
#pragma once

#include "core/base/support/synchronized.h"
#include "core/language/lint/shellchecker.h"

#include <map>
#include <string>
#include <vector>

namespace stagewright::analysis {

/// Runs `shellcheck` over many scripts at once, and keeps its answers by what was asked. Any
/// thread; takes some 50 ms of the CPU for a script: never on the keystroke path.
class ShellCheckProgram : public lint::ShellChecker
{
public:
    /// A name in PATH, or a path.
    explicit ShellCheckProgram(std::string program = "shellcheck");

    bool isInstalled() const;

    /// Unavailable where the program is not installed.
    Result<std::vector<std::vector<lint::ShellFinding>>>
    check(const std::vector<lint::ShellScript> &scripts) override;

private:
    using Findings = std::vector<lint::ShellFinding>;

    void keep(const std::map<std::string, Findings> &answers);

    std::string m_program;
    Synchronized<std::map<std::string, Findings>> m_known; ///< by the whole text that is checked
};

} // namespace stagewright::analysis
