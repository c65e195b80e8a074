/// The diagnostics of a text as rows of a table, filtered.
#pragma once

#include "app/document/analysisscheduler.h"
#include "app/qtsupport/theme.h"
#include "core/language/lint/rule.h"
#include "core/language/text/lineindex.h"

#include <QAbstractTableModel>

#include <array>
#include <optional>
#include <set>
#include <vector>

namespace stagewright::app {

/// Who found a problem.
enum class ProblemSource { Language, BuildKit, Hadolint, Graph, ShellCheck };
constexpr std::size_t kProblemSources = 5;
constexpr std::size_t kSeverities = 4;

ProblemSource sourceOf(const lint::Diagnostic &diagnostic);
/// For people.
QString titleOf(ProblemSource source);
QString titleOf(lint::Severity severity);
/// "✖", "⚠", "ℹ", "○": told apart without colours.
QString glyphOf(lint::Severity severity);
QColor colorOf(lint::Severity severity, const Theme &theme);

/// Which problems are shown.
struct ProblemFilter
{
    std::set<lint::Severity> hidden;
    std::optional<ProblemSource> source; ///< nothing: all
    QString text;                        ///< in message, rule or stage, whatever the case

    bool isOff() const { return hidden.empty() && !source && text.isEmpty(); }
    bool operator==(const ProblemFilter &) const = default;
};

/// Rows are in the order of the text. A reset of the model costs what the filter does: nothing is
/// made for rows that nobody looks at.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Severity, Message, Rule, Stage, Line, Source, ColumnCount };
    using Counts = std::array<int, kSeverities>;

    using QAbstractTableModel::QAbstractTableModel;

    void setAnalysis(const AnalysisPtr &analysis);
    void setFilter(const ProblemFilter &filter);
    void setTheme(const Theme &theme);

    const ProblemFilter &filter() const { return m_filter; }
    /// Of all problems, shown or not.
    const Counts &counts() const { return m_counts; }
    int count(ProblemSource source) const;
    int count() const;
    /// Problems that have a fix which keeps what the file means.
    int safelyFixable() const { return m_safelyFixable; }

    const lint::Diagnostic &diagnostic(int row) const;
    /// Index in Analysis::diagnostics.
    std::size_t indexOf(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// -1 where it is not shown.
    int rowOf(std::size_t diagnostic) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void refresh();
    bool accepts(const lint::Diagnostic &diagnostic) const;
    QString stageOf(const lint::Diagnostic &diagnostic) const;
    QString text(const lint::Diagnostic &diagnostic, int column) const;
    QString spoken(const lint::Diagnostic &diagnostic) const;

    AnalysisPtr m_analysis;
    std::optional<text::LineIndex> m_lines;
    ProblemFilter m_filter;
    Theme m_theme = Theme::light();
    std::vector<std::size_t> m_rows;
    Counts m_counts{};
    std::array<int, kProblemSources> m_sources{};
    int m_safelyFixable = 0;
};

} // namespace stagewright::app
