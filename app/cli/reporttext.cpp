#include "app/cli/checkreport.h"
#include "app/cli/excerpt.h"
#include "core/base/support/strings.h"

#include <array>

namespace stagewright::app {

namespace {

constexpr std::array kSeverities = {lint::Severity::Error, lint::Severity::Warning,
                                    lint::Severity::Information, lint::Severity::Hint};

/// ANSI sequences, or nothing.
struct Colors
{
    std::string_view path, dim, reset;
    std::array<std::string_view, 4> severities;
};

constexpr Colors kPlain{};
constexpr Colors kAnsi{
    "\x1b[1m", "\x1b[2m", "\x1b[0m", {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m", "\x1b[1;36m"}};

std::string counted(std::size_t count, std::string_view thing)
{
    return concat(std::to_string(count), " ", thing, count == 1 ? "" : "s");
}

class TextReport
{
public:
    explicit TextReport(bool hasColors)
        : m_colors(hasColors ? kAnsi : kPlain)
    {}

    std::string write(const std::vector<CheckedFile> &files)
    {
        for (const auto &file : files)
            add(file);
        return m_text + summary(files.size());
    }

private:
    void add(const CheckedFile &file)
    {
        if (file.findings.empty())
            return;
        ++m_filesWithFindings;
        const Positions positions(file.text);
        for (const auto &finding : file.findings)
            add(file.name, positions, finding);
    }

    void add(const std::string &name, const Positions &positions, const lint::Diagnostic &finding)
    {
        const auto index = static_cast<std::size_t>(finding.severity);
        const auto color = m_colors.severities[index];
        const auto at = positions.inCharacters(finding.range.begin);
        ++m_counts[index];
        m_text += concat(m_colors.path, terminalText(name), ":", std::to_string(at.line), ":",
                         std::to_string(at.column), ":", m_colors.reset, " ", color,
                         levelOf(finding.severity), ":", m_colors.reset, " ",
                         terminalText(finding.message.toString()));
        if (finding.rule != "parse")
            m_text += concat(" ", m_colors.dim, "[", finding.rule, "]", m_colors.reset);
        m_text += "\n" + excerpt(positions, finding.range, color, m_colors.reset);
        addFixes(finding);
        m_text += "\n";
    }

    void addFixes(const lint::Diagnostic &finding)
    {
        bool isSafelyFixable = false;
        for (const auto &fix : finding.fixes) {
            const bool isSafe = fix.kind == lint::FixKind::Safe;
            m_text +=
                concat("      = ",
                       isSafe ? "fix: " : "suggestion: ", terminalText(fix.title.toString()), "\n");
            isSafelyFixable |= isSafe;
        }
        m_fixable += isSafelyFixable ? 1U : 0U;
        m_suggested += !isSafelyFixable && !finding.fixes.empty() ? 1U : 0U;
    }

    std::string summary(std::size_t files) const
    {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < kSeverities.size(); ++i) {
            if (m_counts[i] > 0)
                parts.push_back(
                    kSeverities[i] <= lint::Severity::Warning
                        ? counted(m_counts[i], levelOf(kSeverities[i]))
                        : concat(std::to_string(m_counts[i]), " ", levelOf(kSeverities[i])));
        }
        if (parts.empty())
            return concat("No problems in ", counted(files, "file"), ".\n");
        auto text = join(parts, ", ");
        text += files == 1 ? std::string(".")
                           : concat(" in ", std::to_string(m_filesWithFindings), " of ",
                                    counted(files, "file"), ".");
        return text + remedies() + "\n";
    }

    std::string remedies() const
    {
        if (m_fixable == 0 && m_suggested == 0)
            return {};
        if (m_suggested == 0)
            return concat(" --fix mends ", std::to_string(m_fixable), ".");
        if (m_fixable == 0)
            return concat(" --fix --suggestions mends ", std::to_string(m_suggested), ".");
        return concat(" --fix mends ", std::to_string(m_fixable), ", with --suggestions ",
                      std::to_string(m_fixable + m_suggested), ".");
    }

    const Colors &m_colors;
    std::string m_text;
    std::array<std::size_t, 4> m_counts{};
    std::size_t m_filesWithFindings = 0;
    std::size_t m_fixable = 0;
    std::size_t m_suggested = 0; ///< suggestions alone
};

} // namespace

std::string_view levelOf(lint::Severity severity)
{
    constexpr std::array<std::string_view, 4> kLevels = {"error", "warning", "info", "style"};
    return kLevels[static_cast<std::size_t>(severity)];
}

std::string textReport(const std::vector<CheckedFile> &files, bool hasColors)
{
    return TextReport(hasColors).write(files);
}

} // namespace stagewright::app
