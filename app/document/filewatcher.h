/// Tells when the file of a document changes behind our back.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace stagewright::app {

/// Watches one path. Editors replace files atomically, which ends a watch: the path is taken up
/// again as soon as it is back. Signals come once things have been quiet for a while.
class FileWatcher : public QObject
{
    Q_OBJECT

public:
    explicit FileWatcher(QObject *parent = nullptr);

    /// Empty: watches nothing.
    void watch(const QString &path);
    void setQuietTime(int milliseconds) { m_quiet.setInterval(milliseconds); }

signals:
    /// Something happened to the file; it may also be as it was, or gone.
    void touched();

private:
    void takeUp();

    QString m_path;
    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
};

} // namespace stagewright::app
