#include "app/document/statefolder.h"

#include <QDir>

namespace stagewright::app {

QString stateFolder(const QString &name)
{
    auto base = qEnvironmentVariable("XDG_STATE_HOME");
    if (base.isEmpty() || !QDir::isAbsolutePath(base))
        base = QDir::homePath() + QStringLiteral("/.local/state");
    return base + QStringLiteral("/stagewright/") + name;
}

} // namespace stagewright::app
