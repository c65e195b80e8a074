#include "core/build/exec/hostprobe.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/process.h"
#include "core/base/sys/tempdir.h"
#include "core/base/sys/usernamespace.h"
#include "core/build/exec/runtime.h"
#include "core/build/exec/sandbox.h"
#include "core/build/exec/snapshotfiles.h"
#include "core/image/layer/layerwriter.h"

#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>

namespace stagewright::exec {

namespace {

constexpr std::uint64_t kScarceBytes = 2ULL << 30U;

ProbeItem good(std::string id, std::string finding)
{
    return {std::move(id), ProbeState::Good, std::move(finding), {}};
}

ProbeItem probeKernel()
{
    struct ::utsname host{};
    ::uname(&host);
    return good("kernel", concat("Linux ", host.release, " on ", host.machine));
}

ProbeItem probeRuntime()
{
    const auto [runtime, hidden] = findRuntime();
    if (!runtime && !hidden.empty())
        return {"runtime", ProbeState::Missing,
                concat(hidden, " lies outside of /usr, where the jail cannot see it"),
                "install the package crun"};
    if (!runtime)
        return {"runtime", ProbeState::Missing,
                "neither crun nor runc is installed, so no RUN step can run",
                "install the package crun"};
    const auto version =
        sys::runProcess({runtime->path, "--version"}, {}, 65536, std::chrono::seconds(10));
    const std::string line = version ? std::string(trim(split(version->out, '\n').front()))
                                     : std::string(nameOf(runtime->kind));
    auto finding = concat(line, " at ", runtime->path);
    if (runtime->kind == RuntimeProgram::Kind::Crun)
        return good("runtime", std::move(finding));
    return {"runtime", ProbeState::Degraded,
            finding + "; crun, which starts steps faster, is missing", "install the package crun"};
}

ProbeItem probeIdTools(sys::IdMap::Kind kind)
{
    using Kind = sys::IdMap::Kind;
    if (kind == Kind::Root)
        return good("id-tools", "not needed: this is root");
    for (const char *name : {"newuidmap", "newgidmap"}) {
        // Without ranges there is nothing that they could do yet.
        if (!sys::findProgram(name))
            return {"id-tools", kind == Kind::Single ? ProbeState::Degraded : ProbeState::Missing,
                    concat(name, " is not installed"), "install the package uidmap"};
    }
    return good("id-tools", "newuidmap and newgidmap are installed");
}

/// A command that gives this user a range which nobody else has.
std::string subIdRemedy()
{
    const auto users = sys::readHostFile("/etc/subuid");
    const auto groups = sys::readHostFile("/etc/subgid");
    const auto first = std::max(sys::firstFreeSubId(users ? *users : std::string()),
                                sys::firstFreeSubId(groups ? *groups : std::string()));
    const auto range = concat(std::to_string(first), "-", std::to_string(first + 65535));
    return concat("as root: usermod --add-subuids ", range, " --add-subgids ", range, " ",
                  sys::userName());
}

ProbeItem probeSubIds(const sys::IdMap &map)
{
    if (map.kind == sys::IdMap::Kind::Root)
        return good("sub-ids", "root: every id of this machine can be used");
    if (map.kind == sys::IdMap::Kind::Single)
        return {"sub-ids", ProbeState::Degraded,
                "this user has no ranges of ids: only images in which everything belongs to root "
                "can be unpacked, and steps run as root only",
                subIdRemedy()};
    std::uint64_t count = 0;
    for (const auto &range : map.uids)
        count += range.count;
    if (count < 65536)
        return {"sub-ids", ProbeState::Degraded,
                concat("this user has ", std::to_string(count),
                       " ids: images with larger ones cannot be unpacked"),
                subIdRemedy()};
    return good("sub-ids", concat("this user has ", std::to_string(count), " ids"));
}

std::vector<ProbeItem> probeIds()
{
    const auto map = sys::chooseIdMap();
    if (!map)
        return {{"sub-ids", ProbeState::Missing, map.error().toString(), {}}};
    return {probeIdTools(map->kind), probeSubIds(*map)};
}

ProbeItem probeSpace(const std::string &store)
{
    struct ::statvfs status{};
    if (::statvfs(store.c_str(), &status) != 0)
        return {"space", ProbeState::Missing, concat("the store ", store, " cannot be looked at"),
                "choose another folder for the store"};
    const std::uint64_t free = static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
    std::string finding = concat(std::to_string(free >> 20U), " MiB are free for the store");
    if (free < kScarceBytes)
        return {"space", ProbeState::Degraded, std::move(finding), "make room, or move the store"};
    return good("space", std::move(finding));
}

/// The deepest folder on the way to the store that is there.
std::string existingPart(std::string path)
{
    while (path.size() > 1 && ::access(path.c_str(), F_OK) != 0)
        path.resize(std::max<std::size_t>(path.rfind('/'), 1));
    return path;
}

/// Does for real what every build does: a jail, and a layer in it.
Result<void> tryJail(const std::string &store, const std::string &program)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto sandbox, openSandbox({store, {}, program}));
    layer::LayerWriter counting([](std::string_view) { return Result<void>(); });
    STAGEWRIGHT_TRY_ASSIGN(const auto index, counting.finish());
    STAGEWRIGHT_TRY_ASSIGN(const auto blob,
                           sys::memoryFile(std::string(index.facts.tarBytes, '\0')));
    STAGEWRIGHT_TRY(sandbox->snapshotter().unpack({{}, blob.get(), {}, index.facts.diffId}, {}));
    return {};
}

ProbeItem jailItem(const Result<void> &tried)
{
    if (tried)
        return good("jail", "steps run in user, mount, pid and network namespaces of their own");
    const Error &error = tried.error();
    const std::string stage = error.context.empty() ? std::string() : error.context.front();
    const std::string id = stage == "user-namespace" ? stage : std::string("jail");
    return {id, ProbeState::Missing, "the jail cannot be started", error.toString()};
}

ProbeItem probeOverlayForm(const std::string &store)
{
    auto root = sys::SafeRoot::open(store);
    if (!root)
        return {"overlay", ProbeState::Missing, root.error().toString(), {}};
    const auto form = SnapshotFiles(std::move(*root)).form();
    if (form && *form == layer::TreeForm::Overlay)
        return good("overlay", "layers are stacked by the kernel, nothing is copied");
    return {"overlay", ProbeState::Degraded,
            "the kernel cannot stack layers in the store's file system: every step copies its "
            "whole tree",
            "keep the store on ext4, xfs or btrfs, with Linux 5.11 or later"};
}

} // namespace

std::string_view nameOf(ProbeState state)
{
    switch (state) {
    case ProbeState::Good:
        return "good";
    case ProbeState::Degraded:
        return "degraded";
    case ProbeState::Missing:
        return "missing";
    }
    return "missing";
}

ProbeState HostReport::state() const
{
    ProbeState worst = ProbeState::Good;
    for (const auto &item : items)
        worst = std::max(worst, item.state);
    return worst;
}

HostReport probeHost(const std::string &store, const std::string &program)
{
    HostReport report;
    report.items = {probeKernel(), probeRuntime()};
    std::ranges::move(probeIds(), std::back_inserter(report.items));
    const std::string place = existingPart(store);
    // A store of its own beside the user's, so that trying leaves nothing in that.
    const auto folder = sys::TempDir::create(place);
    if (!folder) {
        report.items.push_back({"store", ProbeState::Missing, folder.error().toString(),
                                "choose a folder for the store that this user may write to"});
        return report;
    }
    const auto tried = tryJail(folder->path(), program);
    report.items.push_back(jailItem(tried));
    if (tried)
        report.items.push_back(probeOverlayForm(folder->path()));
    report.items.push_back(probeSpace(place));
    return report;
}

} // namespace stagewright::exec
