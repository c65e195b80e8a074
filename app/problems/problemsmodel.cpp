#include "app/problems/problemsmodel.h"

#include "app/qtsupport/text.h"

#include <algorithm>
#include <numeric>

namespace stagewright::app {

namespace {

bool hasSafeFix(const lint::Diagnostic &diagnostic)
{
    return std::ranges::any_of(
        diagnostic.fixes, [](const lint::Fix &fix) { return fix.kind == lint::FixKind::Safe; });
}

} // namespace

ProblemSource sourceOf(const lint::Diagnostic &diagnostic)
{
    if (diagnostic.rule == "parse")
        return ProblemSource::Language;
    const auto *rule = lint::findRule(diagnostic.rule);
    switch (rule ? rule->category : lint::Category::ShellCheck) {
    case lint::Category::BuildKit:
        return ProblemSource::BuildKit;
    case lint::Category::Hadolint:
        return ProblemSource::Hadolint;
    case lint::Category::Graph:
        return ProblemSource::Graph;
    case lint::Category::ShellCheck:
        break;
    }
    return ProblemSource::ShellCheck;
}

QString titleOf(ProblemSource source)
{
    switch (source) {
    case ProblemSource::Language:
        return ProblemsModel::tr("Language");
    case ProblemSource::BuildKit:
        return QStringLiteral("BuildKit");
    case ProblemSource::Hadolint:
        return QStringLiteral("hadolint");
    case ProblemSource::Graph:
        return ProblemsModel::tr("Stages");
    case ProblemSource::ShellCheck:
        break;
    }
    return QStringLiteral("ShellCheck");
}

QString titleOf(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Error:
        return ProblemsModel::tr("Error");
    case lint::Severity::Warning:
        return ProblemsModel::tr("Warning");
    case lint::Severity::Information:
        return ProblemsModel::tr("Information");
    case lint::Severity::Hint:
        break;
    }
    return ProblemsModel::tr("Hint");
}

QString glyphOf(lint::Severity severity)
{
    const QString glyphs[] = {QStringLiteral("✖"), QStringLiteral("⚠"), QStringLiteral("ℹ"),
                              QStringLiteral("○")};
    return glyphs[static_cast<std::size_t>(severity)];
}

QColor colorOf(lint::Severity severity, const Theme &theme)
{
    const QColor colors[] = {theme.fail, theme.warn, theme.accent, theme.muted};
    return colors[static_cast<std::size_t>(severity)];
}

void ProblemsModel::setAnalysis(const AnalysisPtr &analysis)
{
    m_analysis = analysis;
    m_lines.emplace(analysis->snapshot.text());
    m_counts.fill(0);
    m_sources.fill(0);
    m_safelyFixable = 0;
    for (const auto &diagnostic : analysis->diagnostics) {
        ++m_counts[static_cast<std::size_t>(diagnostic.severity)];
        ++m_sources[static_cast<std::size_t>(sourceOf(diagnostic))];
        m_safelyFixable += hasSafeFix(diagnostic);
    }
    refresh();
}

void ProblemsModel::setFilter(const ProblemFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
}

void ProblemsModel::setTheme(const Theme &theme)
{
    m_theme = theme;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ProblemsModel::refresh()
{
    beginResetModel();
    m_rows.clear();
    const auto count = m_analysis ? m_analysis->diagnostics.size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (accepts(m_analysis->diagnostics[i]))
            m_rows.push_back(i);
    }
    endResetModel();
}

bool ProblemsModel::accepts(const lint::Diagnostic &diagnostic) const
{
    if (m_filter.hidden.contains(diagnostic.severity) ||
        (m_filter.source && *m_filter.source != sourceOf(diagnostic)))
        return false;
    return m_filter.text.isEmpty() ||
           std::ranges::any_of(std::array{Message, Rule, Stage}, [&](Column column) {
               return text(diagnostic, column).contains(m_filter.text, Qt::CaseInsensitive);
           });
}

int ProblemsModel::count(ProblemSource source) const
{
    return m_sources[static_cast<std::size_t>(source)];
}

int ProblemsModel::count() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), 0);
}

const lint::Diagnostic &ProblemsModel::diagnostic(int row) const
{
    return m_analysis->diagnostics[indexOf(row)];
}

int ProblemsModel::rowOf(std::size_t diagnostic) const
{
    const auto found = std::ranges::lower_bound(m_rows, diagnostic);
    return found != m_rows.end() && *found == diagnostic ? static_cast<int>(found - m_rows.begin())
                                                         : -1;
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProblemsModel::stageOf(const lint::Diagnostic &diagnostic) const
{
    const auto &model = m_analysis->dockerfile;
    const auto position = model.positionAt(diagnostic.range.begin);
    return position ? fromUtf8(model.stages[position->stage].displayName()) : QString();
}

QString ProblemsModel::text(const lint::Diagnostic &diagnostic, int column) const
{
    switch (column) {
    case Severity:
        return QStringLiteral("%1  %2").arg(glyphOf(diagnostic.severity),
                                            titleOf(diagnostic.severity));
    case Message:
        return translated(diagnostic.message);
    case Rule:
        return fromUtf8(diagnostic.rule);
    case Stage:
        return stageOf(diagnostic);
    case Line:
        return QString::number(m_lines->at(diagnostic.range.begin).line + 1);
    default:
        return titleOf(sourceOf(diagnostic));
    }
}

/// A row as a screen reader says it.
QString ProblemsModel::spoken(const lint::Diagnostic &diagnostic) const
{
    return tr("%1 in line %2: %3, rule %4")
        .arg(titleOf(diagnostic.severity), text(diagnostic, Line), text(diagnostic, Message),
             text(diagnostic, Rule));
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto &found = diagnostic(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(found, column);
    case Qt::AccessibleTextRole:
        return column == Message ? spoken(found) : text(found, column);
    case Qt::ToolTipRole:
        return column == Rule ? tr("What the rule %1 says").arg(text(found, Rule))
                              : text(found, column == Line ? Line : Message);
    case Qt::ForegroundRole:
        if (column == Severity)
            return colorOf(found.severity, m_theme);
        if (column == Rule)
            return m_theme.accent;
        return column == Message ? m_theme.text : m_theme.muted;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Line ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Severity"), tr("Message"), tr("Rule"),
                              tr("Stage"),    tr("Line"),    tr("Source")};
    return titles[section];
}

} // namespace stagewright::app
