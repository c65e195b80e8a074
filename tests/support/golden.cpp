#include "tests/support/golden.h"

#include "core/base/support/strings.h"
#include "tests/support/paths.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace stagewright::tests {

namespace {

std::string firstDifference(const std::string &expected, const std::string &actual)
{
    const auto expectedLines = split(expected, '\n');
    const auto actualLines = split(actual, '\n');
    std::size_t line = 0;
    while (line < expectedLines.size() && line < actualLines.size() &&
           expectedLines[line] == actualLines[line])
        ++line;
    const auto at = [line](const auto &lines) {
        return line < lines.size() ? lines[line] : std::string_view("<end>");
    };
    return concat("line ", std::to_string(line + 1), "\n  expected: ", at(expectedLines),
                  "\n  actual:   ", at(actualLines));
}

} // namespace

GoldenResult compareGolden(std::string_view relative, const std::string &actual)
{
    const auto path = dataPath(relative);
    if (std::getenv("UPDATE_GOLDEN")) {
        std::filesystem::create_directories(std::filesystem::path(path).parent_path());
        std::ofstream(path, std::ios::binary) << actual;
        return {GoldenResult::State::Updated, {}};
    }
    const auto expected = std::filesystem::exists(path) ? readFile(path) : std::string();
    if (expected == actual)
        return {};
    return {GoldenResult::State::Different, concat(path, ": ", firstDifference(expected, actual))};
}

} // namespace stagewright::tests
