// The sizes of a finished build, as `stagewright sizes --format json` tells them.
#include "app/build/buildtracker.h"
#include "app/qtsupport/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stagewright::app {

namespace {

std::int64_t integer(const QJsonObject &object, const char *key, std::int64_t fallback = -1)
{
    return object.value(QLatin1String(key)).toInteger(fallback);
}

} // namespace

bool BuildTracker::takeSizes(const QByteArray &json)
{
    const auto root = QJsonDocument::fromJson(json).object();
    const auto stages = root.value(QLatin1String("stages")).toArray();
    if (stages.isEmpty())
        return false;
    m_state.shipped = integer(root, "shippedBytes");
    m_state.discarded = integer(root, "discardedBytes");
    for (const auto &value : stages) {
        const auto object = value.toObject();
        const auto index = integer(object, "index");
        if (index < 0 || static_cast<std::size_t>(index) >= m_outline.stages.size())
            continue;
        auto &stage = stageAt(static_cast<std::size_t>(index));
        stage.baseBytes = integer(object, "baseBytes");
        if (!stage.baseImage.empty())
            m_state.imageBytes[stage.baseImage] = stage.baseBytes;
        takeLayers(stage, object.value(QLatin1String("layers")).toArray());
    }
    m_state.transfers.clear();
    for (const auto &value : root.value(QLatin1String("transfers")).toArray())
        takeTransfer(value.toObject());
    return true;
}

/// Layers name their instruction by its text; a text that comes twice comes in order.
void BuildTracker::takeLayers(StageState &stage, const QJsonArray &layers)
{
    std::size_t from = 1;
    for (const auto &value : layers) {
        const auto layer = value.toObject();
        const auto text = toUtf8(layer.value(QLatin1String("text")).toString());
        if (text.empty())
            continue;
        for (auto i = from; i < stage.steps.size(); ++i) {
            if (stage.steps[i].text != text)
                continue;
            stage.steps[i].bytes = integer(layer, "bytes");
            from = i + 1;
            break;
        }
    }
}

void BuildTracker::takeTransfer(const QJsonObject &object)
{
    const auto target = integer(object, "targetStage");
    const auto line = integer(object, "line") - 1;
    if (target < 0 || static_cast<std::size_t>(target) >= m_outline.stages.size())
        return;
    const auto &stage = m_outline.stages[static_cast<std::size_t>(target)];
    for (std::size_t i = 0; i < stage.instructions.size(); ++i) {
        if (stage.lines[i] == line)
            m_state.transfers.push_back(
                {stage.id, i, stage.instructions[i], integer(object, "bytes", 0)});
    }
}

} // namespace stagewright::app
