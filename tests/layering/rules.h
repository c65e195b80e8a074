/// What core/README.md and design say about includes, read from the sources as text.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::layering {

/// A row of the table in core/README.md.
struct Room
{
    std::string path;               ///< "language/text"
    bool isPublic = false;          ///< ★: app/ may include it
    std::set<std::string> includes; ///< paths of all rooms that it may include, closed upwards
};

using Rooms = std::map<std::string, Room>; ///< by path

/// Reads the table; a name that no row has is reported in `problems`.
Rooms readRooms(const std::string &readme, std::vector<std::string> &problems);

/// One line per include under root/core and root/app that the rules do not allow:
/// "core/language/text/x.h:3: …".
std::vector<std::string> checkIncludes(const std::filesystem::path &root, const Rooms &rooms);

/// Files over 800 lines and functions over 100 lines in core/, app/ and tests/.
std::vector<std::string> checkSizes(const std::filesystem::path &root);

/// Rooms with sources but without README, folders that are in no row, room READMEs of more than
/// 25 lines.
std::vector<std::string> checkRooms(const std::filesystem::path &root, const Rooms &rooms);

} // namespace stagewright::layering
