#include "app/document/filewatcher.h"

#include <QFile>
#include <QFileInfo>

namespace stagewright::app {

FileWatcher::FileWatcher(QObject *parent)
    : QObject(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(200);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_quiet.start(); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        // The folder's own noise counts only while the file's watch is lost.
        if (!m_watcher.files().contains(m_path))
            m_quiet.start();
    });
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        takeUp();
        emit touched();
    });
}

void FileWatcher::watch(const QString &path)
{
    m_quiet.stop();
    const auto watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    m_path = path;
    takeUp();
}

void FileWatcher::takeUp()
{
    if (m_path.isEmpty())
        return;
    const auto folder = QFileInfo(m_path).absolutePath();
    if (!m_watcher.directories().contains(folder))
        m_watcher.addPath(folder);
    if (!m_watcher.files().contains(m_path) && QFile::exists(m_path))
        m_watcher.addPath(m_path);
}

} // namespace stagewright::app
