#include "core/build/plan/ports.h"

#include "core/base/support/strings.h"

#include <optional>

namespace stagewright::plan {

namespace {

constexpr std::uint64_t kMaxPort = 65535;

struct PortRange
{
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

std::optional<PortRange> parseRange(std::string_view text)
{
    const auto dash = text.find('-');
    const auto first = parseUnsigned(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : parseUnsigned(text.substr(dash + 1));
    if (!first || !last || *first > kMaxPort || *last > kMaxPort || *last < *first)
        return std::nullopt;
    return PortRange{*first, *last};
}

} // namespace

tl::expected<std::vector<std::string>, Message> parsePorts(std::string_view spec)
{
    const auto slash = spec.find('/');
    const auto proto =
        slash == std::string_view::npos ? std::string("tcp") : toLowerAscii(spec.substr(slash + 1));
    auto ports = spec.substr(0, slash);
    if (const auto colon = ports.rfind(':'); colon != std::string_view::npos)
        ports = ports.substr(colon + 1);
    if (ports.empty())
        return tl::unexpected(Message("no port specified: %1<empty>", {spec}));
    const auto range = parseRange(ports);
    if (!range)
        return tl::unexpected(Message("invalid containerPort: %1", {ports}));
    if (proto != "tcp" && proto != "udp" && proto != "sctp")
        return tl::unexpected(
            Message("invalid port: \"%1\": invalid proto: %2", {spec, spec.substr(slash + 1)}));
    std::vector<std::string> list;
    for (auto port = range->first; port <= range->last; ++port)
        list.push_back(concat(std::to_string(port), "/", proto));
    return list;
}

} // namespace stagewright::plan
