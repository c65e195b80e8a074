/// Numbers and times as `docker` prints them (docker/go-units).
#pragma once

#include "core/base/support/strings.h"
#include "core/image/oci/timestamp.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stagewright::inspect {

using stagewright::humanSize;

/// "3 days", "About a minute": how long ago something was.
std::string humanDuration(std::chrono::seconds duration);

/// At most `width` characters, the last one "…" where something was cut off.
std::string ellipsis(std::string_view text, std::size_t width);

/// For a terminal: control characters become blanks, ill-formed UTF-8 is replaced.
std::string plainLine(std::string_view text);

/// Rows as columns, as Go's tabwriter lays them out for docker: three blanks between.
class Table
{
public:
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    std::string toString() const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace stagewright::inspect
