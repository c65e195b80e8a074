#include "core/image/oci/imagereference.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::oci {

namespace {

constexpr std::string_view kDefaultDomain = "docker.io";
constexpr std::string_view kLegacyDomain = "index.docker.io";
constexpr std::string_view kOfficialPrefix = "library/";
constexpr std::size_t kMaxPathLength = 255;
constexpr std::size_t kMaxTagLength = 128;

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAlphanumeric(char c)
{
    return isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z');
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

tl::unexpected<Error> invalid(std::string_view text, std::string_view why)
{
    return fail(ErrorCode::InvalidArgument,
                concat("\"", text.substr(0, 300), "\" is no image name: ", why));
}

bool isHostLabel(std::string_view label)
{
    return !label.empty() && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) { return isAlphanumeric(c) || c == '-'; });
}

bool isIpv6(std::string_view text)
{
    return text.size() >= 3 && text.front() == '[' && text.back() == ']' &&
           std::ranges::all_of(text.substr(1, text.size() - 2),
                               [](char c) { return isHexDigit(c) || c == ':'; });
}

bool isHost(std::string_view host)
{
    const auto labels = split(host, '.');
    return isIpv6(host) || std::ranges::all_of(labels, isHostLabel);
}

/// "host", "host:port", "[::1]:5000"
bool isDomain(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || text.ends_with(']'))
        return isHost(text);
    const auto port = text.substr(colon + 1);
    return !port.empty() && std::ranges::all_of(port, isDigit) && isHost(text.substr(0, colon));
}

/// Bytes of the separator at the start of `text`: ".", "_", "__" or dashes.
std::size_t separatorLength(std::string_view text)
{
    if (text.starts_with("__"))
        return 2;
    if (text.starts_with('.') || text.starts_with('_'))
        return 1;
    return std::min(text.find_first_not_of('-'), text.size());
}

/// One part of a path: lower-case words with single separators between them.
bool isPathPart(std::string_view part)
{
    const auto isWordChar = [](char c) { return isLower(c) || isDigit(c); };
    while (true) {
        const auto word = std::ranges::find_if_not(part, isWordChar) - part.begin();
        if (word == 0)
            return false;
        part.remove_prefix(static_cast<std::size_t>(word));
        if (part.empty())
            return true;
        const auto separator = separatorLength(part);
        if (separator == 0)
            return false;
        part.remove_prefix(separator);
    }
}

bool isTag(std::string_view tag)
{
    return !tag.empty() && tag.size() <= kMaxTagLength && tag.front() != '.' &&
           tag.front() != '-' && std::ranges::all_of(tag, [](char c) {
               return isAlphanumeric(c) || c == '_' || c == '.' || c == '-';
           });
}

bool isImageId(std::string_view text)
{
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return isDigit(c) || (c >= 'a' && c <= 'f'); });
}

/// Does the first of several parts name a registry?
bool namesRegistry(std::string_view first)
{
    return first.find_first_of(".:") != std::string_view::npos || first == "localhost" ||
           toLowerAscii(first) != first;
}

/// Full form of a name as users write it.
std::string expanded(std::string_view text)
{
    const auto slash = text.find('/');
    std::string_view domain = kDefaultDomain;
    std::string_view rest = text;
    if (slash != std::string_view::npos && namesRegistry(text.substr(0, slash))) {
        domain = text.substr(0, slash);
        rest = text.substr(slash + 1);
    }
    if (domain == kLegacyDomain)
        domain = kDefaultDomain;
    const bool official = domain == kDefaultDomain && rest.find('/') == std::string_view::npos;
    return concat(domain, "/", official ? kOfficialPrefix : std::string_view(), rest);
}

/// Takes what follows the last `mark` behind the last slash off `text`.
std::string_view takeSuffix(std::string_view &text, char mark)
{
    const auto at = text.rfind(mark);
    const auto slash = text.rfind('/');
    const bool inName =
        slash != std::string_view::npos && at != std::string_view::npos && at < slash;
    if (at == std::string_view::npos || inName)
        return {};
    const auto suffix = text.substr(at + 1);
    text = text.substr(0, at);
    return suffix;
}

Result<void> readName(std::string_view text, std::string_view name, ImageReference &reference)
{
    const auto slash = name.find('/');
    if (slash != std::string_view::npos && isDomain(name.substr(0, slash))) {
        reference.domain = name.substr(0, slash);
        name.remove_prefix(slash + 1);
    }
    reference.path = name;
    if (name != toLowerAscii(name))
        return invalid(text, "the repository must be in lower case");
    const auto parts = split(name, '/');
    if (!std::ranges::all_of(parts, isPathPart))
        return invalid(text, "expected [REGISTRY/]NAME[:TAG][@DIGEST] with a NAME of lower-case "
                             "letters, digits and single separators");
    if (name.size() > kMaxPathLength)
        return invalid(text, "the repository is longer than 255 characters");
    return {};
}

} // namespace

Result<ImageReference> ImageReference::parseExact(std::string_view text)
{
    ImageReference reference;
    std::string_view rest = text;
    if (const auto at = rest.find('@'); at != std::string_view::npos) {
        auto digest = Digest::parse(rest.substr(at + 1));
        if (!digest)
            return invalid(text, digest.error().message);
        reference.digest = std::move(*digest);
        rest = rest.substr(0, at);
    }
    // "host:5000/name" has a colon that starts no tag.
    const auto before = rest.size();
    reference.tag = takeSuffix(rest, ':');
    if (rest.size() != before && !isTag(reference.tag))
        return invalid(text, "a tag has up to 128 letters, digits, '_', '.' and '-', and starts "
                             "with none of the last two");
    STAGEWRIGHT_TRY(readName(text, rest, reference));
    return reference;
}

Result<ImageReference> ImageReference::parse(std::string_view text)
{
    if (text.empty())
        return invalid(text, "it is empty");
    if (isImageId(text))
        return invalid(text, "64 hexadecimal digits are an image id; write the name of the image");
    auto reference = parseExact(expanded(text));
    if (!reference)
        return invalid(text, reference.error().message.substr(
                                 reference.error().message.rfind("is no image name: ") + 18));
    return reference;
}

ImageReference ImageReference::withDefaultTag() const
{
    ImageReference tagged = *this;
    if (tagged.tag.empty() && tagged.digest.isNull())
        tagged.tag = "latest";
    return tagged;
}

std::string ImageReference::name() const
{
    return domain.empty() ? path : concat(domain, "/", path);
}

namespace {

std::string withSuffixes(std::string text, const ImageReference &reference)
{
    if (!reference.tag.empty())
        text += concat(":", reference.tag);
    if (!reference.digest.isNull())
        text += concat("@", reference.digest.toString());
    return text;
}

} // namespace

std::string ImageReference::toString() const
{
    return withSuffixes(name(), *this);
}

std::string ImageReference::familiarName() const
{
    if (domain != kDefaultDomain)
        return name();
    const bool official = path.starts_with(kOfficialPrefix) &&
                          path.find('/', kOfficialPrefix.size()) == std::string::npos;
    return official ? path.substr(kOfficialPrefix.size()) : path;
}

std::string ImageReference::familiar() const
{
    const auto shortName = familiarName();
    // "docker.io/quay.io/x" must not become the name of another registry's image.
    const bool isSafe = expanded(shortName) == name() && !isImageId(shortName);
    return withSuffixes(isSafe ? shortName : name(), *this);
}

} // namespace stagewright::oci
