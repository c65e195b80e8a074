#include "core/base/support/strings.h"
#include "core/build/plan/opmaker.h"
#include "core/language/dockerfile/dockerignore.h"

namespace stagewright::plan {

namespace {

using convert::ResolvedCopy;

/// What this builder does not do yet, with what to do instead.
std::optional<std::string> unsupported(const ResolvedCopy &copy)
{
    const auto flag = [](std::string_view name, std::string_view remedy) {
        return concat("COPY --", name, " is not supported yet by the embedded builder; ", remedy);
    };
    if (copy.isAdd)
        return "ADD is not supported yet by the embedded builder; use COPY, or RUN with wget or "
               "tar";
    if (copy.link)
        return flag("link", "remove the flag: the files are the same");
    if (copy.parents)
        return flag("parents", "name the directories in the destination");
    if (!copy.excludes.empty())
        return flag("exclude", "list the files in .dockerignore");
    if (!copy.chmod.empty() && !copy.mode)
        return concat("--chmod=", copy.chmod,
                      ": symbolic modes are not supported yet; write the mode in octal");
    return std::nullopt;
}

/// Cleaned; a slash or "/." at the end stays.
std::string destinationOf(std::string_view path)
{
    auto clean = dockerfile::cleanPath(path);
    if (path.ends_with("/."))
        clean += clean == "/" ? "." : "/.";
    else if (path.ends_with('/') && clean != "/")
        clean += "/";
    return clean;
}

} // namespace

PlanResult<Made<CopyOp>> makeCopy(const dockerfile::Instruction &instruction,
                                  const convert::ConvertedInstruction &converted,
                                  const SourceVertex &sourceOf)
{
    const auto &copy = *converted.as<ResolvedCopy>();
    if (auto problem = unsupported(copy))
        return notSupported(instruction, std::move(*problem));
    Made<CopyOp> made;
    made.op.destination = destinationOf(copy.destination);
    made.op.chown = copy.chown;
    made.op.mode = copy.mode;
    for (const auto &file : copy.files)
        made.op.inlineFiles.push_back({file.name, file.content});
    for (const auto &source : copy.sources)
        made.op.sources.push_back(dockerfile::cleanPath(concat("/", source.text)));
    if (copy.sources.empty())
        return made;
    const auto vertex = sourceOf(copy.from);
    if (!vertex)
        return tl::unexpected(vertex.error());
    if (*vertex)
        made.sources.push_back(**vertex);
    return made;
}

} // namespace stagewright::plan
