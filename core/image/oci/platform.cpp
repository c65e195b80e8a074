#include "core/image/oci/platform.h"

#include "core/base/support/strings.h"

#include <sys/utsname.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stagewright::oci {

namespace {

constexpr std::array<std::string_view, 16> kSystems = {
    "aix", "android", "darwin", "dragonfly", "freebsd", "hurd",    "illumos", "ios",
    "js",  "linux",   "nacl",   "netbsd",    "openbsd", "solaris", "windows", "zos"};
constexpr std::array<std::string_view, 22> kArchitectures = {
    "386",     "amd64",  "amd64p32", "arm",      "armbe",     "arm64",       "arm64be", "loong64",
    "mips",    "mipsle", "mips64",   "mips64le", "mips64p32", "mips64p32le", "ppc",     "ppc64",
    "ppc64le", "riscv",  "riscv64",  "s390",     "s390x",     "wasm"};

template<std::size_t size>
bool contains(const std::array<std::string_view, size> &names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

bool isWord(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '.' || c == '-';
    });
}

tl::unexpected<Error> invalid(std::string_view text, std::string_view why)
{
    return fail(ErrorCode::InvalidArgument,
                concat("\"", text, "\" is no platform: ", why,
                       "; write it as OS/ARCHITECTURE or OS/ARCHITECTURE/VARIANT, for example "
                       "linux/arm64"));
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
    platform.os = toLowerAscii(text.substr(0, open));
    if (open == std::string_view::npos)
        return isWord(platform.os);
    if (!isWord(platform.os) || !text.ends_with(')'))
        return false;
    const auto inner = text.substr(open + 1, text.size() - open - 2);
    const auto parts = split(inner, '+');
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto plain = percentDecoded(parts[i]);
        if (!plain || (i > 0 && plain->empty()))
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

/// The number of "v3", or 0.
int versionOf(std::string_view variant)
{
    if (!variant.starts_with('v'))
        return 0;
    const auto number = parseUnsigned(variant.substr(1, variant.find('.') - 1));
    return number && *number < 100 ? static_cast<int>(*number) : 0;
}

std::optional<int> rankAmd64(const Platform &want, const Platform &have)
{
    const int wanted = std::max(1, versionOf(want.variant));
    if (have.architecture == "386")
        return wanted;
    if (have.architecture != "amd64")
        return std::nullopt;
    const int offered = std::max(1, versionOf(have.variant));
    return offered <= wanted ? std::optional(wanted - offered) : std::nullopt;
}

std::optional<int> rankArm(const Platform &want, const Platform &have)
{
    const int wanted = versionOf(want.variant);
    const int offered = versionOf(have.variant);
    if (have.architecture != "arm" || offered > wanted || offered < 5)
        return std::nullopt;
    return wanted - offered;
}

std::optional<int> rankArm64(const Platform &want, const Platform &have)
{
    const int wanted = std::max(8, versionOf(want.variant));
    if (have.architecture == "arm64") {
        if (want.variant == have.variant)
            return 0;
        const int offered = std::max(8, versionOf(have.variant));
        return offered < wanted || have.variant.empty() ? std::optional(1 + wanted - offered)
                                                        : std::nullopt;
    }
    if (have.architecture != "arm" || versionOf(have.variant) < 5)
        return std::nullopt;
    return 50 - versionOf(have.variant);
}

} // namespace

Platform hostPlatform()
{
    utsname names{};
    uname(&names);
    Platform platform;
    platform.os = "linux";
    platform.architecture =
        std::string_view(names.machine) == "i686" ? std::string("386") : std::string(names.machine);
    return normalised(std::move(platform));
}

Platform normalised(Platform platform)
{
    platform.os = toLowerAscii(platform.os);
    if (platform.os == "macos")
        platform.os = "darwin";
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
    for (const auto &feature : features)
        inner += concat("+", percentEncoded(feature));
    Platform withVersion = platform;
    withVersion.os = concat(platform.os, "(", inner, ")");
    return format(withVersion);
}

std::optional<int> rankFor(const Platform &want, const Platform &have)
{
    const auto wanted = normalised(want);
    const auto offered = normalised(have);
    if (wanted.os != offered.os)
        return std::nullopt;
    if (wanted.architecture == "amd64")
        return rankAmd64(wanted, offered);
    if (wanted.architecture == "arm")
        return rankArm(wanted, offered);
    if (wanted.architecture == "arm64")
        return rankArm64(wanted, offered);
    const bool same =
        wanted.architecture == offered.architecture && wanted.variant == offered.variant;
    return same ? std::optional(0) : std::nullopt;
}

} // namespace stagewright::oci
