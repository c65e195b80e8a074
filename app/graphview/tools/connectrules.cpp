#include "app/graphview/tools/connectrules.h"

#include <QCoreApplication>

namespace stagewright::app {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ConnectRules", text);
}

} // namespace

QString refusalToConnect(const GraphContent &content, StageId source, StageId target)
{
    if (source == target)
        return translated(QT_TRANSLATE_NOOP("ConnectRules", "A stage cannot copy from itself"));
    const auto from = content.indexOf(source);
    const auto to = content.indexOf(target);
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

std::map<StageId, Emphasis> emphasisFor(const GraphContent &content, StageId source)
{
    std::map<StageId, Emphasis> emphasis;
    for (const GraphStage &stage : content.stages)
        emphasis[stage.id] = refusalToConnect(content, source, stage.id).isEmpty()
                                 ? Emphasis::Lit
                                 : Emphasis::Dimmed;
    emphasis[source] = Emphasis::Normal;
    return emphasis;
}

} // namespace stagewright::app
