#include "app/window/graphexport.h"

#include "app/qtsupport/text.h"
#include "core/base/support/strings.h"
#include "core/language/draw/draw.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <optional>

namespace stagewright::app {

namespace {

constexpr double kPngScale = 2;
constexpr double kLargestSide = 16000; ///< pixels

QByteArray svgOf(const GraphPicture &picture, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(title);
    generator.setResolution(96);
    const QSize size = picture.size().toSize();
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    QPainter painter(&generator);
    picture.paint(painter, QRectF(QPointF(), picture.size()));
    painter.end();
    return bytes;
}

QByteArray pngOf(const GraphPicture &picture)
{
    const QSizeF size = picture.size();
    const double scale = std::min(kPngScale, kLargestSide / std::max(size.width(), size.height()));
    QImage image((size * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    picture.paint(painter, QRectF(image.rect()));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray pdfOf(const GraphPicture &picture, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    const bool isWide = picture.size().width() > picture.size().height();
    writer.setPageOrientation(isWide ? QPageLayout::Landscape : QPageLayout::Portrait);
    printGraph(picture, writer);
    return bytes;
}

QByteArray bytesOf(const ExportSource &source, ExportFormat format)
{
    const draw::DrawOptions options{source.target, source.onlyNeeded, toUtf8(source.title)};
    switch (format) {
    case ExportFormat::Svg:
        return svgOf(source.picture, source.title);
    case ExportFormat::Png:
        return pngOf(source.picture);
    case ExportFormat::Pdf:
        return pdfOf(source.picture, source.title);
    case ExportFormat::Dot:
        return QByteArray::fromStdString(draw::drawDot(source.model, options));
    case ExportFormat::Mermaid:
        return QByteArray::fromStdString(draw::drawMermaid(source.model, options));
    }
    return {};
}

} // namespace

std::optional<ExportFormat> exportFormatOf(const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("svg"))
        return ExportFormat::Svg;
    if (ending == QLatin1String("png"))
        return ExportFormat::Png;
    if (ending == QLatin1String("pdf"))
        return ExportFormat::Pdf;
    if (ending == QLatin1String("dot") || ending == QLatin1String("gv"))
        return ExportFormat::Dot;
    if (ending == QLatin1String("mmd") || ending == QLatin1String("mermaid"))
        return ExportFormat::Mermaid;
    return std::nullopt;
}

QStringList exportFilters()
{
    const auto text = [](const char *name) {
        return QCoreApplication::translate("GraphExport", name);
    };
    return {text(QT_TRANSLATE_NOOP("GraphExport", "SVG picture (*.svg)")),
            text(QT_TRANSLATE_NOOP("GraphExport", "PNG picture (*.png)")),
            text(QT_TRANSLATE_NOOP("GraphExport", "PDF document (*.pdf)")),
            text(QT_TRANSLATE_NOOP("GraphExport", "Graphviz (*.dot)")),
            text(QT_TRANSLATE_NOOP("GraphExport", "Mermaid (*.mmd)"))};
}

Result<void> exportGraph(const ExportSource &source, const QString &path)
{
    const auto format = exportFormatOf(path);
    if (!format)
        return fail(ErrorCode::InvalidArgument,
                    concat(toUtf8(QFileInfo(path).fileName()),
                           " has no known ending: use .svg, .png, .pdf, .dot or .mmd"));
    QSaveFile file(path);
    const QByteArray bytes = bytesOf(source, *format);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io,
                    concat(toUtf8(path), " could not be written: ", toUtf8(file.errorString())));
    return {};
}

void printGraph(const GraphPicture &picture, QPagedPaintDevice &device)
{
    QPainter painter(&device);
    const QRectF page(QPointF(), QSizeF(device.width(), device.height()));
    QSizeF size = picture.size();
    size.scale(page.size(), Qt::KeepAspectRatio);
    picture.paint(painter, QRectF(QPointF(), size));
}

} // namespace stagewright::app
