/// What the window shows while no file is open.
#pragma once

#include "app/qtsupport/theme.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace stagewright::app {

/// Three ways in and the recent files; the whole page takes dropped files.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void setRecentFiles(const QStringList &paths);
    void setTheme(const Theme &theme);

signals:
    void openRequested();
    void newRequested();
    void exampleRequested();
    void recentRequested(const QString &path);

private:
    QLabel *m_logo;
    QVBoxLayout *m_recent;
    QLabel *m_recentTitle;
    QStringList m_paths;
};

} // namespace stagewright::app
