#include "core/language/assist/manual.h"

#include <algorithm>

namespace stagewright::assist {

namespace {

using Kind = InstructionKind;

struct InstructionEntry
{
    Kind kind;
    std::string_view text;
};

constexpr InstructionEntry kInstructions[] = {
    {Kind::From, MSG("assist", "Begins a stage: an image, an earlier stage or scratch, on which "
                               "the instructions below work.")},
    {Kind::Arg, MSG("assist", "Declares a variable for the build. It may have a default; "
                              "--build-arg gives it another value. It is not in the finished "
                              "image's environment.")},
    {Kind::Env, MSG("assist", "Sets environment variables for the instructions below and for "
                              "containers of the image.")},
    {Kind::Label, MSG("assist", "Adds key=value notes to the image's configuration.")},
    {Kind::Run, MSG("assist", "Runs a command while the image is built and keeps what it changes "
                              "in the file system as a layer.")},
    {Kind::Copy, MSG("assist", "Copies files from the build context, or with --from from a stage "
                               "or an image.")},
    {Kind::Add, MSG("assist", "Like COPY, and it also fetches URLs and git repositories and "
                              "unpacks local archives.")},
    {Kind::Workdir, MSG("assist", "Sets the directory for the instructions below and for "
                                  "containers, and creates it where it is missing.")},
    {Kind::User, MSG("assist", "Sets the user, and the group, that run the instructions below and "
                               "containers of the image.")},
    {Kind::StopSignal, MSG("assist", "Sets the signal that asks a container to end.")},
    {Kind::Maintainer, MSG("assist", "Names an author. Deprecated: a label "
                                     "org.opencontainers.image.authors says it better.")},
    {Kind::Expose, MSG("assist", "Notes the ports on which a container listens. It opens none.")},
    {Kind::Volume, MSG("assist", "Marks directories whose content does not belong to the image: a "
                                 "container gets a volume there.")},
    {Kind::Cmd, MSG("assist", "Sets what a container runs by default, or the default arguments of "
                              "ENTRYPOINT. The last one counts.")},
    {Kind::Entrypoint, MSG("assist", "Sets the program that every container of the image starts; "
                                     "CMD and the command line give its arguments.")},
    {Kind::Shell, MSG("assist", "Sets the shell that reads RUN, CMD and ENTRYPOINT where they are "
                                "no JSON arrays.")},
    {Kind::Healthcheck, MSG("assist", "Sets the command that tells whether a container is well, "
                                      "or switches off the one of the base image.")},
    {Kind::OnBuild, MSG("assist", "Keeps an instruction for later: it runs in builds that use "
                                  "this image as their base.")},
};

struct FlagEntry
{
    Kind kind;
    std::string_view flag;
    std::string_view text;
};

constexpr std::string_view kChown =
    MSG("assist", "Owner of the copied files: USER or USER:GROUP, by name or number.");
constexpr std::string_view kChmod =
    MSG("assist", "Permissions of the copied files: 0755, or u=rwX,go=rX.");
constexpr std::string_view kLink =
    MSG("assist", "Makes a layer that does not depend on those below it, so that it stays in the "
                  "cache when the base changes.");
constexpr std::string_view kExclude =
    MSG("assist", "Leaves out paths that match this pattern. May be given several times.");

constexpr FlagEntry kFlags[] = {
    {Kind::From, "platform",
     MSG("assist", "Platform of the base image: linux/arm64, or $BUILDPLATFORM for a stage that "
                   "runs on the machine that builds.")},
    {Kind::Run, "mount",
     MSG("assist", "Shows files to this command alone: of a stage, a cache, a secret, an SSH "
                   "agent or memory. They do not get into the layer.")},
    {Kind::Run, "network", MSG("assist", "Network of this command: default, none or host.")},
    {Kind::Run, "security",
     MSG("assist", "Runs the command in a sandbox, or insecure with all rights, where the builder "
                   "permits it.")},
    {Kind::Run, "device", MSG("assist", "A device that the command may use, by its CDI name.")},
    {Kind::Copy, "from",
     MSG("assist", "Where the files come from: a stage by name or number, an image, or a named "
                   "context.")},
    {Kind::Copy, "chown", kChown},
    {Kind::Copy, "chmod", kChmod},
    {Kind::Copy, "link", kLink},
    {Kind::Copy, "exclude", kExclude},
    {Kind::Copy, "parents",
     MSG("assist", "Keeps the folders of the source paths below the destination.")},
    {Kind::Add, "chown", kChown},
    {Kind::Add, "chmod", kChmod},
    {Kind::Add, "link", kLink},
    {Kind::Add, "exclude", kExclude},
    {Kind::Add, "keep-git-dir",
     MSG("assist", "Keeps the .git folder of a repository that is fetched.")},
    {Kind::Add, "checksum",
     MSG("assist", "Digest that a fetched file must have, or commit that a repository must have.")},
    {Kind::Add, "unpack",
     MSG("assist", "Whether archives are unpacked; without it local ones are, fetched ones not.")},
    {Kind::Healthcheck, "interval", MSG("assist", "Time between two checks. Default: 30s.")},
    {Kind::Healthcheck, "timeout",
     MSG("assist", "Time after which a check counts as failed. Default: 30s.")},
    {Kind::Healthcheck, "start-period",
     MSG("assist", "Time that the container has to start; failures in it do not count. Default: "
                   "0s.")},
    {Kind::Healthcheck, "start-interval",
     MSG("assist", "Time between checks while the container starts. Default: 5s.")},
    {Kind::Healthcheck, "retries",
     MSG("assist", "Failures in a row after which the container is unhealthy. Default: 3.")},
};

constexpr ManualEntry kMountTypes[] = {
    {"bind", MSG("assist", "Files of the build context, a stage or an image, read-only by "
                           "default.")},
    {"cache", MSG("assist", "A folder that outlives the build, for compilers and package "
                            "managers.")},
    {"tmpfs", MSG("assist", "An empty folder in memory.")},
    {"secret", MSG("assist", "A secret as a file or variable; it stays out of the image.")},
    {"ssh", MSG("assist", "The SSH agent of whoever builds.")},
};

constexpr ManualEntry kTarget{"target", MSG("assist", "Path where the mount appears.")};
constexpr ManualEntry kFrom{"from",
                            MSG("assist", "Stage, image or named context whose files appear.")};
constexpr ManualEntry kSource{"source", MSG("assist", "Path of the files where they come from.")};
constexpr ManualEntry kId{"id", MSG("assist", "Name that tells it apart from others.")};
constexpr ManualEntry kMode{"mode", MSG("assist", "Permissions in octal.")};
constexpr ManualEntry kUid{"uid", MSG("assist", "Number of the user who owns it.")};
constexpr ManualEntry kGid{"gid", MSG("assist", "Number of the group that owns it.")};
constexpr ManualEntry kRequired{"required",
                                MSG("assist", "The build stops where it is not handed in.")};

constexpr ManualEntry kBindOptions[] = {
    kTarget,
    kSource,
    kFrom,
    {"rw", MSG("assist", "The command may write; what it writes is thrown away.")}};
constexpr ManualEntry kCacheOptions[] = {
    kTarget,
    kId,
    {"sharing", MSG("assist", "What happens where two commands want the cache at once.")},
    kFrom,
    kSource,
    kMode,
    kUid,
    kGid,
    {"ro", MSG("assist", "The command may not write.")}};
constexpr ManualEntry kTmpfsOptions[] = {kTarget,
                                         {"size", MSG("assist", "Most bytes that it may hold.")}};
constexpr ManualEntry kSecretOptions[] = {
    kId,
    kTarget,
    {"env", MSG("assist", "Environment variable that holds the secret instead of a file.")},
    kRequired,
    kMode,
    kUid,
    kGid};
constexpr ManualEntry kSshOptions[] = {kId, kTarget, kRequired, kMode, kUid, kGid};

constexpr ManualEntry kSharing[] = {{"shared", MSG("assist", "Both may write at once.")},
                                    {"private", MSG("assist", "Each gets a cache of its own.")},
                                    {"locked", MSG("assist", "The second waits for the first.")}};
constexpr ManualEntry kNetworks[] = {
    {"default", MSG("assist", "The builder's network.")},
    {"none", MSG("assist", "No network at all.")},
    {"host", MSG("assist", "The network of the machine, where the builder permits it.")}};
constexpr ManualEntry kSecurity[] = {
    {"sandbox", MSG("assist", "Without special rights: the default.")},
    {"insecure", MSG("assist", "With all rights, where the builder permits it.")}};

constexpr ManualEntry kDirectives[] = {
    {"syntax", MSG("assist", "Image of the front end that reads this file.")},
    {"escape", MSG("assist", "The character that continues lines: a backslash, or a backtick for "
                             "Windows paths.")},
    {"check", MSG("assist", "Which build checks are skipped, and whether findings stop the "
                            "build.")}};

constexpr ManualEntry kPlatformArguments[] = {
    {"TARGETPLATFORM", MSG("assist", "Platform that is built for: linux/arm64.")},
    {"TARGETOS", MSG("assist", "Operating system that is built for.")},
    {"TARGETARCH", MSG("assist", "Architecture that is built for.")},
    {"TARGETVARIANT", MSG("assist", "Variant of the architecture that is built for.")},
    {"BUILDPLATFORM", MSG("assist", "Platform of the machine that builds.")},
    {"BUILDOS", MSG("assist", "Operating system of the machine that builds.")},
    {"BUILDARCH", MSG("assist", "Architecture of the machine that builds.")},
    {"BUILDVARIANT", MSG("assist", "Variant of the architecture of the machine that builds.")},
    {"TARGETSTAGE", MSG("assist", "Name of the stage that is built.")}};

constexpr ManualEntry kSignals[] = {
    {"SIGTERM", MSG("assist", "Asks the program to end: the default.")},
    {"SIGINT", MSG("assist", "As Ctrl+C does.")},
    {"SIGQUIT", MSG("assist", "Ends in good order in nginx and others.")},
    {"SIGHUP", MSG("assist", "Reads the configuration anew in many programs.")},
    {"SIGUSR1", MSG("assist", "What the program makes of it.")},
    {"SIGUSR2", MSG("assist", "What the program makes of it.")},
    {"SIGWINCH", MSG("assist", "Ends in good order in Apache httpd.")},
    {"SIGRTMIN+3", MSG("assist", "Ends systemd in good order.")},
    {"SIGKILL", MSG("assist", "Ends the program at once; it cannot clean up.")}};

} // namespace

ManualEntry aboutInstruction(InstructionKind kind)
{
    const auto found = std::ranges::find(kInstructions, kind, &InstructionEntry::kind);
    if (found == std::end(kInstructions))
        return {};
    return {dockerfile::nameOf(kind), found->text};
}

ManualEntry aboutFlag(InstructionKind kind, std::string_view flag)
{
    const auto found = std::ranges::find_if(
        kFlags, [&](const FlagEntry &entry) { return entry.kind == kind && entry.flag == flag; });
    if (found == std::end(kFlags))
        return {};
    return {found->flag, found->text};
}

std::span<const ManualEntry> mountTypes()
{
    return kMountTypes;
}

std::span<const ManualEntry> mountOptions(std::string_view type)
{
    if (type == "cache")
        return kCacheOptions;
    if (type == "tmpfs")
        return kTmpfsOptions;
    if (type == "secret")
        return kSecretOptions;
    if (type == "ssh")
        return kSshOptions;
    return kBindOptions;
}

std::span<const ManualEntry> sharingModes()
{
    return kSharing;
}

std::span<const ManualEntry> networkModes()
{
    return kNetworks;
}

std::span<const ManualEntry> securityModes()
{
    return kSecurity;
}

std::span<const ManualEntry> directives()
{
    return kDirectives;
}

std::span<const ManualEntry> platformArguments()
{
    return kPlatformArguments;
}

std::span<const ManualEntry> signalNames()
{
    return kSignals;
}

} // namespace stagewright::assist
