/// A Dockerfile on disk: read whole, written atomically, byte for byte what the user sees.
#pragma once

#include "core/base/support/result.h"

#include <QString>

#include <string>

namespace stagewright::app {

struct DocumentFile
{
    std::string text;    ///< UTF-8 with the file's own line ends, without the byte order mark
    bool hasBom = false; ///< a UTF-8 byte order mark stands before the text

    bool operator==(const DocumentFile &) const = default;
};

/// Errors: NotFound, PermissionDenied, Io; Unsupported where the file is no UTF-8 text or larger
/// than 64 MB: such a file is never taken over and so never rewritten.
Result<DocumentFile> readDocument(const QString &path);

/// Writes a temporary file beside the target, syncs it and renames it over the target: a reader
/// sees the old or the new text, never half of one. Keeps the mode; a symbolic link stays one and
/// its target is replaced. Errors: PermissionDenied, OutOfSpace, Io; the old file is then intact.
Result<void> writeDocument(const QString &path, const DocumentFile &file);

/// False where writing would be refused: the file or its folder is read-only.
bool isWritable(const QString &path);

} // namespace stagewright::app
