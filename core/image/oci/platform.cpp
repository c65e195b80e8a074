#include "core/image/oci/platform.h"

#include "core/base/support/strings.h"

#include <sys/utsname.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stagewright::oci {

namespace {

constexpr std::array<std::string_view, 17> kSystems = {
    "aix",   "android", "darwin", "dragonfly", "freebsd", "hurd",    "illumos", "ios", "js",
    "linux", "nacl",    "netbsd", "openbsd",   "plan9",   "solaris", "windows", "zos"};
constexpr std::array<std::string_view, 24> kArchitectures = {
    "386",     "amd64",  "amd64p32", "arm",      "armbe",     "arm64",       "arm64be", "loong64",
    "mips",    "mipsle", "mips64",   "mips64le", "mips64p32", "mips64p32le", "ppc",     "ppc64",
    "ppc64le", "riscv",  "riscv64",  "s390",     "s390x",     "sparc",       "sparc64", "wasm"};

template<std::size_t size>
bool contains(const std::array<std::string_view, size> &names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

bool isWord(std::string_view text)
{
    return !text.empty() &&
           std::ranges::all_of(text, [](char c) { return isNameCharacter(c) || c == '.'; });
}

bool isSystemName(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isNameCharacter);
}

/// Version or feature, percent-encoded.
bool isOption(std::string_view text)
{
    return std::ranges::all_of(text,
                               [](char c) { return isNameCharacter(c) || c == '.' || c == '%'; });
}

tl::unexpected<Error> invalid(std::string_view text, std::string_view why)
{
    return fail(ErrorCode::InvalidArgument,
                concat("\"", text, "\" is no platform: ", why,
                       "; write it as OS/ARCHITECTURE or OS/ARCHITECTURE/VARIANT, for example "
                       "linux/arm64"));
}

std::string systemName(std::string_view name)
{
    auto lower = toLowerAscii(name);
    return lower == "macos" ? std::string("darwin") : lower;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        if (i + 2 >= text.size())
            return std::nullopt;
        const int high = hexDigit(text[i + 1]);
        const int low = hexDigit(text[i + 2]);
        if (high < 0 || low < 0)
            return std::nullopt;
        plain += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return plain;
}

std::string percentEncoded(std::string_view text)
{
    static constexpr std::string_view kReserved = "%+()/";
    std::string encoded;
    for (const char c : text) {
        if (kReserved.find(c) == std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        encoded += concat("%", toUpperAscii(toHex(std::span(&byte, 1))));
    }
    return encoded;
}

/// "windows(10.0.17763+win32k)": name, version and features. False if it is malformed.
bool readSystem(std::string_view text, Platform &platform)
{
    const auto open = text.find('(');
    const auto name = text.substr(0, open);
    platform.os = systemName(name);
    if (open == std::string_view::npos)
        return isSystemName(name);
    if (!isSystemName(name) || !text.ends_with(')'))
        return false;
    const auto inner = text.substr(open + 1, text.size() - open - 2);
    const auto parts = split(inner, '+');
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto plain = percentDecoded(parts[i]);
        if (!plain || !isOption(parts[i]) || (i > 0 && plain->empty()))
            return false;
        if (i == 0)
            platform.osVersion = std::move(*plain);
        else
            platform.osFeatures.push_back(std::move(*plain));
    }
    return true;
}

/// What was not written is not shown: "linux/arm" stays that, though it means v7.
Platform withoutUsualArmVariant(Platform platform)
{
    if (platform.architecture == "arm" && platform.variant == "v7")
        platform.variant.clear();
    return platform;
}

/// The single component of "linux", "arm64" or "windows(10)".
Result<Platform> fromSingleWord(std::string_view text, Platform parsed, const Platform &defaults)
{
    if (contains(kSystems, parsed.os)) {
        parsed.architecture = defaults.architecture;
        parsed.variant = parsed.os == defaults.os ? defaults.variant : std::string();
        return normalised(std::move(parsed));
    }
    Platform byArchitecture = defaults;
    byArchitecture.architecture = text;
    byArchitecture.variant.clear();
    byArchitecture = normalised(std::move(byArchitecture));
    if (!contains(kArchitectures, byArchitecture.architecture))
        return invalid(text, "neither an operating system nor an architecture that is known");
    return withoutUsualArmVariant(std::move(byArchitecture));
}

void normaliseArchitecture(Platform &platform)
{
    const auto &name = platform.architecture;
    if (name == "i386") {
        platform.architecture = "386";
        platform.variant.clear();
    } else if (name == "x86_64" || name == "x86-64" || name == "amd64") {
        platform.architecture = "amd64";
        if (platform.variant == "v1")
            platform.variant.clear();
    } else if (name == "aarch64" || name == "arm64") {
        platform.architecture = "arm64";
        if (platform.variant == "8" || platform.variant == "v8" || platform.variant == "v8.0")
            platform.variant.clear();
        else if (platform.variant == "9" || platform.variant == "9.0" || platform.variant == "v9.0")
            platform.variant = "v9";
    } else if (name == "armhf") {
        platform.architecture = "arm";
        platform.variant = "v7";
    } else if (name == "armel") {
        platform.architecture = "arm";
        platform.variant = "v6";
    } else if (name == "arm") {
        static constexpr std::string_view kDigits = "5678";
        if (platform.variant.empty())
            platform.variant = "v7";
        else if (platform.variant.size() == 1 &&
                 kDigits.find(platform.variant[0]) != std::string_view::npos)
            platform.variant.insert(0, "v");
    }
}

struct Machine
{
    std::string architecture;
    std::string variant;
};
using Machines = std::vector<Machine>;

/// "v3" and below, down to `last`; the variant itself where it is no such number.
void addVersions(Machines &machines, const std::string &architecture, const std::string &variant,
                 std::uint64_t last)
{
    machines.push_back({architecture, variant});
    const auto number = parseUnsigned(variant.starts_with('v') ? variant.substr(1) : variant);
    for (auto version = std::min<std::uint64_t>(number.value_or(0), 100); version > last;)
        machines.push_back({architecture, concat("v", std::to_string(--version))});
}

/// 9.x runs what 9.x and 8.(x+5) and below are made for; all of them run 32-bit arm.
void addArm64(Machines &machines, const std::string &variant)
{
    constexpr std::uint64_t kLastOf8 = 9;
    constexpr std::uint64_t kLastOf9 = 7;
    const auto parts = split(variant, '.');
    const auto minor = parts.size() < 2 ? std::optional<std::uint64_t>(0) : parseUnsigned(parts[1]);
    const bool is8 = parts[0] == "v8" || variant.empty();
    const bool isKnown = (is8 || parts[0] == "v9") && parts.size() < 3 && minor &&
                         *minor <= (is8 ? kLastOf8 : kLastOf9);
    const auto addMinors = [&machines](std::string_view major, std::uint64_t highest) {
        for (auto i = highest + 1; i-- > 0;)
            machines.push_back(
                {"arm64", i == 0 ? std::string(major) : concat(major, ".", std::to_string(i))});
    };
    if (!isKnown)
        return;
    if (!is8)
        addMinors("v9", *minor);
    addMinors("v8", is8 ? *minor : std::min(*minor + 5, kLastOf8));
    addVersions(machines, "arm", "v8", 5);
}

/// What a normalised platform can run, the best first.
Machines machinesFor(const Platform &platform)
{
    Machines machines;
    if (platform.architecture == "amd64") {
        addVersions(machines, "amd64", platform.variant, 1);
        machines.push_back({"386", ""});
    } else if (platform.architecture == "arm") {
        addVersions(machines, "arm", platform.variant, 5);
    } else if (platform.architecture == "arm64") {
        addArm64(machines, platform.variant);
    } else {
        machines.push_back({platform.architecture, platform.variant});
    }
    return machines;
}

/// An image may ask for fewer features than the machine has.
bool hasFeatures(const Platform &want, const Platform &have)
{
    return std::ranges::all_of(have.osFeatures, [&want](const std::string &feature) {
        return std::ranges::find(want.osFeatures, feature) != want.osFeatures.end();
    });
}

} // namespace

Platform hostPlatform()
{
    static const Platform host = [] {
        utsname names{};
        uname(&names);
        const std::string_view machine = names.machine;
        Platform platform;
        platform.os = "linux";
        platform.architecture = machine == "i686" ? "386" : machine;
        return normalised(std::move(platform));
    }();
    return host;
}

Platform normalised(Platform platform)
{
    platform.os = systemName(platform.os);
    platform.architecture = toLowerAscii(platform.architecture);
    platform.variant = toLowerAscii(platform.variant);
    normaliseArchitecture(platform);
    return platform;
}

Result<Platform> parsePlatform(std::string_view text, const Platform &defaults)
{
    if (text.find('*') != std::string_view::npos)
        return invalid(text, "wildcards are not understood");
    const auto parts = split(text, '/');
    Platform parsed;
    if (parts.size() > 3)
        return invalid(text, "too many parts");
    if (!readSystem(parts[0], parsed))
        return invalid(text, concat("\"", parts[0], "\" is malformed"));
    for (const auto part : std::span(parts).subspan(1)) {
        if (!isWord(part))
            return invalid(text, concat("\"", part, "\" is malformed"));
    }
    if (parts.size() == 1)
        return fromSingleWord(text, std::move(parsed), defaults);
    parsed.architecture = parts[1];
    if (parts.size() == 2)
        return withoutUsualArmVariant(normalised(std::move(parsed)));
    parsed.variant = parts[2];
    parsed = normalised(std::move(parsed));
    if (parsed.architecture == "arm64" && parsed.variant.empty())
        parsed.variant = "v8";
    return parsed;
}

Result<Platform> parsePlatform(std::string_view text)
{
    return parsePlatform(text, hostPlatform());
}

std::string format(const Platform &platform)
{
    if (platform.os.empty())
        return "unknown";
    auto text = concat(platform.os, "/", platform.architecture);
    if (!platform.variant.empty())
        text += concat("/", platform.variant);
    return text;
}

std::string formatWithVersion(const Platform &platform)
{
    if (platform.osVersion.empty() && platform.osFeatures.empty())
        return format(platform);
    std::string inner = percentEncoded(platform.osVersion);
    auto features = platform.osFeatures;
    std::ranges::sort(features);
    features.erase(std::unique(features.begin(), features.end()), features.end());
    for (const auto &feature : features)
        inner += feature.empty() ? std::string() : concat("+", percentEncoded(feature));
    if (inner.empty())
        return format(platform);
    Platform withVersion = platform;
    withVersion.os = concat(platform.os, "(", inner, ")");
    return format(withVersion);
}

std::optional<int> rankFor(const Platform &want, const Platform &have)
{
    const auto wanted = normalised(want);
    const auto offered = normalised(have);
    if (wanted.os != offered.os || !hasFeatures(wanted, offered))
        return std::nullopt;
    const auto machines = machinesFor(wanted);
    const auto found = std::ranges::find_if(machines, [&offered](const Machine &machine) {
        const auto usual = normalised({offered.os, machine.architecture, machine.variant, {}, {}});
        return usual.architecture == offered.architecture && usual.variant == offered.variant;
    });
    return found == machines.end() ? std::nullopt
                                   : std::optional(static_cast<int>(found - machines.begin()));
}

} // namespace stagewright::oci
