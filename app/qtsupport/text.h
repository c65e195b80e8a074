/// Between core's UTF-8 and Qt's strings, and numbers as people read them.
#pragma once

#include "core/base/support/message.h"

#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace stagewright::app {

QString fromUtf8(std::string_view text);
std::string toUtf8(const QString &text);

/// The contexts of the texts of core, the first argument of MSG: rooms.
std::span<const char *const> coreContexts();

/// A sentence of core in the user's language: the template is looked up in the contexts of core,
/// then its arguments are put in.
QString translated(const Message &message);

/// Decimal SI units and the locale's number format: "0 B", "0.6 kB", "41 kB", "24.9 MB",
/// "907 MB", "1.2 GB". Negative values keep their sign.
QString sizeText(std::int64_t bytes);

/// For screen readers: "24.9 megabytes".
QString spokenSize(std::int64_t bytes);

/// "0.4 s", "12 s", "3 min 05 s".
QString durationText(std::int64_t milliseconds);

} // namespace stagewright::app
