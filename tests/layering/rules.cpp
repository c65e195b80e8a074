#include "tests/layering/rules.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <fstream>
#include <optional>

namespace stagewright::layering {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kFileLimit = 800;
constexpr std::size_t kFunctionLimit = 100;
constexpr std::size_t kReadmeLimit = 25;

std::vector<std::string> readLines(const fs::path &path)
{
    std::vector<std::string> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

bool isSource(const fs::path &path)
{
    return path.extension() == ".cpp" || path.extension() == ".h";
}

std::vector<fs::path> sourcesBelow(const fs::path &folder)
{
    std::vector<fs::path> files;
    if (!fs::exists(folder))
        return files;
    for (const auto &entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && isSource(entry.path()))
            files.push_back(entry.path());
    }
    return files;
}

/// "base/support" of "`base/support` ★".
std::string roomPathOf(std::string_view cell)
{
    const auto begin = cell.find('`') + 1;
    return std::string(cell.substr(begin, cell.find('`', begin) - begin));
}

/// Text between < > or " " of an include line.
std::optional<std::string> includedPath(std::string_view line)
{
    line = trim(line);
    if (!line.starts_with("#include"))
        return std::nullopt;
    const auto target = trim(line.substr(8));
    return target.size() < 2 ? std::nullopt : std::optional(std::string(target));
}

/// A room's sub-folders belong to it: "language/lint" of "language/lint/rules".
std::string roomOfFolder(std::string_view folder, std::string_view wing)
{
    auto end = folder.find('/');
    if (wing == "core" && end != std::string_view::npos)
        end = folder.find('/', end + 1);
    return std::string(folder.substr(0, end));
}

/// "language/text" of "core/language/text/textrange.h" (quoted), else nothing.
std::optional<std::string> roomOfInclude(std::string_view include, std::string_view wing)
{
    if (!include.starts_with(concat("\"", wing, "/")))
        return std::nullopt;
    const auto path = include.substr(wing.size() + 2);
    return roomOfFolder(path.substr(0, path.rfind('/')), wing);
}

void closeUpwards(Rooms &rooms)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (auto &[path, room] : rooms) {
            const auto direct = room.includes;
            for (const auto &included : direct) {
                const auto &more = rooms[included].includes;
                for (const auto &indirect : more)
                    changed |= room.includes.insert(indirect).second;
            }
        }
    }
}

/// One source file with what the rules need to know about it.
struct File
{
    std::string wing; ///< "core" or "app"
    std::string room; ///< "language/text", "graphview"
    bool isHeader = false;
};

std::optional<std::string> coreProblem(const File &file, const std::string &include,
                                       const Rooms &rooms)
{
    if (include.starts_with("<Q") || include.starts_with("<qt"))
        return "core includes Qt";
    if (roomOfInclude(include, "app"))
        return "core includes app";
    if (file.isHeader && include == "<nlohmann/json.hpp>")
        return "nlohmann's full header belongs in .cpp files";
    const auto target = roomOfInclude(include, "core");
    if (!target || *target == file.room)
        return std::nullopt;
    const auto room = rooms.find(file.room);
    const auto included = rooms.find(*target);
    if (room == rooms.end() || included == rooms.end())
        return concat("room ", *target, " or ", file.room, " is not in the table");
    if (!room->second.includes.contains(*target))
        return concat("room ", file.room, " may not include ", *target);
    if (file.isHeader && room->second.isPublic && !included->second.isPublic)
        return concat("a header of ★ room ", file.room, " includes ", *target, ", which is not ★");
    return std::nullopt;
}

bool mayIncludeSibling(const std::string &room, const std::string &target)
{
    if (room == target || target == "qtsupport")
        return true;
    if (room == "qtsupport")
        return false;
    if (target == "document")
        return true;
    if (room == "window")
        return target != "gui" && target != "cli";
    return room == "gui" && target == "window";
}

std::optional<std::string> appProblem(const File &file, const std::string &include,
                                      const Rooms &rooms)
{
    const bool isQt = include.starts_with("<Q");
    if (file.room == "cli") {
        if (isQt)
            return "app/cli includes Qt";
        const auto sibling = roomOfInclude(include, "app");
        return sibling && *sibling != "cli" ? std::optional(concat("app/cli includes ", *sibling))
                                            : std::nullopt;
    }
    if (include.starts_with("<Qsci") && file.room != "textview")
        return "only app/textview includes Qsci";
    if (const auto sibling = roomOfInclude(include, "app")) {
        const auto room = sibling->substr(0, sibling->find('/'));
        if (!mayIncludeSibling(file.room, room))
            return concat("app/", file.room, " may not include app/", room);
    }
    if (const auto target = roomOfInclude(include, "core")) {
        const auto room = rooms.find(*target);
        if (room == rooms.end() || !room->second.isPublic)
            return concat("app/", file.room, " includes ", *target, ", which is not ★");
    }
    return std::nullopt;
}

/// Reports functions whose closing brace in column 0 comes too late; clang-format guarantees
/// the shape.
void checkFunctions(const std::string &name, const std::vector<std::string> &lines,
                    std::vector<std::string> &problems)
{
    std::size_t begin = 0; // line number of the open function's first line, 0 outside
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i] == "{" && lines[i - 1].find(')') != std::string::npos)
            begin = i;
        if (lines[i] != "}" || begin == 0)
            continue;
        if (i - begin > kFunctionLimit)
            problems.push_back(concat(name, ":", std::to_string(begin), ": function of ",
                                      std::to_string(i - begin), " lines"));
        begin = 0;
    }
}

} // namespace

Rooms readRooms(const std::string &readme, std::vector<std::string> &problems)
{
    std::map<std::string, std::vector<std::string>> named;
    Rooms rooms;
    for (const auto line : split(readme, '\n')) {
        const auto cells = split(line, '|');
        if (cells.size() < 5 || trim(cells[1]).substr(0, 1) != "`")
            continue;
        Room room{roomPathOf(cells[1]), cells[1].find("★") != std::string_view::npos, {}};
        for (const auto part : split(cells[3], ','))
            named[room.path].emplace_back(trim(part));
        rooms.emplace(room.path, room);
    }
    for (const auto &[path, names] : named) {
        for (const auto &name : names) {
            const auto match = std::ranges::find_if(
                rooms, [&name](const auto &row) { return row.first.ends_with(concat("/", name)); });
            if (match != rooms.end())
                rooms[path].includes.insert(match->first);
            else if (name != "–")
                problems.push_back(concat("README: row ", path, " names unknown room ", name));
        }
    }
    closeUpwards(rooms);
    return rooms;
}

std::vector<std::string> checkIncludes(const fs::path &root, const Rooms &rooms)
{
    std::vector<std::string> problems;
    for (const std::string wing : {"core", "app"}) {
        for (const auto &path : sourcesBelow(root / wing)) {
            const auto relative = path.lexically_relative(root / wing);
            const File file{wing, roomOfFolder(relative.parent_path().string(), wing),
                            path.extension() == ".h"};
            const auto lines = readLines(path);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const auto include = includedPath(lines[i]);
                if (!include)
                    continue;
                const auto problem = wing == "core" ? coreProblem(file, *include, rooms)
                                                    : appProblem(file, *include, rooms);
                if (problem)
                    problems.push_back(concat(path.lexically_relative(root).string(), ":",
                                              std::to_string(i + 1), ": ", *problem));
            }
        }
    }
    return problems;
}

std::vector<std::string> checkSizes(const fs::path &root)
{
    std::vector<std::string> problems;
    for (const auto *top : {"core", "app", "tests"}) {
        for (const auto &path : sourcesBelow(root / top)) {
            const auto name = path.lexically_relative(root).string();
            const auto lines = readLines(path);
            if (lines.size() > kFileLimit)
                problems.push_back(concat(name, ": ", std::to_string(lines.size()), " lines"));
            checkFunctions(name, lines, problems);
        }
    }
    return problems;
}

std::vector<std::string> checkRooms(const fs::path &root, const Rooms &rooms)
{
    std::vector<std::string> problems;
    for (const auto &[path, room] : rooms) {
        const auto readme = root / "core" / path / "README.md";
        if (sourcesBelow(root / "core" / path).empty())
            continue;
        if (!fs::exists(readme))
            problems.push_back(concat("core/", path, " has no README.md"));
        else if (readLines(readme).size() > kReadmeLimit)
            problems.push_back(concat("core/", path, "/README.md is too long"));
    }
    for (const auto &path : sourcesBelow(root / "core")) {
        const auto room = path.lexically_relative(root / "core").parent_path();
        const bool isKnown = std::ranges::any_of(rooms, [&room](const auto &row) {
            return room == row.first || room.string().starts_with(concat(row.first, "/"));
        });
        if (!isKnown)
            problems.push_back(concat("core/", room.string(), " is in no row of the table"));
    }
    return problems;
}

} // namespace stagewright::layering
