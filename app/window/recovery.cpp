#include "app/window/recovery.h"

#include "app/window/filecontroller.h"
#include "app/window/infobar.h"

#include <QFileInfo>
#include <QLocale>

namespace stagewright::app {

Recovery::Recovery(FileController &files, Journal &journal, InfoBar &bar, const QString &folder,
                   QObject *parent)
    : QObject(parent)
    , m_files(files)
    , m_journal(journal)
    , m_bar(bar)
    , m_folder(folder)
{}

void Recovery::offer()
{
    m_entries = abandonedEntries(m_folder);
    showNext();
}

void Recovery::showNext()
{
    if (m_entries.empty())
        return;
    const auto &entry = m_entries.front();
    const auto when = QLocale().toString(entry.written.toLocalTime(), QLocale::ShortFormat);
    const auto text =
        entry.documentPath.isEmpty()
            ? tr("Stagewright ended before a new Dockerfile was saved. Its text of %1 is kept.")
                  .arg(when)
            : tr("Stagewright ended before changes of %1 were saved. Their text of %2 is kept.")
                  .arg(QFileInfo(entry.documentPath).fileName(), when);
    m_bar.showMessage(
        InfoBar::Kind::Warning, text,
        {{tr("Recover"), [this] { recover(); }}, {tr("Discard"), [this] { discard(); }}});
}

/// The entry goes when the text is in the journal of this program.
void Recovery::recover()
{
    const auto &entry = m_entries.front();
    if (!m_files.recover(entry.documentPath, entry.text))
        return;
    m_journal.flush();
    discard();
}

void Recovery::discard()
{
    removeEntry(m_entries.front());
    m_entries.erase(m_entries.begin());
    showNext();
}

} // namespace stagewright::app
