#include "app/textview/searcher.h"

#include "app/textview/dockerfileeditor.h"
#include "app/textview/editorlook.h"
#include "app/textview/scintillabuffer.h"
#include "app/textview/scintillacall.h"

#include <algorithm>

namespace stagewright::app {

Searcher::Searcher(DockerfileEditor &editor, ScintillaBuffer &buffer)
    : QObject(&editor)
    , m_editor(editor)
    , m_buffer(buffer)
{
    connect(&buffer, &TextBuffer::settled, this, &Searcher::refresh);
    connect(&editor, &QsciScintilla::SCN_UPDATEUI, this, [this](int what) {
        if (!m_needle.isEmpty() && (what & Sci::SC_UPDATE_SELECTION) != 0)
            emit changed();
    });
}

void Searcher::setSearch(const QString &needle, const SearchOptions &options)
{
    if (needle == m_needle && options == m_options)
        return;
    m_needle = needle;
    m_options = options;
    refresh();
}

void Searcher::refresh()
{
    if (m_needle.isEmpty() && m_matches.empty() && m_error.isEmpty())
        return;
    auto found = findAll(m_buffer.text(), m_needle, m_options);
    m_error = found ? QString() : found.error();
    m_matches = found ? std::move(*found) : std::vector<text::TextRange>();
    mark();
    emit changed();
}

void Searcher::mark()
{
    call(m_editor, Sci::SCI_SETINDICATORCURRENT, kSearchIndicator);
    call(m_editor, Sci::SCI_INDICATORCLEARRANGE, 0, m_buffer.text().size());
    for (const auto match : m_matches)
        call(m_editor, Sci::SCI_INDICATORFILLRANGE, match.begin, match.length());
}

text::TextRange Searcher::selection() const
{
    return {static_cast<std::uint32_t>(call(m_editor, Sci::SCI_GETSELECTIONSTART)),
            static_cast<std::uint32_t>(call(m_editor, Sci::SCI_GETSELECTIONEND))};
}

int Searcher::current() const
{
    const auto found = std::ranges::find(m_matches, selection());
    return found == m_matches.end() ? 0 : static_cast<int>(found - m_matches.begin()) + 1;
}

bool Searcher::find(bool backwards)
{
    if (m_matches.empty())
        return false;
    const auto here = selection();
    auto next = m_matches.begin();
    if (backwards) {
        next = std::ranges::lower_bound(m_matches, here.begin, {}, &text::TextRange::begin);
        next = next == m_matches.begin() ? m_matches.end() - 1 : next - 1;
    } else {
        const auto from = here.isEmpty() || current() == 0 ? here.begin : here.end;
        next = std::ranges::lower_bound(m_matches, from, {}, &text::TextRange::begin);
        next = next == m_matches.end() ? m_matches.begin() : next;
    }
    m_editor.showRange(*next);
    return true;
}

bool Searcher::replace(const QString &replacement)
{
    if (const int here = current(); here > 0) {
        const auto match = m_matches[static_cast<std::size_t>(here - 1)];
        auto bytes = replacementFor(m_buffer.text(), match, m_needle, replacement, m_options);
        const auto end = match.begin + static_cast<std::uint32_t>(bytes.size());
        text::EditList edits;
        edits.add({match, std::move(bytes)});
        m_buffer.perform({tr("Replace"), edits, std::nullopt});
        call(m_editor, Sci::SCI_GOTOPOS, end);
    }
    return find(false);
}

int Searcher::replaceAll(const QString &replacement)
{
    const auto edits = replacements(m_buffer.text(), m_needle, replacement, m_options);
    const auto number = static_cast<int>(edits.edits().size());
    m_buffer.perform({tr("Replace All"), edits, std::nullopt});
    return number;
}

} // namespace stagewright::app
