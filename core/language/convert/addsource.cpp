#include "core/language/convert/addsource.h"

#include "core/language/convert/paths.h"
#include "core/language/dockerfile/sourceurl.h"

namespace stagewright::convert {

namespace {

using dockerfile::GitReference;

std::string fileNameOf(std::string_view text)
{
    const auto url = dockerfile::SourceUrl::parse(text);
    const auto name = url ? baseName(url->path) : std::string_view(".");
    return std::string(name == "." || name == "/" ? "__unnamed__" : name);
}

/// Most sources are told at a glance.
bool isSurelyLocal(std::string_view text)
{
    return text.find(':') == std::string_view::npos && !text.starts_with("github.com/");
}

} // namespace

dockerfile::Expected<std::variant<PathSource, HttpSource, GitReference>>
readRemoteSource(std::string_view text)
{
    if (isSurelyLocal(text))
        return PathSource{};
    auto git = GitReference::parse(text);
    if (!git)
        return tl::unexpected(std::move(git).error());
    if (*git && !(*git)->isIndistinguishableFromLocal)
        return std::move(**git);
    if (text.starts_with("http://") || text.starts_with("https://"))
        return HttpSource{std::string(text), fileNameOf(text)};
    return PathSource{};
}

} // namespace stagewright::convert
