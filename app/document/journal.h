/// Text that is in no file yet, kept where a crash cannot reach it.
#pragma once

#include "app/document/dockerfiledocument.h"

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <string>
#include <vector>

namespace stagewright::app {

/// Unsaved text that a program left behind when it ended without asking.
struct JournalEntry
{
    QString documentPath; ///< empty: it had no file yet
    QDateTime written;
    std::string text;
    QString file;                    ///< of the journal
    std::shared_ptr<QLockFile> lock; ///< while it is held, no other window offers the entry
};

/// $XDG_STATE_HOME/stagewright/journal.
QString journalFolder();

/// Those whose program is gone, oldest first; what cannot be read is left alone.
std::vector<JournalEntry> abandonedEntries(const QString &folder);
/// The text is in the editor again, or nobody wants it.
void removeEntry(const JournalEntry &entry);

/// Follows one document: while its text differs from its file, the journal is at most `delay` ms
/// and one write behind it. Writes off the GUI thread. Ends with nothing left behind: who closes a
/// document has been asked. GUI thread only.
class Journal : public QObject
{
    Q_OBJECT

public:
    static constexpr int kDelay = 500;

    Journal(DockerfileDocument &document, const QString &folder, QObject *parent = nullptr);
    ~Journal() override;

    /// Everything typed so far is on disk when it returns.
    void flush();
    void setDelay(int milliseconds) { m_timer.setInterval(milliseconds); }

signals:
    /// Once, until a write succeeds again.
    void failed(const QString &reason);

private:
    void look();
    void write();
    void remove();
    void report(const Result<void> &result);

    DockerfileDocument &m_document;
    QString m_file;
    QLockFile m_lock;
    QThreadPool m_pool; ///< one thread: writes keep their order
    QTimer m_timer;
    bool m_isThere = false;
    bool m_hasFailed = false;
};

} // namespace stagewright::app
