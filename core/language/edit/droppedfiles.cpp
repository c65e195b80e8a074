#include "core/base/support/strings.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"
#include "core/language/edit/references.h"
#include "core/language/edit/rows.h"

#include <algorithm>
#include <filesystem>

namespace stagewright::edit {

namespace {

/// The path from the context to the file; nothing where it does not lie in it.
std::optional<std::string> insideOf(std::string_view context, std::string_view file)
{
    const auto root = std::filesystem::path(context).lexically_normal();
    const auto path = std::filesystem::path(file).lexically_normal();
    if (!root.is_absolute() || !path.is_absolute())
        return std::nullopt;
    auto relative = path.lexically_relative(root).generic_string();
    if (relative.empty() || relative == ".." || relative.starts_with("../"))
        return std::nullopt;
    while (relative.size() > 1 && relative.ends_with('/'))
        relative.pop_back();
    return relative;
}

std::string inFolder(std::string_view folder, std::string_view name)
{
    return concat(folder, folder.ends_with('/') ? "" : "/", name);
}

std::string nameOfFolder(const std::string &relative)
{
    return std::filesystem::path(relative).filename().generic_string();
}

/// A name in which COPY would see a pattern is written so that it is one name.
std::string withoutPatterns(const std::string &path, char escape)
{
    std::string result;
    for (const char c : path) {
        if (c == '[')
            result += "[[]";
        else if (c == '$')
            result += concat(std::string(1, escape), "$");
        else
            result += c;
    }
    return result;
}

std::optional<Refusal> checkName(const std::string &relative)
{
    if (auto refusal = checkPath(relative))
        return refusal;
    if (relative.find_first_of("*?") == std::string::npos)
        return std::nullopt;
    return Refusal{
        Message(MSG("edit", "COPY takes '%1' for a pattern: rename the file first"), {relative})};
}

} // namespace

EditResult addCopyFromContext(const Source &source, Row before, std::string_view context,
                              const std::vector<DroppedFile> &files, std::string_view destination)
{
    if (auto refusal = checkPlace(source, before))
        return tl::unexpected(std::move(*refusal));
    if (auto refusal = checkPath(destination))
        return tl::unexpected(std::move(*refusal));
    const auto head = concat(keywordLikeFile(source.model, "COPY"), " ");
    const auto escape = source.model.escape;
    std::vector<std::string> plain;
    std::string folders;
    std::size_t rows = 0;
    for (const auto &file : files) {
        const auto relative = insideOf(context, file.path);
        if (!relative)
            return refuse(MSG("edit", "%1 does not lie in the build context %2: a build cannot see "
                                      "it. Copy it there first"),
                          {file.path, context});
        if (auto refusal = checkName(*relative))
            return tl::unexpected(std::move(*refusal));
        const auto written = withoutPatterns(*relative, escape);
        if (!file.isFolder) {
            plain.push_back(written);
            continue;
        }
        const auto target = *relative == "." ? std::string(destination)
                                             : inFolder(destination, nameOfFolder(written));
        folders += concat(head, copyArguments({written}, target, escape), "\n");
        ++rows;
    }
    if (!plain.empty()) {
        const auto target = plain.size() > 1 ? inFolder(destination, "") : std::string(destination);
        folders.insert(0, concat(head, copyArguments(plain, target, escape), "\n"));
        ++rows;
    }
    if (rows == 0)
        return refuse(MSG("edit", "There is no file to copy"));
    Rewrite rewrite(source.snapshot.text());
    rewrite.insert(placeOf(source, before), folders);
    Outcome outcome(source.model);
    for (std::size_t i = 0; i < rows; ++i)
        outcome.insertRow(before);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Copy dropped files to %1"),
                          {source.model.stages[before.stage].displayName()}),
                  {before});
}

} // namespace stagewright::edit
