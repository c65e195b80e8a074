/// The graph as a file for other programs, or on paper.
#pragma once

#include "app/graphview/graphpicture.h"
#include "core/base/support/result.h"
#include "core/language/dockerfile/dockerfile.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>

class QPagedPaintDevice;

namespace stagewright::app {

enum class ExportFormat { Svg, Png, Pdf, Dot, Mermaid };

/// By the ending of a file's name; nothing where no format has it.
std::optional<ExportFormat> exportFormatOf(const QString &path);

/// "SVG picture (*.svg)" and so on, for a file dialog.
QStringList exportFilters();

struct ExportSource
{
    const GraphPicture &picture;
    const dockerfile::Dockerfile &model;
    std::string target;      ///< of dot and Mermaid; empty: the last stage
    bool onlyNeeded = false; ///< of dot and Mermaid
    QString title;
};

/// Errors: those of writing; InvalidArgument for a name without a known ending.
Result<void> exportGraph(const ExportSource &source, const QString &path);

/// On one page, as large as it fits.
void printGraph(const GraphPicture &picture, QPagedPaintDevice &device);

} // namespace stagewright::app
