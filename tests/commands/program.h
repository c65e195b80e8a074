/// The program `stagewright` as a test runs it.
#pragma once

#include "tests/support/paths.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <string>

namespace stagewright::tests {

struct Output
{
    int exitCode = -1;
    std::string out;
    std::string err;
};

/// Runs it to its end, in `folder` where one is given.
inline Output run(const QStringList &arguments, const std::string &input = {},
                  const QString &folder = {})
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QString::fromStdString(programPath("stagewright")), arguments);
    process.write(input.data(), static_cast<qint64>(input.size()));
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        qFatal("stagewright does not end");
    return {process.exitCode(), process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

/// A command line, split at blanks.
inline QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

/// Makes the file and the folders above it.
inline void writeText(const QString &path, const std::string &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), qint64(text.size())) != qint64(text.size()))
        qFatal("cannot write %s", qPrintable(path));
}

inline std::string readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace stagewright::tests
