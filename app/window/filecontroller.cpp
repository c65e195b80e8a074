#include "app/window/filecontroller.h"

#include "app/qtsupport/text.h"
#include "app/window/infobar.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace stagewright::app {

namespace {

const char *const kNewText = "# syntax=docker/dockerfile:1\n"
                             "\n"
                             "FROM alpine:3.20 AS builder\n"
                             "WORKDIR /src\n"
                             "COPY . .\n"
                             "RUN echo 'build here' > app\n"
                             "\n"
                             "FROM scratch\n"
                             "COPY --from=builder /src/app /app\n";

/// The example as installed, or as it lies in the source tree beside a build.
QString examplePath()
{
    const auto programs = QCoreApplication::applicationDirPath();
    for (const auto *relative : {"/../share/stagewright/examples/hello/Dockerfile",
                                 "/../../../resources/examples/hello/Dockerfile"}) {
        const QFileInfo info(programs + QLatin1String(relative));
        if (info.exists())
            return info.canonicalFilePath();
    }
    return {};
}

QString dockerfileIn(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return path;
    for (const auto *name : {"Dockerfile", "Containerfile", "dockerfile"}) {
        const auto candidate = QDir(path).filePath(QLatin1String(name));
        if (QFileInfo::exists(candidate))
            return candidate;
    }
    return QDir(path).filePath(QStringLiteral("Dockerfile"));
}

} // namespace

FileController::FileController(DockerfileDocument &document, RecentFiles &recent, InfoBar &bar,
                               QWidget &window)
    : QObject(&window)
    , m_document(document)
    , m_recent(recent)
    , m_bar(bar)
    , m_window(window)
    , m_ask([this](const QString &name) { return askWithDialog(name); })
{
    connect(&document, &DockerfileDocument::diskStateChanged, this, &FileController::showDiskState);
}

bool FileController::open(const QString &path)
{
    if (!mayClose())
        return false;
    const auto file = QFileInfo(dockerfileIn(path)).absoluteFilePath();
    if (const auto result = m_document.open(file); !result) {
        complain(result.error());
        m_recent.remove(file);
        emit recentChanged();
        return false;
    }
    m_bar.hide();
    m_recent.add(file);
    emit recentChanged();
    emit opened();
    if (!isWritable(file))
        m_bar.showMessage(InfoBar::Kind::Information,
                          tr("%1 is read-only. You can edit it and save it under another name.")
                              .arg(m_document.displayName()));
    return true;
}

void FileController::openWithDialog()
{
    const auto path = QFileDialog::getOpenFileName(
        &m_window, tr("Open Dockerfile"), folderOfDialog(),
        tr("Dockerfiles (Dockerfile* *.Dockerfile Containerfile*);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void FileController::startNew()
{
    if (!mayClose())
        return;
    m_bar.hide();
    m_document.startNew(kNewText);
    emit opened();
}

void FileController::openExample()
{
    const auto path = examplePath();
    if (path.isEmpty())
        m_bar.showMessage(InfoBar::Kind::Warning,
                          tr("The example is not installed. Install the package stagewright, or "
                             "start from a checkout."));
    else
        open(path);
}

bool FileController::recover(const QString &path, std::string_view text)
{
    const bool isThere = !path.isEmpty() && QFileInfo::exists(path);
    if (isThere && !open(path))
        return false;
    if (!isThere) {
        if (!mayClose())
            return false;
        m_document.startNew();
        emit opened();
    }
    m_document.performEdits(tr("Recover unsaved text"),
                            text::difference(m_document.buffer().text(), text));
    return true;
}

bool FileController::save()
{
    if (m_document.path().isEmpty())
        return saveAs();
    const auto result = m_document.save();
    if (!result && result.error().code != ErrorCode::AlreadyExists)
        complain(result.error());
    else if (!result)
        showDiskState(DiskState::Changed);
    return result.has_value();
}

bool FileController::saveAs()
{
    const auto proposal = m_document.path().isEmpty()
                              ? QDir(folderOfDialog()).filePath(QStringLiteral("Dockerfile"))
                              : m_document.path();
    const auto path = QFileDialog::getSaveFileName(&m_window, tr("Save Dockerfile"), proposal);
    if (path.isEmpty())
        return false;
    if (const auto result = m_document.saveAs(path); !result) {
        complain(result.error());
        return false;
    }
    m_recent.add(m_document.path());
    emit recentChanged();
    return true;
}

bool FileController::mayClose()
{
    if (!m_document.isModified())
        return true;
    const auto answer = m_ask(m_document.displayName());
    return answer == Answer::Discard || (answer == Answer::Save && save());
}

FileController::Answer FileController::askWithDialog(const QString &name) const
{
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    tr("%1 has changes that are not saved.").arg(name),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
    box.setInformativeText(tr("Without saving they are lost."));
    const int button = box.exec();
    if (button == QMessageBox::Save)
        return Answer::Save;
    return button == QMessageBox::Discard ? Answer::Discard : Answer::Cancel;
}

void FileController::complain(const Error &error)
{
    m_bar.showMessage(InfoBar::Kind::Error, fromUtf8(error.toString()));
}

void FileController::showDiskState(DiskState state)
{
    const auto name = m_document.displayName();
    if (state == DiskState::Same)
        m_bar.hide();
    else if (state == DiskState::Removed)
        m_bar.showMessage(
            InfoBar::Kind::Warning,
            tr("%1 was deleted or moved by another program. Save writes it again.").arg(name),
            {{tr("Save"), [this] { save(); }}});
    else
        m_bar.showMessage(InfoBar::Kind::Warning,
                          tr("%1 was changed by another program.").arg(name),
                          {{tr("Reload"), [this] { m_document.reloadFromDisk(); }},
                           {tr("Keep mine"), [this] { m_document.keepMine(); }}});
}

QString FileController::folderOfDialog() const
{
    if (!m_document.path().isEmpty())
        return QFileInfo(m_document.path()).path();
    return m_recent.paths().isEmpty() ? QDir::currentPath()
                                      : QFileInfo(m_recent.paths().first()).path();
}

} // namespace stagewright::app
