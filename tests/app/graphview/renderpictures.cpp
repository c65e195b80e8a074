// Pictures of the graph for human eyes: renderpictures FOLDER writes PNGs of every sample in both
// themes. QT_SCALE_FACTOR=2 for the fine ones.
#include "app/graphview/graphview.h"
#include "tests/app/graphview/samplecontent.h"

#include <QApplication>
#include <QDir>

using namespace stagewright::app;
using namespace stagewright::tests;

namespace {

GraphContent runningContent()
{
    GraphContent content = goContent(false);
    GraphStage &builder = content.stages[0];
    builder.status = StepStatus::Running;
    builder.progress = 0.6;
    builder.footer = QStringLiteral("discarded after build · building, 3 of 5 steps");
    const StepStatus states[] = {StepStatus::Cached, StepStatus::Cached, StepStatus::Done,
                                 StepStatus::Running, StepStatus::Waiting};
    for (std::size_t i = 0; i < builder.rows.size(); ++i)
        builder.rows[i].status = states[i];
    return content;
}

void render(const QString &file, const GraphContent &content, const Theme &theme,
            const GraphSelection &selection, QSize size, double zoom = 0)
{
    GraphView view;
    view.setTheme(theme);
    view.resize(size);
    view.setContent(content);
    view.setSelection(selection);
    view.setLegendVisible(file.contains(QStringLiteral("trouble")));
    view.show();
    QApplication::processEvents();
    if (zoom > 0)
        view.setZoom(zoom);
    QApplication::processEvents();
    view.grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QDir folder(QString::fromLocal8Bit(argc > 1 ? argv[1] : "."));
    for (const bool dark : {false, true}) {
        const Theme theme = dark ? Theme::dark() : Theme::light();
        applyTheme(application, theme);
        const auto file = [&folder, dark](const char *name) {
            return folder.filePath(QLatin1String(name) +
                                   QLatin1String(dark ? "-dark.png" : ".png"));
        };
        render(file("go"), goContent(true), theme, GraphSelection::ofRow(2, 2), {930, 600});
        render(file("go-bare"), goContent(false), theme, GraphSelection::ofNode(nodeOf(1)),
               {930, 600});
        render(file("empty"), {}, theme, {}, {930, 600});
        render(file("running"), runningContent(), theme, {}, {930, 600});
        render(file("one"), oneStageContent(), theme, {}, {930, 600});
        render(file("trouble"), troubledContent(), theme, {}, {1300, 760});
        render(file("large"), largeContent(52), theme, {}, {1440, 900});
        render(file("large-near"), largeContent(52), theme, {}, {1440, 900}, 1);
        render(file("large-middle"), largeContent(52), theme, {}, {1440, 900}, 0.45);
    }
    return 0;
}
