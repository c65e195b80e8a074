/// User namespaces: whose ids a process may hold, and how it gets them.
#pragma once

#include "core/base/support/result.h"

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stagewright::sys {

/// `count` ids from `inside` on are `outside`… of the parent namespace.
struct IdRange
{
    std::uint32_t inside = 0;
    std::uint32_t outside = 0;
    std::uint32_t count = 0;

    bool operator==(const IdRange &) const = default;
};

/// The map of a namespace that we make.
struct IdMap
{
    enum class Kind {
        Root,   ///< we are root: every id of our own namespace, but not all 2³²-1 of them
        SubIds, ///< an ordinary user: own id → 0, the ranges of /etc/subuid follow
        Single, ///< an ordinary user without such ranges: own id → 0 and nothing else
    };
    Kind kind = Kind::Single;
    std::vector<IdRange> uids;
    std::vector<IdRange> gids;
};

/// Ranges of a user in the text of /etc/subuid or /etc/subgid: lines NAME:START:COUNT, where
/// NAME may be the number. Malformed lines and empty ranges are passed over.
std::vector<std::pair<std::uint32_t, std::uint32_t>>
parseSubIds(std::string_view text, std::string_view userName, std::uint32_t userId);

/// First of the ids that no line of such a file hands out, for a new range; 100000 at least.
std::uint32_t firstFreeSubId(std::string_view text);

/// Whether a map has this id inside.
bool hasId(const std::vector<IdRange> &map, std::uint32_t id);

/// Name of the effective user, or the number where it has none.
std::string userName();

/// Lines "inside outside count" of /proc/PID/uid_map.
std::vector<IdRange> parseIdMap(std::string_view text);

/// "0 1000 1\n1 100000 65536\n"
std::string formatIdMap(const std::vector<IdRange> &ranges);

/// The map that the calling process may write. Reads /etc/subuid, /etc/subgid, /proc/self/*_map.
Result<IdMap> chooseIdMap();

/// Writes the map of `pid`, which has just entered a new user namespace. Uses newuidmap and
/// newgidmap for Kind::SubIds. Unavailable, with the remedy, where those are missing or refuse.
Result<void> writeIdMap(pid_t pid, const IdMap &map);

} // namespace stagewright::sys
