/// The files that were open lately, newest first.
#pragma once

#include <QStringList>

class QSettings;

namespace stagewright::app {

/// Kept in the settings under "recentFiles"; at most ten, absolute paths, no path twice.
class RecentFiles
{
public:
    explicit RecentFiles(QSettings &settings);

    const QStringList &paths() const { return m_paths; }
    void add(const QString &path);
    void remove(const QString &path);
    void clear();

private:
    void store();

    QSettings &m_settings;
    QStringList m_paths;
};

} // namespace stagewright::app
