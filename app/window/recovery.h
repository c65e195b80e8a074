/// Offers the text that a crash left in the journal.
#pragma once

#include "app/document/journal.h"

#include <QObject>

#include <vector>

namespace stagewright::app {

class FileController;
class InfoBar;

/// One entry after the other in the info bar. An entry that is neither recovered nor discarded is
/// offered again at the next start.
class Recovery : public QObject
{
    Q_OBJECT

public:
    Recovery(FileController &files, Journal &journal, InfoBar &bar, const QString &folder,
             QObject *parent);

    /// Looks for entries of programs that are gone, and shows the oldest.
    void offer();

private:
    void showNext();
    void recover();
    void discard();

    FileController &m_files;
    Journal &m_journal;
    InfoBar &m_bar;
    QString m_folder;
    std::vector<JournalEntry> m_entries; ///< oldest first; the first one is shown
};

} // namespace stagewright::app
