#include "app/textview/editpreview.h"

#include "app/qtsupport/text.h"
#include "core/base/support/strings.h"
#include "core/language/text/lineindex.h"

#include <QCoreApplication>

namespace stagewright::app {

namespace {

using text::TextRange;

/// The lines of a piece of text that begins and ends with lines, without their ends.
std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    for (auto line : split(text, '\n')) {
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.emplace_back(line);
    }
    if (!lines.empty() && lines.back().empty())
        lines.pop_back();
    return lines;
}

QString row(const QString &sign, const std::string &text, const QColor &color)
{
    return QStringLiteral(
               "<div style=\"white-space:pre-wrap;font-family:'%1';color:%2\">%3 %4</div>")
        .arg(monospaceFont().family(), color.name(), sign, fromUtf8(text).toHtmlEscaped());
}

} // namespace

std::vector<ChangedLines> changedLines(std::string_view text, const text::EditList &edits)
{
    const text::LineIndex lines(text);
    std::vector<ChangedLines> changes;
    const auto &list = edits.edits();
    for (std::size_t i = 0; i < list.size();) {
        const auto first = lines.at(list[i].range.begin).line;
        auto last = lines.at(list[i].range.end).line;
        text::EditList part;
        for (; i < list.size() && lines.at(list[i].range.begin).line <= last; ++i) {
            last = std::max(last, lines.at(list[i].range.end).line);
            part.add(list[i]);
        }
        const TextRange whole{lines.startOfLine(first), lines.lineRange(last).end};
        text::EditList local;
        for (const auto &edit : part.edits())
            local.add(
                {{edit.range.begin - whole.begin, edit.range.end - whole.begin}, edit.replacement});
        const auto before = text::slice(text, whole);
        changes.push_back({first, linesOf(before), linesOf(local.apply(before))});
    }
    return changes;
}

QString previewHtml(const std::vector<ChangedLines> &changes, const Theme &theme, int limit)
{
    QString html;
    int rows = 0;
    for (const auto &change : changes) {
        if (rows >= limit) {
            html += QStringLiteral("<div>…</div>");
            break;
        }
        html +=
            QStringLiteral("<div style=\"color:%1\">%2</div>")
                .arg(theme.muted.name(),
                     QCoreApplication::translate("EditPreview", "Line %1").arg(change.line + 1));
        for (const auto &line : change.before)
            html += rows++ < limit ? row(QStringLiteral("−"), line, theme.fail) : QString();
        for (const auto &line : change.after)
            html += rows++ < limit ? row(QStringLiteral("+"), line, theme.ok) : QString();
    }
    return html;
}

} // namespace stagewright::app
