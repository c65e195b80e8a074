#include "core/language/analysis/shellcheckprogram.h"

#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/process.h"
#include "core/base/sys/tempdir.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <future>
#include <iterator>
#include <optional>
#include <span>

namespace stagewright::analysis {

namespace {

using lint::ShellFinding;
using lint::ShellScript;
using Answers = std::vector<std::vector<ShellFinding>>;

constexpr std::size_t kPerProcess = 16;
constexpr std::size_t kProcesses = 4;

/// What is checked: the script behind lines that say its language and its variables.
struct Source
{
    std::string text;
    std::size_t scriptBegin = 0;
};

/// Without bytes that are no UTF-8: columns count characters. None is added or lost.
void replaceIllFormed(std::string &text)
{
    if (isValidUtf8(text))
        return;
    for (std::size_t i = 0; i < text.size();) {
        const auto length = utf8SequenceLength(text, i);
        if (length == 1 && (static_cast<unsigned char>(text[i]) & 0x80U) != 0)
            text[i] = '?';
        i += length;
    }
}

/// What a shell takes for a variable; an image's environment may hold others.
bool isName(std::string_view name)
{
    return name.find_first_not_of(
               "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") ==
               std::string_view::npos &&
           !name.empty() && (name.front() < '0' || name.front() > '9');
}

/// Variables count as numbers, as hadolint has it: nobody knows whether their values have blanks.
Source sourceOf(const ShellScript &script)
{
    Source source{concat("#!/bin/", script.dialect, "\n"), 0};
    for (const auto &name : script.variables) {
        if (isName(name))
            source.text += concat("export ", name, "=1\n");
    }
    source.scriptBegin = source.text.size();
    source.text += script.text;
    // A second `#!` line would be a mistake.
    if (script.text.starts_with("#!"))
        source.text[source.scriptBegin + 1] = ' ';
    replaceIllFormed(source.text);
    return source;
}

/// Bytes of a script that a line and a column of characters stand for, both from 1.
class Positions
{
public:
    explicit Positions(const Source &source)
        : m_source(source)
        , m_lines(1, 0)
    {
        for (auto at = source.text.find('\n'); at != std::string::npos;
             at = source.text.find('\n', at + 1))
            m_lines.push_back(at + 1);
    }

    /// Not in our own lines in front.
    bool isInScript(std::int64_t line) const
    {
        return line >= 1 && static_cast<std::size_t>(line) <= m_lines.size() &&
               m_lines[static_cast<std::size_t>(line) - 1] >= m_source.scriptBegin;
    }

    text::TextRange range(const Json &place) const
    {
        const auto number = [&](std::string_view key) { return integerAt(place, key).value_or(1); };
        const auto begin = at(number("line"), number("column"));
        return {begin, std::max(begin, at(number("endLine"), number("endColumn")))};
    }

private:
    std::uint32_t at(std::int64_t line, std::int64_t column) const
    {
        if (!isInScript(line))
            return 0;
        auto offset = m_lines[static_cast<std::size_t>(line) - 1];
        for (; column > 1 && offset < m_source.text.size(); --column)
            offset += utf8SequenceLength(m_source.text, offset);
        return static_cast<std::uint32_t>(std::min(offset, m_source.text.size()) -
                                          m_source.scriptBegin);
    }

    const Source &m_source;
    std::vector<std::size_t> m_lines; ///< where they start
};

lint::Severity severityOf(std::string_view level)
{
    if (level == "error")
        return lint::Severity::Error;
    if (level == "warning")
        return lint::Severity::Warning;
    return level == "info" ? lint::Severity::Information : lint::Severity::Hint;
}

ShellFinding readFinding(const Json &comment, const Positions &positions)
{
    ShellFinding finding;
    finding.code = concat("SC", std::to_string(integerAt(comment, "code").value_or(0)));
    finding.severity = severityOf(stringAt(comment, "level").value_or(""));
    finding.range = positions.range(comment);
    finding.message = stringAt(comment, "message").value_or("");
    const auto *fix = memberAt(comment, "fix");
    const auto *replacements = fix ? memberAt(*fix, "replacements") : nullptr;
    if (!replacements || !replacements->is_array())
        return finding;
    for (const auto &replacement : *replacements)
        finding.fix.push_back(
            {positions.range(replacement), stringAt(replacement, "replacement").value_or("")});
    return finding;
}

/// The answer names files by number: "/tmp/x/3".
Result<Answers> readAnswers(std::string_view output, std::span<const Source> sources)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto document, parseJson(output));
    Answers answers(sources.size());
    std::vector<Positions> positions(sources.begin(), sources.end());
    const auto *comments = memberAt(document, "comments");
    for (const auto &comment : comments && comments->is_array() ? *comments : Json::array()) {
        const auto file = stringAt(comment, "file").value_or("");
        const auto index = parseUnsigned(std::string_view(file).substr(file.rfind('/') + 1));
        if (!index || *index >= answers.size())
            return fail(ErrorCode::Corrupt, "shellcheck's answer names a file that was not asked");
        if (positions[*index].isInScript(integerAt(comment, "line").value_or(0)))
            answers[*index].push_back(readFinding(comment, positions[*index]));
    }
    return answers;
}

std::vector<std::string> commandLine(const std::string &program)
{
    // Sourced files are not there; hadolint leaves the same rules out.
    return {"/usr/bin/env",
            "LC_ALL=C.UTF-8",
            program,
            "--norc",
            "--format=json1",
            "--severity=style",
            "--exclude=SC1090,SC1091,SC2187"};
}

Result<Answers> runProgram(const std::string &program, std::span<const Source> sources)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto folder, sys::TempDir::create());
    auto arguments = commandLine(program);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        arguments.push_back(folder.file(std::to_string(i)));
        STAGEWRIGHT_TRY(sys::writeHostFile(arguments.back(), sources[i].text));
    }
    STAGEWRIGHT_TRY_ASSIGN(const auto output, sys::runProcess(std::move(arguments)));
    // 0: nothing found, 1: something found.
    if (output.status.kind != sys::ExitStatus::Kind::Exited || output.status.value > 1)
        return fail(ErrorCode::Failed, concat("shellcheck failed with ", output.status.toString(),
                                              ": ", trim(output.err)));
    return readAnswers(output.out, sources);
}

/// Some processes at a time, each with some of the scripts.
Result<Answers> runPrograms(const std::string &program, const std::vector<Source> &sources)
{
    Answers answers;
    for (std::size_t begin = 0; begin < sources.size(); begin += kPerProcess * kProcesses) {
        std::vector<std::future<Result<Answers>>> running;
        for (std::size_t at = begin;
             at < std::min(sources.size(), begin + kPerProcess * kProcesses); at += kPerProcess) {
            const auto count = std::min(kPerProcess, sources.size() - at);
            running.push_back(std::async(std::launch::async, runProgram, program,
                                         std::span(sources).subspan(at, count)));
        }
        std::optional<Error> error;
        for (auto &process : running) {
            auto result = process.get();
            if (result)
                std::move(result->begin(), result->end(), std::back_inserter(answers));
            else
                error = std::move(result).error();
        }
        if (error)
            return fail(std::move(*error));
    }
    return answers;
}

} // namespace

ShellCheckProgram::ShellCheckProgram(std::string program)
    : m_program(std::move(program))
{}

bool ShellCheckProgram::isInstalled() const
{
    return sys::findProgram(m_program).has_value();
}

Result<Answers> ShellCheckProgram::check(const std::vector<ShellScript> &scripts)
{
    const auto path = sys::findProgram(m_program);
    if (!path)
        return fail(ErrorCode::Unavailable,
                    "the scripts in RUN were not checked: install the package shellcheck");
    std::vector<Source> sources;
    std::transform(scripts.begin(), scripts.end(), std::back_inserter(sources), sourceOf);
    return runPrograms(*path, sources);
}

} // namespace stagewright::analysis
