/// What the builder said, as it says it.
#pragma once

#include "app/qtsupport/theme.h"

#include <QPlainTextEdit>
#include <QTimer>

namespace stagewright::app {

/// Keeps the last 200 000 lines. Follows the end until the user scrolls away from it. Text is
/// added a few times a second, whatever comes in.
class BuildLog : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit BuildLog(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void append(const QString &text);
    void startAnew();

private:
    void flush();

    QString m_waiting;
    QTimer m_pace;
};

} // namespace stagewright::app
