#include "app/gui/screenshot.h"

#include "app/window/mainwindow.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

namespace stagewright::app {

namespace {

constexpr int kPatience = 30'000;
constexpr int kQuiet = 400; ///< animations are over by then

void settle(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Sizes and layers come from the builder.
void waitForAnswers(const MainWindow &window)
{
    QDeadlineTimer deadline(kPatience);
    while (window.isWaiting() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
}

} // namespace

bool saveScreenshot(MainWindow &window, const QString &path, const QString &stage)
{
    window.document().waitUntilIdle(kPatience);
    settle(0); // what was put off until the event loop
    waitForAnswers(window);
    settle(kQuiet);
    if (!stage.isEmpty() && !window.selectStage(stage)) {
        std::fprintf(stderr, "stagewright-gui: no stage %s\n", qPrintable(stage));
        return false;
    }
    settle(kQuiet);
    if (window.grab().save(path))
        return true;
    std::fprintf(stderr, "stagewright-gui: cannot write %s\n", qPrintable(path));
    return false;
}

} // namespace stagewright::app
