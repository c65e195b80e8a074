#include "core/language/convert/ports.h"

#include "core/base/support/strings.h"
#include "core/language/syntax/characters.h"

#include <arpa/inet.h>

#include <optional>

namespace stagewright::convert {

namespace {

constexpr std::uint64_t kMaxPort = 65535;

struct PortRange
{
    std::uint64_t first = 0;
    std::uint64_t last = 0;

    std::uint64_t length() const { return last - first; }
};

/// Go's ParseInt takes a sign.
std::optional<std::uint64_t> parseNumber(std::string_view text)
{
    const auto number = parseUnsigned(text.starts_with('+') ? text.substr(1) : text);
    return number && *number <= kMaxPort ? number : std::nullopt;
}

std::optional<PortRange> parseRange(std::string_view text)
{
    const auto dash = text.find('-');
    const auto start = text.substr(0, dash);
    const auto end = dash == std::string_view::npos ? start : text.substr(dash + 1);
    const auto first = parseNumber(start);
    const auto last = parseNumber(end);
    if (!first || !last || *last < *first)
        return std::nullopt;
    return PortRange{*first, *last};
}

bool isAddress(const std::string &text)
{
    unsigned char address[16];
    return inet_pton(AF_INET, text.c_str(), address) == 1 ||
           inet_pton(AF_INET6, text.c_str(), address) == 1;
}

/// Puts `[ip:][host:]container` apart; an IPv6 address holds colons itself.
void splitParts(std::string_view word, ExposedPort &port, std::string_view &container)
{
    const auto last = word.rfind(':');
    if (last == std::string_view::npos) {
        container = word;
        return;
    }
    container = word.substr(last + 1);
    const auto rest = word.substr(0, last);
    const auto middle = rest.rfind(':');
    port.hostPort = middle == std::string_view::npos ? rest : rest.substr(middle + 1);
    if (middle != std::string_view::npos)
        port.ip = rest.substr(0, middle);
}

std::optional<Message> readProtocol(std::string_view word, std::string_view &container,
                                    ExposedPort &port)
{
    const auto slash = container.find('/');
    const auto protocol =
        slash == std::string_view::npos ? std::string_view() : container.substr(slash + 1);
    container = container.substr(0, slash);
    if (container.empty())
        return Message(MSG("convert", "invalid port: %1: no port specified"),
                       {syntax::quoted(word)});
    const auto lower = toLowerAscii(protocol);
    if (!lower.empty() && lower != "tcp" && lower != "udp" && lower != "sctp")
        return Message(MSG("convert", "invalid port: %1: invalid proto: %2"),
                       {syntax::quoted(word), protocol});
    port.protocol = protocol.empty() ? std::string_view("tcp") : protocol;
    return std::nullopt;
}

/// The host's part of a mapping means nothing to an image, but it has to be right.
std::optional<Message> checkHost(const ExposedPort &port, std::string_view container,
                                 const PortRange &range)
{
    if (port.hostPort.empty())
        return std::nullopt;
    const auto host = parseRange(port.hostPort);
    if (!host)
        return Message(MSG("convert", "invalid hostPort: %1"), {port.hostPort});
    if (range.length() != host->length() && range.length() != 0)
        return Message(
            MSG("convert", "invalid ranges specified for container and host Ports: %1 and %2"),
            {container, port.hostPort});
    return std::nullopt;
}

std::optional<Message> checkAddress(const ExposedPort &port)
{
    auto address = port.ip;
    if (address.starts_with('[')) {
        if (!address.ends_with(']'))
            return Message(MSG("convert", "invalid IP address %1: address %1:: missing ']' in "
                                          "address"),
                           {address});
        address = address.substr(1, address.size() - 2);
    }
    if (address.empty() || isAddress(address))
        return std::nullopt;
    return Message(MSG("convert", "invalid IP address: %1"), {address});
}

} // namespace

std::optional<Message> readPort(std::string_view word, ExposedPort &port)
{
    port.text = word;
    std::string_view container;
    splitParts(word, port, container);
    if (auto problem = readProtocol(word, container, port))
        return problem;
    if (auto problem = checkAddress(port))
        return problem;
    const auto range = parseRange(container);
    if (!range)
        return Message(MSG("convert", "invalid containerPort: %1"), {container});
    if (auto problem = checkHost(port, container, *range))
        return problem;
    const auto protocol = toLowerAscii(port.protocol);
    for (auto number = range->first; number <= range->last; ++number)
        port.ports.push_back(concat(std::to_string(number), "/", protocol));
    return std::nullopt;
}

} // namespace stagewright::convert
