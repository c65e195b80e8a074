#include "app/window/graphdocks.h"

#include "app/document/dockerfiledocument.h"
#include "app/graphview/argumentspanel.h"
#include "app/graphview/graphview.h"
#include "app/graphview/palette.h"
#include "app/qtsupport/text.h"
#include "app/window/graphactions.h"
#include "app/window/graphexport.h"
#include "app/window/graphpane.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPrintPreviewDialog>
#include <QPrinter>

namespace stagewright::app {

GraphDocks::GraphDocks(DockerfileDocument &document, GraphView &view, GraphPane &pane,
                       QWidget &window)
    : QObject(&window)
    , m_document(document)
    , m_view(view)
    , m_window(window)
    , m_palette(new Palette(&window))
    , m_arguments(new ArgumentsPanel(&window))
{
    connect(m_palette, &Palette::insertRequested, this, [this, &pane](const PaletteItem &item) {
        const GraphSelection &selection = m_view.selection();
        InsertWish wish;
        wish.text = item.text;
        wish.isImage = item.isImage;
        wish.stage = selection.oneStage();
        if (wish.stage != 0 && selection.instruction && !item.isImage)
            wish.before = RowPlace{wish.stage, *selection.instruction + 1};
        pane.insert(wish);
    });
    connect(m_arguments, &ArgumentsPanel::valueChanged, this,
            [this](const QString &name, const std::optional<QString> &value) {
                m_document.setModelOptions(withArgument(m_document.modelOptions(), name, value));
            });
}

void GraphDocks::setTheme(const Theme &theme)
{
    m_palette->setTheme(theme);
    m_arguments->setTheme(theme);
}

void GraphDocks::refresh()
{
    const auto &analysis = m_document.analysis();
    if (!analysis)
        return;
    m_arguments->setRows(
        argumentRows(analysis->dockerfile, analysis->conversion, m_document.modelOptions()));
    QStringList images;
    for (const GraphImage &image : m_view.content().images)
        if (image.kind == ImageKind::Registry)
            images << image.name;
    m_palette->setImages(images);
    m_view.setSuggestions(m_palette->texts());
}

void GraphDocks::connectActions(GraphActions &actions)
{
    connect(actions.exportGraph, &QAction::triggered, this, &GraphDocks::exportGraph);
    connect(actions.print, &QAction::triggered, this, &GraphDocks::print);
}

void GraphDocks::exportGraph()
{
    const auto analysis = m_document.currentAnalysis();
    const QFileInfo file(m_document.path());
    QString filter = exportFilters().first();
    QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Export graph"),
        file.absolutePath() + QLatin1Char('/') + m_document.displayName() + QStringLiteral(".svg"),
        exportFilters().join(QStringLiteral(";;")), &filter);
    if (path.isEmpty())
        return;
    if (!exportFormatOf(path))
        path += filter.section(QLatin1String("*"), 1).remove(QLatin1Char(')'));
    const GraphPicture picture = m_view.picture();
    const auto written =
        app::exportGraph({picture, analysis->dockerfile, m_document.modelOptions().target,
                          m_view.viewOptions().onlyNeeded, m_document.displayName()},
                         path);
    if (!written)
        emit failed(tr("The graph was not exported: %1").arg(fromUtf8(written.error().message)));
}

void GraphDocks::print()
{
    QPrinter printer;
    printer.setDocName(m_document.displayName());
    const GraphPicture picture = m_view.picture();
    const bool isWide = picture.size().width() > picture.size().height();
    printer.setPageOrientation(isWide ? QPageLayout::Landscape : QPageLayout::Portrait);
    QPrintPreviewDialog preview(&printer, &m_window);
    preview.setWindowTitle(tr("Print graph"));
    connect(&preview, &QPrintPreviewDialog::paintRequested, this,
            [&picture](QPrinter *paper) { printGraph(picture, *paper); });
    preview.exec();
}

} // namespace stagewright::app
