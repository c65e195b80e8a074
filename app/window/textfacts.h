/// What completion and hover know beside the text: sizes of the last build, paths of the context.
#pragma once

#include "app/qtsupport/latesttask.h"
#include "core/language/assist/facts.h"

#include <QObject>

#include <string>
#include <vector>

namespace stagewright::app {

class DockerfileDocument;
class TextView;

/// Reads the folder of the file off the GUI thread, anew when the file is another one or is saved.
class TextFacts : public QObject
{
    Q_OBJECT

public:
    TextFacts(DockerfileDocument &document, TextView &view, QObject *parent = nullptr);

    /// Of the document's build state and analysis.
    void refresh();

private:
    void readContext();

    DockerfileDocument &m_document;
    TextView &m_view;
    std::vector<std::string> m_contextPaths;
    LatestTask<std::vector<std::string>> m_reading;
};

/// Paths below a folder, relative to it, folders with a slash behind; at most `limit`, the upper
/// ones first. Follows no links and leaves out .git.
std::vector<std::string> listPaths(const QString &folder, std::size_t limit);

} // namespace stagewright::app
