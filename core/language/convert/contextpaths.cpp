#include "core/language/convert/contextpaths.h"

#include "core/language/convert/paths.h"

#include <set>

namespace stagewright::convert {

namespace {

using Paths = std::set<std::string>;

bool isUrl(std::string_view text)
{
    return text.starts_with("http://") || text.starts_with("https://");
}

void add(const ResolvedCopy &copy, Paths &paths)
{
    if (copy.from.kind != FileSource::Kind::Context)
        return;
    for (const auto &source : copy.sources) {
        if (!copy.isAdd || !isUrl(source.text))
            paths.insert(joinPaths({"/", source.text}));
    }
}

void add(const ResolvedRun &run, Paths &paths)
{
    using Type = dockerfile::Mount::Type;
    for (const auto &mount : run.mounts) {
        const bool hasFiles = mount.type == Type::Bind || mount.type == Type::Tmpfs;
        if (hasFiles && mount.from.kind == FileSource::Kind::Context)
            paths.insert(joinPaths({"/", mount.source}));
    }
}

} // namespace

std::vector<std::string> contextPaths(const Conversion &conversion)
{
    Paths paths;
    for (const auto &stage : conversion.stages) {
        for (const auto &instruction : stage.instructions) {
            if (const auto *copy = instruction.as<ResolvedCopy>())
                add(*copy, paths);
            else if (const auto *run = instruction.as<ResolvedRun>())
                add(*run, paths);
        }
    }
    if (paths.contains("/"))
        return {};
    std::vector<std::string> relative;
    for (const auto &path : paths)
        relative.push_back(path.substr(1));
    return relative;
}

} // namespace stagewright::convert
