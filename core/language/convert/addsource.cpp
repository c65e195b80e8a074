#include "core/language/convert/addsource.h"

#include "core/language/convert/paths.h"
#include "core/language/convert/url.h"

namespace stagewright::convert {

namespace {

std::string fileNameOf(std::string_view text)
{
    const auto url = parseUrl(text);
    const auto name = url ? baseName(url->path) : std::string_view(".");
    return std::string(name == "." || name == "/" ? "__unnamed__" : name);
}

/// Most sources are told at a glance.
bool isSurelyLocal(std::string_view text)
{
    return text.find(':') == std::string_view::npos && !text.starts_with("github.com/");
}

} // namespace

Expected<std::variant<PathSource, HttpSource, GitReference>> readRemoteSource(std::string_view text)
{
    if (isSurelyLocal(text))
        return PathSource{};
    auto git = parseGitReference(text);
    if (git && !git->looksLocal)
        return std::move(*git);
    if (!git && git.error().isGit)
        return tl::unexpected(std::move(git).error().message);
    if (text.starts_with("http://") || text.starts_with("https://"))
        return HttpSource{std::string(text), fileNameOf(text)};
    return PathSource{};
}

} // namespace stagewright::convert
