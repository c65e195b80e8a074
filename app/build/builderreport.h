/// Whether this machine can build, as `stagewright doctor --format json` tells it.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace stagewright::app {

enum class BuilderReadiness { Unknown, Ready, Limited, Missing };

struct BuilderItem
{
    QString id; ///< "user-namespaces"
    BuilderReadiness readiness = BuilderReadiness::Unknown;
    QString finding; ///< what was found, in a sentence
    QString remedy;  ///< what to do about it; may be empty

    bool operator==(const BuilderItem &) const = default;
};

struct BuilderReport
{
    BuilderReadiness readiness = BuilderReadiness::Unknown;
    std::vector<BuilderItem> items;

    /// The first thing that is missing, else the first that limits; nullptr where all is well.
    const BuilderItem *worst() const;

    bool operator==(const BuilderReport &) const = default;
};

/// Readiness Unknown where it is no report.
BuilderReport readBuilderReport(const QByteArray &json);

} // namespace stagewright::app
