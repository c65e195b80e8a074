/// The arguments of a Dockerfile as rows of a form. Pure.
#pragma once

#include "core/language/convert/conversion.h"
#include "core/language/dockerfile/dockerfile.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace stagewright::app {

struct ArgumentRow
{
    QString name;
    QString defaultValue; ///< as it expands; empty: none
    bool hasDefault = false;
    std::optional<QString> value; ///< given here, instead of the default
    QStringList choices;          ///< values that name a stage of the file, or platforms
    QStringList stages;           ///< whose FROM depends on it, also through other arguments
    bool isPlatform = false;      ///< TARGETPLATFORM, BUILDPLATFORM
    QString tip;

    bool operator==(const ArgumentRow &) const = default;
};

/// Every ARG before the first FROM in text order, then the two platforms.
std::vector<ArgumentRow> argumentRows(const dockerfile::Dockerfile &model,
                                      const convert::Conversion &conversion,
                                      const dockerfile::ModelOptions &options);

/// `options` with another value for one row; nothing: the default again.
dockerfile::ModelOptions withArgument(dockerfile::ModelOptions options, const QString &name,
                                      const std::optional<QString> &value);

} // namespace stagewright::app
