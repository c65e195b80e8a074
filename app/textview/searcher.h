/// Find and replace in the editor.
#pragma once

#include "app/qtsupport/theme.h"
#include "app/textview/textsearch.h"

#include <QObject>

#include <vector>

namespace stagewright::app {

class DockerfileEditor;
class ScintillaBuffer;

/// Marks all matches while a search is on; follows the text.
class Searcher : public QObject
{
    Q_OBJECT

public:
    Searcher(DockerfileEditor &editor, ScintillaBuffer &buffer);

    void setTheme(const Theme &theme);
    /// An empty needle ends the search.
    void setSearch(const QString &needle, const SearchOptions &options);
    /// Goes to the next match and selects it, wrapping around; false where there is none.
    bool find(bool backwards);
    /// Replaces the selected match and goes to the next; where none is selected, only goes there.
    bool replace(const QString &replacement);
    /// In one undo step; how many.
    int replaceAll(const QString &replacement);

    int count() const { return static_cast<int>(m_matches.size()); }
    /// Of the selected match, from 1; 0: none is selected.
    int current() const;
    const QString &error() const { return m_error; }

signals:
    /// count(), current() or error() may have changed.
    void changed();

private:
    void refresh();
    void mark();
    text::TextRange selection() const;

    DockerfileEditor &m_editor;
    ScintillaBuffer &m_buffer;
    QString m_needle;
    SearchOptions m_options;
    QString m_error;
    std::vector<text::TextRange> m_matches;
};

} // namespace stagewright::app
