#include "app/cli/open.h"

#include "app/cli/arguments.h"
#include "core/base/support/strings.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string>
#include <vector>

namespace stagewright::app {

namespace {

/// The window's program: beside this one, else from PATH.
std::string windowProgram()
{
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto beside = self.parent_path() / "stagewright-gui";
    return !error && std::filesystem::exists(beside, error) ? beside.string() : "stagewright-gui";
}

int run(std::span<const std::string_view> arguments)
{
    const auto parsed = Arguments::parse(arguments, {});
    if (!parsed)
        return usageError(openCommand, parsed.error().message);
    if (parsed->operands().size() > 1)
        return usageError(openCommand, "name one FILE at most");
    auto program = windowProgram();
    std::string file(parsed->operands().empty() ? std::string_view() : parsed->operands().front());
    char *const argv[] = {program.data(), file.empty() ? nullptr : file.data(),
                          static_cast<char *>(nullptr)};
    execvp(program.c_str(), argv);
    return reportError(openCommand, systemError(concat("cannot start ", program), errno));
}

} // namespace

const Command openCommand{"open", "[FILE]", "open a Dockerfile in the window", {}, run};

} // namespace stagewright::app
