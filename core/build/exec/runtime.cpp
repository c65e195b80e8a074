#include "core/build/exec/runtime.h"

#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>

namespace stagewright::exec {

namespace {

using Kind = RuntimeProgram::Kind;

constexpr const char *kState = "/run/runtime";
constexpr const char *kLog = "/run/runtime.log";

/// The jail shows the programs of these and nothing else.
bool isVisible(std::string_view path)
{
    return path.starts_with("/usr/") || path.starts_with("/bin/") || path.starts_with("/sbin/");
}

} // namespace

std::string_view nameOf(Kind kind)
{
    return kind == Kind::Crun ? "crun" : "runc";
}

RuntimeSearch findRuntime()
{
    RuntimeSearch search;
    for (const Kind kind : {Kind::Crun, Kind::Runc}) {
        const auto path = sys::findProgram(nameOf(kind));
        std::array<char, PATH_MAX> real{};
        if (!path || ::realpath(path->c_str(), real.data()) == nullptr)
            continue;
        if (!isVisible(real.data())) {
            search.hidden = *path;
            continue;
        }
        search.found = RuntimeProgram{kind, real.data()};
        return search;
    }
    return search;
}

Result<void> Runtime::prepare() const
{
    if (::mkdir(kState, 0700) != 0)
        return failErrno("cannot prepare the runtime's folders", errno);
    return {};
}

Result<sys::ExitStatus> Runtime::call(const std::vector<std::string> &arguments, int out,
                                      int err) const
{
    sys::ProcessOptions options;
    options.arguments = {m_program.path, concat("--root=", kState), concat("--log=", kLog),
                         "--log-format=json"};
    if (m_program.kind == Kind::Crun)
        options.arguments.emplace_back("--cgroup-manager=disabled");
    options.arguments.insert(options.arguments.end(), arguments.begin(), arguments.end());
    options.environment = std::vector<std::string>{"PATH=/usr/sbin:/usr/bin:/sbin:/bin"};
    options.workingDirectory = "/";
    options.descriptors = {{1, out}, {2, err}};
    STAGEWRIGHT_TRY_ASSIGN(auto process, sys::Process::start(options));
    return process.wait();
}

/// Both write one JSON object a line, warnings too.
std::string Runtime::complaint() const
{
    const auto text = sys::readHostFile(kLog, 65536);
    if (!text)
        return {};
    std::string message;
    for (const auto line : split(*text, '\n')) {
        const auto entry = parseJson(line);
        if (entry && stringAt(*entry, "level") == "error")
            message = stringAt(*entry, "msg").value_or("");
    }
    return message;
}

} // namespace stagewright::exec
