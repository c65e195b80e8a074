#include "app/build/builderreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stagewright::app {

namespace {

BuilderReadiness readinessOf(const QString &name)
{
    if (name == QLatin1String("good"))
        return BuilderReadiness::Ready;
    if (name == QLatin1String("degraded"))
        return BuilderReadiness::Limited;
    return name == QLatin1String("missing") ? BuilderReadiness::Missing : BuilderReadiness::Unknown;
}

} // namespace

const BuilderItem *BuilderReport::worst() const
{
    const BuilderItem *worst = nullptr;
    for (const auto &item : items) {
        const bool isBad = item.readiness == BuilderReadiness::Missing ||
                           item.readiness == BuilderReadiness::Limited;
        if (isBad && (!worst || item.readiness > worst->readiness))
            worst = &item;
    }
    return worst;
}

BuilderReport readBuilderReport(const QByteArray &json)
{
    const auto root = QJsonDocument::fromJson(json).object();
    BuilderReport report;
    report.readiness = readinessOf(root.value(QLatin1String("state")).toString());
    for (const auto &value : root.value(QLatin1String("items")).toArray()) {
        const auto object = value.toObject();
        report.items.push_back({object.value(QLatin1String("id")).toString(),
                                readinessOf(object.value(QLatin1String("state")).toString()),
                                object.value(QLatin1String("finding")).toString(),
                                object.value(QLatin1String("remedy")).toString()});
    }
    return report;
}

} // namespace stagewright::app
