#include "app/graphview/tools/connectrules.h"

#include <QCoreApplication>

namespace stagewright::app {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ConnectRules", text);
}

QString refusalOfImage(const GraphImage *image, const GraphStage &target)
{
    if (!image)
        return translated(QT_TRANSLATE_NOOP("ConnectRules", "This image is gone"));
    if (target.isGhost)
        return translated(
            QT_TRANSLATE_NOOP("ConnectRules", "The FROM line of this stage must be mended first"));
    if (image->kind == ImageKind::Unresolved)
        return translated(
            QT_TRANSLATE_NOOP("ConnectRules", "This name must be mended first: it is no image"));
    return {};
}

} // namespace

QString refusalToConnect(const GraphContent &content, const NodeKey &source, StageId target)
{
    if (source == nodeOf(target))
        return translated(QT_TRANSLATE_NOOP("ConnectRules", "A stage cannot copy from itself"));
    const auto to = content.indexOf(target);
    if (source.stage == 0)
        return to ? refusalOfImage(content.image(source.image), content.stages[*to])
                  : translated(QT_TRANSLATE_NOOP("ConnectRules", "This stage is gone"));
    const auto from = content.indexOf(source.stage);
    if (!from || !to)
        return translated(QT_TRANSLATE_NOOP("ConnectRules", "This stage is gone"));
    if (content.stages[*from].isGhost || content.stages[*to].isGhost)
        return translated(
            QT_TRANSLATE_NOOP("ConnectRules", "The FROM line of this stage must be mended first"));
    if (*from > *to)
        return translated(
                   QT_TRANSLATE_NOOP(
                       "ConnectRules",
                       "%1 comes before %2 in the file: stages can only copy from earlier ones"))
            .arg(content.stages[*to].name, content.stages[*from].name);
    return {};
}

std::map<NodeKey, Emphasis> emphasisFor(const GraphContent &content, const NodeKey &source)
{
    std::map<NodeKey, Emphasis> emphasis;
    for (const GraphStage &stage : content.stages)
        emphasis[nodeOf(stage.id)] = refusalToConnect(content, source, stage.id).isEmpty()
                                         ? Emphasis::Lit
                                         : Emphasis::Dimmed;
    emphasis[source] = Emphasis::Normal;
    return emphasis;
}

} // namespace stagewright::app
