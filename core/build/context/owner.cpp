#include "core/build/context/owner.h"

#include "core/base/support/strings.h"

#include <optional>
#include <vector>

namespace stagewright::context {

namespace {

constexpr std::size_t kMaxBytes = 10U << 20U;
constexpr std::uint64_t kMaxId = 2147483646;

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Result<std::uint32_t> parseId(std::string_view text)
{
    const auto number = parseUnsigned(text);
    if (!number || *number > kMaxId)
        return fail(ErrorCode::InvalidArgument,
                    concat("the user or group number ", text, " is too large"));
    return static_cast<std::uint32_t>(*number);
}

/// Fields of the line of `name` in a file like /etc/passwd; empty where there is none.
Result<std::vector<std::string>> entryOf(const sys::SafeRoot &root, std::string_view file,
                                         std::string_view name)
{
    const auto text = root.readFile(file, kMaxBytes);
    if (!text)
        return std::vector<std::string>();
    for (const auto line : split(*text, '\n')) {
        const auto fields = split(line, ':');
        if (fields.size() >= 3 && fields[0] == name)
            return std::vector<std::string>(fields.begin(), fields.end());
    }
    return std::vector<std::string>();
}

Result<std::uint32_t> groupId(const sys::SafeRoot &root, std::string_view group)
{
    if (isNumber(group))
        return parseId(group);
    STAGEWRIGHT_TRY_ASSIGN(const auto entry, entryOf(root, "etc/group", group));
    return entry.empty() ? Result<std::uint32_t>(0U) : parseId(entry[2]);
}

} // namespace

Result<Owner> resolveOwner(const sys::SafeRoot &root, std::string_view text)
{
    const auto colon = text.find(':');
    const auto user = text.substr(0, colon);
    Owner owner;
    if (isNumber(user)) {
        STAGEWRIGHT_TRY_ASSIGN(owner.uid, parseId(user));
        owner.gid = owner.uid;
    } else {
        STAGEWRIGHT_TRY_ASSIGN(const auto entry, entryOf(root, "etc/passwd", user));
        if (entry.size() > 3) {
            STAGEWRIGHT_TRY_ASSIGN(owner.uid, parseId(entry[2]));
            STAGEWRIGHT_TRY_ASSIGN(owner.gid, parseId(entry[3]));
        }
    }
    if (colon != std::string_view::npos && colon + 1 < text.size()) {
        STAGEWRIGHT_TRY_ASSIGN(owner.gid, groupId(root, text.substr(colon + 1)));
    }
    return owner;
}

} // namespace stagewright::context
