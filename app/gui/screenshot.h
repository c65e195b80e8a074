/// A picture of the real window, for the README and for looking at it.
#pragma once

#include <QString>

namespace stagewright::app {

class MainWindow;

/// Waits until everything is shown, selects `stage` (may be empty), saves. False where the
/// picture could not be written or the stage does not exist; the reason is on stderr.
bool saveScreenshot(MainWindow &window, const QString &path, const QString &stage);

} // namespace stagewright::app
