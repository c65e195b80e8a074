/// How well a few letters fit a name.
#pragma once

#include <QStringView>

#include <optional>

namespace stagewright::app {

/// The query's characters in their order somewhere in the text, case ignored: higher where they
/// begin words or stand together, and where the text is short. Nothing where they do not occur.
/// An empty query fits everything with 0.
std::optional<int> fuzzyScore(QStringView text, QStringView query);

} // namespace stagewright::app
