#include "core/base/sys/usernamespace.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/process.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace stagewright::sys {

namespace {

// One id less than there are: with all of them crun takes the namespace for the host's own.
constexpr std::uint32_t kMostIds = 4294967294U;

std::optional<std::uint32_t> parseId(std::string_view text)
{
    const auto number = parseUnsigned(text);
    if (!number || *number > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return static_cast<std::uint32_t>(*number);
}

std::vector<std::string_view> words(std::string_view line)
{
    std::vector<std::string_view> result;
    for (const auto word : split(line, ' ')) {
        if (const auto bare = trim(word); !bare.empty())
            result.push_back(bare);
    }
    return result;
}

struct SubIdLine
{
    std::string_view owner;
    std::uint32_t start;
    std::uint32_t count;
};

/// Malformed lines and empty ranges are passed over.
std::vector<SubIdLine> subIdLines(std::string_view text)
{
    std::vector<SubIdLine> lines;
    for (const auto line : split(text, '\n')) {
        const auto fields = split(line, ':');
        if (fields.size() != 3)
            continue;
        const auto start = parseId(trim(fields[1]));
        const auto count = parseId(trim(fields[2]));
        if (start && count && *count > 0)
            lines.push_back({fields[0], *start, *count});
    }
    return lines;
}

std::string nameOf(uid_t uid)
{
    std::array<char, 16384> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return std::to_string(uid);
    return found->pw_name;
}

/// Every id that our own namespace has, one to one.
std::vector<IdRange> identityOf(const std::vector<IdRange> &own)
{
    std::vector<IdRange> result;
    for (const auto &range : own)
        result.push_back({range.inside, range.inside, std::min(range.count, kMostIds)});
    return result;
}

std::vector<IdRange> subIdRanges(std::string_view file, std::uint32_t self)
{
    std::vector<IdRange> result{{0, self, 1}};
    const auto text = readHostFile(std::string(file));
    if (!text)
        return result;
    std::uint32_t next = 1;
    const uid_t uid = ::geteuid();
    for (const auto &[start, count] : parseSubIds(*text, nameOf(uid), uid)) {
        const std::uint32_t room = kMostIds - next;
        result.push_back({next, start, std::min(count, room)});
        next += result.back().count;
    }
    return result;
}

Result<void> writeByHelper(const char *helper, pid_t pid, const std::vector<IdRange> &ranges)
{
    std::vector<std::string> arguments{helper, std::to_string(pid)};
    for (const auto &range : ranges) {
        arguments.push_back(std::to_string(range.inside));
        arguments.push_back(std::to_string(range.outside));
        arguments.push_back(std::to_string(range.count));
    }
    auto output = runProcess(std::move(arguments));
    if (!output && output.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::Unavailable,
                    concat("the program ", helper, " is missing: install the package uidmap"));
    STAGEWRIGHT_TRY(std::move(output));
    if (!output->status.ok())
        return fail(ErrorCode::Unavailable,
                    concat(helper, " refused the ids of this user: ", trim(output->err),
                           " (see /etc/subuid and /etc/subgid)"));
    return {};
}

Result<void> writeProcFile(pid_t pid, const char *name, const std::string &text)
{
    return writeHostFile(concat("/proc/", std::to_string(pid), "/", name), text);
}

} // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>>
parseSubIds(std::string_view text, std::string_view userName, std::uint32_t userId)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    const std::string number = std::to_string(userId);
    for (const auto &line : subIdLines(text)) {
        if (line.owner == userName || line.owner == number)
            ranges.emplace_back(line.start, line.count);
    }
    return ranges;
}

std::uint32_t firstFreeSubId(std::string_view text)
{
    constexpr std::uint32_t kFirst = 100000;
    std::uint64_t free = kFirst;
    for (const auto &line : subIdLines(text))
        free = std::max(free, std::uint64_t{line.start} + line.count);
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(free, kMostIds));
}

bool hasId(const std::vector<IdRange> &map, std::uint32_t id)
{
    return std::ranges::any_of(map, [id](const IdRange &range) {
        return id >= range.inside && id - range.inside < range.count;
    });
}

std::string userName()
{
    return nameOf(::geteuid());
}

std::vector<IdRange> parseIdMap(std::string_view text)
{
    std::vector<IdRange> ranges;
    for (const auto line : split(text, '\n')) {
        const auto fields = words(line);
        if (fields.size() != 3)
            continue;
        const auto inside = parseId(fields[0]);
        const auto outside = parseId(fields[1]);
        const auto count = parseId(fields[2]);
        if (inside && outside && count)
            ranges.push_back({*inside, *outside, *count});
    }
    return ranges;
}

std::string formatIdMap(const std::vector<IdRange> &ranges)
{
    std::string text;
    for (const auto &range : ranges)
        text += concat(std::to_string(range.inside), " ", std::to_string(range.outside), " ",
                       std::to_string(range.count), "\n");
    return text;
}

Result<IdMap> chooseIdMap()
{
    IdMap map;
    if (::geteuid() == 0) {
        STAGEWRIGHT_TRY_ASSIGN(const std::string uids, readHostFile("/proc/self/uid_map"));
        STAGEWRIGHT_TRY_ASSIGN(const std::string gids, readHostFile("/proc/self/gid_map"));
        map.kind = IdMap::Kind::Root;
        map.uids = identityOf(parseIdMap(uids));
        map.gids = identityOf(parseIdMap(gids));
        return map;
    }
    map.uids = subIdRanges("/etc/subuid", ::geteuid());
    map.gids = subIdRanges("/etc/subgid", ::getegid());
    const bool both = map.uids.size() > 1 && map.gids.size() > 1;
    map.kind = both ? IdMap::Kind::SubIds : IdMap::Kind::Single;
    if (!both) {
        map.uids.resize(1);
        map.gids.resize(1);
    }
    return map;
}

Result<void> writeIdMap(pid_t pid, const IdMap &map)
{
    if (map.kind == IdMap::Kind::SubIds) {
        STAGEWRIGHT_TRY(writeByHelper("newuidmap", pid, map.uids));
        return writeByHelper("newgidmap", pid, map.gids);
    }
    // The kernel lets a user map the own group only where setgroups is given up.
    if (map.kind == IdMap::Kind::Single)
        STAGEWRIGHT_TRY(writeProcFile(pid, "setgroups", "deny"));
    STAGEWRIGHT_TRY(writeProcFile(pid, "uid_map", formatIdMap(map.uids)));
    return writeProcFile(pid, "gid_map", formatIdMap(map.gids));
}

} // namespace stagewright::sys
