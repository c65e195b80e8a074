/// ShellCheck as a program of the machine.
#pragma once

#include "core/language/lint/shellchecker.h"

#include <string>
#include <vector>

namespace stagewright::analysis {

/// Runs `shellcheck` over many scripts at once. Any thread; takes some 50 ms of the CPU for a
/// script: never on the keystroke path, and behind ShellAnswers where it is asked again.
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
    std::string m_program;
};

} // namespace stagewright::analysis
