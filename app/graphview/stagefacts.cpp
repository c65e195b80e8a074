#include "app/graphview/stagefacts.h"

#include "app/graphview/glyphs.h"
#include "app/qtsupport/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace stagewright::app {

namespace {

QString translated(const char *text, int n = -1)
{
    return QCoreApplication::translate("StageFacts", text, nullptr, n);
}

QString roleText(const GraphStage &stage)
{
    switch (stage.role) {
    case StageRole::Target:
        return stage.metadata.isEmpty()
                   ? translated(QT_TRANSLATE_NOOP("StageFacts", "this is the image"))
                   : QString();
    case StageRole::Ships:
        return translated(QT_TRANSLATE_NOOP("StageFacts", "its layers ship"));
    case StageRole::Discarded:
        return translated(QT_TRANSLATE_NOOP("StageFacts", "discarded after build"));
    case StageRole::Unused:
        return translated(QT_TRANSLATE_NOOP("StageFacts", "not built for this target"));
    }
    return {};
}

struct Steps
{
    qint64 milliseconds = 0;
    int count = 0;
    int cached = 0;
    int finished = 0;
};

Steps countSteps(const StageState &state)
{
    Steps steps;
    for (const StepState &step : state.steps) {
        if (step.status == StepStatus::None)
            continue;
        ++steps.count;
        steps.cached += step.status == StepStatus::Cached;
        steps.finished += step.status == StepStatus::Cached || step.status == StepStatus::Done;
        steps.milliseconds += std::max<qint64>(step.milliseconds, 0);
    }
    return steps;
}

QString failureOf(const StageState &state)
{
    for (const StepState &step : state.steps)
        if (step.status == StepStatus::Failed)
            return step.error.isEmpty()
                       ? wordOf(StepStatus::Failed)
                       : translated(QT_TRANSLATE_NOOP("StageFacts", "failed: %1")).arg(step.error);
    return wordOf(StepStatus::Failed);
}

QStringList buildWords(const StageState &state)
{
    const Steps steps = countSteps(state);
    if (state.status == StepStatus::Running)
        return {translated(QT_TRANSLATE_NOOP("StageFacts", "building, %1 of %2 steps"))
                    .arg(steps.finished)
                    .arg(steps.count)};
    QStringList words;
    if (state.status == StepStatus::Waiting || state.status == StepStatus::Cancelled)
        words << wordOf(state.status);
    if (steps.milliseconds > 0)
        words << durationText(steps.milliseconds);
    if (steps.cached > 0)
        words << translated(QT_TRANSLATE_NOOP("StageFacts", "%1 of %2 cached"))
                     .arg(steps.cached)
                     .arg(steps.count);
    return words;
}

} // namespace

QString footerOf(const GraphStage &stage, const StageState *state)
{
    if (state && state->status == StepStatus::Failed)
        return failureOf(*state);
    const QString role = roleText(stage);
    if (!state || stage.role == StageRole::Unused || role.isEmpty())
        return role;
    return (QStringList(role) + buildWords(*state)).join(QStringLiteral(" · "));
}

double progressOf(const StageState *state)
{
    if (!state || state->status != StepStatus::Running)
        return -1;
    const Steps steps = countSteps(*state);
    return steps.count > 0 ? double(steps.finished) / steps.count : 0;
}

QString spokenOf(const GraphStage &stage)
{
    QStringList words;
    QString base = stage.base;
    base.remove(QStringLiteral("∅ ")).replace(QLatin1Char(':'), QLatin1Char(' '));
    words << translated(QT_TRANSLATE_NOOP("StageFacts", "based on %1")).arg(base);
    words << translated(QT_TRANSLATE_N_NOOP("StageFacts", "%n instruction(s)"),
                        int(stage.rows.size() + stage.metadataInstructions.size()));
    if (stage.bytes >= 0)
        words << spokenSize(stage.bytes);
    if (stage.role == StageRole::Target)
        words << translated(QT_TRANSLATE_NOOP("StageFacts", "ships"));
    if (!stage.footer.isEmpty())
        words << stage.footer;
    if (const QString word = wordOf(stage.status);
        !word.isEmpty() && stage.status != StepStatus::Failed)
        words << word;
    return words.join(QStringLiteral(", "));
}

QString keepersOf(const GraphContent &content)
{
    std::vector<const GraphStage *> keepers;
    for (const GraphStage &stage : content.stages)
        if (stage.role == StageRole::Discarded && stage.bytes > 0)
            keepers.push_back(&stage);
    if (keepers.empty())
        return {};
    std::stable_sort(keepers.begin(), keepers.end(),
                     [](const auto *a, const auto *b) { return a->bytes > b->bytes; });
    if (keepers.size() == 1)
        return keepers.front()->name;
    return translated(QT_TRANSLATE_N_NOOP("StageFacts", "%1 and %n more"), int(keepers.size() - 1))
        .arg(keepers.front()->name);
}

} // namespace stagewright::app
