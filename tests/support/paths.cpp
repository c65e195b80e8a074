#include "tests/support/paths.h"

#include "core/base/support/strings.h"

#include <QtGlobal>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace stagewright::tests {

std::string sourcePath(std::string_view relative)
{
    return concat(STAGEWRIGHT_SOURCE_DIR "/", relative);
}

std::string dataPath(std::string_view relative)
{
    return sourcePath(concat("tests/data/", relative));
}

std::string programPath(std::string_view name)
{
    return concat(STAGEWRIGHT_BIN_DIR "/", name);
}

std::optional<std::string> sharedPath(std::string_view relative)
{
    const char *configured = std::getenv("STAGEWRIGHT_SHARED");
    const auto root = configured ? std::string(configured) : sourcePath("../shared");
    auto path = concat(root, "/", relative);
    if (!std::filesystem::exists(path))
        return std::nullopt;
    return path;
}

std::string readFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        qFatal("cannot read %s", path.c_str());
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace stagewright::tests
