#include "core/build/exec/userlookup.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <optional>

namespace stagewright::exec {

namespace {

constexpr std::size_t kMaxFileBytes = 10U << 20U;
constexpr std::uint64_t kMaxId = 2147483646; // 2^31 - 2

struct PasswdEntry
{
    std::string_view name;
    std::uint32_t uid;
    std::uint32_t gid;
    std::string_view home;
};

std::optional<std::uint32_t> parseId(std::string_view text)
{
    const auto number = parseUnsigned(text);
    if (!number || *number > kMaxId)
        return std::nullopt;
    return static_cast<std::uint32_t>(*number);
}

std::optional<PasswdEntry> parsePasswdLine(std::string_view line)
{
    const auto fields = split(trim(line), ':');
    if (fields.size() < 4)
        return std::nullopt;
    const auto uid = parseId(fields[2]);
    const auto gid = parseId(fields[3]);
    if (!uid || !gid)
        return std::nullopt;
    return PasswdEntry{fields[0], *uid, *gid, fields.size() > 5 ? fields[5] : std::string_view()};
}

/// A name wins over a number that reads the same.
std::optional<PasswdEntry> findUser(std::string_view passwd, std::string_view user)
{
    std::optional<PasswdEntry> byNumber;
    for (const auto line : split(passwd, '\n')) {
        const auto entry = parsePasswdLine(line);
        if (!entry)
            continue;
        if (entry->name == user)
            return entry;
        if (!byNumber && parseId(user) == entry->uid)
            byNumber = entry;
    }
    return byNumber;
}

std::optional<std::uint32_t> findGroup(std::string_view group, std::string_view name)
{
    for (const auto line : split(group, '\n')) {
        const auto fields = split(trim(line), ':');
        if (fields.size() > 2 && fields[0] == name)
            return parseId(fields[2]);
    }
    return std::nullopt;
}

std::vector<std::uint32_t> groupsOf(std::string_view group, std::string_view userName)
{
    std::vector<std::uint32_t> ids;
    for (const auto line : split(group, '\n')) {
        const auto fields = split(trim(line), ':');
        if (fields.size() < 4)
            continue;
        const auto members = split(fields[3], ',');
        const auto id = parseId(fields[2]);
        if (id && std::ranges::find(members, userName) != members.end())
            ids.push_back(*id);
    }
    return ids;
}

void addGroups(ProcessUser &user, const std::vector<std::uint32_t> &more)
{
    user.groups = {user.gid};
    for (const auto id : more) {
        if (std::ranges::find(user.groups, id) == user.groups.end())
            user.groups.push_back(id);
    }
}

Error unknown(std::string_view what, std::string_view name, std::string_view file)
{
    return {ErrorCode::InvalidArgument,
            concat("unable to find ", what, " ", name, ": no matching entries in ", file, " file"),
            {},
            0};
}

bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::uint32_t> groupId(std::string_view text, std::string_view group)
{
    if (const auto byName = findGroup(group, text))
        return *byName;
    if (const auto number = parseId(text))
        return *number;
    return fail(unknown("group", text, "group"));
}

} // namespace

Result<ProcessUser> lookUpUser(std::string_view user, std::string_view passwd,
                               std::string_view group)
{
    const std::size_t colon = user.find(':');
    std::string_view name = user.substr(0, colon);
    const std::string_view groupName =
        colon == std::string_view::npos ? std::string_view() : user.substr(colon + 1);
    if (name.empty())
        name = "0";
    const auto entry = findUser(passwd, name);
    const auto number = parseId(name);
    if (!entry && !number && isNumber(name))
        return fail(ErrorCode::InvalidArgument,
                    concat("the user id ", name, " is larger than 2147483646"));
    if (!entry && !number)
        return fail(unknown("user", name, "passwd"));
    ProcessUser result;
    result.uid = entry ? entry->uid : *number;
    result.gid = entry ? entry->gid : 0;
    if (entry && !entry->home.empty())
        result.home = entry->home;
    if (groupName.empty()) {
        addGroups(result, entry ? groupsOf(group, entry->name) : std::vector<std::uint32_t>());
        return result;
    }
    STAGEWRIGHT_TRY_ASSIGN(result.gid, groupId(groupName, group));
    addGroups(result, {});
    return result;
}

Result<ProcessUser> lookUpUserIn(const sys::SafeRoot &root, std::string_view user)
{
    const auto read = [&root](const char *path) -> Result<std::string> {
        auto text = root.readFile(path, kMaxFileBytes);
        if (!text && text.error().code == ErrorCode::NotFound)
            return std::string();
        return text;
    };
    STAGEWRIGHT_TRY_ASSIGN(const std::string passwd, read("etc/passwd"));
    STAGEWRIGHT_TRY_ASSIGN(const std::string group, read("etc/group"));
    return lookUpUser(user, passwd, group);
}

} // namespace stagewright::exec
