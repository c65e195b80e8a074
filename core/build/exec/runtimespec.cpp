#include "core/build/exec/runtimespec.h"

#include "core/base/support/strings.h"
#include "core/build/exec/seccomp.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stagewright::exec {

namespace {

std::vector<SpecMount> usualMounts(bool singleId)
{
    std::vector<std::string> terminals{"nosuid", "noexec", "newinstance", "ptmxmode=0666",
                                       "mode=0620"};
    if (!singleId)
        terminals.emplace_back("gid=5");
    return {
        {"/proc", "proc", "proc", {"nosuid", "noexec", "nodev"}},
        {"/dev", "tmpfs", "tmpfs", {"nosuid", "strictatime", "mode=755", "size=65536k"}},
        {"/dev/pts", "devpts", "devpts", terminals},
        {"/dev/shm", "tmpfs", "shm", {"nosuid", "noexec", "nodev", "mode=1777", "size=65536k"}},
        {"/dev/mqueue", "mqueue", "mqueue", {"nosuid", "noexec", "nodev"}},
        {"/sys", "sysfs", "sysfs", {"nosuid", "noexec", "nodev", "ro"}},
    };
}

OrderedJson toJson(const SpecMount &mount)
{
    OrderedJson object;
    object["destination"] = mount.destination;
    object["type"] = mount.type;
    object["source"] = mount.source;
    object["options"] = mount.options;
    return object;
}

std::vector<std::string> environmentOf(const RunStep &step, const ProcessUser &user)
{
    std::vector<std::string> environment = step.environment;
    const bool hasHome = std::ranges::any_of(
        environment, [](const std::string &item) { return item.starts_with("HOME="); });
    if (!hasHome)
        environment.push_back(concat("HOME=", user.home));
    return environment;
}

OrderedJson processOf(const SpecInput &input)
{
    OrderedJson process;
    process["terminal"] = false;
    process["user"] = {{"uid", input.user.uid},
                       {"gid", input.user.gid},
                       {"umask", 022},
                       {"additionalGids", input.user.groups}};
    if (input.singleId)
        process["user"].erase("additionalGids");
    process["args"] = input.step.arguments;
    process["env"] = environmentOf(input.step, input.user);
    process["cwd"] = input.workingDirectory;
    for (const char *set : {"bounding", "effective", "permitted"})
        process["capabilities"][set] = runCapabilities();
    process["noNewPrivileges"] = false;
    return process;
}

Result<OrderedJson> linuxOf()
{
    OrderedJson section;
    section["namespaces"] = OrderedJson::array();
    for (const char *type : {"pid", "ipc", "uts", "mount", "network"})
        section["namespaces"].push_back({{"type", type}});
    section["maskedPaths"] = {
        "/proc/acpi",       "/proc/asound",      "/proc/interrupts",
        "/proc/kcore",      "/proc/keys",        "/proc/latency_stats",
        "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug",
        "/proc/scsi",       "/sys/firmware",     "/sys/devices/virtual/powercap"};
    section["readonlyPaths"] = {"/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys",
                                "/proc/sysrq-trigger"};
    STAGEWRIGHT_TRY_ASSIGN(section["seccomp"], seccompSpec(builtInSeccompProfile(),
                                                           hostSeccompTarget(runCapabilities())));
    return section;
}

/// JSON holds Unicode only, and crun reads nothing else.
Result<void> checkTexts(const RunStep &step)
{
    const auto bad = [](const std::string &text) { return text.find('\0') != std::string::npos; };
    if (std::ranges::any_of(step.arguments, bad) || std::ranges::any_of(step.environment, bad))
        return fail(ErrorCode::InvalidArgument,
                    "a NUL byte can stand neither in a command nor in its environment");
    return {};
}

} // namespace

const std::vector<std::string> &runCapabilities()
{
    static const std::vector<std::string> all{
        "CAP_AUDIT_WRITE", "CAP_CHOWN",   "CAP_DAC_OVERRIDE",     "CAP_FOWNER",    "CAP_FSETID",
        "CAP_KILL",        "CAP_MKNOD",   "CAP_NET_BIND_SERVICE", "CAP_NET_RAW",   "CAP_SETFCAP",
        "CAP_SETGID",      "CAP_SETPCAP", "CAP_SETUID",           "CAP_SYS_CHROOT"};
    return all;
}

Result<std::string> runtimeSpec(const SpecInput &input)
{
    STAGEWRIGHT_TRY(checkTexts(input.step));
    OrderedJson spec;
    spec["ociVersion"] = "1.0.2";
    spec["process"] = processOf(input);
    spec["root"] = {{"path", input.root}, {"readonly", false}};
    spec["hostname"] = input.step.hostname;
    spec["mounts"] = OrderedJson::array();
    for (const auto &mount : usualMounts(input.singleId))
        spec["mounts"].push_back(toJson(mount));
    for (const auto &mount : input.mounts)
        spec["mounts"].push_back(toJson(mount));
    STAGEWRIGHT_TRY_ASSIGN(spec["linux"], linuxOf());
    return toCompactJson(spec);
}

} // namespace stagewright::exec
