#include "app/document/recentfiles.h"

#include <QSettings>

namespace stagewright::app {

namespace {

constexpr qsizetype kMost = 10;
const QLatin1String kKey("recentFiles");

} // namespace

RecentFiles::RecentFiles(QSettings &settings)
    : m_settings(settings)
    , m_paths(settings.value(kKey).toStringList())
{}

void RecentFiles::add(const QString &path)
{
    m_paths.removeAll(path);
    m_paths.prepend(path);
    while (m_paths.size() > kMost)
        m_paths.removeLast();
    store();
}

void RecentFiles::remove(const QString &path)
{
    m_paths.removeAll(path);
    store();
}

void RecentFiles::clear()
{
    m_paths.clear();
    store();
}

void RecentFiles::store()
{
    m_settings.setValue(kKey, m_paths);
}

} // namespace stagewright::app
