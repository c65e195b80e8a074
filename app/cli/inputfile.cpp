#include "app/cli/inputfile.h"

#include "core/base/support/strings.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

namespace stagewright::app {

namespace {

constexpr std::size_t kMaximumSize = 256U << 20;

Result<std::string> readAll(std::FILE *file, std::string_view name)
{
    std::string text;
    std::array<char, 65536> buffer;
    while (const auto count = std::fread(buffer.data(), 1, buffer.size(), file)) {
        text.append(buffer.data(), count);
        if (text.size() > kMaximumSize)
            return fail(ErrorCode::InvalidArgument,
                        concat(name, " is too large to be a Dockerfile"));
    }
    if (std::ferror(file) != 0)
        return failErrno(concat("cannot read ", name), errno);
    return text;
}

} // namespace

Result<std::string> readInput(std::string_view path)
{
    if (path == "-")
        return readAll(stdin, "standard input");
    const std::string name(path);
    struct stat status = {};
    if (stat(name.c_str(), &status) == 0 && S_ISDIR(status.st_mode))
        return fail(ErrorCode::InvalidArgument,
                    concat(name, " is a directory; name the Dockerfile in it"));
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(name.c_str(), "rb"),
                                                                &std::fclose);
    if (!file)
        return failErrno(concat("cannot open ", name), errno);
    return readAll(file.get(), name);
}

} // namespace stagewright::app
