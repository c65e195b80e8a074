#include "app/window/artifactguess.h"

#include "core/base/support/strings.h"

#include <optional>
#include <vector>

namespace stagewright::app {

namespace {

std::string join(std::string_view folder, std::string_view path)
{
    while (path.starts_with("./"))
        path.remove_prefix(2);
    if (path.starts_with('/'))
        return std::string(path);
    return folder.ends_with('/') ? concat(folder, path) : concat(folder, "/", path);
}

bool isPlainPath(std::string_view word)
{
    return !word.empty() && word.find_first_of("$`'\"*?;|&(){}<>") == std::string_view::npos;
}

/// The word behind the last `-o` or `--output` of a shell command.
std::optional<std::string> outputOf(std::string_view command)
{
    std::optional<std::string> output;
    std::string_view previous;
    for (const auto word : split(command, ' ')) {
        if (word.empty())
            continue;
        if ((previous == "-o" || previous == "--output") && isPlainPath(word))
            output = std::string(word);
        if (word.starts_with("--output=") && isPlainPath(word.substr(9)))
            output = std::string(word.substr(9));
        previous = word;
    }
    return output;
}

} // namespace

ArtifactGuess guessArtifact(const dockerfile::Stage &source, const dockerfile::Stage &target)
{
    std::string folder = "/";
    std::string path;
    for (const auto &instruction : source.instructions) {
        if (const auto *workdir = instruction.as<dockerfile::WorkdirInstruction>();
            workdir && isPlainPath(workdir->path.text))
            folder = join(folder, workdir->path.text);
        if (!instruction.as<dockerfile::RunInstruction>())
            continue;
        if (const auto output = outputOf(instruction.argumentText))
            path = join(folder, *output);
    }
    if (path.empty())
        path = folder;
    bool hasWorkdir = false;
    for (const auto &instruction : target.instructions)
        hasWorkdir |= instruction.as<dockerfile::WorkdirInstruction>() != nullptr;
    return {path, hasWorkdir ? "." : path};
}

} // namespace stagewright::app
