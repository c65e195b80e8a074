#include "app/document/documentfile.h"

#include "app/qtsupport/text.h"
#include "core/base/support/strings.h"
#include "core/base/support/utf8.h"

#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace stagewright::app {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr qint64 kLargestFile = 64 * 1024 * 1024;

ErrorCode codeOf(const QFileDevice &file)
{
    if (file.error() == QFileDevice::PermissionsError)
        return ErrorCode::PermissionDenied;
    if (file.error() == QFileDevice::ResourceError)
        return ErrorCode::OutOfSpace;
    return ErrorCode::Io;
}

/// The rename itself must reach the disk too; a file system that cannot sync folders is no error.
void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

Result<QByteArray> readBytes(const QString &path)
{
    QFile file(path);
    const auto name = toUtf8(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, concat(name, " does not exist. It may have been moved."));
    if (QFileInfo(path).isDir())
        return fail(ErrorCode::InvalidArgument,
                    concat(name, " is a folder. Open a Dockerfile in it."));
    if (!file.open(QIODevice::ReadOnly))
        return fail(codeOf(file), concat("Cannot read ", name, ": ", toUtf8(file.errorString())));
    if (file.size() > kLargestFile)
        return fail(ErrorCode::Unsupported,
                    concat(name, " is larger than 64 MB: it is hardly a Dockerfile."));
    return file.readAll();
}

} // namespace

Result<DocumentFile> readDocument(const QString &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const QByteArray bytes, readBytes(path));
    std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    DocumentFile result;
    result.hasBom = view.starts_with(kBom);
    if (result.hasBom)
        view.remove_prefix(kBom.size());
    if (!isValidUtf8(view))
        return fail(ErrorCode::Unsupported,
                    concat(toUtf8(path),
                           " is not UTF-8 text, so it was not opened and not changed. "
                           "Convert it first, for example with iconv -t UTF-8."));
    result.text = std::string(view);
    return result;
}

Result<void> writeDocument(const QString &path, const DocumentFile &file)
{
    QSaveFile target(path);
    const auto failure = [&target, &path] {
        return fail(codeOf(target),
                    concat("Cannot save ", toUtf8(path), ": ", toUtf8(target.errorString()),
                           ". The file on disk is unchanged; Save As… puts the text "
                           "somewhere else."));
    };
    if (!target.open(QIODevice::WriteOnly))
        return failure();
    if (file.hasBom)
        target.write(kBom.data(), static_cast<qint64>(kBom.size()));
    target.write(file.text.data(), static_cast<qint64>(file.text.size()));
    if (!target.commit())
        return failure();
    syncFolder(QFileInfo(QFileInfo(path).canonicalFilePath()).path());
    return {};
}

bool isWritable(const QString &path)
{
    const QFileInfo info(path);
    const QFileInfo folder(info.exists() ? QFileInfo(info.canonicalFilePath()).path()
                                         : info.path());
    return (!info.exists() || info.isWritable()) && folder.isWritable();
}

} // namespace stagewright::app
