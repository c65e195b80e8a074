#include "core/language/dockerfile/dockerignore.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/globmatch.h"
#include "core/language/syntax/characters.h"

#include <algorithm>

namespace stagewright::dockerfile {

namespace {

/// A line of the file as a pattern; empty where it has none.
std::string normalised(std::string_view line)
{
    line = syntax::trimSpaces(line);
    const bool isException = line.starts_with('!');
    if (isException)
        line = syntax::trimSpaces(line.substr(1));
    auto pattern = line.empty() ? std::string() : cleanPath(line);
    if (pattern.size() > 1 && pattern.front() == '/')
        pattern.erase(0, 1);
    return isException ? "!" + pattern : pattern;
}

} // namespace

std::string cleanPath(std::string_view path)
{
    const bool isAbsolute = path.starts_with('/');
    std::vector<std::string_view> parts;
    for (const auto part : split(path, '/')) {
        if (part.empty() || part == ".")
            continue;
        if (part != "..")
            parts.push_back(part);
        else if (!parts.empty() && parts.back() != "..")
            parts.pop_back();
        else if (!isAbsolute)
            parts.push_back(part);
    }
    std::string result = isAbsolute ? "/" : "";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            result += '/';
        result += parts[i];
    }
    return result.empty() ? "." : result;
}

std::vector<std::string> readIgnorePatterns(std::string_view text)
{
    text.remove_prefix(syntax::markLength(text));
    std::vector<std::string> patterns;
    for (const auto line : split(text, '\n')) {
        if (line.starts_with('#'))
            continue;
        if (auto pattern = normalised(line); !pattern.empty())
            patterns.push_back(std::move(pattern));
    }
    return patterns;
}

tl::expected<DockerIgnore, Message> DockerIgnore::parse(std::string_view text)
{
    return fromPatterns(readIgnorePatterns(text));
}

tl::expected<DockerIgnore, Message>
DockerIgnore::fromPatterns(const std::vector<std::string> &patterns)
{
    DockerIgnore result;
    for (const auto &written : patterns) {
        const auto trimmed = syntax::trimSpaces(written);
        if (trimmed.empty())
            continue;
        auto text = cleanPath(trimmed);
        const bool isException = text.starts_with('!');
        result.m_hasExceptions = result.m_hasExceptions || isException;
        if (text == "!")
            return tl::unexpected(Message(MSG("dockerfile", "illegal exclusion pattern: \"!\"")));
        if (isException)
            text.erase(0, 1);
        auto pattern = PathPattern::parse(text);
        // An exception from nothing is never compared, so what is wrong with it does no harm.
        const bool isIdle = isException && result.m_patterns.empty() && isWellFormedGlob(text);
        if (isIdle)
            continue;
        if (!pattern)
            return tl::unexpected(
                Message(MSG("dockerfile", "syntax error in pattern %1"), {syntax::quoted(text)}));
        result.m_patterns.push_back({std::move(*pattern), isException});
    }
    return result;
}

namespace {

/// Calls back with every folder above a clean path, outermost first, until it says true.
template<typename Callback>
bool anyFolder(std::string_view path, Callback &&callback)
{
    for (auto slash = path.find('/', 1); slash != std::string_view::npos;
         slash = path.find('/', slash + 1)) {
        if (callback(path.substr(0, slash)))
            return true;
    }
    return false;
}

} // namespace

bool DockerIgnore::isIgnored(std::string_view path) const
{
    const auto clean = cleanPath(path);
    return clean != "." && match(clean, {}).isIgnored;
}

bool DockerIgnore::isLeftOut(std::string_view path) const
{
    const auto clean = cleanPath(path);
    if (clean == ".")
        return false;
    Matches matches;
    anyFolder(clean, [&](std::string_view folder) {
        matches = match(folder, matches);
        return false;
    });
    return match(clean, matches).isIgnored;
}

DockerIgnore::Matches DockerIgnore::match(std::string_view path, const Matches &parent) const
{
    Matches result;
    result.patterns.resize(m_patterns.size(), false);
    for (std::size_t i = 0; i < m_patterns.size(); ++i) {
        const auto &[pattern, isException] = m_patterns[i];
        const auto matches = [&pattern = pattern](std::string_view p) {
            return pattern.matches(p);
        };
        bool isMatch = !parent.patterns.empty() && parent.patterns[i];
        if (!isMatch && isException == result.isIgnored)
            isMatch = matches(path) || (parent.patterns.empty() && anyFolder(path, matches));
        result.patterns[i] = isMatch;
        if (isMatch)
            result.isIgnored = !isException;
    }
    return result;
}

std::vector<std::string> DockerIgnore::patterns() const
{
    std::vector<std::string> result;
    for (const auto &entry : m_patterns)
        result.push_back((entry.isException ? "!" : "") + entry.pattern.text());
    return result;
}

} // namespace stagewright::dockerfile
