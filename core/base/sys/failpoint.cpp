#include "core/base/sys/failpoint.h"

#include "core/base/support/strings.h"
#include "core/base/support/synchronized.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <thread>

namespace stagewright::sys {

namespace {

enum class Action { Kill, Exit, Fail, Delay };

struct Armed
{
    std::string name;
    Action action = Action::Kill;
    int value = 0;             ///< errno or milliseconds
    std::uint64_t passage = 0; ///< 0 = every one
    std::uint64_t seen = 0;
};

struct Registry
{
    std::vector<std::string> names;
    std::vector<Armed> armed;
};

Synchronized<Registry> &registry()
{
    static Synchronized<Registry> instance;
    return instance;
}

std::atomic<bool> anyArmed = false;

std::optional<int> errnoOf(std::string_view name)
{
    struct Named
    {
        std::string_view name;
        int value;
    };
    static constexpr std::array kKnown{Named{"ENOSPC", ENOSPC}, Named{"EIO", EIO},
                                       Named{"EDQUOT", EDQUOT}, Named{"EACCES", EACCES},
                                       Named{"EMFILE", EMFILE}, Named{"ENOMEM", ENOMEM}};
    const auto *found = std::ranges::find(kKnown, name, &Named::name);
    return found == kKnown.end() ? std::nullopt : std::optional(found->value);
}

bool parseAction(std::string_view text, Armed &armed)
{
    if (text == "kill" || text == "exit") {
        armed.action = text == "kill" ? Action::Kill : Action::Exit;
        return true;
    }
    const std::size_t equals = std::min(text.find('='), text.size());
    const auto key = text.substr(0, equals);
    const auto value = text.substr(std::min(equals + 1, text.size()));
    armed.action = key == "err" ? Action::Fail : Action::Delay;
    if (key == "err") {
        const auto code = errnoOf(value);
        armed.value = code.value_or(0);
        return code.has_value();
    }
    const auto milliseconds = parseUnsigned(value);
    armed.value = static_cast<int>(milliseconds.value_or(0));
    return key == "delay" && milliseconds && *milliseconds < 3'600'000;
}

Result<Armed> parseOne(std::string_view text)
{
    const auto bad = fail(
        ErrorCode::InvalidArgument,
        concat("STAGEWRIGHT_FAIL: \"", text, "\" is not NAME:kill|exit|err=ENOSPC|delay=MS[@N]"));
    Armed armed;
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return bad;
    armed.name = text.substr(0, colon);
    auto action = text.substr(colon + 1);
    if (const std::size_t at = action.find('@'); at != std::string_view::npos) {
        const auto passage = parseUnsigned(action.substr(at + 1));
        if (!passage || *passage == 0)
            return bad;
        armed.passage = *passage;
        action = action.substr(0, at);
    }
    if (armed.name.empty() || !parseAction(action, armed))
        return bad;
    return armed;
}

void armFromEnvironment()
{
    static const bool once = [] {
        if (const char *text = std::getenv("STAGEWRIGHT_FAIL")) {
            if (auto armed = armFailpoints(text); !armed) {
                std::fprintf(stderr, "%s\n", armed.error().toString().c_str());
                std::exit(2);
            }
        }
        return true;
    }();
    static_cast<void>(once);
}

std::optional<Armed> due(std::string_view name)
{
    return registry().with([name](Registry &all) -> std::optional<Armed> {
        const auto found = std::ranges::find(all.armed, name, &Armed::name);
        if (found == all.armed.end())
            return std::nullopt;
        ++found->seen;
        if (found->passage != 0 && found->passage != found->seen)
            return std::nullopt;
        return *found;
    });
}

} // namespace

Result<void> armFailpoints(std::string_view text)
{
    std::vector<Armed> armed;
    for (const auto part : split(text, ',')) {
        if (part.empty())
            continue;
        STAGEWRIGHT_TRY_ASSIGN(Armed one, parseOne(part));
        armed.push_back(std::move(one));
    }
    anyArmed = !armed.empty();
    registry().with([&armed](Registry &all) { all.armed = std::move(armed); });
    return {};
}

Failpoint::Failpoint(std::string_view name)
    : m_name(name)
{
    registry().with([name](Registry &all) { all.names.emplace_back(name); });
    armFromEnvironment();
}

Result<void> Failpoint::hit() const
{
    if (!anyArmed.load(std::memory_order_relaxed))
        return {};
    const auto armed = due(m_name);
    if (!armed)
        return {};
    switch (armed->action) {
    case Action::Kill:
        // A process that is pid 1 of its namespace is immune to signals of its own.
        ::kill(::getpid(), SIGKILL);
        ::_exit(137);
    case Action::Exit:
        ::_exit(99);
    case Action::Fail:
        return failErrno(concat("failpoint ", m_name), armed->value);
    case Action::Delay:
        std::this_thread::sleep_for(std::chrono::milliseconds(armed->value));
        return {};
    }
    return {};
}

std::vector<std::string> failpointNames()
{
    return registry().with([](Registry &all) {
        std::ranges::sort(all.names);
        const auto rest = std::ranges::unique(all.names);
        all.names.erase(rest.begin(), rest.end());
        return all.names;
    });
}

} // namespace stagewright::sys
