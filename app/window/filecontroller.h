/// Open, save and close with everything that can go wrong around them.
#pragma once

#include "app/document/dockerfiledocument.h"
#include "app/document/recentfiles.h"

#include <QObject>

#include <functional>

class QWidget;

namespace stagewright::app {

class InfoBar;

/// Asks in the window's name; what failed goes to the info bar.
class FileController : public QObject
{
    Q_OBJECT

public:
    enum class Answer { Save, Discard, Cancel };
    /// Asks whether unsaved text may go; tests put their own answer here.
    using Ask = std::function<Answer(const QString &name)>;

    FileController(DockerfileDocument &document, RecentFiles &recent, InfoBar &bar,
                   QWidget &window);

    void setAsk(Ask ask) { m_ask = std::move(ask); }

    /// A folder stands for the Dockerfile in it. False where it was not opened.
    bool open(const QString &path);
    void openWithDialog();
    void startNew();
    void openExample();
    /// Opens the file (a document without one where `path` is empty or gone) and puts the text into
    /// it, as one step that is not saved. False where the user keeps what is open.
    bool recover(const QString &path, std::string_view text);
    bool save();
    bool saveAs();
    /// False where the user wants to go on with the text as it is.
    bool mayClose();

signals:
    void opened();
    void recentChanged();

private:
    Answer askWithDialog(const QString &name) const;
    void complain(const Error &error);
    void showDiskState(DiskState state);
    QString folderOfDialog() const;

    DockerfileDocument &m_document;
    RecentFiles &m_recent;
    InfoBar &m_bar;
    QWidget &m_window;
    Ask m_ask;
};

} // namespace stagewright::app
